import Cells
import Domain
import Testing

@testable import Screens

/// Lists inside a record: their lines are small forms.
@Suite struct FormListTests {
    private func drive(_ world: RegistryWorld? = nil) throws -> Drive {
        try Drive(try world ?? RegistryWorld.empty())
    }

    private func names(_ drive: Drive) -> [String] {
        let lines = drive.form?.state.fields["aliases"]?.lines?.lines ?? []
        return lines.map { $0.fields["name"]?.text ?? "" }
    }

    private func village(_ aliases: String...) throws -> Drive {
        let drive = try drive()
        drive.fill(.village)
        for alias in aliases { drive.addLine("aliases", ["name": alias]) }
        return drive
    }

    @Test func linesAreAddedBelowTheOneInFocusMovedAndTakenOut() throws {
        let drive = try village("one", "two", "three")
        #expect(names(drive) == ["one", "two", "three"])
        drive.press("up", "F7")
        drive.type("two and a half")
        drive.press("F2")
        #expect(names(drive) == ["one", "two", "two and a half", "three"])
        drive.press("alt-up", "alt-up", "alt-up")
        #expect(names(drive) == ["two and a half", "one", "two", "three"])
        drive.press("alt-down", "delete")
        #expect(names(drive) == ["one", "two", "three"])
        #expect(drive.message.hasPrefix("Line removed"))
    }

    @Test func aLineTakenOutComesBackWhereItWasWithWhatWasTypedMeanwhile() throws {
        let drive = try village("one", "two", "three")
        drive.press("up", "delete", "up", "enter")
        drive.type(" or first")
        drive.press("F2", "ctrl-z")
        #expect(names(drive) == ["one or first", "two", "three"])
    }

    @Test func aLineThatNothingWasPutIntoGoesWhenItIsLeft() throws {
        let drive = try drive()
        drive.fill(.agreement)
        drive.go("parties")
        drive.press("F7")
        // A side is proposed; that alone is nobody's answer.
        #expect(drive.shows("Party A"))
        drive.press("esc")
        #expect(drive.form?.state.fields["parties"]?.lines?.lines.isEmpty == true)
        #expect(drive.form?.isDirty == false)
    }

    @Test func theLastEnterClosesTheLineAndF7BeginsTheNext() throws {
        let drive = try drive()
        drive.fill(.project)
        drive.go("milestones")
        drive.press("F7")
        drive.type("First harvest")
        drive.press("F7")
        #expect(drive.form?.state.openLine?.fields["title"]?.text == "")
        drive.type("Second harvest")
        // Enter on who accepted it would look for somebody.
        drive.press("enter", "enter", "enter", "enter", "enter", "tab", "enter")
        #expect(drive.form?.state.isLineOpen == false)
        let lines = drive.form?.state.fields["milestones"]?.lines?.lines ?? []
        #expect(lines.map { $0.fields["state"]?.entry } == [.choice("planned"), .choice("planned")])
    }

    @Test func whatIsWrongInALineIsSaidInItsRowAndF8OpensIt() throws {
        let drive = try drive()
        drive.fill(.village)
        drive.answer("name", "Yuadong Village")
        drive.addLine("aliases", ["name": "Da Jung Village"])
        #expect(drive.shows("1  Da Jung Village  ! Other names 1"))
        drive.press("F2")
        #expect(drive.form?.state.isLineOpen == true)
        #expect(drive.form?.state.focused.description.key == "sort")
        drive.type("trans")
        drive.press("enter", "F2")
        #expect(!drive.shows("! Other names"))
        drive.save()
    }

    @Test func purposesAreTickedAndThenWordedAndUntickingCanBeTakenBack() throws {
        let drive = try drive()
        drive.fill(.agreement)
        drive.go("purposes")
        drive.press("F4", "3", "1", "enter")
        #expect(drive.shows("1  Strengthen branch building"))
        #expect(drive.shows("2  Joined-up activities"))
        drive.press("enter", "tab")
        drive.type("in our own words")
        drive.press("F2", "F4", "1", "enter")
        #expect(!drive.shows("Strengthen branch building"))
        drive.press("ctrl-z")
        #expect(drive.shows("1  Strengthen branch building · in our own words"))
    }

    @Test func sidesAndPartiesAreProposed() throws {
        let world = try RegistryWorld.empty()
        _ = try world.branch("Eastern Center Party Branch")
        _ = try world.village("Yuadong Village")
        let drive = try drive(world)
        drive.fill(.agreement)
        drive.addLine("parties", ["party": "Eastern"])
        drive.addLine("parties", ["party": "Yuadong"])
        #expect(drive.shows("2  Party B · Yuadong Village"))
        let form = try #require(drive.form)
        #expect(form.state.fields["name"]?.text?.contains("Eastern Center Party Branch with Yuadong") == true)
        drive.answer("signedOn", "2021-6-16")
        drive.press("tab")
        #expect(drive.form?.state.fields["name"]?.text?.hasSuffix("2021-06-16") == true)
        // A name of one's own stays.
        drive.go("name")
        drive.press("ctrl-u")
        drive.type("Our agreement")
        drive.answer("signedOn", "7")
        #expect(drive.form?.state.fields["name"]?.text == "Our agreement")
    }

    @Test func thePostHeldThatDayIsProposedForASignature() throws {
        let world = try RegistryWorld.empty()
        let branch = try world.branch("Eastern Center Party Branch")
        let day = try #require(CalendarDay(2021, 6, 16))
        var person = Record(RecordID(.person, -1))
        person[Person.name] = .value("Cao Shen")
        person[Person.posts] = .value([
            Part([
                "post": .value(.choice("liaison")), "body": .value(.link(branch)),
                "to": .value(.day(try #require(CalendarDay(2019)))),
            ]),
            Part([
                "post": .value(.choice("secretary")), "body": .value(.link(branch)),
                "attestedOn": .value(.day(day)),
            ]),
        ])
        _ = try world.add(person)
        let drive = try drive(world)
        drive.fill(.agreement)
        drive.answer("signedOn", "2021-6-16")
        drive.addLine("signatures", ["person": "Cao Shen"])
        #expect(drive.shows("1  Party A · Cao Shen · Secretary · Eastern"))
        let line = try #require(drive.form?.state.fields["signatures"]?.lines?.lines.first)
        #expect(line.part[Signature.body] == .value(branch))
    }

    @Test func storedCommitmentsComeWithTheirAgreementAndOnlyChangedOnesAreSaved() throws {
        let world = try RegistryWorld.empty()
        let giver = try world.branch("Eastern Center Party Branch")
        let receiver = try world.village("Yuadong Village")
        let drive = try drive(world)
        drive.fill(.agreement)
        drive.addLine("parties", ["party": "Eastern"])
        drive.addLine("parties", ["party": "Yuadong"])
        for promise in ["Resources are shared", "Talent is developed"] {
            drive.addLine("commitments", ["name": promise])
        }
        drive.save()
        #expect(drive.saved.map(\.kind) == [.agreement, .twinning, .commitment, .commitment])
        // Changed again, it comes with its promises.
        drive.open(Forms.form(.agreement, record: try world.record("G1"), names: [:]))
        let lines = drive.form?.state.fields["commitments"]?.lines?.lines ?? []
        #expect(lines.compactMap(\.id) == (1...2).map { RecordID(.commitment, $0).rawValue })
        #expect(drive.form?.isDirty == false)
        drive.go("commitments")
        drive.press("delete")
        #expect(drive.message.hasPrefix("C1 is stored"))
        drive.press("down", "enter")
        drive.answer("measure", "thirty people trained")
        drive.press("F2")
        drive.save()
        #expect(drive.saved.map(\.id.number) == ["G1", "C2"])
        let commitment = try world.record("C2")
        #expect(commitment[Commitment.measure] == .value("thirty people trained"))
        #expect(commitment[Commitment.giver] == .value(giver))
        #expect(commitment[Commitment.receiver] == .value(receiver))
    }
}
