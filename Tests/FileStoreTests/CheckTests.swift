import Domain
import Foundation
import GRDB
import Testing

@testable import FileStore

/// Every sort of damage that SQLite itself does not see.
@Suite struct CheckTests {
    let folder: TemporaryFolder
    let registry: Registry
    let village = RecordID(.village, 1)

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        try registry.save(
            Record.new(.village, "东风村").with(Common.aliases, [alias("Dongfeng", .translation)])
                .with(
                    "demonstrations",
                    .value(
                        .parts([
                            Part([
                                "level": .value(.choice("city")), "state": .value(.choice("listed")),
                                "year": .value(.day(day("2020"))),
                            ])
                        ]))))
        try registry.save(Record.new(.village, "西风村"))
        try registry.save(try registry.record(village).with(Village.note, "x"))
    }

    @Test func aSoundFileHasNoFindings() throws {
        #expect(try registry.check() == [])
    }

    @Test(arguments: [
        ("UPDATE village SET note = 'y' WHERE id & 255 = 1", [Finding.changed(RecordID(.village, 1))]),
        (
            "UPDATE alias SET name = 'Dongfenh'",
            [.changed(RecordID(.village, 1)), .searchDiffers(RecordID(.village, 1))]
        ),
        (
            "UPDATE record SET retiredOn = '2020', retiredReason = '' WHERE id & 255 = 2",
            [
                .changed(RecordID(.village, 2)), .derivedDiffers(RecordID(.village, 2)),
                .countsDiffer(.village),
            ]
        ),
        ("UPDATE village SET sortName = 'a' WHERE id & 255 = 2", [.derivedDiffers(RecordID(.village, 2))]),
        ("UPDATE record SET missing = 0 WHERE id & 255 = 2", [.derivedDiffers(RecordID(.village, 2))]),
        ("UPDATE journal_change SET new = '\"z\"' WHERE step = 3", [.journalBroken(step: 3)]),
        ("UPDATE journal_step SET \"by\" = 'eve' WHERE number = 2", [.journalBroken(step: 2)]),
        ("DELETE FROM journal_change WHERE step = 2", [.journalBroken(step: 2)]),
        ("DELETE FROM moment WHERE subject = 0", [.historyDiffers(RecordID(.village, 1))]),
        (
            "INSERT INTO moment VALUES (0, '2000', (1 << 40) + 2, 'x')",
            [.historyDiffers(RecordID(.village, 2))]
        ),
        ("UPDATE counter SET living = 7", [.countsDiffer(.village)]),
        (
            "UPDATE searchable SET terms = 'x' WHERE id & 255 = 2",
            [.searchDiffers(RecordID(.village, 2)), .pages("searchIndex")]
        ),
        ("INSERT INTO searchIndex (searchIndex) VALUES ('delete-all')", [.pages("searchIndex")]),
        (
            "UPDATE demonstration SET year = 'soon'",
            [
                .unreadable(RecordID(.village, 1)), .countsDiffer(.village),
                .historyDiffers(RecordID(.village, 1)),
            ]
        ),
    ]) func whatWasChangedBehindOurBackIsFound(_ sql: String, _ expected: [Finding]) throws {
        try registry.queue.write { try $0.execute(sql: sql) }
        #expect(Set(try registry.check()) == Set(expected))
    }

    @Test func aLinkToNowhereIsFound() throws {
        try registry.queue.writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA foreign_keys = 0")
            try db.execute(sql: "UPDATE alias SET source = (13 << 40) + 5")
        }
        #expect(try registry.check().contains(.brokenLink(table: "alias", row: 1)))
    }

    @Test(.timeLimit(.minutes(1))) func aNumberOutOfOrderIsFoundAndDoesNotHoldTheCheck() throws {
        let path = folder.file("r.twinning")
        let (page, size) = try registry.queue.read { db in
            (
                try #require(try db.integer("SELECT rootpage FROM sqlite_schema WHERE name = 'record'")),
                try #require(try db.integer("PRAGMA page_size"))
            )
        }
        var bytes = try Data(contentsOf: URL(filePath: path))
        // The first village's number as SQLite writes it, where its row begins.
        let start = Int((page - 1) * size)
        let number = try #require(
            bytes.range(of: Data([0xA0, 0x80, 0x80, 0x80, 0x80, 0x01]), in: start..<start + Int(size)))
        bytes[number.lowerBound + 3] = 0xA0
        let damaged = folder.file("damaged.twinning")
        try bytes.write(to: URL(filePath: damaged))
        let findings = try Registry.open(at: damaged, readOnly: true, by: "tester").check()
        #expect(findings.contains { if case .pages = $0 { true } else { false } })
    }

    @Test func damageIsARefusalAndNotTheEndOfTheProgram() throws {
        try registry.queue.write { db in
            try db.execute(sql: "UPDATE demonstration SET year = 'soon'")
        }
        #expect(try refusal { _ = try registry.record(village) } == .fileIsDamaged(folder.file("r.twinning")))
    }

    @Test func aFileThatOthersMayReadIsSaid() throws {
        chmod(folder.file("r.twinning"), 0o644)
        #expect(try registry.check() == [.openToOthers(mode: "644")])
    }
}
