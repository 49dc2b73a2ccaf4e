/// A bar that begins at 0 and ends where its value stands between 0 and the scale's end.
package enum ChartBar {
    /// Exactly `width` columns. Something above zero always shows, only the whole scale fills it, and what is not known
    /// is a question mark, not an empty bar.
    package static func text(_ value: Double?, scale: Double, width: Int) -> String {
        guard width > 0 else { return "" }
        guard let value else { return TextFit.pad(String(ChartSigns.notKnown), to: width) }
        let eighths = eighths(value, scale: scale, width: width)
        var text = String(repeating: ChartSigns.full, count: eighths / 8)
        if eighths % 8 > 0 { text.append(ChartSigns.leftEighths[eighths % 8 - 1]) }
        return TextFit.pad(text, to: width)
    }

    /// How many eighths of a column are filled; whole columns where there are no eighths to draw.
    static func eighths(_ value: Double, scale: Double, width: Int) -> Int {
        guard value > 0, scale > 0 else { return 0 }
        guard value < scale else { return width * 8 }
        let unit = Chrome.isASCII ? 8 : 1
        let places = width * 8 / unit
        let filled = Int((value / scale * Double(places)).rounded())
        return min(max(1, filled), max(1, places - 1)) * unit
    }

    /// A round end for a scale that has to hold this value: 1, 2, 5 with noughts behind; at least 1.
    package static func scale(for most: Double) -> Double {
        var step = 1.0
        while step < most {
            for factor in [1.0, 2, 5] where step * factor >= most { return step * factor }
            step *= 10
        }
        return step
    }
}
