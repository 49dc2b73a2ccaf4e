import Domain

/// What can be begun from the page of a record, with the answers that follow from where one stands.
enum AddingHere {
    static func kinds(_ kind: Kind) -> [Kind] {
        switch kind {
        case .village: [.agreement, .project, .activity, .need, .commitment, .branch]
        case .branch: [.agreement, .project, .activity, .need, .offer, .commitment]
        case .unit: [.branch, .project, .offer, .activity]
        case .twinning: [.agreement, .project, .activity, .commitment]
        case .agreement: [.commitment, .project]
        case .region: [.village, .branch]
        default: []
        }
    }

    static func menu(_ page: Page, _ words: Words) -> MenuScreen {
        let entries = kinds(page.record.kind).map { kind in
            MenuScreen.Entry(
                kind == .agreement ? words("home.sign") : words("form.new", ["kind": words.kind(kind)]))
        }
        return MenuScreen(title: words("form.addHere", ["name": page.record.name]), entries: entries)
    }

    /// Nil when the entry is not one of the menu.
    static func form(_ index: Int, from page: Page) -> FormScreen? {
        let kinds = kinds(page.record.kind)
        guard kinds.indices.contains(index) else { return nil }
        return FormScreen(
            new: kinds[index], answers: answers(kinds[index], from: page), names: page.names)
    }

    private static func answers(_ kind: Kind, from page: Page) -> [String: Answer<Value>] {
        let here = page.record
        let link = Answer<Value>.value(.link(here.id))
        switch (kind, here.kind) {
        case (.agreement, .twinning), (.activity, .twinning), (.project, .twinning):
            return ["twinning": link, kind == .activity ? "hosts" : "parties": parties(of: here, for: kind)]
        case (.commitment, .twinning):
            return ends(of: here).merging(["twinning": link]) { first, _ in first }
        case (.commitment, .agreement):
            return ends(of: here).merging(["agreement": link]) { first, _ in first }
        case (.project, .agreement):
            return [
                "agreement": link, "twinning": here[Agreement.twinning.key],
                "parties": parties(of: here, for: kind),
            ]
        case (.need, _), (.offer, _): return ["by": link]
        case (.branch, .village): return ["village": link]
        case (.branch, .unit): return ["unit": link]
        case (.branch, .region): return ["region": link]
        case (.village, .region): return ["town": link]
        case (.commitment, .village): return ["receiver": link]
        case (.commitment, .branch): return [side(of: here) == .b ? "receiver" : "giver": link]
        case (.activity, _):
            return ["hosts": lines([here.id], side(of: here), list: ActivityHost.host.key)]
        default:
            return ["parties": lines(standing(for: page), side(of: here), list: Party.party.key)]
        }
    }

    /// A village, and what is a village's, stands on the side that receives.
    private static func side(of record: Record) -> Side {
        record.kind == .village || record[Branch.village.key] != .notKnown && record.kind == .branch ? .b : .a
    }

    /// A village signs with its Party body.
    private static func standing(for page: Page) -> [RecordID] {
        guard page.record.kind == .village else { return [page.record.id] }
        let bodies = page.hanging.first { $0.kind == .branch && $0.field == Branch.village.key }
        return (bodies?.records.prefix(1) ?? []) + [page.record.id]
    }

    private static func lines(_ records: [RecordID], _ side: Side, list key: String) -> Answer<Value> {
        .value(
            .parts(
                records.map { record in
                    Part([Party.side.key: .value(.choice(side.rawValue)), key: .value(.link(record))])
                }))
    }

    private static func parties(of record: Record, for kind: Kind) -> Answer<Value> {
        let lines = record["parties"].value.flatMap([Part].init) ?? []
        guard !lines.isEmpty else { return .notKnown }
        let key = kind == .activity ? ActivityHost.host.key : Party.party.key
        return .value(
            .parts(
                lines.map { line in
                    Part([Party.side.key: line[Party.side.key], key: line[Party.party.key]])
                }))
    }

    private static func ends(of record: Record) -> [String: Answer<Value>] {
        let lines = record["parties"].value.flatMap([Part].init) ?? []
        func parties(_ side: Side) -> [RecordID] {
            lines.filter { $0[Party.side].value == side }.compactMap { $0[Party.party].value }
        }
        var answers: [String: Answer<Value>] = [:]
        answers["giver"] = parties(.a).first.map { .value(.link($0)) }
        let receivers = parties(.b)
        answers["receiver"] = (receivers.first { $0.kind == .village } ?? receivers.first).map {
            .value(.link($0))
        }
        return answers
    }
}
