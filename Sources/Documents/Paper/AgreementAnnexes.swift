import Domain

/// The annexes: the three lists side by side, then what was promised and who keeps in touch. They are kept up from day
/// to day and say how things stand when they are printed.
struct AgreementAnnexes {
    private let records: PaperRecords
    private let say: PaperWords
    private let today: CalendarDay

    init(_ records: PaperRecords, _ say: PaperWords, today: CalendarDay) {
        self.records = records
        self.say = say
        self.today = today
    }

    var values: [PaperValue] {
        var annexes = [
            annex("needs", records.needs, ["by", "category", "amount", "period", "state", "matched"]),
            annex("offers", records.offers, ["by", "category", "amount", "period", "state", "matched"]),
            annex("projects", records.projects, ["sort", "pillar", "plannedStart", "plannedEnd", "state"]),
            annex("commitments", records.commitments, ["giver", "receiver", "measure", "due", "state"]),
        ]
        let liaisons = (records.record[Agreement.liaisons].value ?? []).filter(isInTouch)
        if !liaisons.isEmpty { annexes.append(contacts(liaisons)) }
        return annexes.enumerated().map { index, annex in
            .part(
                annex.merging(["label": .text(say("annex", ["n": say.count(index + 1)]))]) { old, _ in old })
        }
    }

    private func annex(
        _ list: String, _ records: [Record], _ columns: [String]
    ) -> [String: PaperValue] {
        // A column that nobody filled in says nothing.
        let columns = columns.filter { key in records.contains { !cell($0, key).isEmpty } }
        let rows = records.map { record in
            [record.name] + columns.map { cell(record, $0) }
        }
        let kind = records.first?.kind
        let labels = columns.map { key in
            key == "period" || key == "matched" ? say(key) : say.words.label(kind?.rawValue ?? list, key)
        }
        return table(list, [say("annexed." + list)] + labels, rows)
    }

    private func contacts(_ liaisons: [Part]) -> [String: PaperValue] {
        table(
            "contacts", [say("annexed.contacts"), say("side")],
            liaisons.map { line in
                [
                    line[Liaison.person].value.map { say.name($0.record) } ?? "",
                    line[Liaison.side].value.map { say("side." + $0.rawValue) } ?? "",
                ]
            })
    }

    /// Those whose time is not over.
    private func isInTouch(_ line: Part) -> Bool {
        if let to = line[Liaison.to].value, to.last < today { return false }
        return true
    }

    private func table(
        _ list: String, _ head: [String], _ rows: [[String]]
    ) -> [String: PaperValue] {
        [
            "title": .text(say("annex." + list)), "head": .texts(rows.isEmpty ? [] : head),
            "isEmpty": rows.isEmpty ? .text(say("annex.none")) : .absent,
            "rows": .list(
                rows.enumerated().map { index, cells in
                    let rest = zip(head, cells).dropFirst().filter { !$0.1.isEmpty }
                        .map { say("labelled", ["label": $0.0, "text": $0.1]) }
                    return .part([
                        "mark": .text("\(index + 1)"), "cells": .texts(cells),
                        "line": .text(
                            ([cells.first ?? ""] + rest).joined(separator: say.words("list.semicolon"))),
                    ])
                }),
        ]
    }

    private func cell(_ record: Record, _ key: String) -> String {
        if key == "amount", case .value(.quantity(let amount)) = record[key] {
            guard case .value(.text(let unit)) = record["unit"] else { return amount.plain }
            return amount.plain + " " + unit
        }
        if key == "period" {
            let days = ["from", "to"].map { key in
                if case .value(.day(let day)) = record[key] { day.written } else { "" }
            }
            return days.allSatisfy(\.isEmpty) ? "" : days.joined(separator: "–")
        }
        if key == "matched" { return matched(record) }
        if key == Offer.state.key, record.kind == .offer, let use = records.uses[record.id] {
            return say.words.offerState(record, use)
        }
        guard let field = record.kind.description.field(key), case .value(let value) = record[key] else {
            return ""
        }
        if case .link(let id) = value { return records.names[id] ?? say.name(id) }
        return say.words.text(value, field.type, names: records.names)
    }

    /// What a need uses, or who took it up; what uses an offer, and what is left of it.
    private func matched(_ record: Record) -> String {
        func named(_ ids: [RecordID]) -> String {
            ids.map { records.names[$0] ?? say.name($0) }.joined(separator: say.words("list.semicolon"))
        }
        if record.kind == .need {
            let offers = record.acceptedMatches.compactMap { $0[NeedMatch.offer].value?.record }
            return named(offers.isEmpty ? [record[Need.takenUpBy].value].compactMap(\.self) : offers)
        }
        guard let use = records.uses[record.id], !use.lines.isEmpty else { return "" }
        let users = named(use.lines.map(\.need))
        guard let left = use.left else { return users }
        let rest = say.words.amount(left, record[Offer.unit].value)
        return say("matchedLeft", ["users": users, "left": rest])
    }
}
