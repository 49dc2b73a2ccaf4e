import Cells
import Domain
import Testing

@testable import Screens

/// What holds wherever one is in the linear mode.
@Suite struct LinearTests {
    @Test(arguments: Language.allCases)
    func noWordStandsForTwoThingsInOnePlace(_ language: Language) throws {
        let words = try Strings.words(language)
        let own: [[Command.ID]] = [
            ["edit", "history", "journal", "retire", "restore", "sign", "more"],
            ["more", "new", "showRetired", "order", "year", "all"],
            [
                "save", "review", "firstError", "discard", "done", "addLine", "notApplicable", "problems",
                "sections",
            ],
            ["bin"], ["unknown", "notApplicable", "addLine"], ["yes", "no"],
        ]
        for ids in own {
            let all = ids + LinearCommands.everywhere.filter { !ids.contains($0) }
            let typed = all.flatMap { LinearCommands.spellings(of: $0, words) }
            #expect(Set(typed).count == typed.count, "\(typed.sorted())")
            #expect(all.allSatisfy { !LinearCommands.spellings(of: $0, words).isEmpty }, "\(all)")
        }
    }

    @Test(arguments: Language.allCases)
    func everyCommandWithAWordSaysWhatItDoes(_ language: Language) throws {
        let words = try Strings.words(language)
        let answers: Set = ["yes", "no", "all", "unknown"]
        let ids = words.keys.filter { $0.hasPrefix("linear.words.") }.map { String($0.dropFirst(13)) }
        for id in ids where !answers.contains(id) {
            #expect(words.first(of: ["linear.command.\(id).help", "command.\(id).help"]) != nil, "\(id)")
        }
    }

    @Test func fullWidthSignsAndDigitsAreUnderstood() throws {
        let drive = try LinearDrive(try RegistryWorld.seeded(), .chinese)
        drive.type("２")
        #expect(drive.hears("V1 Yuadong Village"))
        drive.type("ｖ１")
        #expect(drive.hears("V1 Yuadong Village；村"))
        drive.type("？")
        #expect(drive.hears("此处可以输入"))
        drive.type("首页", "２", "新建", "东风村", "《")
        #expect(drive.prompt == "村名：")
        drive.type("、哪里")
        #expect(drive.hears("当前位置：首页，村，新建村。"))
        drive.type("／保存")
        #expect(drive.hears("已保存：V2 东风村"))
    }

    @Test func aTextThatLooksLikeACommandCanBeAnAnswer() throws {
        let world = try RegistryWorld.empty()
        let drive = try LinearDrive(world)
        drive.type("2", "new", "back", "//save", "/save")
        let village = try world.record("V1")
        #expect(village.name == "back")
        #expect(village[Village.chineseName].value == "/save")
    }

    @Test func nothingStoredReachesTheTerminalAsItIs() throws {
        let world = try RegistryWorld.empty()
        _ = try world.village("evil\u{1B}[2J\u{202E}name")
        let drive = try LinearDrive(world)
        drive.type("2", "1", "history", "back", "find evil", "home", "V1", "changes")
        let said = drive.transcript.joined()
        #expect(said.contains("evil␛[2J‹U+202E›name"))
        #expect(said.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0.value != 0x202E })
    }

    @Test func twoWhoChangeOneFieldAreAskedWhoseAnswerStands() throws {
        let world = try RegistryWorld.empty()
        let village = try world.village("Dongfeng Village")
        let drive = try LinearDrive(world)
        drive.type("V1", "edit", "", "", "", "", "", "melons")
        var theirs = try world.record("V1")
        theirs[Village.specialities] = .value("rice")
        theirs[Village.reading] = .value("dong feng cun")
        _ = try world.perform(.save([theirs], draft: nil)).get()
        drive.type("/save")
        #expect(drive.hears("1. yours: melons"))
        #expect(drive.hears("2. theirs: rice"))
        // Neither is taken without a word.
        drive.type("perhaps")
        #expect(drive.hears("Type a number from 1 to 2."))
        drive.type("1", "/save")
        #expect(drive.hears("Saved: V1"))
        let stored = try world.record(village)
        #expect(stored[Village.specialities].value == "melons")
        #expect(stored[Village.reading].value == "dong feng cun")
    }

    @Test func aRegistryThatCanOnlyBeReadSaysSo() throws {
        let drive = try LinearDrive(try RegistryWorld.seeded(), isReadOnly: true)
        #expect(drive.hears("open for reading only"))
        drive.type("1", "undo", "V1", "edit", "retire", "home", "2", "new", "drafts", "home")
        #expect(drive.verbs.isEmpty)
        #expect(drive.transcript.count { $0.contains("open for reading only") } == 6)
    }

    @Test func aRecordIsRetiredWithAReasonAndRestored() throws {
        let world = try RegistryWorld.empty()
        _ = try world.village("Dongfeng Village")
        let drive = try LinearDrive(world)
        drive.type("V1", "retire", "", "merged into another", "again", "restore")
        #expect(drive.transcript.contains { $0.contains("Retired on 2021-06-16: merged into another") })
        #expect(try world.record("V1").retired == nil)
        drive.type("undo")
        #expect(drive.hears("Undone: Village V1 Dongfeng Village"))
        #expect(try world.record("V1").retired != nil)
    }

    @Test func longListsComeTenAtATimeAndNumbersGoOn() throws {
        let world = try RegistryWorld.empty()
        for number in 1...23 { _ = try world.village("Village \(number)") }
        let drive = try LinearDrive(world)
        drive.type("2")
        #expect(drive.heard.count == 12)
        #expect(drive.hears("Villages. Found: 23."))
        #expect(drive.hears("10 of 23."))
        drive.type("more", "")
        #expect(drive.heard.count == 3)
        #expect(drive.heard.first?.hasPrefix("21. ") == true)
        drive.type("", "23")
        #expect(drive.heard.first?.hasPrefix("V") == true)
        drive.type("back", "Village 2", "all")
        #expect(drive.hears("10 of 23."))
    }

    @Test func behindTheLastFieldComesWhatCanBeDoneByNumber() throws {
        let world = try RegistryWorld.empty()
        let drive = try LinearDrive(world)
        drive.type("2", "new", "Dongfeng Village")
        for _ in 0..<20 where drive.prompt != "Number of a choice: " { drive.type("") }
        #expect(drive.hears("That was the last field. Nothing is wrong in this form."))
        #expect(drive.hears("What next? 1 Save, 2 Discard, 3 Problems, 4 Sections, 5 Back."))
        drive.type("4", "1")
        #expect(drive.prompt == "Name: ")
        drive.type("/sections", "5", "", "", "save")
        #expect(drive.hears("Saved: V1 Dongfeng Village"))
        #expect(try world.record("V1").name == "Dongfeng Village")
    }

    @Test func linesOfAListAreMovedTakenOutAndBroughtBack() throws {
        let drive = try LinearDrive(try RegistryWorld.empty())
        drive.type(
            "1", "/sections", "3", "+1 2 3", "^2", "-3", "/undo", "^1", "-9", "2", "", "its own wording")
        #expect(drive.hears("2. Strengthen branch building; its own wording"))
        let said = drive.transcript
        #expect(said.contains("Purposes: line 2 is line 1 now."))
        #expect(said.contains { $0.hasPrefix("Purposes: line 3 is taken out") })
        #expect(said.contains("The line is back."))
        #expect(said.contains("Purposes: this line is the first already."))
    }

    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let lines =
        LinearCommands.everywhere.filter { $0 != "quit" } + [
            "", "", "1", "2", "3", "4", "9", "19", "+", "-1", "^2", "+1 2", "-", "?", "<", "n/a", "unknown",
            "new",
            "edit", "history", "sign", "retire", "restore", "review", "save", "problems", "sections", "yes",
            "no", "V1",
            "G1", "B2", "2021-6-31", "6.16", "ydc", "滧东", ".", "\u{1B}[A", "done", "discard", "more",
            "year 2021",
        ]

    /// Whatever is typed, there is a prompt, nothing that a terminal obeys is said, and `home` leads home.
    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func whateverIsTypedThereIsAWayOn(_ seed: UInt64) throws {
        let drive = try LinearDrive(try RegistryWorld.seeded(), seed % 2 == 0 ? .chinese : .english)
        var random = Generator(state: seed)
        for _ in 0..<300 {
            let line = LinearTests.lines.randomElement(using: &random) ?? ""
            drive.type(Bool.random(using: &random) ? line : "/" + line)
            #expect(!drive.prompt.isEmpty, "seed \(seed): \(drive.transcript.suffix(20))")
            let said = drive.heard.joined() + drive.prompt
            #expect(
                !said.unicodeScalars.contains { $0 == "\u{7F}" || $0.value < 0x20 }, "seed \(seed): \(said)")
        }
        drive.type(".", "/home")
        #expect(drive.app.stack.count == 1, "seed \(seed): \(drive.transcript.suffix(20))")
    }
}
