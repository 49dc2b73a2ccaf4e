import Domain
import GRDB
import Testing

@testable import FileStore

/// A record as it was, and stretches of the journal by person, kind and field.
@Suite struct VersionTests {
    let folder: TemporaryFolder
    let registry: Registry

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
    }

    private func version(_ id: RecordID, _ step: Int64?) throws -> RecordVersion {
        guard case .version(let version) = try registry.answer(.version(id, after: step)) else {
            throw Unexpected()
        }
        return version
    }

    private func steps(_ change: (inout JournalRequest) -> Void) throws -> [JournalStep] {
        var request = JournalRequest(limit: 100)
        change(&request)
        guard case .journal(let window) = try registry.answer(.journal(request)) else { throw Unexpected() }
        return window.steps
    }

    @Test func everyVersionIsTheRecordThatWasStored() throws {
        var random = SeededRandom(31)
        let id = try registry.save(Record.new(.village, "A"))[0]
        var stored: [Int64: Record] = [1: try registry.record(id)]
        for step in 2..<40 {
            var record = try registry.record(id)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: record[Village.name] = .value("N\(step)")
            case 1:
                record[Common.aliases.key] = .value(.parts([alias("a\(step)", .short), alias("b", .former)]))
            case 2: record[Village.note] = step % 2 == 0 ? .notApplicable : .value("n\(step)")
            default: record["code"] = .value(.text("3101511132" + String(step + 10)))
            }
            try registry.save(record)
            // What changed nothing made no step.
            let last = try #require(try steps { $0.limit = 1 }.first).number
            stored[last] = try registry.record(id)
        }
        for (step, record) in stored {
            let version = try version(id, step)
            #expect(version.record.answers == record.answers, "step \(step)")
            #expect(version.step.number == step)
            #expect(!version.isGone)
        }
        #expect(try version(id, nil).record.answers == registry.record(id).answers)
    }

    @Test func aVersionBetweenIsThatOfTheStepBefore() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        let other = try registry.save(Record.new(.village, "B"))[0]
        try registry.save(try registry.record(id).with(Village.name, "C"))
        #expect(try version(id, 2).record.name == "A")
        #expect(try version(id, 2).step.number == 1)
        #expect(try refusal { _ = try version(other, 1) } == .noSuchRecord("V2"))
    }

    @Test func whatWasTakenAwayIsShownAsItWas() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        try registry.save(try registry.record(id).with(Village.name, "B"))
        _ = try registry.perform(.undo)
        _ = try registry.perform(.undo)
        let gone = try version(id, nil)
        #expect(gone.isGone && gone.record.name == "A" && gone.step.verb == .undo)
        _ = try registry.perform(.redo)
        #expect(try !version(id, nil).isGone)
    }

    @Test func aRetirementBelongsToTheVersion() throws {
        let day = try #require(CalendarDay(2021, 6, 17))
        let id = try registry.save(Record.new(.village, "A"))[0]
        _ = try registry.perform(.retire(id, reason: "merged", on: day))
        _ = try registry.perform(.restore(id))
        #expect(try version(id, 1).record.retired == nil)
        #expect(try version(id, 2).record.retired == Record.Retirement(on: day, reason: "merged"))
        #expect(try version(id, 3).record.retired == nil)
    }

    @Test func theJournalIsReadByPersonKindAndField() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        try registry.save(Record.new(.person, "B"))
        let other = try folder.reopened()
        try other.save(try other.record(id).with(Village.name, "C").with(Village.note, "x"))
        #expect(try steps { $0.by = "bert" }.map(\.number) == [3])
        #expect(try steps { $0.by = "nobody" }.isEmpty)
        #expect(try steps { $0.kinds = [.person] }.map(\.number) == [2])
        #expect(try steps { $0.kinds = [.person, .village] }.map(\.number) == [3, 2, 1])
        let named = try steps {
            $0.record = id
            $0.field = "name"
        }
        #expect(named.map(\.number) == [3])
        #expect(named.first?.changes.map(\.field) == ["name"])
        guard case .journalActors(let all) = try registry.answer(.journalActors(nil)),
            case .journalActors(let own) = try registry.answer(.journalActors(RecordID(.person, 1)))
        else { throw Unexpected() }
        #expect(all == ["anna", "bert"])
        #expect(own == ["anna"])
    }

    @Test func aRecordThatCameIsToldWhole() throws {
        let id = try registry.save(Record.new(.village, "A").with(Village.note, "x"))[0]
        #expect(try steps { _ in }.first?.changes.first?.whole == nil)
        let whole = try steps { $0.tellsWholeRecords = true }.first?.changes.first?.whole
        #expect(whole?.answers == (try registry.record(id).answers))
    }

    @Test func ofALargeStepEveryChangeCanBeRead() throws {
        let records = (1...120).map { Record.new(.village, "Village \($0)", -Int64($0)) }
        _ = try registry.perform(.save(records, draft: nil))
        let step = try #require(try steps { _ in }.first)
        #expect(step.changes.count + step.unlisted == 120 && step.unlisted > 0)
        var names: [String] = []
        while true {
            guard
                case .journalChanges(let found) = try registry.answer(
                    .journalChanges(JournalChangesRequest(step: step.number, from: names.count, limit: 50)))
            else { throw Unexpected() }
            names += found.changes.compactMap { $0.whole?.name }
            if found.reachesEnd { break }
        }
        #expect(names == (1...120).map { "Village \($0)" })
    }
}
