import Cells
import Domain
import Testing

@testable import Screens

/// Nothing typed is lost, however the program ends.
@Suite struct FormDraftTests {
    private func isKeep(_ effect: Effect) -> Draft? {
        if case .perform(.keepDraft(let draft), _) = effect { draft } else { nil }
    }

    private func resume(_ world: RegistryWorld, _ drive: Drive) throws {
        let draft = try #require(try world.drafts().first)
        drive.open(try #require(Forms.form(resuming: draft)))
    }

    @Test func theDraftIsKeptWithinTwoSecondsOfTheLastKeyUnderOneNumber() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Yuadong")
        #expect(drive.timers.values.contains { $0 < 2000 })
        #expect(drive.keptDrafts.isEmpty)
        drive.fireTimers()
        drive.type(" Village")
        drive.fireTimers()
        #expect(drive.keptDrafts.map(\.title) == ["Yuadong", "Yuadong Village"])
        #expect(try world.drafts().map(\.title) == ["Yuadong Village"])
        #expect(drive.shows("draft kept 08:30:00"))
        // Nothing changed: nothing to keep.
        drive.press("tab")
        drive.fireTimers()
        #expect(drive.keptDrafts.count == 2)
    }

    @Test func afterAKillTheFormIsAsItWasInEveryField() throws {
        let world = try RegistryWorld.empty()
        let branch = try world.branch("Eastern Center Party Branch")
        var drive = try Drive(world)
        drive.press("1")
        drive.addLine("parties", ["party": "Eastern"])
        drive.go("purposes")
        drive.press("F4", "1", "2", "enter")
        drive.answer("signedOn", "the sixteenth")
        drive.go("isSealed")
        drive.press("y")
        drive.go("endsOn")
        drive.press("alt-n")
        drive.go("clauses")
        drive.press("F7")
        drive.type("Forms of work")
        drive.press("tab")
        drive.type("A joint meeting\nevery quarter")
        let before = try #require(drive.form?.state)
        drive.fireTimers()
        let picture = drive.screen
        // The app goes without a word; only the registry is left.
        drive = try Drive(world)
        #expect(drive.selectedLine.contains("Unfinished: New Agreement"))
        drive.press("enter")
        let after = try #require(drive.form?.state)
        #expect(after.content == before.content)
        #expect(after.names[branch] == "Eastern Center Party Branch")
        #expect(after.openLine?.fields.focus == 1)
        #expect(after.fields["signedOn"]?.text == "the sixteenth")
        #expect(after.record == before.record)
        // The same screen but for the way that led to it.
        #expect(drive.screen.dropFirst(1) == picture.dropFirst(1))
    }

    @Test func aFieldThatWasEmptiedIsEmptyAfterResuming() throws {
        let world = try RegistryWorld.seeded()
        var drive = try Drive(world)
        drive.open(Forms.form(.branch, record: try world.record("B3"), names: [:]))
        drive.go("unit")
        drive.press("delete")
        drive.fireTimers()
        drive = try Drive(world)
        try resume(world, drive)
        #expect(drive.form?.state.record["unit"] == .notKnown)
        #expect(drive.form?.state.record["superior"] == (try world.record("B3"))["superior"])
        drive.save()
        #expect(try world.record("B3")["unit"] == .notKnown)
        #expect(try world.drafts().isEmpty)
    }

    @Test func aFormSaysThatAnUnfinishedChangeOfTheSameRecordWaits() throws {
        let world = try RegistryWorld.seeded()
        var drive = try Drive(world)
        drive.open(Forms.form(.branch, record: try world.record("B3"), names: [:]))
        #expect(drive.message == "")
        drive.go("name")
        drive.type(" West")
        drive.fireTimers()
        drive = try Drive(world)
        drive.open(Forms.form(.branch, record: try world.record("B4"), names: [:]))
        #expect(drive.message == "")
        drive.open(Forms.form(.branch, record: try world.record("B3"), names: [:]))
        #expect(
            drive.message == "An unfinished change of B3 waits under “Unfinished forms” on the first screen.")
    }

    @Test func whatWasTypedSinceIsKeptWhenTheProgramIsEnded() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Yuadong")
        drive.fireTimers()
        drive.type(" Village")
        try drive.quitAndReopen()
        #expect(try world.drafts().map(\.title) == ["Yuadong Village"])
    }

    @Test func savingTakesTheDraftAwayInTheSameStep() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Yuadong Village")
        drive.fireTimers()
        let id = try #require(try world.drafts().first?.id)
        drive.press("F2")
        guard case .save(_, draft: let draft)? = drive.verbs.last else {
            Issue.record("not saved")
            return
        }
        #expect(draft == id)
        #expect(try world.drafts().isEmpty)
    }

    private func context() throws -> Context {
        Context(
            words: try Strings.words(.english), today: try #require(CalendarDay(2021, 6, 16)),
            size: Size(width: 80, height: 21), isReadOnly: false, registry: "test")
    }

    private func delays(_ effects: [Effect]) -> [Int] {
        effects.compactMap {
            if case .after(let milliseconds, FormScreen.Tags.timer) = $0 { milliseconds } else { nil }
        }
    }

    @Test func typingWithoutAPauseDoesNotPutTheDraftOff() throws {
        let context = try context()
        var form = FormScreen(new: .village)
        for part in ["Yuadong", " Village"] {
            var timers: [Int] = []
            for character in part {
                timers += delays(form.update(.key(Key(.character(character))), context))
            }
            #expect(timers == [DraftKeeper.delay], "set by the first key and by no other")
            var kept = try #require(
                form.update(.timer(FormScreen.Tags.timer), context).compactMap(isKeep).first)
            kept.id = 7
            _ = form.update(.outcome(FormScreen.Tags.keep, .draft(kept)), context)
        }
    }

    @Test func aDraftThatCouldNotBeKeptIsTriedAgainWithoutAnotherKey() throws {
        let context = try context()
        var form = FormScreen(new: .village)
        _ = form.update(.key(Key(.character("Y"))), context)
        #expect(form.update(.timer(FormScreen.Tags.timer), context).compactMap(isKeep).count == 1)
        let refused = form.update(.refused(FormScreen.Tags.keep, .busy("test.twinning")), context)
        #expect(delays(refused) == [DraftKeeper.retry])
        #expect(refused.count == 2, "and it is said")
        #expect(form.update(.timer(FormScreen.Tags.timer), context).compactMap(isKeep).map(\.title) == ["Y"])
        let again = form.update(.refused(FormScreen.Tags.keep, .busy("test.twinning")), context)
        #expect(delays(again) == [DraftKeeper.retry])
        #expect(again.count == 1, "once is enough")
    }

    @Test func aFormSavedWhileItsDraftIsBeingKeptWaitsForTheNumberOfTheDraft() throws {
        let context = try context()
        var form = FormScreen(new: .village)
        for character in "Yuadong" { _ = form.update(.key(Key(.character(character))), context) }
        let kept = form.update(.timer(FormScreen.Tags.timer), context).compactMap(isKeep)
        #expect(kept.count == 1)
        #expect(form.update(.command("save"), context).isEmpty)
        var stored = try #require(kept.first)
        stored.id = 7
        let effects = form.update(.outcome(FormScreen.Tags.keep, .draft(stored)), context)
        let drafts = effects.compactMap { effect -> Int64? in
            if case .perform(.save(_, let draft), _) = effect { draft } else { nil }
        }
        #expect(drafts == [7])
    }

    @Test func aFormInsideAPickerKeepsItsOwnDraftAndTheOuterOneIsKeptFirst() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        drive.fill(.branch)
        drive.type("Party Branch")
        drive.go("village")
        drive.type("Y")
        #expect(try world.drafts().map(\.title) == ["Party Branch"])
        drive.type("uadong")
        drive.press("enter")
        drive.type(" Village")
        drive.fireTimers()
        #expect(Set(try world.drafts().map(\.title)) == ["Party Branch", "Yuadong Village"])
        drive.press("F2")
        #expect(drive.form?.state.focused.entry == .link(RecordID(.village, 1)))
        #expect(try world.drafts().map(\.title) == ["Party Branch"])
    }

    @Test func thirtyDaysFromNowStayThirtyDaysFromThen() throws {
        let world = try RegistryWorld.empty()
        var drive = try Drive(world)
        drive.fill(.branch)
        drive.answer("founded", "+30")
        drive.fireTimers()
        drive = try Drive(world, today: CalendarDay(2021, 6, 20))
        try resume(world, drive)
        #expect(drive.form?.state.record[Branch.founded].value?.written == "2021-07-16")
    }

    @Test func leavingAsksAndKeepingTheDraftIsWhatEnterDoes() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        drive.fill(.village)
        drive.press("esc")
        #expect(drive.form == nil, "an untouched form is left without a question")
        drive.fill(.village)
        drive.type("Yuadong Village")
        drive.press("tab", "esc")
        try expectScreen(drive, "form-leave")
        // Esc stays, and so does the last entry.
        drive.press("esc")
        #expect(drive.form?.state.fields["name"]?.text == "Yuadong Village")
        drive.press("esc", "4")
        #expect(drive.form != nil)
        drive.press("esc", "enter")
        #expect(drive.form == nil)
        #expect(try world.drafts().map(\.title) == ["Yuadong Village"])
        try resume(world, drive)
        drive.press("esc", "3")
        #expect(drive.form == nil)
        #expect(try world.drafts().isEmpty)
        drive.fill(.village)
        drive.type("Yuadong Village")
        drive.press("tab", "esc", "2")
        #expect(try world.record("V1").name == "Yuadong Village")
    }

    @Test func aDraftThatIsNotOursIsRefusedWithASentence() throws {
        let world = try RegistryWorld.empty()
        for content in ["", "{}", "[1]", "{\"kind\":\"village\"}", "{\"kind\":\"boat\",\"base\":{}}"] {
            let draft = Draft(form: "village", about: nil, title: "?", content: content)
            #expect(Forms.form(resuming: draft) == nil, "\(content)")
        }
        _ = world.perform(.keepDraft(Draft(form: "village", about: nil, title: "?", content: "{}")))
        let drive = try Drive(world)
        drive.open(DraftsScreen())
        drive.press("enter")
        #expect(drive.message.hasPrefix("This draft was made by another version"))
    }
}
