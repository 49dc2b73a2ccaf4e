import Domain

/// What is due, as rows for people and for programs.
package struct DueDocument {
    private let words: Words
    private let today: CalendarDay

    package init(_ words: Words, today: CalendarDay) {
        self.words = words
        self.today = today
    }

    private static let columns = ["group", "day", "when", "matter", "number", "subject", "item", "told"]

    /// The columns with their headings; `item` is what `postpone` takes.
    package func table(_ items: [DueItem], names: [RecordID: String]) -> OutputTable {
        var table = OutputTable(
            DueDocument.columns.map { key in
                // What there is to do follows from the rest, and is too long for the lines of a terminal.
                OutputTable.Column(key, label: key == "told" ? nil : words("cli.column." + key))
            })
        for item in items {
            table.add([
                OutputTable.Cell(group(item), json: .string(groupKey(item))),
                OutputTable.Cell(item.day?.written ?? ""), OutputTable.Cell(when(item)),
                OutputTable.Cell(words.due(item.sort), json: .string(item.sort.rawValue)),
                OutputTable.Cell(item.record?.number ?? ""),
                OutputTable.Cell(subject(item), json: .string(words.subject(item))),
                OutputTable.Cell(item.key), OutputTable.Cell(words.told(item, names: names, today: today)),
            ])
        }
        return table
    }

    package func json(_ item: DueItem, names: [RecordID: String]) -> JSONValue {
        .object(
            [
                .init("number", item.record.map { .string($0.number) } ?? .null),
                .init("kind", item.kind.map { .string($0.rawValue) } ?? .null),
                .init("name", .string(item.name)),
                .init("item", .string(item.key)), .init("matter", .string(item.sort.rawValue)),
                .init("group", .string(groupKey(item))),
                .init("day", item.day.map { .string($0.written) } ?? .null),
                .init("days", item.days(from: today).map { .number(Int64($0)) } ?? .null),
                .init("subject", .string(words.subject(item))),
                .init("text", .string(words.told(item, names: names, today: today))),
                .init("postponed", item.postponed.map(json) ?? .null),
            ] + more(item))
    }

    private func json(_ postponed: Postponed) -> JSONValue {
        .object([
            .init("until", .string(postponed.until.written)),
            .init("on", postponed.on.map { .string($0.written) } ?? .null),
            .init("reason", .string(postponed.reason)),
        ])
    }

    /// What one sort has to tell that the others have not.
    private func more(_ item: DueItem) -> [JSONValue.Member] {
        switch item.matter {
        case .quiet(let quiet):
            [
                .init("lastContact", .string(quiet.last.written)),
                .init("daysSince", .number(Int64(quiet.days(on: today)))),
                .init("quietAfter", .number(Int64(quiet.after))),
            ]
        case .anniversary(let years, let signed):
            [.init("years", .number(Int64(years))), .init("signedOn", .string(signed.written))]
        case .followUp(_, _, let owner): [.init("owner", owner.map { .string($0.number) } ?? .null)]
        case .report(let sort, let period, let draft):
            [
                .init("report", .string(sort.rawValue)), .init("period", .string(period)),
                .init("draft", draft.map { .string($0.number) } ?? .null),
            ]
        case .missing(_, let records): [.init("records", .number(Int64(records)))]
        case .ends, .commitment, .occurrence, .milestone, .planned, .election: []
        }
    }

    private func when(_ item: DueItem) -> String {
        guard let postponed = item.postponed else { return words.wait(item, today: today) }
        return words("due.until", ["day": postponed.until.written])
    }

    /// For people the reason stands behind what was put off.
    private func subject(_ item: DueItem) -> String {
        let subject = words.subject(item)
        return item.postponed.map { subject + " · " + $0.reason } ?? subject
    }

    private static let putOff = "postponed"

    private func groupKey(_ item: DueItem) -> String {
        item.postponed == nil ? DueGroup(item.day, today: today).rawValue : DueDocument.putOff
    }

    private func group(_ item: DueItem) -> String { words("due.group." + groupKey(item)) }
}
