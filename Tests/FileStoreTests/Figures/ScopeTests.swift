import Domain
import Testing

@testable import FileStore

/// What belongs to whom, against the same worked out in memory.
@Suite struct ScopeTests {
    private func links(_ record: Record, _ key: String) -> [RecordID] {
        switch record[key] {
        case .value(.link(let id)): [id]
        case .value(.parts(let lines)):
            lines.flatMap { line in
                line.answers.values.compactMap { if case .value(.link(let id)) = $0 { id } else { nil } }
            }
        default: []
        }
    }

    private func below(_ branches: Set<RecordID>, _ world: FiguresWorld) -> Set<RecordID> {
        var found = branches
        while true {
            let more = world[.branch].filter {
                !found.contains($0.id) && !found.isDisjoint(with: links($0, "superior"))
            }
            if more.isEmpty { return found }
            found.formUnion(more.map(\.id))
        }
    }

    private func members(_ subject: RecordID, _ world: FiguresWorld) -> Set<RecordID> {
        func branches(_ key: String, _ ids: Set<RecordID>) -> Set<RecordID> {
            Set(world[.branch].filter { !ids.isDisjoint(with: links($0, key)) }.map(\.id))
        }
        switch subject.kind {
        case .twinning:
            return Set(world[.twinning].first { $0.id == subject }.map { links($0, "parties") } ?? [])
        case .village: return branches("village", [subject]).union([subject])
        case .branch: return below([subject], world)
        case .unit: return branches("unit", [subject]).union(branches("units", [subject])).union([subject])
        default:
            var inside: Set<RecordID> = [subject]
            while true {
                let more = world[.region].filter {
                    !inside.contains($0.id) && !inside.isDisjoint(with: links($0, "parent"))
                }
                if more.isEmpty { break }
                inside.formUnion(more.map(\.id))
            }
            let places = Set(
                world[.village].filter { !inside.isDisjoint(with: links($0, "town")) }.map(\.id)
                    + world[.unit].filter { !inside.isDisjoint(with: links($0, "region")) }.map(\.id))
            return places.union(below(branches("region", inside), world)).union(branches("village", places))
                .union(branches("unit", places)).union(branches("units", places))
        }
    }

    /// What a record belongs to a twinning by, besides a link of its own.
    private let origins: [Kind: [String]] = [
        .project: ["agreement"], .commitment: ["agreement", "activity", "project"],
    ]

    private func expected(_ kind: Kind, _ subject: RecordID, _ world: FiguresWorld) -> Set<RecordID> {
        let members = members(subject, world)
        let isTwinning = subject.kind == .twinning
        func joined(_ record: Record) -> Bool { !members.isDisjoint(with: links(record, "parties")) }
        let twinnings =
            isTwinning ? [subject] : Set(world[.twinning].filter(joined).map(\.id))
        func ofTwinnings(_ record: Record) -> Bool {
            !twinnings.isDisjoint(with: links(record, "twinning"))
                || (origins[record.id.kind] ?? []).flatMap { links(record, $0) }.contains { id in
                    world.records.first { $0.id == id }.map(ofTwinnings) ?? false
                }
        }
        let found = world[kind].filter { record in
            switch kind {
            case .twinning: twinnings.contains(record.id)
            case .agreement, .project: ofTwinnings(record) || !isTwinning && joined(record)
            case .activity:
                ofTwinnings(record) || !isTwinning && !members.isDisjoint(with: links(record, "hosts"))
            case .commitment where isTwinning: ofTwinnings(record)
            case .commitment:
                !members.isDisjoint(with: links(record, "giver") + links(record, "receiver"))
            case .need:
                !members.isDisjoint(
                    with: links(record, "by") + (isTwinning ? [] : links(record, "takenUpBy")))
            case .offer: !members.isDisjoint(with: links(record, "by"))
            default: members.contains(record.id)
            }
        }
        return Set(found.map(\.id))
    }

    @Test(
        "Lists of what belongs to a record are what is worked out in memory",
        arguments: [11, 12, 13, 14] as [UInt64])
    func belongs(seed: UInt64) throws {
        let world = try FiguresWorld(seed)
        // What hangs on a record that was retired is another matter.
        for subject in world.subjects {
            for kind in Common.kindsAbout {
                let query = ListQuery(
                    kind, conditions: [Condition(Common.about.description, .equal(.link(subject)))])
                let found = Set(try world.registry.window(query, .first, 1000).rows.map(\.record.id))
                #expect(found == expected(kind, subject, world), "seed \(seed) \(kind) of \(subject.number)")
            }
        }
    }

    @Test("Only what something can belong to is taken")
    func refused() throws {
        let registry = try TemporaryFolder().registry()
        for kind in [Kind.person, .region] {
            let condition = Condition(Common.about.description, .equal(.link(RecordID(.village, 1))))
            #expect(throws: Refusal.self) { try registry.window(ListQuery(kind, conditions: [condition])) }
        }
        #expect(throws: Refusal.self) {
            try WhereExpression.conditions("about=P1", kind: .need, today: FiguresWorld.today)
        }
    }
}
