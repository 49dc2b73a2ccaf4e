/// A quantity as a horizontal bar, always with its value in words: the bar alone says nothing exact, and nothing
/// at all to who cannot see it.
package enum Bar {
    /// A bar of `width` columns for `value` out of `maximum`, then the text. Something above zero always shows,
    /// and only the whole fills it; a value that is not known is an empty bar in the role of absent answers.
    package static func spans(
        value: Int?, maximum: Int, width: Int, text: String, role: Role = .good
    ) -> [Span] {
        guard width > 0 else { return [Span(text, value == nil ? .absent : .normal)] }
        let filled = value.map { columns(of: $0, maximum: maximum, width: width) } ?? 0
        return [
            Span(String(repeating: Chrome.barFull, count: filled), role),
            Span(String(repeating: Chrome.barEmpty, count: width - filled), .dim),
            Span(text.isEmpty ? "" : " " + text, value == nil ? .absent : .normal),
        ].filter { !$0.text.isEmpty }
    }

    static func columns(of value: Int, maximum: Int, width: Int) -> Int {
        guard value > 0, maximum > 0 else { return 0 }
        guard value < maximum else { return width }
        let share = (Double(value) / Double(maximum) * Double(width)).rounded()
        return min(max(1, Int(share)), max(1, width - 1))
    }
}
