import Cells
import Domain
import Testing

@testable import Screens

/// Going from hit to hit in the history, in an agreement to be read, in the tree of branches and in missing facts.
@Suite struct FindTests {
    // MARK: - History

    @Test func theWordsOfAFilterGivenUpLeadFromEntryToEntry() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "/")
        drive.type("talent")
        #expect(drive.shows("2 entries"))
        drive.press("esc")
        #expect(drive.shows("10 entries"))
        // The activity, which stands first, has the words in its agenda.
        let first = drive.selectedLine
        drive.press("n")
        let second = drive.selectedLine
        #expect(second.contains("Commitment C2") && drive.message.isEmpty && drive.shows("10 entries"))
        drive.press("n")
        #expect(drive.message == "The end was reached; it goes on from the top.")
        #expect(drive.selectedLine == first)
        drive.press("N")
        #expect(drive.message == "The top was reached; it goes on from the end.")
        #expect(drive.selectedLine == second && drive.shows("Find talent"))
        drive.press("backspace")
        #expect(!drive.shows("Find talent"))
    }

    @Test func inAFilteredHistoryEveryEntryIsAHit() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "/")
        drive.type("talent")
        drive.press("tab")
        let first = drive.selectedLine
        drive.press("n")
        #expect(drive.selectedLine != first)
        drive.press("n")
        #expect(drive.selectedLine == first && drive.message.hasPrefix("The end was reached"))
    }

    @Test func withNoWordsTheyAreAskedFor() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "n")
        drive.type("talent")
        drive.press("enter")
        #expect(drive.shows("Find talent") && drive.shows("10 entries"))
        drive.press("backspace", "n")
        drive.type("nowhere to be found")
        drive.press("enter")
        #expect(drive.message == "“nowhere to be found” is not here.")
    }

    /// What lies years away is fetched.
    @Test func aHitFarOffIsGoneTo() throws {
        let drive = try LongHistory.drive(height: 12)
        drive.press("6", "n")
        // This world finds every entry for any words: the next one, then round the end.
        drive.type("remark")
        drive.press("enter")
        #expect(drive.selectedLine.contains("A\(LongHistory.count - 1) "))
        drive.press("home", "N")
        #expect(drive.message.hasPrefix("The top was reached") && drive.selectedLine.contains("A1 "))
    }

    // MARK: - Review

    @Test func anAgreementToBeReadIsLookedThrough() throws {
        let drive = try Drive(RegistryWorld.seeded(), height: 12)
        drive.open(Forms.review(RecordID(.agreement, 1)))
        drive.press("/")
        drive.type("branch")
        #expect(drive.selectedLine.lowercased().contains("branch") && drive.frame.caretVisible)
        let first = drive.selectedLine.prefix(60)
        drive.press("enter", "c")
        #expect(drive.copied.last.map(drive.selectedLine.contains) == true)
        drive.press("N", "n")
        #expect(drive.selectedLine.prefix(60) == first)
        for _ in 0..<20 where !drive.message.hasPrefix("The end was reached") { drive.press("n") }
        #expect(drive.message.hasPrefix("The end was reached"))
        drive.press("C")
        #expect((drive.copied.last?.split(separator: "\n").count ?? 0) > 12)
        drive.press("backspace")
        #expect(drive.selectedLine.isEmpty)
    }

    // MARK: - Where a Hanzi begins it

    @Test func aHanziLooksInTheTreeAndTabInAllBranches() throws {
        let world = try RegistryWorld.empty()
        let top = try world.branch("东风总支部")
        _ = try world.branch("西山支部")
        var below = Record(RecordID(.branch, -1))
        below[Branch.name] = .value("南湖支部")
        below[Branch.sort] = .value(.branch)
        below[Branch.superior.key] = .value(.link(top))
        _ = try world.perform(.save([below], draft: nil)).get()
        let drive = try Drive(world, .chinese)
        drive.press("3", "tab", "西")
        #expect(drive.selectedLine.contains("西山支部") && drive.frame.caretVisible)
        drive.press("backspace", "南")
        #expect(drive.message.contains("Tab"))
        drive.press("tab")
        #expect(drive.app.stack.last?.screen is ListScreen)
        #expect(drive.selectedLine.contains("南湖支部") && !drive.shows("西山支部"))
    }

    @Test func aHanziLooksInMissingFactsBeyondWhatWasRead() throws {
        let items = (1...2000).map { index in
            MissingFacts.Item(
                id: RecordID(.village, Int64(index)), name: index == 1900 ? "南湖村" : "东风村", fields: ["code"])
        }
        let world = FixedWorld { question in
            guard case .missing(let after, let limit) = question else { return nil }
            let rest = items.filter { $0.id > after ?? RecordID(.village, 0) }
            let window = Array(rest.prefix(limit))
            return .missing(MissingFacts(items: window, reachesEnd: window.count == rest.count))
        }
        let drive = try Drive(world, .chinese)
        drive.open(MissingFactsScreen())
        drive.press("南")
        #expect(drive.selectedLine.contains("V1900") && drive.selectedLine.contains("南湖村"))
        drive.press("enter", "n")
        #expect(drive.message == "已到末尾，从头继续。" && drive.selectedLine.contains("V1900"))
        drive.press("esc", "home", "北")
        #expect(drive.message == "没有找到“北”。" && drive.selectedLine.contains("V1 "))
    }

    // MARK: - Commands of other screens

    @Test(arguments: [("sign", Language.english), ("签署", .chinese), ("签署", .english)])
    func aCommandOfAnotherScreenSaysWhereItIs(_ typed: String, _ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language)
        drive.press("6", "ctrl-p")
        #expect(!drive.shows(language == .english ? "on an agreement's page" : "在协议页面"))
        drive.type(typed)
        #expect(drive.shows(language == .english ? "on an agreement's page" : "在协议页面"))
        guard typed == "sign" else { return }
        // What can be done here comes first.
        let here = try #require(drive.screen.firstIndex { $0.contains("Sign an agreement") })
        let there = try #require(drive.screen.firstIndex { $0.contains("on an agreement's page") })
        #expect(here < there)
    }

    @Test func whatIsElsewhereIsExplainedAndNotDone() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("6", "ctrl-p")
        drive.type("retire")
        for _ in 0..<15 where !drive.selectedLine.contains("on a record's page") { drive.press("down") }
        drive.press("enter")
        #expect(drive.message == "“Retire”: not here, but on a record's page." && drive.verbs.isEmpty)
    }

    /// “Not here, but on a record's page” is no help to somebody who looks at one.
    @Test func whatIsOnlyOnSomePagesIsNotSaidToBeOnAny() throws {
        let context = try Drive(RegistryWorld.seeded()).app.context
        var pages: [Command.ID: Set<Kind>] = [:]
        for kind in Kind.allCases {
            for offer in DetailScreen(RecordID(kind, 1)).offers(context) {
                pages[offer.id, default: []].insert(kind)
            }
        }
        let named: [String: Set<Kind>] = [
            "palette.at.activity": [.activity], "palette.at.agreement": [.agreement],
            "palette.at.commitment": [.commitment], "palette.at.need": [.need],
            "palette.at.person": [.person], "palette.at.project": [.project],
            "palette.at.ofReport": [.report], "palette.at.body": [.branch, .village],
        ]
        // These hang on the record, not on its kind: one that is retired, one that another was merged into.
        let ofSomeRecords: Set<Command.ID> = ["restore", "unmerge"]
        for command in ElsewhereCommand.all(besides: []) {
            #expect(context.words(command.place) != command.place, "\(command.place) has no words")
            if let kinds = named[command.place], let pages = pages[command.id] {
                #expect(pages.isSuperset(of: kinds), "\(command.id) is not \(context.words(command.place))")
            }
            guard command.place == "palette.at.record", !ofSomeRecords.contains(command.id) else { continue }
            let offered = pages[command.id]?.count ?? 0
            #expect(
                offered * 2 > Kind.allCases.count, "\(command.id) is on the pages of \(offered) kinds only")
        }
    }

    @Test(arguments: [
        ("ledger", Language.english), ("submitting", .english), ("上报", .chinese), ("quarter", .chinese),
    ])
    func aCommandIsFoundByAWordOfItsExplanation(_ typed: String, _ language: Language) throws {
        let drive = try Drive(RegistryWorld.seeded(), language)
        drive.press("2", "enter", "ctrl-p")
        drive.type(typed)
        let reports = language == .english ? "Ledger and reports" : "台账和报告"
        #expect(drive.screen.contains { $0.contains(reports) && $0.contains("R") })
        #expect(!drive.shows(language == .english ? "on a record's page" : "在记录页面"))
    }

    /// Home says "start by registering a village", and an office says 登记, 新增 or 录入.
    @Test(arguments: [
        ("登记村", Language.chinese, "新建村 "), ("新增党组织", .chinese, "新建党组织"), ("录入人员", .chinese, "新建人员"),
        ("register village", .english, "New Village"), ("add person", .english, "New Person"),
    ])
    func aNewRecordIsFoundByWhatPeopleCallIt(_ typed: String, _ language: Language, _ title: String) throws {
        let drive = try Drive(RegistryWorld.empty(), language)
        drive.press("ctrl-p")
        drive.type(typed)
        #expect(drive.selectedLine.contains(title))
        drive.press("enter")
        #expect(drive.app.stack.last?.screen is FormScreen)
    }

    /// Whoever held a meeting looks for *meeting*, whatever the registry calls it.
    @Test(arguments: [
        ("会议", Language.chinese, "新建活动"), ("签到", .chinese, "新建活动"), ("走访", .chinese, "新建活动"),
        ("捐赠", .chinese, "新建资源"), ("meeting", .english, "New Activity"),
        ("sign-in", .english, "New Activity"),
    ])
    func aNewRecordIsFoundByWhatElseItsKindIsCalled(_ typed: String, _ language: Language, _ title: String)
        throws
    {
        let drive = try Drive(RegistryWorld.empty(), language)
        drive.press("ctrl-p")
        drive.type(typed)
        #expect(drive.shows(title))
    }
}
