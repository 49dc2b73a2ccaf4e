extension CellBuffer {
    /// The rows as text, without the spaces at their ends.
    package var lines: [String] {
        (0..<size.height).map { y in
            var line = ""
            for cell in row(y) where cell.width > 0 { line.append(cell.character) }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    /// The styles as text, one sign a column, rows aligned with `lines` of single-width text: a dot for plain
    /// text, a letter for each role (`Role.sign`), its capital where the cell is selected (`#` for plain text).
    /// Bold is listed below, one line a run: `bold 3:10-15`.
    package var styleMap: [String] {
        var bold: [String] = []
        var map = (0..<size.height).map { y in
            var line = ""
            var boldFrom: Int?
            for (x, cell) in row(y).enumerated() {
                let sign = cell.style.role.sign
                switch (cell.style.selected, cell.style.role) {
                case (true, .normal): line.append("#")
                case (true, _): line.append(contentsOf: sign.uppercased())
                case (false, _): line.append(sign)
                }
                if cell.style.bold && boldFrom == nil { boldFrom = x }
                if let from = boldFrom, !cell.style.bold || x == size.width - 1 {
                    bold.append("bold \(y):\(from)-\(cell.style.bold ? x : x - 1)")
                    boldFrom = nil
                }
            }
            while line.last == "." { line.removeLast() }
            return line
        }
        map.append(contentsOf: bold)
        return map
    }
}

extension Role {
    /// The letter of the role in a style map.
    package var sign: Character {
        switch self {
        case .normal: "."
        case .dim: "d"
        case .title: "t"
        case .heading: "h"
        case .label: "l"
        case .absent: "a"
        case .good: "g"
        case .warning: "w"
        case .problem: "p"
        case .link: "k"
        case .match: "m"
        case .field: "f"
        case .fieldFocused: "i"
        case .keyName: "n"
        case .keyTitle: "e"
        case .border: "b"
        case .bar: "r"
        }
    }
}
