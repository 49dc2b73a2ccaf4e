import Cells
import Domain
import Testing

@testable import Screens

/// What the forms propose, where they are begun from, and what they take over.
@Suite struct ProposalTests {
    private func names(_ drive: Drive, _ key: String, _ field: String) -> [String] {
        (drive.form?.state.fields[key]?.lines?.lines ?? []).compactMap { line in
            guard case .value(.link(let record))? = line.fields[field]?.answer else { return nil }
            return record.number
        }
    }

    @Test func choosingATwinningFillsPartiesAndSignatories() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        drive.press("1")
        #expect(drive.form?.state.fields["signedOn"]?.text == "2021-06-16")
        drive.press("esc")
        #expect(drive.form == nil, "proposals alone are nothing to ask about")
        drive.press("1")
        drive.go("twinning")
        drive.type("T1")
        drive.press("enter")
        let twinning = try world.record("T1")
        let parties = (twinning[Twinning.parties].value ?? []).compactMap { $0[Party.party].value?.number }
        #expect(names(drive, "parties", "party") == parties)
        #expect(drive.form?.state.fields["parties"]?.origin == .proposed)
        #expect(names(drive, "signatures", "person").count == 2, "\(drive.picture)")
        try expectScreen(drive, "sign-proposed")
        // Typing replaces a proposal.
        drive.answer("signedOn", "2021-7-1")
        drive.press("tab")
        #expect(drive.form?.state.fields["signedOn"]?.text == "2021-07-01")
    }

    @Test func theTwinningOfTwoPartiesIsFound() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        let twinning = try world.record("T1")
        let parties = twinning[Twinning.parties].value ?? []
        let a = try #require(parties.first { $0[Party.side].value == .a }?[Party.party].value)
        let b = try #require(parties.first { $0[Party.side].value == .b }?[Party.party].value)
        drive.press("1")
        drive.addLine("parties", ["party": a.number])
        #expect(drive.form?.state.fields["twinning"]?.isEmpty == true)
        drive.addLine("parties", ["party": b.number])
        #expect(drive.form?.state.fields["twinning"]?.answer == .value(.link(RecordID(.twinning, 1))))
        #expect(drive.form?.state.fields["twinning"]?.origin == .proposed)
        #expect(drive.form?.state.fields["parties"]?.lines?.lines.count == 2)
    }

    @Test(arguments: [
        ("V1", Kind.agreement, "parties"), ("V1", .need, "by"), ("V1", .project, "parties"),
        ("B3", .agreement, "parties"), ("B3", .offer, "by"), ("T1", .agreement, "twinning"),
        ("T1", .activity, "hosts"), ("T1", .project, "twinning"),
        ("T1", .commitment, "twinning"), ("G1", .commitment, "agreement"),
    ]) func whatIsBegunOnAPageBelongsToIt(_ number: String, _ kind: Kind, _ key: String) throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        let id = try #require(RecordID(number: number))
        drive.open(DetailScreen(id))
        let place = try #require(AddingHere.kinds(id.kind).firstIndex(of: kind))
        drive.press("F7", "\(place + 1)")
        #expect(drive.form?.state.plan.kind == kind)
        #expect(drive.form?.state.fields[key]?.isEmpty == false, "\(drive.picture)")
        #expect(drive.form?.state.fields[key]?.origin == .proposed)
        drive.press("esc")
        #expect(drive.form == nil, "nothing was typed")
    }

    @Test func anEarlierAgreementIsTakenOver() throws {
        let world = try RegistryWorld.seeded()
        for number in ["C1", "C2", "C3"] {
            var promise = try world.record(number)
            promise[Commitment.agreement.key] = .value(.link(RecordID(.agreement, 1)))
            _ = try world.add(promise)
        }
        let drive = try Drive(world)
        drive.open(DetailScreen(RecordID(.twinning, 1)))
        drive.press("F7", "1", "alt-c")
        #expect(drive.shows("Another agreement"), "\(drive.picture)")
        drive.press("enter")
        let source = try world.record("G1")
        #expect(
            drive.form?.state.fields["purposes"]?.lines?.lines.count
                == source[Agreement.purposes].value?.count)
        #expect(drive.form?.state.fields["purposes"]?.origin == .copied)
        #expect(drive.form?.state.fields["commitments"]?.lines?.lines.count == 3)
        // Looked at, it is no longer marked.
        drive.go("purposes")
        drive.press("delete", "tab")
        #expect(drive.form?.state.fields["purposes"]?.origin == nil)
        drive.fireTimers()
        let draft = try #require(try world.drafts().first)
        let state = try #require(FormState(draft: draft.content))
        #expect(state.source?.id == source.id)
        #expect(state.fields["commitments"]?.origin == .copied)
        drive.press("F5")
        #expect(drive.shows("Compared with G1"), "\(drive.picture)")
        #expect(drive.shows("Cao Shen"))
        let made = try world.record("G2")
        #expect(made[Agreement.parties].value?.allSatisfy { $0.id != nil } == true)
        #expect(try world.record("C4")[Commitment.agreement].value?.record.number == "G2")
        drive.press("end")
        try expectScreen(drive, "sign-review-copied")
    }

    @Test(arguments: [
        ("2021-06-16", "2024-06-15", "2022-03-01", "2025-02-28"),
        ("2021-06-16", "2024-06-16", "2022-03-01", "2025-03-01"),
        ("2021-06-16", "2021-12-31", "2022-06-16", "2022-12-31"),
    ]) func theTermIsAsLongAsThatOfTheSource(_ dates: (String, String, String, String)) throws {
        var source = Record(RecordID(.agreement, 1))
        source[Agreement.signedOn] = .value(try #require(CalendarDay(written: dates.0)))
        source[Agreement.endsOn] = .value(try #require(CalendarDay(written: dates.1)))
        let end = Proposals.end(like: source, from: CalendarDay(written: dates.2))
        #expect(end.value?.written == dates.3)
    }

    @Test func whatWasUsedLastIsProposed() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        let town = Record(
            RecordID(.region, -1),
            answers: ["name": .value(.text("Construction Town")), "level": .value(.choice("town"))])
        _ = try world.add(town)
        drive.fill(.village)
        #expect(drive.form?.state.fields["town"]?.isEmpty == true)
        drive.answer("name", "Yuadong Village")
        drive.answer("town", "Construction")
        drive.save()
        drive.fill(.village)
        #expect(drive.form?.state.fields["town"]?.answer == .value(.link(RecordID(.region, 1))))
        #expect(drive.shows("Town ~"), "\(drive.picture)")
        #expect(drive.shows("Construction Town"))
    }

    @Test func noSingleKeyHeldDownSigns() throws {
        let world = try RegistryWorld.seeded()
        var agreement = try world.record("G1")
        agreement = Record(RecordID(.agreement, -1), answers: agreement.answers)
        agreement[Agreement.state] = .value(.draft)
        let id = try #require(try world.add(agreement).first)
        for key in ["enter", "y", "S", "G", "space", "F5", "F6", "tab", "down", "pagedown", "end", "1", "2"] {
            let drive = try Drive(world)
            drive.open(Forms.review(id))
            for _ in 0..<40 { drive.press(key) }
            // Even from the end of the text, with the window that asks open.
            let other = try Drive(world)
            other.open(Forms.review(id))
            other.press("end", "S")
            for _ in 0..<40 { other.press(key) }
            #expect(try world.record(id)[Agreement.state] == .value(.draft), "\(key)")
            #expect(try world.record(id).retired == nil)
        }
    }

    @Test func theSectionsAreAMenuWithTheirErrors() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world, width: 60, height: 16)
        drive.press("1")
        drive.answer("signedOn", "the sixteenth")
        drive.press("tab", "alt-s")
        try expectScreen(drive, "form-sections-60x16")
        drive.press("enter")
        #expect(drive.form != nil)
        drive.press("alt-s", "home", "enter")
        #expect(drive.form?.state.focused.description.key == "parties", "the first problem: \(drive.picture)")
    }
}
