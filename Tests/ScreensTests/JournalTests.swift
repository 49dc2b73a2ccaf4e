import Cells
import Domain
import Testing

@testable import Screens

@Suite struct JournalTests {
    private let village = RecordID(.village, 1)

    /// The registry of the seeds with a few changes of its village.
    private func changed() throws -> RegistryWorld {
        let world = try RegistryWorld.seeded()
        var record = try world.record(village)
        record[Village.specialities] = .value("rice, tangerines")
        record[Village.note] = .value("First line.\nSecond line.")
        _ = try world.perform(.save([record], draft: nil)).get()
        record = try world.record(village)
        record[Village.specialities] = .value("rice")
        var status = try #require(record[Village.demonstrations].value)
        status[0][Demonstration.state] = .value(.listed)
        record[Village.demonstrations] = .value(
            status + [Part(["level": .value(.choice("city")), "state": .value(.choice("planned"))])])
        _ = try world.perform(.save([record], draft: nil)).get()
        _ = try world.perform(.undo).get()
        return world
    }

    @Test func oldAndNewValuesStandSideBySide() throws {
        let drive = try Drive(changed())
        drive.open(JournalScreen(record: village))
        #expect(drive.shows("not known → rice, tangerines"))
        #expect(drive.shows("rice, tangerines → rice"))
        #expect(drive.shows("undone since"))
        #expect(drive.screen.filter { $0.contains("undone since") }.count == 1)
    }

    @Test func aRedoneStepIsNotMarkedAnyMore() throws {
        let world = try changed()
        _ = try world.perform(.redo).get()
        let drive = try Drive(world)
        drive.open(JournalScreen(record: village))
        #expect(drive.shows("redid") && !drive.shows("undone since"))
    }

    @Test func enterOpensTheRecordOrLetsOneChooseAmongSeveral() throws {
        let drive = try Drive(changed())
        drive.open(JournalScreen(record: nil))
        drive.press("enter")
        #expect(drive.screen[0].contains("V1 as of step #4"))
        drive.press("esc", "end", "enter")
        #expect(drive.shows("Records of step #1"))
        drive.press("esc")
        #expect(drive.app.stack.last?.screen is JournalScreen)
    }

    @Test func aLongJournalIsReadOnAsItIsScrolled() throws {
        let steps = (1...500).reversed().map { number in
            JournalStep(
                number: Int64(number), at: "2021-06-16T08:30:00Z", by: "Tester", verb: .edit, reason: "",
                of: nil,
                changes: [
                    Change(
                        record: village, name: "Village", field: "note", old: .notKnown,
                        new: .value(.text("note \(number)")))
                ])
        }
        let world = FixedWorld { question in
            guard case .journal(let request) = question else { return nil }
            let rest = steps.filter { $0.number < request.before ?? .max }
            let window = Array(rest.prefix(request.limit))
            return .journal(
                JournalWindow(steps: window, names: [:], reachesEnd: window.count == rest.count))
        }
        let drive = try Drive(world)
        drive.open(JournalScreen(record: village))
        #expect(drive.selectedLine.contains("#500"))
        for _ in 0..<499 { drive.press("down") }
        #expect(drive.selectedLine.contains("#1"))
        drive.registryChanged()
        #expect(drive.selectedLine.contains("#1"))
    }

    @Test(arguments: Language.allCases)
    func undoAndRedoNameWhatTheyTookBack(_ language: Language) throws {
        let drive = try Drive(changed(), language)
        drive.press("u")
        let isEnglish = language == .english
        #expect(
            drive.message
                == (isEnglish
                    ? "Undone: Village V1 Yuadong Village – changed Specialities, Note"
                    : "已撤销：村 V1 Yuadong Village（修改特色产业、备注）"))
        drive.press("U")
        #expect(drive.message.hasPrefix(isEnglish ? "Redone: Village V1" : "已重做：村 V1"))
        drive.press("U")
        drive.press("U")
        #expect(!drive.message.hasPrefix(isEnglish ? "Redone" : "已重做"))
    }

    @Test func undoNamesRetirementsAdditionsAndHowManyRecordsThereWere() throws {
        let world = try RegistryWorld.seeded()
        let today = try #require(CalendarDay(2021, 6, 16))
        let drive = try Drive(world)
        _ = try world.perform(.retire(RecordID(.source, 1), reason: "test", on: today)).get()
        drive.press("u")
        #expect(drive.message.hasPrefix("Undone: Source S1") && drive.message.hasSuffix("– retired"))
        var first = Record(RecordID(.village, -1))
        first[Village.name] = .value("Bangdong Village")
        var second = Record(RecordID(.village, -2))
        second[Village.name] = .value("Other Village")
        _ = try world.perform(.save([first, second], draft: nil)).get()
        drive.press("u")
        #expect(drive.message == "Undone: Village V2 Bangdong Village – added, and 1 more")
    }
}

@Suite struct ListDifferenceTests {
    private func part(_ title: String, id: Int64? = nil) -> Part {
        Part(id: id, ["title": .value(.text(title))])
    }

    @Test func linesAreKnownAgainByTheirIdentity() {
        let difference = ListDifference(
            [part("a", id: 1), part("b", id: 2), part("c", id: 3)],
            [part("a", id: 1), part("B", id: 2), part("d")])
        #expect(
            difference.entries == [
                .removed(part("c", id: 3)), .changed(part("b", id: 2), part("B", id: 2)), .added(part("d")),
            ])
    }

    @Test func aLineThatWasMovedIsMovedAndTheOthersAreNot() {
        let difference = ListDifference(
            [part("a", id: 1), part("b", id: 2), part("c", id: 3)],
            [part("c", id: 3), part("a", id: 1), part("b", id: 2)])
        #expect(difference.entries == [.moved(part("c", id: 3), from: 3, to: 1)])
    }

    @Test func whatIsTheSameSaysNothing() {
        let lines = [part("a", id: 1), part("a", id: 2), part("a")]
        #expect(ListDifference(lines, lines).entries == [])
        #expect(ListDifference([], []).entries == [])
    }
}

@Suite struct MissingFactsTests {
    /// What the report does not tell is named, record by record.
    @Test func theFactsTheReportDoesNotTellAreNamed() throws {
        let drive = try Drive(RegistryWorld.seeded(), width: 120, height: 80)
        drive.open(MissingFactsScreen())
        let labels = [
            "Statistical code", "Chinese name", "Agreement number", "Ends on", "Copies", "Place of signing",
            "Attendance", "Photo",
        ]
        for label in labels { #expect(drive.picture.contains(label), "\(label)") }
    }

    @Test func aKindIsChosenWithItsCount() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.open(MissingFactsScreen())
        drive.press("f")
        drive.click("Agreements")
        #expect(drive.screen[0].contains("Missing facts: Agreements"))
        #expect(drive.selectedLine.contains("G1"))
        #expect(!drive.shows("V1"))
        drive.press("enter")
        #expect(drive.screen[0].contains("G1"))
    }

    @Test func whatWasFilledInIsGoneAndItsNeighbourIsSelected() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        drive.open(MissingFactsScreen())
        #expect(drive.selectedLine.contains("V1"))
        var record = try world.record(RecordID(.village, 1))
        for field in record.missingFields {
            record[field] = field == "code" ? .value(.text("310151113210")) : .notApplicable
        }
        _ = try world.perform(.save([record], draft: nil)).get()
        drive.registryChanged()
        #expect(!drive.shows("V1 ") && !drive.selectedLine.isEmpty)
    }

    @Test func aLongListIsReadOnAsItIsScrolled() throws {
        let items = (1...300).map { index in
            MissingFacts.Item(
                id: RecordID(.village, Int64(index)), name: "Village \(index)", fields: ["code"])
        }
        let world = FixedWorld { question in
            guard case .missing(let after, let limit) = question else { return nil }
            let rest = items.filter { $0.id > after ?? RecordID(.village, 0) }
            let window = Array(rest.prefix(limit))
            return .missing(MissingFacts(items: window, reachesEnd: window.count == rest.count))
        }
        let drive = try Drive(world)
        drive.open(MissingFactsScreen())
        for _ in 0..<40 { drive.press("pagedown") }
        #expect(drive.selectedLine.contains("Village 300"))
    }
}
