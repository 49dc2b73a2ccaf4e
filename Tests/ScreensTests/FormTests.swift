import Cells
import Domain
import Testing

@testable import Screens

/// One form, filled in by keys over a real registry.
@Suite struct FormTests {
    private func drive(_ language: Language = .english, width: Int = 80, height: Int = 24) throws -> Drive {
        try Drive(try RegistryWorld.empty(), language, width: width, height: height)
    }

    // MARK: - What one sees

    @Test(arguments: Language.allCases)
    func theSigningFormFitsTheSmallestWindow(_ language: Language) throws {
        let drive = try drive(language, width: 40, height: 10)
        drive.fill(.agreement)
        drive.press("tab", "tab", "F2")
        try expectScreen(drive, "form-agreement-40x10-\(language.rawValue)")
    }

    @Test func resizingAndSwitchingTheLanguageKeepEverything() throws {
        let drive = try drive(width: 120, height: 40)
        drive.fill(.branch)
        drive.type("Eastern Center Party Branch")
        drive.press("tab", "tab", "space")
        drive.type("joi")
        let before = drive.picture
        drive.resize(60, 16)
        drive.press("F12", "F12")
        drive.resize(120, 40)
        #expect(drive.picture == before)
        drive.press("enter")
        #expect(drive.form?.state.fields["sort"]?.entry == .choice("jointBranch"))
        drive.press("F12")
        #expect(drive.shows("联合党支部"))
        #expect(drive.shows("Eastern Center Party Branch"))
    }

    @Test func theFocusAndItsProblemStayInSightInTheSmallestWindow() throws {
        let drive = try drive(width: 40, height: 10)
        drive.fill(.agreement)
        drive.press("F2")
        for _ in 0..<40 {
            let form = try #require(drive.form)
            let label = drive.app.context.words.label(
                form.state.fields.owner, form.state.focused.description.key)
            #expect(drive.picture.contains(label.prefix(12)), "\(label)\n\(drive.picture)")
            let caret = drive.frame.caret
            #expect((2...6).contains(caret.y), "caret in row \(caret.y) at \(label)\n\(drive.picture)")
            drive.press("tab")
        }
    }

    // MARK: - Right and wrong

    @Test func aProblemIsSaidWhenTheFieldIsLeftAndGoesTheMomentItIsRight() throws {
        let drive = try drive()
        drive.fill(.branch)
        drive.go("founded")
        drive.type("2021-2-3")
        #expect(drive.shows("2021-02-03 Wednesday"))
        drive.type("0")
        #expect(!drive.shows("! Founded"))
        drive.press("tab")
        #expect(drive.shows("! Founded"))
        #expect(drive.shows("2021-02-28"))
        drive.press("shift-tab", "backspace")
        #expect(!drive.shows("! Founded"))
        drive.type("9")
        #expect(drive.shows("! Founded"))
    }

    @Test func savingIsRefusedAtTheFirstProblemAndF8GoesRound() throws {
        let drive = try drive()
        drive.fill(.branch)
        drive.answer("founded", "yesterday but one")
        drive.press("ctrl-s")
        #expect(drive.form?.state.focused.description.key == "name")
        #expect(drive.message.hasPrefix("3 fields want attention. Name:"))
        #expect(drive.verbs.isEmpty)
        var seen: [String] = []
        for _ in 0..<3 {
            drive.press("F8")
            seen.append(drive.form?.state.focused.description.key ?? "")
        }
        #expect(seen == ["sort", "founded", "name"])
    }

    @Test func whatTheRegistryRefusesStandsBesideItsField() throws {
        let world = try RegistryWorld.empty()
        let above = try world.branch("General Branch")
        var below = Record(RecordID(.branch, -1))
        below[Branch.name] = .value("Party Branch")
        below[Branch.sort] = .value(.branch)
        below["superior"] = .value(.link(above))
        _ = try world.add(below)
        let drive = try Drive(world)
        drive.open(Forms.form(.branch, record: try world.record("B1"), names: [:]))
        drive.answer("superior", "Party Branch")
        drive.press("F2")
        #expect(drive.form?.state.focused.description.key == "superior")
        #expect(drive.shows("! Superior"))
        drive.press("delete")
        #expect(!drive.shows("! Superior"))
        drive.press("F2")
        #expect(drive.message.hasPrefix("Nothing differs"))
    }

    @Test func linesThatSomebodyElseAddedComeIn() throws {
        let world = try RegistryWorld.empty()
        _ = try world.village("Yuadong Village")
        let drive = try Drive(world)
        drive.open(Forms.form(.village, record: try world.record("V1"), names: [:]))
        drive.addLine("aliases", ["name": "Da Jung Village", "sort": "trans"])
        var theirs = try world.record("V1")
        theirs["aliases"] = .value(
            .parts([
                Part(["name": .value(.text("Zhandong Village")), "sort": .value(.choice("translation"))])
            ]))
        _ = try world.add(theirs)
        drive.press("F2")
        #expect(drive.form != nil, "nothing to choose: both lines stand")
        drive.save()
        let aliases = try world.record("V1")[Common.aliases].value ?? []
        #expect(aliases.compactMap { $0[Alias.name].value } == ["Da Jung Village", "Zhandong Village"])
    }

    @Test func aSignedAgreementIsShownButNotChanged() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        let agreement = try world.record("G1")
        drive.open(Forms.form(.agreement, record: agreement, names: [:]))
        drive.type("x")
        #expect(drive.message.contains("G1"))
        #expect(drive.form?.state.record == agreement)
        // What is about the agreement, not of it, stays open.
        drive.answer("filedOn", "2021-7-1")
        drive.save()
        #expect(try world.record("G1")[Agreement.filedOn].value?.written == "2021-07-01")
    }

    // MARK: - Fields

    @Test func pastedLinesBecomeOneInAFieldOfOneLineAndOneUndoTakesThemBack() throws {
        let drive = try drive()
        drive.fill(.village)
        drive.type("A")
        drive.paste("one\ntwo\nthree")
        #expect(drive.form?.state.focused.text == "Aone two three")
        #expect(drive.message.contains("Line breaks"))
        drive.press("ctrl-z")
        #expect(drive.form?.state.focused.text == "A")
    }

    @Test func escapeBringsBackTheAnswerThatWasThereAndUndoTheNewOne() throws {
        let drive = try drive()
        drive.fill(.village)
        drive.type("First")
        drive.press("tab", "shift-tab")
        drive.type(" and more")
        drive.press("esc")
        #expect(drive.form?.state.focused.text == "First")
        drive.press("ctrl-z")
        #expect(drive.form?.state.focused.text == "First and more")
    }

    @Test func undoSurvivesMovingToAnotherFieldAndBack() throws {
        let drive = try drive()
        drive.fill(.village)
        drive.type("Yuadong")
        drive.press("tab")
        drive.type("other")
        drive.press("shift-tab", "ctrl-z")
        #expect(drive.form?.state.focused.text == "")
    }

    @Test func doesNotApplyIsAnAnswerAndKeepsWhatWasTyped() throws {
        let drive = try drive()
        drive.fill(.agreement)
        drive.answer("endsOn", "2024")
        drive.press("alt-n")
        #expect(drive.form?.state.record[Agreement.endsOn] == .notApplicable)
        #expect(drive.shows("does not apply"))
        drive.press("alt-n")
        #expect(drive.form?.state.record[Agreement.endsOn].value?.written == "2024")
    }

    @Test func moneyAndDatesAreEchoedAsTheyWillBeKept() throws {
        let drive = try drive()
        drive.fill(.agreement)
        drive.answer("funds", "５０万")
        #expect(drive.shows("500,000.00 yuan"))
        drive.answer("effectiveOn", "+30")
        #expect(drive.shows("2021-07-16 Friday"))
        drive.press("tab")
        // Thirty days from today is another day tomorrow.
        #expect(drive.form?.state.fields["effectiveOn"]?.text == "2021-07-16")
    }

    @Test func inChineseMoneyIsEchoedInCapitalNumerals() throws {
        let drive = try drive(.chinese)
        drive.fill(.agreement)
        drive.answer("funds", "50万")
        #expect(drive.shows("500,000.00 元 = 50 万元 伍拾万元整"))
    }

    @Test func aDayCanBeChosenFromAMonth() throws {
        let drive = try drive()
        drive.fill(.branch)
        drive.go("founded")
        drive.press("F4", "right", "down")
        try expectScreen(drive, "form-month")
        drive.press("enter")
        #expect(drive.form?.state.fields["founded"]?.text == "2021-06-24")
    }

    @Test func aFlagIsAnsweredByOneKey() throws {
        let drive = try drive()
        drive.fill(.agreement)
        drive.go("isSealed")
        for (key, answer) in [("y", true), ("否", false), ("space", nil), ("space", true)] as [(String, Bool?)]
        {
            drive.press(key)
            #expect(drive.form?.state.focused.entry == .flag(answer))
        }
    }

    @Test func anOpenChoiceTakesAWordOfOnesOwn() throws {
        let drive = try drive()
        drive.fill(.commitment)
        drive.answer("pillar", "Harvest help")
        drive.go("pillar")
        #expect(drive.form?.state.focused.entry == .choice("Harvest help"))
        drive.press("delete")
        #expect(drive.form?.state.focused.entry == .choice(nil))
        drive.press("ctrl-z")
        #expect(drive.form?.state.focused.entry == .choice("Harvest help"))
    }

    /// As names are found everywhere else; a word of one's own stays possible.
    @Test func aChoiceIsFoundByItsInitials() throws {
        let drive = try Drive(RegistryWorld.seeded(), .chinese)
        drive.fill(.commitment)
        drive.go("pillar")
        drive.press("F4")
        drive.type("czyj")
        #expect(drive.shows("“czyj”"))
        for _ in 0..<4 { drive.press("backspace") }
        drive.type("zygx")
        #expect(drive.selectedLine.contains("资源共享"))
        drive.press("enter")
        #expect(drive.form?.state.fields["pillar"]?.entry == .choice("resourceSharing"))
        // Tab takes what is typed and goes on, as in every other field.
        drive.go("pillar")
        drive.type("rcpy")
        drive.press("tab")
        #expect(drive.form?.state.fields["pillar"]?.entry == .choice("talentDevelopment"))
        #expect(drive.form?.state.focused.description.key != "pillar")
    }

    @Test func nothingTypedIsLostInALongText() throws {
        let drive = try drive()
        drive.fill(.village)
        let text = String(repeating: "长", count: 100_000)
        drive.paste(text)
        #expect(drive.form?.state.focused.text == text)
        drive.press("F2")
        #expect(drive.shows("! Name"))
        #expect(drive.form?.draft.content.contains(text) == true)
    }
}
