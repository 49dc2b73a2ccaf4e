import Domain

/// The figures and lists of a report as tables with ready columns.
package struct ReportTables {
    private let document: ReportDocument
    private let words: Words
    private let isForSpreadsheet: Bool

    /// `isForSpreadsheet`: amounts are plain numbers of yuan and shares plain numbers of percent, as their headings say.
    package init(_ document: ReportDocument, _ words: Words, isForSpreadsheet: Bool = false) {
        self.document = document
        self.words = words
        self.isForSpreadsheet = isForSpreadsheet
    }

    package static let figures = "figures"

    /// What can be asked for by name: `figures`, and the lists.
    package var names: [String] { [ReportTables.figures] + document.sections.map(\.key) }

    /// Nil for a list that the report does not have.
    package func table(_ name: String) -> OutputTable? {
        if name == ReportTables.figures { return figures }
        return document.section(name).map(table)
    }

    package var figures: OutputTable {
        var table = OutputTable([
            OutputTable.Column("figure", label: words("report.column.figure")),
            OutputTable.Column("value", label: words.period(document.period)),
        ])
        for figure in document.figures {
            table.add([
                OutputTable.Cell(words.figure(figure.key), json: .string(figure.key)), cell(figure.value),
            ])
        }
        return table
    }

    /// In front of the columns the number of the record that the row tells of.
    package func table(_ section: ReportSection) -> OutputTable {
        let columns = section.columns.map {
            OutputTable.Column($0.key, label: label(words.column(report: $0.key), section.values($0.key)))
        }
        var table = OutputTable(columns)
        for row in section.rows { table.add(row.cells.map(cell)) }
        return table
    }

    /// Programs get the plain value: amounts in yuan, days as written, links as numbers.
    private func cell(_ value: ReportValue) -> OutputTable.Cell {
        let json: JSONValue =
            switch value {
            case .money(nil, _): .null
            case .money(_?, _): value.json["yuan"] ?? .null
            case .day(let day): .string(day.written)
            case .choice(_, let key): .string(key)
            case .quantity: value.json["amount"] ?? .null
            case .list(let values):
                .string(
                    values.map { if case .record(let id, _) = $0 { id.number } else { words.text($0) } }
                        .joined(separator: ", "))
            default: value.json
            }
        return OutputTable.Cell(text(value), json: json)
    }

    private func text(_ value: ReportValue) -> String {
        switch value {
        case .notKnown: ""
        case .money(let money, _) where isForSpreadsheet: money?.plain ?? ""
        case .percent(let percent) where isForSpreadsheet: percent.plain
        default: words.text(value)
        }
    }

    /// What the plain numbers of a column are.
    private func label(_ label: String, _ values: [ReportValue]) -> String {
        guard isForSpreadsheet else { return label }
        for value in values {
            switch value {
            case .money: return words("report.unit", ["label": label, "unit": words("unit.yuan")])
            case .percent: return words("report.unit", ["label": label, "unit": "%"])
            default: continue
            }
        }
        return label
    }
}

/// A report as text for people: the figures, then its lists as far as there is something in them.
package struct ReportText {
    private let answer: ReportAnswer
    private let words: Words

    package init(_ answer: ReportAnswer, _ words: Words) {
        self.answer = answer
        self.words = words
    }

    /// `width` measures in columns.
    package func text(width: (String) -> Int) -> String {
        let document = answer.document
        let tables = ReportTables(document, words)
        var text = TerminalText.safe(words.title(document)) + "\n"
        for line in words.standing(answer) { text += TerminalText.safe(line) + "\n" }
        text += "\n" + tables.figures.text(header: false, width: width)
        for section in document.sections where !section.rows.isEmpty {
            text += "\n" + words.section(report: section.key) + "\n"
            text += tables.table(section).text(width: width)
        }
        if !document.warnings.isEmpty {
            text += "\n" + words("report.warnings") + "\n"
            for warning in document.warnings {
                text += "? " + TerminalText.safe(words.sentence(warning)) + "\n"
            }
        }
        if let changes = answer.changes { text += "\n" + ReportText.text(changes, words) }
        return text
    }

    package static func text(_ changes: ReportChanges, _ words: Words) -> String {
        var text = words.count(changes) + "\n"
        for change in changes.rows { text += "  " + TerminalText.safe(words.sentence(change)) + "\n" }
        for change in changes.figures { text += "  " + TerminalText.safe(words.sentence(change)) + "\n" }
        return text
    }
}

extension ReportAnswer {
    /// The report with where it stands and what has changed since.
    package func json(_ words: Words) -> JSONValue {
        guard case .object(let members) = document.json else { return document.json }
        return .object(
            [
                .init("number", report.map { .string($0.id.number) } ?? .null),
                .init("title", .string(words.title(document))),
                .init(
                    "state",
                    report.flatMap { $0[Report.state].value }.map { .string($0.rawValue) } ?? .null),
                .init("isFrozen", .bool(isFrozen)),
            ] + members + [
                .init(
                    "submissions",
                    .array(
                        submissions.map { submission in
                            .object([
                                .init("submittedOn", .string(submission.on.written)),
                                .init(
                                    "returnedOn",
                                    submission.returnedOn.map { .string($0.written) } ?? .null),
                                .init("reason", submission.returnReason.map(JSONValue.string) ?? .null),
                                .init("figures", submission.document.json["figures"] ?? .null),
                            ])
                        })),
                .init("changes", changes?.json ?? .null),
            ])
    }
}

extension ReportChanges {
    package var json: JSONValue {
        .object([
            .init("count", .number(Int64(count))),
            .init(
                "rows",
                .array(
                    rows.map { change in
                        var members: [JSONValue.Member] = [
                            .init("section", .string(change.section)), .init("row", .string(change.row)),
                            .init("record", change.record.map { .string($0.number) } ?? .null),
                        ]
                        switch change.what {
                        case .added: members.append(.init("change", .string("added")))
                        case .gone: members.append(.init("change", .string("gone")))
                        case .cell(let column, let then, let now):
                            members += [
                                .init("change", .string("value")), .init("column", .string(column)),
                                .init("then", then.json), .init("now", now.json),
                            ]
                        }
                        return .object(
                            members + [
                                .init("by", change.by.map(JSONValue.string) ?? .null),
                                .init("at", change.at.map(JSONValue.string) ?? .null),
                            ])
                    })),
            .init(
                "figures",
                .array(
                    figures.map {
                        .object([
                            .init("figure", .string($0.key)), .init("then", $0.then.json),
                            .init("now", $0.now.json),
                        ])
                    })),
        ])
    }
}

/// Who has filed, as rows.
package struct FiledDocument {
    private let words: Words

    package init(_ words: Words) { self.words = words }

    package func table(_ grid: FiledGrid) -> OutputTable {
        var table = OutputTable(
            [
                OutputTable.Column("number", label: words.label("report", "number")),
                OutputTable.Column("name", label: words.label("report", "about")),
            ]
                + grid.columns.map { OutputTable.Column($0.period.label, label: words.column($0)) })
        for row in grid.rows {
            table.add(
                [OutputTable.Cell(row.body.number), OutputTable.Cell(row.name)]
                    + row.cells.map { cell in
                        let number = cell.report.map { " " + $0.number } ?? ""
                        return OutputTable.Cell(
                            words.filedSign(cell.state) + " " + words.filed(cell.state) + number,
                            json: .string(cell.state.rawValue))
                    })
        }
        return table
    }

    package func json(_ grid: FiledGrid) -> JSONValue {
        .object([
            .init("year", .number(Int64(grid.year))),
            .init(
                "counts",
                .object(FiledGrid.State.allCases.map { .init($0.rawValue, .number(Int64(grid.count($0)))) })),
            .init(
                "bodies",
                .array(
                    grid.rows.map { row in
                        .object([
                            .init("number", .string(row.body.number)), .init("name", .string(row.name)),
                            .init(
                                "periods",
                                .object(
                                    zip(grid.columns, row.cells).map { column, cell in
                                        .init(
                                            column.period.label,
                                            .object([
                                                .init("state", .string(cell.state.rawValue)),
                                                .init(
                                                    "report", cell.report.map { .string($0.number) } ?? .null),
                                                .init("on", cell.on.map { .string($0.written) } ?? .null),
                                            ]))
                                    })),
                        ])
                    })),
            .init("unlisted", .number(Int64(grid.unlisted))),
        ])
    }
}

extension ReportChanges {
    /// The changes as rows, those of figures behind those of lists.
    package func table(_ words: Words) -> OutputTable {
        var table = OutputTable(
            ["section", "record", "row", "column", "change", "then", "now", "by", "at"].map {
                OutputTable.Column($0, label: words("cli.column.changed." + $0))
            })
        func text(_ text: String?) -> OutputTable.Cell {
            OutputTable.Cell(text ?? "", json: text.map(JSONValue.string) ?? .null)
        }
        for change in rows {
            var (column, told) = (String?.none, "added")
            var (then, now) = (String?.none, String?.none)
            switch change.what {
            case .added: break
            case .gone: told = "gone"
            case .cell(let key, let old, let new):
                (column, told, then, now) = (key, "value", words.text(old), words.text(new))
            }
            table.add([
                text(change.section), text(change.record?.number), text(change.row), text(column), text(told),
                text(then), text(now), text(change.by), text(change.at),
            ])
        }
        for change in figures {
            table.add([
                text("figures"), text(nil), text(change.key), text(nil), text("value"),
                text(words.text(change.then)), text(words.text(change.now)),
            ])
        }
        return table
    }
}
