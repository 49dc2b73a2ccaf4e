import Domain

extension Words {
    /// A value as it can stand in a sentence: its beginning only, when it is long.
    static func clipped(_ text: String) -> String {
        let limit = 60
        return text.count > limit ? text.prefix(limit) + "…" : text
    }
}
