/// A line through values, two points a column and four a row in braille dots; a star a column where there is no braille.
/// It begins at 0, and there are gaps where values are not known.
package struct LineChart {
    package var values: [Int?]

    package init(_ values: [Int?]) { self.values = values }

    /// `height` lines of as many columns as the values need, at most `width`: more values than fit are the last ones.
    package func lines(width: Int, height: Int) -> [String] {
        guard width > 0, height > 0 else { return [] }
        return Chrome.isASCII ? stars(width, height) : braille(width, height)
    }

    private func braille(_ width: Int, _ height: Int) -> [String] {
        let shown = Array(values.suffix(width * 2))
        let columns = (shown.count + 1) / 2
        let most = max(1, shown.compactMap(\.self).max() ?? 0)
        var dots = Array(repeating: Array(repeating: UInt32(0), count: columns), count: height)
        for (place, value) in shown.enumerated() {
            guard let value else { continue }
            let level = Int((Double(max(0, value)) / Double(most) * Double(height * 4 - 1)).rounded())
            let row = height - 1 - level / 4
            dots[row][place / 2] |= LineChart.dot(isRight: place % 2 == 1, level % 4)
        }
        return dots.map { row in
            String(String.UnicodeScalarView(row.compactMap { Unicode.Scalar(0x2800 + $0) }))
        }
    }

    /// The bits of Unicode's braille patterns; `level` counts from below.
    private static func dot(isRight: Bool, _ level: Int) -> UInt32 {
        let bits: [[UInt32]] = [[0x40, 0x04, 0x02, 0x01], [0x80, 0x20, 0x10, 0x08]]
        return bits[isRight ? 1 : 0][level]
    }

    private func stars(_ width: Int, _ height: Int) -> [String] {
        let shown = Array(values.suffix(width))
        let most = max(1, shown.compactMap(\.self).max() ?? 0)
        var rows = Array(repeating: Array(repeating: Character(" "), count: shown.count), count: height)
        for (place, value) in shown.enumerated() {
            guard let value else { continue }
            let level = Int((Double(max(0, value)) / Double(most) * Double(height - 1)).rounded())
            rows[height - 1 - level][place] = "*"
        }
        return rows.map { String($0) }
    }
}
