import Domain
import Foundation
import GRDB
import Testing

@testable import FileStore

@Suite struct FileTests {
    let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func refused(_ path: String, readOnly: Bool = false) throws -> Refusal? {
        let before = folder.contents
        defer { #expect(folder.contents == before) }
        return try refusal { _ = try Registry.open(at: path, readOnly: readOnly, by: "anna") }
    }

    @Test func aNewFileIsForItsOwnerOnlyAndAlone() throws {
        _ = try folder.registry()
        let names = Set(folder.contents.keys)
        #expect(names.isSubset(of: ["r.twinning", "r.twinning-journal"]))
        let mode = try FileManager.default.attributesOfItem(atPath: folder.file("r.twinning"))[
            .posixPermissions]
        #expect(mode as? Int == 0o600)
        #expect(try refusal { _ = try folder.registry() } == .fileExists(folder.file("r.twinning")))
        #expect(
            try refusal { _ = try Registry.create(at: folder.path, by: "anna") }
                == .fileIsDirectory(folder.path))
        #expect(
            try refusal { _ = try Registry.create(at: folder.file("no/r.twinning"), by: "anna") }
                == .folderMissing(folder.file("no")))
    }

    @Test func whatIsNoRegistryIsRefusedAndLeftAsItIs() throws {
        let file = folder.file("r.twinning")
        #expect(try refused(file) == .fileMissing(file))
        #expect(try refused(folder.path) == .fileIsDirectory(folder.path))
        for text in ["", "# Shopping\n", "SQLite format 3\u{0}", String(repeating: "x", count: 5000)] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            #expect(try refused(file) == .fileIsForeign(file))
        }
        let pipe = folder.file("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(
            try refusal { _ = try Registry.open(at: pipe, readOnly: false, by: "a") } == .fileIsForeign(pipe))
    }

    @Test func anotherProgramsDatabaseIsRefused() throws {
        let file = folder.file("other.sqlite")
        let queue = try DatabaseQueue(path: file)
        try queue.write { try $0.execute(sql: "CREATE TABLE village (id INTEGER PRIMARY KEY)") }
        try queue.close()
        #expect(try refused(file) == .fileIsForeign(file))
    }

    private func alter(_ sql: String) throws {
        let queue = try DatabaseQueue(path: folder.file("r.twinning"))
        try queue.writeWithoutTransaction { try $0.execute(sql: sql) }
        try queue.close()
    }

    @Test func aNewerFileIsRefused() throws {
        _ = try folder.registry()
        try alter("PRAGMA user_version = 99")
        #expect(try refused(folder.file("r.twinning")) == .fileIsNewer(folder.file("r.twinning")))
    }

    @Test func aSchemaThatIsNotOursIsReadButNotWrittenTo() throws {
        try folder.registry().save(Record.new(.village, "A"))
        try alter("CREATE TRIGGER t AFTER UPDATE ON village BEGIN DELETE FROM journal_step; END")
        let registry = try folder.reopened()
        #expect(registry.isReadOnly)
        #expect(try registry.window(ListQuery(.village)).rows.count == 1)
        let before = folder.contents
        let write = try refusal { try registry.save(Record.new(.village, "B")) }
        #expect(write == .fileIsDamaged(folder.file("r.twinning")))
        #expect(folder.contents == before)
    }

    @Test(arguments: ["option", "file", "folder"]) func whatCannotBeWrittenToIsOpenForReading(_ what: String)
        throws
    {
        try folder.registry().save(Record.new(.village, "A"))
        let file = folder.file("r.twinning")
        if what == "file" { chmod(file, 0o400) }
        if what == "folder" { chmod(folder.path, 0o500) }
        defer { chmod(folder.path, 0o700) }
        let before = folder.contents
        let registry = try folder.reopened(readOnly: what == "option")
        #expect(registry.isReadOnly)
        #expect(try registry.hits("a").count == 1)
        #expect(try registry.check().isEmpty)
        for verb in [
            Verb.save([Record.new(.village, "B")], draft: nil), .undo,
            .keepDraft(Draft(form: "village", about: nil, title: "", content: "")),
        ] {
            #expect(try refusal { _ = try registry.perform(verb) } == .fileIsReadOnly(file))
        }
        #expect(folder.contents == before)
    }

    @Test func aFileThatWasReplacedIsNotWrittenTo() throws {
        let registry = try folder.registry()
        let file = folder.file("r.twinning")
        try registry.save(Record.new(.village, "A"))
        let copy = try #require(folder.contents["r.twinning"])
        try FileManager.default.removeItem(atPath: file)
        #expect(try refusal { try registry.save(Record.new(.village, "B")) } == .fileReplaced(file))
        try copy.write(to: URL(fileURLWithPath: file))
        #expect(try refusal { try registry.save(Record.new(.village, "B")) } == .fileReplaced(file))
        #expect(folder.contents["r.twinning"] == copy)
        #expect(try folder.reopened().count(ListQuery(.village)).total == 1)
    }

    @Test func aFullDiskIsSaidAndNothingIsLost() throws {
        let registry = try folder.registry()
        try registry.save(Record.new(.village, "A"))
        // As a disk with room for a few more pages.
        try registry.queue.writeWithoutTransaction { db in
            let pages = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            try db.execute(sql: "PRAGMA max_page_count = \(pages + 8)")
        }
        let long = Record.new(.village, "B").with(Village.note, String(repeating: "x", count: 60_000))
        #expect(try refusal { try registry.save(long) } == .diskFull(folder.file("r.twinning")))
        #expect(try registry.window(ListQuery(.village)).rows.map(\.record.name) == ["A"])
        try registry.save(Record.new(.village, "C"))
        #expect(try registry.check().isEmpty)
    }

    @Test func twoSeeEachOthersWrites() throws {
        let one = try folder.registry()
        let two = try folder.reopened()
        let (first, second) = (try one.changeCounter(), try two.changeCounter())
        try one.save(Record.new(.village, "A"))
        #expect(try one.changeCounter() == first)
        #expect(try two.changeCounter() != second)
        try two.save(Record.new(.village, "B", -5))
        #expect(try one.window(ListQuery(.village)).rows.map(\.record.id.number) == ["V1", "V2"])
        #expect(try one.check().isEmpty)
    }

    @Test func aLockThatStaysIsBusy() throws {
        let registry = try folder.registry()
        let other = try DatabaseQueue(path: folder.file("r.twinning"))
        let busy = Refusal.busy(folder.file("r.twinning"))
        try other.inDatabase { db in
            try db.inTransaction(.immediate) {
                let refused = try refusal { try registry.save(Record.new(.village, "A")) }
                #expect(refused == busy)
                return .rollback
            }
        }
        try registry.save(Record.new(.village, "A"))
    }

    @Test func everyConnectionIsSetUpAsPromised() throws {
        let registry = try folder.registry()
        let expected = [
            "journal_mode": "persist", "synchronous": "3", "foreign_keys": "1", "trusted_schema": "0",
            "cell_size_check": "1", "temp_store": "2",
        ]
        try registry.queue.read { db in
            for (pragma, value) in expected {
                let found = try String.fetchOne(db, sql: "PRAGMA \(pragma)")
                #expect(found == value, "\(pragma)")
            }
        }
    }

    // MARK: - Migration

    private static let later: Migrations = {
        let released = Migrations.released
        let statements = ["CREATE TABLE later (id INTEGER PRIMARY KEY) STRICT"]
        return Migrations(
            all: released.all + [
                Migrations.Migration(
                    version: released.newest + 1, statements: statements,
                    schema: (released.all.last?.schema ?? []) + statements)
            ])
    }()

    @Test func anOlderFileIsMigratedAfterACopyWasLaidBesideIt() throws {
        let old = try folder.registry()
        try old.save(Record.new(.village, "A"))
        let file = folder.file("r.twinning")
        let registry = try Registry.open(
            at: file, readOnly: false, by: "anna", clock: .ticking, migrations: FileTests.later)
        #expect(!registry.isReadOnly)
        #expect(try registry.window(ListQuery(.village)).rows.count == 1)
        try registry.save(Record.new(.village, "B"))
        // This version no longer opens it, but the copy.
        #expect(try refusal { _ = try folder.reopened() } == .fileIsNewer(file))
        let copies = folder.contents.keys.filter {
            $0.hasPrefix("r.twinning.form-\(Migrations.released.newest).")
        }
        #expect(copies.count == 1)
        let copy = try folder.reopened(try #require(copies.first))
        #expect(try copy.window(ListQuery(.village)).rows.map(\.record.name) == ["A"])
    }

    /// Every form that was ever released. The rows are those of the seed registry as the third form had them; what the
    /// older ones did not have is empty in them.
    @Test(arguments: Migrations.released.all.map(\.version))
    func everyOlderFormOpens(_ version: Int32) throws {
        let rows = try String(
            contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
                .appendingPathComponent("Forms/seeded.sql"), encoding: .utf8)
        let older = Migrations(all: Migrations.released.all.filter { $0.version <= version })
        let file = folder.file("r.twinning")
        let old = try Registry.create(at: file, by: "anna", clock: .ticking, migrations: older)
        try DatabaseQueue(path: file).write { db in
            try db.execute(sql: "DELETE FROM setting")
            try db.execute(sql: rows)
            try db.execute(sql: "INSERT INTO searchIndex (searchIndex) VALUES ('rebuild')")
        }
        let draft = Draft(form: "village", about: nil, title: "B", content: "{}")
        guard case .draft(let kept) = try old.perform(.keepDraft(draft)) else { throw Unexpected() }
        // For reading it opens as it is, and stays so.
        let before = folder.contents
        let reader = try folder.reopened(readOnly: true)
        for kind in Kind.allCases {
            for row in try reader.window(ListQuery(kind)).rows {
                #expect(try reader.record(row.record.id).name == row.record.name)
            }
        }
        #expect(try reader.hits("zhandong").count == 1)
        #expect(try reader.answer(.droppedDrafts) == .drafts([]))
        #expect(folder.contents == before)
        let registry = try folder.reopened()
        #expect(!registry.isReadOnly)
        let villages = try registry.window(ListQuery(.village)).rows.map(\.record.name)
        #expect(villages == ["Yuadong Village"])
        _ = try registry.perform(.dropDraft(try #require(kept.id)))
        #expect(try registry.answer(.droppedDrafts) == .drafts([kept]))
        try registry.save(Record.new(.village, "B"))
        #expect(try registry.check().isEmpty)
    }

    @Test func anOlderFileThatCannotBeWrittenToIsReadAndNotMigrated() throws {
        try folder.registry().save(Record.new(.village, "A"))
        let before = folder.contents
        let file = folder.file("r.twinning")
        let registry = try Registry.open(
            at: file, readOnly: true, by: "anna", clock: .ticking, migrations: FileTests.later)
        #expect(try registry.window(ListQuery(.village)).rows.count == 1)
        #expect(try refusal { try registry.save(Record.new(.village, "B")) } == .fileIsReadOnly(file))
        #expect(folder.contents == before)
    }

    @Test func anIndexOfOlderTermsIsMadeAnew() throws {
        let registry = try folder.registry()
        try registry.save(Record.new(.village, "东风村"))
        try registry.queue.write { db in
            try db.execute(sql: "UPDATE setting SET value = '0' WHERE name = 'searchTerms'")
            try db.execute(sql: "INSERT INTO searchIndex (searchIndex) VALUES ('delete-all')")
            try db.execute(sql: "UPDATE searchable SET terms = ''")
        }
        #expect(try registry.hits("dongfeng").isEmpty)
        let renewed = try folder.reopened()
        #expect(try renewed.hits("dongfeng").count == 1)
        #expect(try renewed.check().isEmpty)
    }
}
