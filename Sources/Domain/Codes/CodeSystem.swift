/// A code whose characters follow a published rule, so that a wrong one can be told from the code alone.
package enum CodeSystem: Hashable, Sendable {
    /// The unified social credit code, GB 32100-2015.
    case credit
    /// A statistical division code: of a region in two, four, six or nine digits, of a village in twelve.
    case division
    /// One that was in force once, by whatever rule: only made plain.
    case former

    /// The code as it is kept: of normal width, in capitals, without the blanks and hyphens it is printed with.
    package func normalised(_ typed: String) -> String {
        var code = String.UnicodeScalarView()
        for scalar in typed.foldedToASCII.unicodeScalars {
            let properties = scalar.properties
            if properties.isWhitespace || properties.isDefaultIgnorableCodePoint { continue }
            if scalar == "-" || ("\u{2010}"..."\u{2015}").contains(scalar) { continue }
            code.append(scalar)
        }
        return String(code).uppercased()
    }

    /// Longer than any code with a slip in it; what is longer is not read further.
    static let longest = 64

    /// What the code itself shows to be wrong; nil when nothing is. `code` is normalised. `lengths` are those the
    /// field takes.
    func problem(_ code: String, lengths: [Int]) -> Problem.Reason? {
        switch self {
        case .credit: CreditCode.problem(code)
        case .division: DivisionCode.problem(code, lengths: lengths)
        case .former: nil
        }
    }

    /// The digit or letter that is usually meant by one that the code does not have.
    static func meant(by found: Character, isDigit: Bool) -> Character? {
        switch found {
        case "O", "〇", "○", "零": return "0"
        case "I", "|", "!": return "1"
        case "S": return "5"
        case "Z": return "2"
        case "V" where !isDigit: return "U"
        default: break
        }
        if let value = "一二三四五六七八九".firstIndex(of: found).map({
            "一二三四五六七八九".distance(from: "一".startIndex, to: $0)
        }) {
            return Character(String(value + 1))
        }
        guard isDigit else { return nil }
        switch found {
        case "L": return "1"
        case "B": return "8"
        case "Q", "D": return "0"
        case "G": return "6"
        default: return nil
        }
    }
}
