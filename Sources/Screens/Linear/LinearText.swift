import Cells
import Domain

/// What the screens show, as text to be read aloud: no columns, no runs of blanks, no signs that only part things.
enum LinearText {
    /// Entries or lines said at a time.
    static let page = 10

    /// The pieces as one sentence: a colon behind a label and a heading with something after it, a semicolon where the
    /// screens leave a gap.
    static func plain(_ spans: [Span], _ words: Words) -> String {
        var text = ""
        for (index, span) in spans.enumerated() {
            let label = span.text.trimmed
            let isHead =
                [.label, .heading].contains(span.style.role) && !label.isEmpty
                && spans[(index + 1)...].contains { !$0.text.trimmed.isEmpty }
            if isHead, let last = label.last, !":：·".contains(last), label.first != "·" {
                text += span.text.prefix { $0 == " " } + label + words("form.colon").trimmed + " "
            } else {
                text += span.text
            }
        }
        return plain(text, words)
    }

    static func plain(_ text: String, _ words: Words) -> String {
        var said = ""
        let parts = text.split(separator: " ", omittingEmptySubsequences: false)
        var gap = 0
        for part in parts {
            guard !part.isEmpty else {
                gap += 1
                continue
            }
            if let last = said.last {
                let isParted = gap == 0 || ":：;；".contains(last) || last == "·" || part == "·"
                said += isParted ? " " : words("linear.semicolon")
            }
            said += part
            gap = 0
        }
        // A mark that only draws the eye.
        if said.hasPrefix("! ") { said.removeFirst(2) }
        return said.replacing(" · ", with: words("linear.semicolon"))
            .replacing("： ", with: "：")
    }

    /// `1 Edit, 2 History`.
    static func choices(_ labels: [String], _ words: Words) -> String {
        labels.enumerated().map { "\($0.offset + 1) \($0.element)" }.joined(separator: words("list.comma"))
    }

    /// The place in a list of so many that a line names by its number, from 0.
    static func number(_ line: String, upTo count: Int) -> Int? {
        guard let number = Int(LinearCommands.plain(line)), (1...max(1, count)).contains(number), count > 0
        else { return nil }
        return number - 1
    }
}

/// A text that is read out some lines at a time.
struct LinearPager: Hashable, Sendable {
    private let lines: [String]
    private var said = 0

    init(_ lines: [String] = []) { self.lines = lines.filter { !$0.isEmpty } }

    var isAtEnd: Bool { said >= lines.count }

    /// The next lines, and how far one is when there are more.
    mutating func next(_ words: Words) -> [String] {
        let piece = lines[said...].prefix(LinearText.page)
        said += piece.count
        guard !isAtEnd else { return Array(piece) }
        let place = words("linear.linesRead", ["n": String(said), "total": String(lines.count)])
        return piece + [place]
    }
}
