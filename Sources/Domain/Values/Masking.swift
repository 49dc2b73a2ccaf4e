extension String {
    /// A private text in a list: enough to recognise it, too little to use it (`138****5678`). A short one shows
    /// nothing at all.
    package var masked: String {
        guard count >= 7 else { return String(repeating: "*", count: count) }
        return prefix(3) + String(repeating: "*", count: count - (count >= 11 ? 7 : 5))
            + suffix(count >= 11 ? 4 : 2)
    }
}
