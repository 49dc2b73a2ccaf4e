import Cells
import Domain
import Testing

@testable import Screens

/// The same or not, asked while a name is typed and from the list of likely duplicates; merging and taking apart.
@Suite struct SamenessTests {
    private let world: RegistryWorld
    private let town: RecordID

    init() throws {
        world = try RegistryWorld.empty()
        town = try world.add(Record(.region, "建设镇").with("level", .value(.choice("town"))))[0]
        _ = try world.add(village("Yuadong Village"))
    }

    private func village(_ name: String) -> Record {
        Record(.village, name).with("town", .value(.link(town)))
    }

    // MARK: - While a name is typed

    @Test func whatMayBeMeantStandsUnderTheNameAfterAPauseAndIsAnswered() throws {
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Yuandong Village")
        #expect(!drive.shows("≈"))
        drive.fireTimers()
        #expect(drive.shows("≈ V1 Yuadong Village, 建设镇: one letter differs"))
        // Typing goes on under it.
        drive.type("!")
        drive.press("backspace", "alt-=")
        #expect(drive.shows("Is it V1 Yuadong Village?"))
        drive.press("2")
        #expect(!drive.shows("≈"))
        drive.save()
        let pair = try #require(RecordPair(RecordID(.village, 1), RecordID(.village, 2)))
        guard case .answers(let answers) = try world.answer(.answers(about: pair.first)).get() else { return }
        #expect(answers.map(\.verdict) == [.different] && answers.map(\.pair) == [pair])
        // And is not asked again when the record is changed.
        drive.open(Forms.form(.village, record: try world.record("V2"), names: [:]))
        drive.press("end", "x", "tab")
        #expect(!drive.shows("≈"))
    }

    @Test func theSameBecomesAnotherNameAndNothingNewIsSaved() throws {
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Yuadng")
        drive.press("tab")
        #expect(drive.shows("≈ V1"))
        drive.press("alt-=", "1")
        #expect(drive.shows("of what kind?"))
        drive.press("enter")
        #expect(drive.message == "“Yuadng” is now another name of V1. u takes it back.")
        #expect(drive.form == nil)
        let village = try world.record("V1")
        #expect(village[Common.aliases].value?.compactMap { $0[Alias.name].value } == ["Yuadng"])
        #expect(world.answer(.page(RecordID(.village, 2))) == .failure(.noSuchRecord("V2")))
        #expect(try world.drafts().isEmpty)
    }

    @Test func whatIsToBeDecidedLaterStaysInTheListOfLikelyDuplicates() throws {
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Yuandong Village")
        drive.press("tab", "shift-F6", "3")
        drive.save()
        drive.open(DuplicatesScreen(kind: .village))
        #expect(drive.shows("V1     Yuadong Village  建设镇"))
        #expect(drive.shows("later"))
    }

    // MARK: - Likely duplicates, merge, taking apart

    @Test func aPairIsMergedAfterItWasShownFieldByFieldAndTakenApartAgain() throws {
        _ = try world.add(village("Yuandong Village").with("note", .value(.text("a note"))))
        let drive = try Drive(world)
        drive.press("ctrl-p")
        drive.type("likely")
        drive.press("enter")
        #expect(drive.shows("one letter differs; same Town: D1 建设镇"))
        drive.press("enter")
        #expect(drive.shows("V2 Yuandong Village goes into V1 Yuadong Village"))
        #expect(drive.shows("(*) V1     Yuadong Village"))
        // The other name is kept instead.
        drive.press("space")
        #expect(drive.shows("(*) V2     Yuandong Village"))
        drive.press("ctrl-s", "y")
        #expect(drive.message == "V2 is now V1. u takes it back.")
        #expect(try world.record("V1").name == "Yuandong Village")
        #expect(drive.shows("Answers for: V2 Yuandong Village"))
        drive.open(DetailScreen(RecordID(.village, 2)))
        #expect(drive.shows("V2 was merged into V1; this is V1."))
        drive.press("ctrl-p")
        drive.type("apart")
        drive.press("enter")
        #expect(drive.shows("Nothing was changed since that would have to be asked."))
        drive.press("F2")
        #expect(drive.message == "V2 is on its own again, apart from V1. u takes it back.")
        #expect(try world.record("V1").name == "Yuadong Village")
    }

    @Test func whatCameSinceTheMergeIsAskedFirst() throws {
        _ = try world.add(village("Yuandong Village"))
        _ = world.perform(
            .merge(MergeRequest(RecordID(.village, 2), into: RecordID(.village, 1)), on: .epoch))
        _ = world.perform(
            .save([try world.record("V1").with("note", .value(.text("written since")))], draft: nil))
        let drive = try Drive(world)
        drive.open(UnmergeScreen(RecordID(.village, 2)))
        #expect(drive.shows("now: written since"))
        drive.press("F2")
        #expect(drive.message == "Some questions are still open: Enter answers the one in focus.")
        drive.press("enter", "enter")
        #expect(drive.shows("goes to V2"))
        drive.press("F2")
        #expect(try world.record("V1")["note"] == .notKnown)
        #expect(try world.record("V2")["note"] == .value(.text("written since")))
    }

    @Test func whatIsNotTheSameIsNotMergedAndSaysWhoDecided() throws {
        _ = try world.add(village("Yuandong Village"))
        let drive = try Drive(world)
        drive.open(DuplicatesScreen(kind: .village))
        drive.press("d")
        #expect(drive.message == "V1 and V2 are not the same. u takes it back.")
        #expect(drive.shows("No two records look like one and the same."))
        drive.open(MergePreviewScreen(MergeRequest(RecordID(.village, 2), into: RecordID(.village, 1))))
        #expect(drive.shows("V1 and V2 are marked as not the same"))
        drive.press("ctrl-s")
        #expect(drive.message == "These two cannot be merged; the reason is shown above.")
    }

    @Test(arguments: [(80, 24), (60, 16), (40, 10), (120, 40)], Language.allCases)
    func theScreensFitEveryWindow(_ size: (Int, Int), _ language: Language) throws {
        _ = try world.add(village("Yuandong Village").with("note", .value(.text("\u{1B}[31m\u{202E}"))))
        let drive = try Drive(world, language, width: size.0, height: size.1)
        drive.open(DuplicatesScreen())
        drive.press("down", "up", "enter", "down", "space", "up", "F6")
        #expect(drive.app.stack.last?.screen is MergePreviewScreen)
        _ = world.perform(
            .merge(MergeRequest(RecordID(.village, 2), into: RecordID(.village, 1)), on: .epoch))
        drive.open(UnmergeScreen(RecordID(.village, 2)))
        drive.press("down", "enter")
    }
}

extension Record {
    fileprivate init(_ kind: Kind, _ name: String) {
        self.init(RecordID(kind, -1))
        self[Record.nameKey] = .value(.text(name))
    }

    fileprivate func with(_ key: String, _ answer: Answer<Value>) -> Record {
        var copy = self
        copy[key] = answer
        return copy
    }
}
