import Cells
import Domain

/// A report as lines that fit the window; each knows the records it tells of.
struct ReportLines {
    struct Line: Hashable, Sendable {
        var spans: [Span]
        var records: [RecordID] = []
        /// What the records are, for a list of them.
        var label = ""
    }

    private(set) var lines: [Line] = []
    private let words: Words
    private let width: Int

    init(_ answer: ReportAnswer, _ words: Words, width: Int) {
        self.words = words
        self.width = max(20, width)
        let document = answer.document
        for line in [Span(words.title(document), Style(.title, bold: true))].wrapped(columns: self.width) {
            lines.append(Line(spans: line))
        }
        for text in words.standing(answer) { add(text, .dim) }
        if let report = answer.report {
            let state = report[Report.state].value.map { words.choice("reportState", $0.rawValue) } ?? ""
            lines.append(Line(spans: [Span(report.id.number + " · " + state, .link)], records: [report.id]))
        }
        if let changes = answer.changes, !changes.isEmpty { add(changes) }
        addFigures(document)
        if !document.warnings.isEmpty {
            heading(words("report.warnings"), document.warnings.count)
            for warning in document.warnings {
                add("? " + words.sentence(warning), .warning, records: warning.records)
            }
        }
        for section in document.sections where !section.rows.isEmpty { add(section) }
    }

    private mutating func heading(_ text: String, _ count: Int? = nil) {
        lines.append(Line(spans: []))
        lines.append(
            Line(
                spans: [Span(text, .heading)] + (count.map { [Span("  " + String($0), .dim)] } ?? [])))
    }

    private mutating func add(_ text: String, _ role: Role, indent: Int = 0, records: [RecordID] = []) {
        let lead = Span(String(repeating: " ", count: indent), .normal)
        for line in [Span(text, role)].wrapped(columns: width, behind: [lead]) {
            lines.append(Line(spans: line, records: records, label: text))
        }
    }

    private mutating func add(_ changes: ReportChanges) {
        heading(words("report.changes"), changes.count)
        for change in changes.rows {
            add(words.sentence(change), .warning, indent: 2, records: change.record.map { [$0] } ?? [])
        }
        for change in changes.figures {
            add(words.sentence(change), .normal, indent: 2, records: change.records)
        }
    }

    /// Two beside each other would be read across: one below the other, the values under each other.
    private mutating func addFigures(_ document: ReportDocument) {
        heading(words("report.figures"))
        let labels = document.figures.map { words.figure($0.key) }
        let widest = min(labels.map { TextWidth.columns(of: $0) }.max() ?? 0, width / 2)
        for (figure, label) in zip(document.figures, labels) {
            let role: Role = figure.value == .notKnown ? .absent : .normal
            lines.append(
                Line(
                    spans: [
                        Span(TextFit.pad(label, to: widest) + "  ", .label),
                        Span(words.text(figure.value), role),
                    ], records: figure.isEmpty ? [] : figure.records, label: label))
        }
    }

    // MARK: - Lists

    private mutating func add(_ section: ReportSection) {
        heading(words.section(report: section.key), section.rows.count)
        let shown = section.columns.indices.filter { column in
            section.rows.contains { !$0.cells[column].isNothing }
        }
        // As long as its lines fit, a list of numbers reads best in columns.
        let isOfNumbers = shown.dropFirst().allSatisfy { column in
            section.rows.allSatisfy { $0.cells[column].isNumber || $0.cells[column] == .notKnown }
        }
        if isOfNumbers, let table = table(section, shown) {
            lines += table
            return
        }
        for row in section.rows {
            let records = row.record.map { [$0] } ?? []
            let name = shown.first.map { words.text(row.cells[$0]) } ?? row.id
            for line in [Span(name, row.record == nil ? .normal : .link)].wrapped(columns: width) {
                lines.append(Line(spans: line, records: records, label: name))
            }
            var pieces: [String] = []
            for column in shown.dropFirst() where !row.cells[column].isNothing {
                pieces.append(
                    words.column(report: section.columns[column].key) + " " + words.text(row.cells[column]))
            }
            guard !pieces.isEmpty else { continue }
            add(pieces.joined(separator: " · "), .dim, indent: 2, records: records)
        }
    }

    private func table(_ section: ReportSection, _ shown: [Int]) -> [Line]? {
        let head = shown.map { words.column(report: section.columns[$0].key) }
        let cells = section.rows.map { row in shown.map { words.text(row.cells[$0]) } }
        let widths = shown.indices.map { place in
            ([head[place]] + cells.map { $0[place] }).map { TextWidth.columns(of: $0) }.max() ?? 0
        }
        guard widths.reduce(0, +) + 2 * (widths.count - 1) <= width else { return nil }
        func line(_ cells: [String], _ role: Role, _ records: [RecordID] = []) -> Line {
            var text = ""
            for (place, cell) in cells.enumerated() {
                let gap = String(repeating: " ", count: max(0, widths[place] - TextWidth.columns(of: cell)))
                // Numbers stand right, so that their places stand under each other.
                text += place == 0 ? cell + gap : "  " + gap + cell
            }
            return Line(spans: [Span(text, role)], records: records, label: cells.first ?? "")
        }
        return [line(head, .label)]
            + zip(section.rows, cells).map { row, cells in
                line(cells, .normal, row.record.map { [$0] } ?? [])
            }
    }
}
