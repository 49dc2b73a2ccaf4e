import Domain
import Testing

@testable import Screens

/// Clauses from the library, pledges, the day sheet and one agreement for many, by keys.
@Suite struct CeremonyScreenTests {
    private let activity = RecordID(.activity, 1)

    // MARK: - Clauses

    @Test(arguments: Language.allCases)
    func severalClausesAreTakenInAtTheirPlaces(_ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language)
        drive.press("1")
        drive.go("clauses")
        drive.press("F4", "end", "space", "home", "space", "enter")
        let sorts = drive.form?.state.clauses.map { $0[Clause.sort].value }
        #expect(sorts == ["title", "filing"])
        // A further one goes between them.
        drive.press("F4", "down", "down", "enter")
        #expect(drive.form?.state.clauses.map { $0[Clause.sort].value } == ["title", "parties", "filing"])
        drive.press("alt-up")
        #expect(drive.form?.state.clauses.map { $0[Clause.sort].value } == ["parties", "title", "filing"])
    }

    @Test func blanksThatAreNotKnownYetAreFilledInBySaving() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        drive.press("1")
        drive.answer("name", "Agreement of the north")
        drive.go("clauses")
        drive.press("F4", "end", "up", "up", "up", "up", "up", "space", "enter")
        let text = try #require(drive.form?.state.clauses.first?[Clause.text].value)
        #expect(ClauseBlanks.open(in: text) == ["copies"])
        drive.answer("copies", "6")
        drive.addLine("parties", ["party": "Eastern Center Party"])
        drive.save()
        let saved = try #require(drive.saved.first { $0.id.kind == .agreement })
        #expect(ClauseBlanks.open(in: saved) == [])
        #expect(saved[Agreement.clauses].value?.first?[Clause.text].value?.contains("6") == true)
    }

    @Test func theFormSaysWhichPointsAreLackingAndBlocksNothing() throws {
        let drive = try Drive(RegistryWorld.seeded(), width: 100, height: 40)
        drive.press("1")
        drive.go("clauses")
        #expect(drive.shows("of the 20 points"))
        let before = drive.form?.state.problems
        drive.press("F4", "enter")
        #expect(drive.form?.state.problems == before)
    }

    @Test func anEarlierClauseSaysWhichAgreementItIsFromAndTheLibrarysOwnIsNotShownTwice() throws {
        let library = try #require(Strings.library[.english])
        let entry = try #require(library.entries.first { $0.point == .copies })
        let own = OwnClause(
            clause: Part([
                "heading": .value(.text("Copies")),
                "text": .value(
                    .text(ClauseBlanks(["copies": "4", "copiesHeldBy": "both"]).filled(entry.text))),
            ]), agreement: RecordID(.agreement, 7), agreementName: "G")
        let other = OwnClause(
            clause: Part(["heading": .value(.text("Bees")), "text": .value(.text("Honey is shared."))]),
            agreement: RecordID(.agreement, 8), agreementName: "H")
        let pick = ClausePick(
            [library], in: .english, own: [own, other], blanks: ClauseBlanks([:]))
        #expect(pick.entries.count == library.entries.count + 1)
        #expect(pick.entries.last?.origin == .earlier(RecordID(.agreement, 8), name: "H"))
    }

    // MARK: - Pledges

    private func newCeremony(_ drive: Drive) throws {
        drive.fill(.activity)
        drive.answer("name", "Spring ceremony")
        drive.answer("sort", "Signing")
        drive.answer("heldOn", "2021-06-16")
        drive.addLine("hosts", ["host": "Eastern Center Party"])
        drive.addLine("hosts", ["host": "Yuadong Village"])
        drive.go("agenda")
        drive.press("F7")
        drive.answer("title", "Words of the guest")
        drive.go("points")
        drive.paste("Pledge: resource sharing\nPledge: talent development\nPledge: advantageous industries")
        drive.press("F2")
    }

    @Test func oneKeyThreeTimesMakesThreeCommitmentsThatAreSavedWithTheActivity() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world, height: 50)
        try newCeremony(drive)
        drive.press("F5", "F5", "F5")
        drive.save()
        let made = drive.saved.filter { $0.id.kind == .commitment }
        #expect(made.map(\.name) == ["resource sharing", "talent development", "advantageous industries"])
        #expect(made.map { $0[Commitment.agendaItem].value } == [1, 1, 1])
        #expect(made.map { $0[Commitment.due] } == [.notKnown, .notKnown, .notKnown])
        guard case .ceremony(let stored) = try world.answer(.ceremony(RecordID(.activity, 2))).get() else {
            Issue.record("no ceremony")
            return
        }
        #expect(stored.commitments.count == 3)
        #expect(stored.commitments.allSatisfy { $0[Commitment.receiver].value == RecordID(.village, 1) })
    }

    @Test func thePlacesOfPledgesFollowTheAgendaInTheForm() throws {
        let drive = try Drive(RegistryWorld.seeded(), height: 50)
        try newCeremony(drive)
        drive.press("F5", "F7")
        drive.answer("title", "Opening")
        drive.press("F2", "alt-up")
        func places() -> [Int?] {
            (drive.form?.state.record(of: CeremonyForm.pledges) ?? []).map { $0[Commitment.agendaItem].value }
        }
        #expect(drive.form?.state.focusedList?.row == 0)
        #expect(places() == [2])
        drive.press("alt-down")
        #expect(places() == [1])
        drive.press("up", "delete")
        #expect(places() == [nil])
    }

    @Test func onThePageTheKeyMakesOneOfTheItemAndThePageShowsIt() throws {
        let world = try RegistryWorld.seeded()
        var record = try world.record("A1")
        record[Activity.agenda] = record[Activity.agenda].map { lines in
            var lines = lines
            lines[2][AgendaItem.points] = .value("Promise: forty places in courses")
            return lines
        }
        _ = try world.perform(.save([record], draft: nil)).get()
        let drive = try Drive(world, width: 100, height: 60)
        drive.open(DetailScreen(activity))
        drive.press("/")
        drive.type("Discussion")
        drive.press("enter", "F5")
        #expect(drive.message.hasPrefix("C4 was made"))
        #expect(drive.shows("→ C4 forty places in courses"))
        #expect(try world.record("C4")[Commitment.agendaItem] == .value(3))
        drive.open(DetailScreen(RecordID(.commitment, 4)))
        #expect(drive.shows("Promise: forty places in courses"))
    }

    @Test func anAgreementTakesDayAndPlaceFromItsCeremony() throws {
        let world = try RegistryWorld.seeded()
        var ceremony = try world.record("A1")
        ceremony[Activity.place] = .value("Town hall")
        ceremony[Activity.heldOn] = .value(try #require(CalendarDay(2021, 6, 9)))
        _ = try world.perform(.save([ceremony], draft: nil)).get()
        let drive = try Drive(world)
        drive.press("1")
        drive.answer("occasion", "Party building")
        #expect(drive.form?.state.record[Agreement.place] == .value("Town hall"))
        #expect(drive.form?.state.record[Agreement.signedOn].value == CalendarDay(2021, 6, 9))
    }

    // MARK: - The day sheet

    @Test func theSheetIsMadeByOneKeyTickedWithItsTimeAndUndone() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world, width: 60, height: 16)
        drive.open(DaySheetScreen(activity))
        drive.press("F7")
        let lines = try #require(try world.record("A1")[Activity.daySheet].value)
        #expect(lines.count > 10)
        drive.press("space", "space")
        func done() throws -> Int {
            (try world.record("A1")[Activity.daySheet].value ?? []).count {
                $0[DaySheetItem.isDone].value == true
            }
        }
        #expect(try done() == 2)
        #expect(drive.shows("[x] 08:30"))
        drive.press("u")
        #expect(try done() == 1)
        drive.press("F7")
        #expect(drive.message.hasPrefix("Everything"))
    }

    // MARK: - One agreement for many

    @Test func draftsForFurtherPartiesAreMadeInOneStepAndSignedTogether() throws {
        let world = try RegistryWorld.seeded()
        let first = try world.draftForOthers()
        let drive = try Drive(world, width: 100, height: 30)
        drive.open(SignTogetherScreen(activity))
        #expect(drive.shows("1 of them ready"))
        drive.press("S")
        drive.type("9")
        drive.press("enter")
        #expect(try world.record(first)[Agreement.state] == .value(.draft), "the number differs")
        drive.press("backspace")
        drive.type("1")
        drive.press("enter")
        #expect(try world.record(first)[Agreement.state] == .value(.signed))
        drive.open(DetailScreen(first))
        #expect(drive.shows("Compared with G1"))
    }

    @Test func thePartiesAreChosenOneAfterTheOther() throws {
        let world = try RegistryWorld.seeded()
        let bodies = try ["North Branch", "South Branch"].map { try world.branch($0) }
        let drive = try Drive(world)
        drive.open(ForOthersScreen(RecordID(.agreement, 1), name: "Joint building agreement"))
        drive.press("F7")
        drive.type("North Branch")
        drive.press("enter")
        drive.type("South Branch")
        drive.press("enter", "esc", "F2")
        #expect(drive.message.hasPrefix("2 drafts made after G1"))
        guard case .ceremony(let stored) = try world.answer(.ceremony(activity)).get() else { return }
        let parties = stored.agreements.compactMap { $0[Agreement.parties].value?.first?[Party.party].value }
        #expect(Array(parties.suffix(2)) == bodies)
    }
}
