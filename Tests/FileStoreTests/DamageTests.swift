import Domain
import Foundation
import Testing

@testable import FileStore

/// Files whose bytes were changed behind everybody's back.
@Suite struct DamageTests {
    /// All that a reader can see of a registry.
    private struct Sight: Equatable {
        var records: [Record]
        var steps: [JournalStep]
        var history: HistoryWindow
    }

    private func sight(_ registry: Registry) throws -> Sight {
        var records: [Record] = []
        for kind in [Kind.village, .branch, .region] {
            var query = ListQuery(kind, sort: ListQuery.Sort(field: ListQuery.numberKey))
            query.includesRetired = true
            for row in try registry.window(query, .first, 1000).rows {
                records.append(try registry.record(row.record.id))
            }
        }
        guard
            case .history(let history) = try registry.answer(
                .history(HistoryRequest(HistoryQuery(), .first, limit: 1000)))
        else { throw Unexpected() }
        return Sight(records: records, steps: try registry.steps(), history: history)
    }

    /// One changed bit is nothing, a refusal, or a finding of the check; it is never the end of the program, and never
    /// a different answer that nobody notices.
    @Test(arguments: [1, 2, 3, 4] as [UInt64]) func oneChangedBitIsNoticed(_ seed: UInt64) throws {
        let folder = try TemporaryFolder()
        let expected: Sight
        do {
            let registry = try folder.registry()
            try registry.save(Record.new(.region, "建设镇").with(Region.level, .town))
            for number in 1...20 {
                try registry.save(
                    Record.new(.village, "东风村 \(number)").with("town", .value(.link(RecordID(.region, 1))))
                        .with(Common.aliases, [alias("Dongfeng \(number)", .translation)]),
                    Record.new(.branch, "党支部 \(number)").with(Branch.sort, .branch)
                        .with(Branch.founded, day("20\(10 + number % 10)-01")),
                    Record.new(.region, "区 \(number)", -2).with(Region.level, .district))
            }
            _ = try registry.perform(.undo)
            expected = try sight(registry)
        }
        let sound = try #require(folder.contents["r.twinning"])
        var random = SeededRandom(seed)
        for _ in 0..<40 {
            var bytes = sound
            let offset = 100 + random.next(bytes.count - 100)
            bytes[offset] ^= UInt8(1 << random.next(8))
            try bytes.write(to: URL(fileURLWithPath: folder.file("r.twinning")))
            chmod(folder.file("r.twinning"), 0o600)
            let found = try? sight(try folder.reopened(readOnly: true))
            if found == expected { continue }
            let findings = try? Registry.open(at: folder.file("r.twinning"), readOnly: true, by: "a").check()
            #expect(findings != [], "bit at \(offset) of seed \(seed)")
        }
    }

    @Test func aFileThatWasCutShortIsRefusedOrSaid() throws {
        let folder = try TemporaryFolder()
        try folder.registry().save(Record.new(.village, "A"))
        let sound = try #require(folder.contents["r.twinning"])
        for count in stride(from: 0, to: sound.count, by: 4096 * 7 + 11) {
            try sound.prefix(count).write(to: URL(fileURLWithPath: folder.file("r.twinning")))
            let refused = try refusal {
                let registry = try folder.reopened(readOnly: true)
                if try !registry.check().isEmpty { throw Refusal.fileIsDamaged(registry.path) }
            }
            #expect(refused != nil, "\(count) bytes of \(sound.count)")
        }
    }
}
