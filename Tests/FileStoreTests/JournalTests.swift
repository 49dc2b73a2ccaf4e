import Domain
import GRDB
import Testing

@testable import FileStore

@Suite struct JournalTests {
    let folder: TemporaryFolder
    let registry: Registry

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
    }

    @Test func everyChangeSaysWhoWhenOldAndNew() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        let other = try folder.reopened()
        try other.save(
            try other.record(id).with(Village.name, "B").with("code", .notApplicable))
        let steps = try registry.steps(of: id)
        #expect(steps.map(\.verb) == [.edit, .add])
        #expect(steps.map(\.by) == ["bert", "anna"])
        #expect(
            steps[0].changes == [
                Change(
                    record: id, name: "B", field: "name", old: .value(.text("A")), new: .value(.text("B"))),
                Change(record: id, name: "B", field: "code", old: .notKnown, new: .notApplicable),
            ])
        #expect(
            steps[1].changes == [
                Change(
                    record: id, name: "A", field: Change.existenceKey, old: .notKnown,
                    new: .value(.flag(true)))
            ])
        #expect(steps[1].at == "2021-06-16T00:00:00Z")
    }

    @Test func theJournalIsReadInWindows() throws {
        for name in ["A", "B", "C", "D", "E"] { try registry.save(Record.new(.village, name)) }
        func window(_ before: Int64?) throws -> JournalWindow {
            guard
                case .journal(let window) = try registry.answer(
                    .journal(JournalRequest(before: before, limit: 2)))
            else { throw Unexpected() }
            return window
        }
        #expect(try window(nil).steps.map(\.number) == [5, 4])
        #expect(try window(4).steps.map(\.number) == [3, 2])
        #expect(try !window(4).reachesEnd)
        #expect(try window(2).steps.map(\.number) == [1])
        #expect(try window(2).reachesEnd)
        #expect(try window(nil).names[RecordID(.village, 5)] == "E")
    }

    @Test func undoAndRedoSurviveARestart() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        try registry.save(
            try registry.record(id).with(Village.note, "x").with(Common.aliases, [alias("AA", .short)]))
        let full = try registry.record(id)

        let second = try folder.reopened()
        guard case .done(let step, [id]) = try second.perform(.undo) else { throw Unexpected() }
        #expect(step.verb == .undo)
        #expect(step.of == 2)
        #expect(try second.record(id).answers == ["name": .value(.text("A"))])
        _ = try second.perform(.undo)
        #expect(try refusal { _ = try second.record(id) } == .noSuchRecord("V1"))
        #expect(try refusal { _ = try second.perform(.undo) } == .nothingToUndo)

        let third = try folder.reopened()
        _ = try third.perform(.redo)
        guard case .done(let redone, _) = try third.perform(.redo) else { throw Unexpected() }
        #expect(redone.of == 2)
        // With the same lines under the same identities.
        #expect(try third.record(id).answers == full.answers)
        #expect(try refusal { _ = try third.perform(.redo) } == .nothingToRedo)
        #expect(try third.check().isEmpty)
    }

    @Test func aNewWriteEndsRedoing() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        try registry.save(try registry.record(id).with(Village.note, "x"))
        _ = try registry.perform(.undo)
        try registry.save(try registry.record(id).with(Village.note, "y"))
        #expect(try refusal { _ = try registry.perform(.redo) } == .nothingToRedo)
        _ = try registry.perform(.undo)
        _ = try registry.perform(.redo)
        #expect(try registry.record(id)[Village.note] == .value("y"))
        #expect(try refusal { _ = try registry.perform(.redo) } == .nothingToRedo)
    }

    @Test func aRecordThatOthersLinkToDoesNotGo() throws {
        let town = try registry.save(Record.new(.region, "Town").with(Region.level, .town))[0]
        let village = try registry.save(Record.new(.village, "A").with("town", .value(.link(town))))[0]
        // As if the step of the village had been undone by a file that was tampered with.
        try registry.queue.write { db in
            try db.execute(sql: "UPDATE journal_step SET standing = 2 WHERE number = 2")
        }
        #expect(try refusal { _ = try registry.perform(.undo) } == .cannotUndo(town))
        #expect(try registry.record(village)["town"] == .value(.link(town)))
    }

    @Test func aDraftGoesWithTheSaveThatUsesIt() throws {
        guard
            case .draft(let draft) = try registry.perform(
                .keepDraft(Draft(form: "village", about: nil, title: "New", content: "{}")))
        else { throw Unexpected() }
        guard case .drafts(let kept) = try folder.reopened().answer(.drafts) else { throw Unexpected() }
        #expect(kept == [draft])
        // A save that is refused leaves it.
        #expect(
            try refusal { _ = try registry.perform(.save([Record.new(.village, "")], draft: draft.id)) }
                != nil)
        guard case .drafts([draft]) = try registry.answer(.drafts) else { throw Unexpected() }
        _ = try registry.perform(.save([Record.new(.village, "A")], draft: draft.id))
        guard case .drafts([]) = try registry.answer(.drafts) else { throw Unexpected() }
    }

    @Test func aDraftIsKeptOverItself() throws {
        var draft = Draft(form: "village", about: RecordID(.village, 3), title: "A", content: "1")
        for content in ["1", "2", "3"] {
            draft.content = content
            guard case .draft(let kept) = try registry.perform(.keepDraft(draft)) else { throw Unexpected() }
            draft = kept
        }
        guard case .drafts(let drafts) = try registry.answer(.drafts) else { throw Unexpected() }
        #expect(drafts.map(\.content) == ["3"])
        #expect(drafts.map(\.about) == [RecordID(.village, 3)])
        _ = try registry.perform(.dropDraft(try #require(draft.id)))
        guard case .drafts([]) = try registry.answer(.drafts) else { throw Unexpected() }
    }
}
