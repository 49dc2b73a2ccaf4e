import Cells
import Domain
import Testing

@testable import Screens

/// Posts on a day, a second secretary, handing over, and what sources say, as a user meets them.
@Suite struct PostsTests {
    private let world: RegistryWorld

    init() throws { world = try RegistryWorld.seeded() }

    private func day(_ written: String) throws -> CalendarDay { try #require(CalendarDay(written: written)) }

    private func successor(from: String) throws -> Record {
        var line = Part()
        line[Post.post] = .value("secretary")
        line[Post.body] = .value(RecordID(.branch, 4))
        line[Post.from] = .value(try day(from))
        var person = Record(RecordID(.person, -1))
        person[Person.name] = .value("Successor One")
        person[Person.posts] = .value([line])
        return person
    }

    @Test func aSecondSecretaryIsAskedAboutInTheForm() throws {
        let drive = try Drive(world)
        func fill() throws {
            drive.open(
                FormScreen(
                    new: .person,
                    answers: [
                        "name": .value(.text("Successor One")),
                        "posts": try successor(from: "2021-06-20")["posts"],
                    ],
                    names: [:]))
            drive.press("ctrl-s")
        }
        try fill()
        #expect(drive.shows("1  End the post of P4 Shen Xiaoling on 2021-06-19"))
        // Back to the form: nothing was saved.
        drive.press("3")
        #expect(drive.form != nil)
        #expect(world.answer(.page(RecordID(.person, 5))) == .failure(.noSuchRecord("P5")))
        drive.press("ctrl-s", "1")
        #expect(drive.form == nil)
        let shen = try world.record("P4")
        #expect(shen[Person.posts].value?.first?[Post.to].value == (try day("2021-06-19")))
        // Both were saved in one step.
        drive.press("u")
        #expect(try world.record("P4")[Person.posts].value?.first?[Post.to].value == nil)
        #expect(world.answer(.page(RecordID(.person, 5))) == .failure(.noSuchRecord("P5")))
    }

    @Test func twoSecretariesAreSavedWhenThatIsMeant() throws {
        let drive = try Drive(world)
        drive.open(
            FormScreen(
                new: .person,
                answers: [
                    "name": .value(.text("Successor One")),
                    "posts": try successor(from: "2021-06-20")["posts"],
                ],
                names: [:]))
        drive.press("ctrl-s", "2")
        #expect(drive.form == nil)
        #expect(try world.record("P5").name == "Successor One")
        #expect(try world.record("P4")[Person.posts].value?.first?[Post.to].value == nil)
    }

    @Test func anOldAgreementShowsThePostOfThenAndWhoHoldsItNow() throws {
        var shen = try world.record("P4")
        var lines = try #require(shen[Person.posts].value)
        lines[0][Post.to] = .value(try day("2021-06-16"))
        shen[Person.posts] = .value(lines)
        _ = try world.add(shen)
        _ = try world.add(try successor(from: "2021-06-16"))
        let drive = try Drive(world, today: CalendarDay(2022, 1, 1))
        drive.open(DetailScreen(RecordID(.agreement, 1)))
        drive.press("/")
        drive.type("now:")
        drive.press("enter")
        #expect(drive.shows("now: ") && drive.shows("P5 Successor One"))
        drive.open(DetailScreen(RecordID(.village, 1)))
        #expect(drive.shows("P5 Successor One") && drive.shows("next election 2026-06-16, 5 years"))
        drive.press("p")
        #expect(drive.shows("Posts of V1 on"))
        drive.press("d")
        drive.press("ctrl-u")
        drive.type("2021-06-10")
        drive.press("enter")
        #expect(drive.shows("Secretary"))
    }

    @Test func aLiaisonIsHandedOverWithOneKeyAfterSigning() throws {
        let drive = try Drive(world)
        drive.open(DetailScreen(RecordID(.agreement, 1)))
        drive.press("o")
        #expect(drive.shows("liaison of Party A: not known"))
        drive.press("2")
        drive.type("Shen")
        drive.press("enter")
        #expect(drive.message == "G1 was changed. u takes it back.")
        let agreement = try world.record("G1")
        #expect(agreement.liaisons(on: try day("2021-06-16"))[.b] == [RecordID(.person, 4)])
        #expect(agreement.liaisons(on: try day("2021-06-16"))[.a] == nil)
    }

    @Test func aHandoverSheetHasEverySectionAndMasksTelephones() throws {
        var cao = try world.record("P3")
        cao[Person.telephone] = .value("13812345678")
        _ = try world.add(cao)
        let drive = try Drive(world, width: 100, height: 60)
        drive.open(HandoverScreen(RecordID(.person, 4)))
        for section in [
            "Open promises", "Agreements and liaison", "Dates ahead", "Contacts on the other side",
        ] {
            #expect(drive.shows(section))
        }
        #expect(drive.shows("liaison of Party A: not known") && drive.shows("liaison of Party B: not known"))
        #expect(drive.shows("138****5678") && !drive.shows("13812345678"))
        drive.press("p")
        #expect(drive.shows("13812345678"))
    }

    @Test func aStatementIsChosenWithAReasonAndTheFieldTakesIt() throws {
        let drive = try Drive(world)
        drive.open(StatementsScreen(RecordID(.branch, 4)))
        // The first one is chosen; the second says something else.
        drive.press("down", "enter", "2")
        #expect(drive.shows("a reason is needed"))
        drive.press("ctrl-u", "enter")
        #expect(drive.shows("a reason is needed"))
        drive.type("The seal says so.")
        drive.press("enter")
        let branch = try world.record("B4")
        #expect(branch[Branch.sort] == .value(.branch))
        let lines = try #require(branch[Common.statements].value)
        #expect(lines.compactMap { $0[Statement.isChosen].value } == [false, true])
        #expect(lines[1][Statement.reason] == .value("The seal says so."))
        drive.press("u")
        #expect(try world.record("B4")[Branch.sort] == .value(.generalBranch))
    }

    @Test func aStatementIsBegunAtTheField() throws {
        let drive = try Drive(world)
        drive.open(Forms.form(.village, record: try world.record("V1"), names: [:]))
        drive.go("code")
        drive.press("alt-w")
        let form = try #require(drive.form)
        let line = try #require(form.state.openLine?.part)
        #expect(line[Statement.about].value == "code")
        #expect(form.state.focused.description.key == Statement.says.key)
    }

    @Test func noIdentityNumberGetsIntoADraft() throws {
        let drive = try Drive(world)
        drive.fill(.person)
        drive.answer("name", "Anna")
        drive.answer("note", "11010519491231002X")
        drive.fireTimers()
        let drafts = try world.drafts()
        #expect(!drafts.isEmpty && drafts.allSatisfy { !$0.content.contains("11010519491231002X") })
        drive.press("ctrl-s")
        #expect(drive.shows("identity-card number"))
    }

    @Test func conflictsLeadToWhatSourcesSay() throws {
        let drive = try Drive(world)
        drive.open(ConflictsScreen())
        #expect(drive.shows("one was chosen"))
        drive.press("down", "enter")
        #expect(drive.app.top.screen is StatementsScreen)
    }
}
