import Cells
import Domain
import Testing

@testable import Screens

/// What a record was, and what changed between two of its versions.
@Suite struct VersionTests {
    private let village = RecordID(.village, 1)

    private func changed() throws -> RegistryWorld {
        let world = try RegistryWorld.seeded()
        for (note, specialities) in [("first", "rice"), ("second", "rice, tangerines"), ("third", "tea")] {
            var record = try world.record(village)
            record[Village.note] = .value(note)
            record[Village.specialities] = .value(specialities)
            _ = try world.perform(.save([record], draft: nil)).get()
        }
        return world
    }

    @Test func enterOpensTheRecordAsItWas() throws {
        let drive = try Drive(changed())
        drive.press("2", "enter", "J", "down", "enter")
        #expect(drive.shows("As it was after step #3"))
        #expect(drive.shows("rice, tangerines") && !drive.shows("tea"))
        let offered = drive.app.offers.map(\.id)
        #expect(!offered.contains("edit") && !offered.contains("retire"))
        drive.press("p")
        #expect(drive.app.stack.last?.screen is DetailScreen)
        #expect(drive.shows("tea"))
    }

    @Test func twoVersionsAreComparedFieldByField() throws {
        let drive = try Drive(changed())
        drive.open(JournalScreen(record: village))
        drive.press("m")
        #expect(drive.message.hasPrefix("Marked."))
        #expect(drive.shows("marked"))
        drive.press("down", "down", "d")
        #expect(drive.screen[0].contains("V1: #2 and #4"))
        #expect(drive.shows("first → third") && drive.shows("rice → tea"))
        #expect(drive.shows("answered fields are the same in both"))
        drive.press("esc", "insert", "d")
        #expect(drive.screen[0].contains("#2 and now"), "the mark is on the selected one: there is no other")
    }

    @Test func withoutAMarkItIsComparedWithNow() throws {
        let drive = try Drive(changed())
        drive.open(JournalScreen(record: village))
        drive.press("down", "d")
        #expect(drive.shows("second → third"))
        drive.press("esc", "up", "d")
        #expect(drive.shows("Nothing differs."))
    }

    @Test func theJournalOfEverythingComparesNothing() throws {
        let drive = try Drive(changed())
        drive.open(JournalScreen(record: nil))
        drive.press("d")
        #expect(drive.message.hasPrefix("Versions are compared in the journal of one record"))
    }

    @Test func anAddedRecordTellsItsFields() throws {
        let world = try RegistryWorld.empty()
        var record = Record(RecordID(.village, -1))
        record[Village.name] = .value("Bangdong Village")
        record[Village.specialities] = .value("tangerines")
        _ = try world.perform(.save([record], draft: nil)).get()
        let drive = try Drive(world)
        drive.open(JournalScreen(record: village))
        #expect(drive.shows("added") && drive.shows("Specialities  tangerines"))
    }

    @Test func aLargeStepIsSeenWhole() throws {
        let world = try RegistryWorld.empty()
        let records = (1...130).map { number in
            var record = Record(RecordID(.village, -Int64(number)))
            record[Village.name] = .value("Village \(number)")
            return record
        }
        _ = try world.perform(.save(records, draft: nil)).get()
        let drive = try Drive(world)
        drive.open(JournalScreen(record: nil))
        drive.press("pagedown", "pagedown")
        #expect(drive.shows("and 90 more changes"))
        drive.press("F6", "end", "end", "end")
        #expect(drive.shows("Village 130"))
        drive.press("enter")
        #expect(drive.screen[0].contains("V130 as of step #1"))
    }

    @Test func theJournalIsLimitedToAPersonAKindAndAField() throws {
        let drive = try Drive(changed())
        drive.open(JournalScreen(record: village))
        drive.press("w")
        let place = Kind.village.description.fields.firstIndex { $0.key == Village.specialities.key }
        for _ in 0..<(try #require(place)) { drive.press("down") }
        drive.press("enter")
        #expect(drive.shows("only Specialities"))
        #expect(drive.shows("rice → rice, tangerines") && !drive.shows("first → second"))
        drive.press("esc")
        #expect(drive.shows("first → second"))
        drive.press("a")
        #expect(drive.shows("Whose steps?"))
        drive.press("enter")
        #expect(drive.shows("only by Tester"))
        drive.press("backspace")
        #expect(!drive.shows("only by Tester"))
    }
}

/// Words looked for in pages that can only be read.
@Suite struct FinderTests {
    @Test func hitsAreGoneThroughAndTheEndIsTold() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "enter", "/")
        drive.type("village")
        #expect(drive.app.stack.last?.screen.takesText == true)
        let first = drive.selectedLine
        #expect(first.lowercased().contains("village"))
        drive.press("enter")
        var seen: [String] = []
        for _ in 0..<40 {
            drive.press("n")
            seen.append(drive.selectedLine)
            if !drive.message.isEmpty { break }
        }
        #expect(drive.message == "The end was reached; it goes on from the top.")
        #expect(seen.last == first && seen.count > 1)
        #expect(seen.allSatisfy { $0.lowercased().contains("village") })
        drive.press("N")
        #expect(drive.message == "The top was reached; it goes on from the end.")
        let matches = drive.frame.cells
        let isMarked = (0..<24).contains { y in matches.row(y).contains { $0.style.role == .match } }
        #expect(isMarked)
    }

    @Test func escGivesUpTheWordsBeforeItLeaves() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "enter", "/")
        drive.type("nowhere to be found")
        #expect(drive.message == "“nowhere to be found” is not here.")
        drive.press("esc")
        #expect(drive.app.stack.last?.screen is DetailScreen)
        drive.press("/", "a", "enter", "esc")
        #expect(drive.app.stack.last?.screen is DetailScreen)
        drive.press("esc")
        #expect(drive.app.stack.last?.screen is ListScreen)
    }

    @Test func aHanziBeginsIt() throws {
        let drive = try Drive(RegistryWorld.seeded(), .chinese)
        for keys in [["2", "enter"], ["2", "enter", "J"]] {
            drive.press("alt-home")
            for key in keys { drive.press(key) }
            drive.type("村")
            #expect(drive.shows("查找 村"), "\(drive.picture)")
        }
    }

    @Test func hitsAreMarkedOnTheBar() throws {
        let drive = try Drive(RegistryWorld.seeded(), height: 12)
        drive.press("2", "enter", "/")
        drive.type("demonstration")
        let edge = drive.screen.dropFirst().map { $0.padding(80).last }
        #expect(edge.contains("╪"))
    }

    @Test func aJournalIsReadOnUntilTheWordsAreFound() throws {
        let village = RecordID(.village, 1)
        let steps = (1...3000).reversed().map { number in
            JournalStep(
                number: Int64(number), at: "2021-06-16T08:30:00Z", by: "Tester", verb: .edit, reason: "",
                of: nil,
                changes: [
                    Change(
                        record: village, name: "Village", field: "note", old: .notKnown,
                        new: .value(.text(number == 7 ? "tangerines" : "rice")))
                ])
        }
        let world = FixedWorld { question in
            guard case .journal(let request) = question else { return nil }
            let rest = steps.drop { $0.number >= request.before ?? .max }
            let window = Array(rest.prefix(request.limit))
            return .journal(
                JournalWindow(steps: window, names: [:], reachesEnd: window.count == rest.count))
        }
        let drive = try Drive(world)
        drive.open(JournalScreen(record: village))
        drive.press("/")
        drive.paste("tangerines")
        #expect(drive.selectedLine.contains("#7"))
        drive.press("enter", "n")
        #expect(drive.selectedLine.contains("#7"))
        #expect(drive.message == "The end was reached; it goes on from the top.")
    }
}

extension String {
    fileprivate func padding(_ columns: Int) -> [Character] {
        Array(self) + Array(repeating: " ", count: max(0, columns - count))
    }
}
