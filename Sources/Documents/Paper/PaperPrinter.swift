import Cells
import Domain

/// Makes a paper out of its records: the values, filled into the template, and for a text its lines set to a width.
package struct PaperPrinter: Sendable {
    private let templates: Templates
    private let words: Words
    private let today: CalendarDay

    /// Columns of a paper as text: a page of A4 in an office's fixed-width font.
    package static let columns = 76

    /// `words` in the language of the paper.
    package init(_ templates: Templates, _ words: Words, today: CalendarDay) {
        self.templates = templates
        self.words = words
        self.today = today
    }

    package func paper(
        _ records: PaperRecords, _ request: PaperRequest
    ) throws(TemplateProblem) -> String {
        let (name, value, shape) = document(records, request)
        let text = try templates.filled(
            name, request.format, words.language, with: value, shape: shape)
        return request.format == .text ? PlainPaper.set(text, columns: PaperPrinter.columns) : text
    }

    /// The template's name, what it is filled in with, and the names it can use.
    private func document(
        _ records: PaperRecords, _ request: PaperRequest
    ) -> (String, PaperValue, PaperShape) {
        let say = words.keys.filter { $0.hasPrefix(PaperPrinter.labels) }.map { key in
            (String(key.dropFirst(PaperPrinter.labels.count)), PaperValue.text(words(key)))
        }
        let labels = Dictionary(uniqueKeysWithValues: say)
        let value: PaperValue
        let shape: PaperShape
        if records.record.kind == .agreement {
            value = AgreementPaper(records: records, words: words, today: today, asOf: request.asOf).value
            shape = AgreementPaper.shape
        } else {
            value =
                BriefPaper(records: records, words: words, today: today, isFinal: request.isFinal).value
            shape = BriefPaper.shape
        }
        guard case .part(var members) = value, case .part(var names) = shape else {
            return (PaperPrinter.name(records.record.kind), value, shape)
        }
        members["say"] = .part(labels)
        names["say"] = .part(labels.mapValues { _ in .text })
        return (PaperPrinter.name(records.record.kind), .part(members), .part(names))
    }

    /// What stands in templates beside the record, below `say`.
    private static let labels = "paper.say."

    private static func name(_ kind: Kind) -> String { kind == .agreement ? "agreement" : "brief" }
}

/// Text set to a width: long lines are broken as Chinese and English break them, what follows a mark stands below what
/// the mark stands before, and no two empty lines follow one another.
enum PlainPaper {
    static func set(_ text: String, columns: Int) -> String {
        var lines: [String] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            let kept = String(line)
            guard !kept.trimmed.isEmpty else {
                if lines.last?.isEmpty == false { lines.append("") }
                continue
            }
            lines += broken(kept, columns: columns)
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.map { $0 + "\n" }.joined()
    }

    private static func broken(_ line: String, columns: Int) -> [String] {
        let head = head(of: line)
        let indent = head.allSatisfy { $0 == "　" } ? 0 : min(TextWidth.columns(of: head), columns / 2)
        let body = indent == 0 ? line : String(line.dropFirst(head.count))
        return TextFit.wrap(body, columns: columns - indent).enumerated().map { row, piece in
            let start = indent == 0 ? "" : row == 0 ? String(head) : String(repeating: " ", count: indent)
            return trimmedAtEnd(start + piece)
        }
    }

    private static func trimmedAtEnd(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    /// The blanks a line begins with, and the mark of an item: `1. `, `(1) `, `（一）`, `· `.
    private static func head(of line: String) -> Substring {
        let blanks = line.prefix { $0 == " " || $0 == "　" }
        let rest = line[blanks.endIndex...]
        var end = rest.startIndex
        if rest.hasPrefix("· ") {
            end = rest.index(rest.startIndex, offsetBy: 2)
        } else if let close = rest.prefix(8).firstIndex(where: { ".)）、".contains($0) }) {
            let mark = rest[..<close]
            let signs = mark.drop { "(（".contains($0) }
            let isMark =
                !signs.isEmpty
                && signs.allSatisfy { ($0.isASCII && $0.isNumber) || "一二三四五六七八九十百".contains($0) }
            if isMark {
                end = rest.index(after: close)
                while end < rest.endIndex, rest[end] == " " { end = rest.index(after: end) }
            }
        }
        return line[..<end]
    }
}
