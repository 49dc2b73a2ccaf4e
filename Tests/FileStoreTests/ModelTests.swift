import Domain
import Testing

@testable import FileStore

/// Random verbs on a file, and the same in memory: after each the two must agree.
@Suite struct ModelTests {
    /// All records, and the states before and after: what undo and redo go through.
    private struct Model {
        var records: [RecordID: Record] = [:]
        var undone: [[RecordID: Record]] = []
        var done: [[RecordID: Record]] = []

        mutating func write(_ change: (inout [RecordID: Record]) -> Void) {
            done.append(records)
            undone = []
            change(&records)
        }

        mutating func undo() -> Bool {
            guard let before = done.popLast() else { return false }
            undone.append(records)
            records = before
            return true
        }

        mutating func redo() -> Bool {
            guard let after = undone.popLast() else { return false }
            done.append(records)
            records = after
            return true
        }
    }

    @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64]) func fileAndModelAgree(_ seed: UInt64) throws {
        var random = SeededRandom(seed)
        let folder = try TemporaryFolder()
        var registry = try folder.registry()
        var model = Model()
        for step in 0..<60 {
            let living = model.records.values.filter { $0.retired == nil }.map(\.id).sorted()
            switch random.next(10) {
            case 0...2:
                let records = (1...1 + random.next(3)).map { serial in
                    changed(Record.new(.branch, "B\(step)", -Int64(serial)), among: living, &random)
                        .with(Branch.sort, .branch)
                }
                guard case .done(_, let ids) = try registry.perform(.save(records, draft: nil)) else {
                    throw Unexpected()
                }
                model.write { all in
                    for (record, id) in zip(records, ids) { all[id] = Record(id, answers: record.answers) }
                }
            case 3...4:
                guard !living.isEmpty else { continue }
                let stored = try registry.record(living[random.next(living.count)])
                let record = changed(stored, among: [], &random)
                guard case .done = try registry.perform(.save([record], draft: nil)) else { continue }
                model.write { $0[record.id] = record }
            case 5:
                guard !living.isEmpty else { continue }
                let id = living[random.next(living.count)]
                _ = try registry.perform(.retire(id, reason: "r\(step)", on: day("2021-06-16")))
                model.write { $0[id]?.retired = Record.Retirement(on: day("2021-06-16"), reason: "r\(step)") }
            case 6:
                guard let id = model.records.values.filter({ $0.retired != nil }).map(\.id).min() else {
                    continue
                }
                _ = try registry.perform(.restore(id))
                model.write { $0[id]?.retired = nil }
            case 7...8:
                let refused = try refusal { _ = try registry.perform(.undo) }
                #expect((refused == nil) == model.undo())
                #expect(refused == nil || refused == .nothingToUndo)
            default:
                let refused = try refusal { _ = try registry.perform(.redo) }
                #expect((refused == nil) == model.redo())
                #expect(refused == nil || refused == .nothingToRedo)
            }
            if random.next(8) == 0 { registry = try folder.reopened() }
            try compare(registry, model, "seed \(seed), step \(step)")
        }
        #expect(try registry.check().isEmpty)
    }

    private func changed(
        _ record: Record, among others: [RecordID], _ random: inout SeededRandom
    ) -> Record {
        var record = record
        record[Branch.name] = .value(["东支部", "A", "B", "C"][random.next(4)])
        record[Branch.founded] =
            [.notKnown, .notApplicable, .value(day("2020-0\(1 + random.next(9))"))][random.next(3)]
        if !others.isEmpty, random.next(2) == 0 {
            record["superior"] = .value(.link(others[random.next(others.count)]))
        }
        var aliases = record[Common.aliases].value ?? []
        if !aliases.isEmpty, random.next(2) == 0 { aliases.remove(at: random.next(aliases.count)) }
        if random.next(2) == 0 { aliases.append(alias("alias\(random.next(100))", .short)) }
        record[Common.aliases] = random.next(4) == 0 ? .notKnown : .value(aliases)
        return record
    }

    private func compare(_ registry: Registry, _ model: Model, _ context: String) throws {
        var all = ListQuery(.branch, sort: ListQuery.Sort(field: ListQuery.numberKey))
        all.includesRetired = true
        let rows = try registry.window(all, .first, 1000).rows
        #expect(rows.map(\.record.id) == model.records.keys.sorted(), "\(context)")
        for row in rows {
            let stored = try registry.record(row.record.id)
            let expected = try #require(model.records[row.record.id])
            #expect(plain(stored) == plain(expected), "\(context)")
            #expect(stored.retired == expected.retired, "\(context)")
        }
        let living = model.records.values.count { $0.retired == nil }
        #expect(try registry.count(ListQuery(.branch)).total == living, "\(context)")
    }

    /// Without the identities of the lines, which the model does not give.
    private func plain(_ record: Record) -> [String: Answer<Value>] {
        record.answers.mapValues { answer in
            guard case .value(.parts(let lines)) = answer else { return answer }
            return .value(.parts(lines.map { Part($0.answers) }))
        }
    }
}
