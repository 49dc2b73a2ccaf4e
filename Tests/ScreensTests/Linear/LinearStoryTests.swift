import Cells
import Domain
import Testing

@testable import Screens

/// What somebody does who hears and types: whole stories, kept as transcripts.
@Suite struct LinearStoryTests {
    @Test(arguments: [Language.english, .chinese])
    func aVillageIsFoundByItsInitialsAndItsHistoryRead(_ language: Language) throws {
        let world = try RegistryWorld.seeded()
        var village = try world.record("V1")
        village[Village.chineseName] = .value("滧东村")
        village[Village.reading] = .value("yao dong cun")
        _ = try world.perform(.save([village], draft: nil)).get()
        let drive = try LinearDrive(world, language)
        drive.type("ydc", "1", "", "where", language == .english ? "history" : "历史", "1", "back")
        drive.type("year 2021", "home", "quit")
        #expect(drive.hasQuit)
        try expectTranscript(drive, "find-\(language.rawValue)")
    }

    @Test(arguments: [Language.english, .chinese])
    func aVillageIsAddedWithAMistakeMendedOnTheWay(_ language: Language) throws {
        let world = try RegistryWorld.empty()
        let drive = try LinearDrive(world, language)
        drive.type("2", "new", "", "滧东村", "<", "<", "Yaodong Village", "", "?", "")
        // The town is not there: it is made on the way, and chosen.
        drive.type("Jianshe", "new", "", "9", "4", "/save")
        drive.type("12345", "310230104205", "", "first line", "second line", ".")
        drive.type("+", "3", "1", "2021", "", "", "n/a", "/problems", "/save")
        try expectTranscript(drive, "add-village-\(language.rawValue)")
        let village = try world.record("V1")
        #expect(village.name == "Yaodong Village")
        #expect(village[Village.town].value?.record.number == "D1")
        #expect(village[Village.note].value == "first line\nsecond line")
        #expect(village[Village.profiles] == .notApplicable)
        #expect(try world.drafts().isEmpty)
    }

    @Test(arguments: [Language.english, .chinese])
    func anAgreementIsSignedFromNothing(_ language: Language) throws {
        let world = try RegistryWorld.empty()
        _ = try world.branch("东部中心党支部")
        _ = try world.branch("滧东村党总支")
        _ = try world.village("滧东村")
        let drive = try LinearDrive(world, language)
        // Parties: the side is proposed, the party is found by its initials or typed as a number.
        drive.type("1", "", "", "+", "", "dbzx", "1", "", "+", "2", "B2", "", "+", "2", "V1", "", "")
        drive.type("/sections", "3", "+1 3", "", "", "")
        drive.type("/sections", "5", "+", "资源共享", "1", "", "", "", "", "")
        drive.type("/sections", "6", "", "2021-6-31", "6.16", "/review", "", "")
        let (edit, sign) = language == .english ? ("edit", "sign") : ("修改", "签署")
        drive.type("", sign, edit, "/sections", "7")
        // The people are not there either: each is made on the way.
        drive.type("+", "", "曹申", "new", "", "/save", "1", "", "", "")
        drive.type("+", "", "沈晓玲", "new", "", "/save", "1", "", "", "")
        drive.type(
            "/review", sign, "", "", sign, "", sign, "G2", sign, "", sign, "Ｇ１", "undo", "where", "home")
        try expectTranscript(drive, "sign-\(language.rawValue)")
        #expect(drive.verbs.contains { if case .sign = $0 { true } else { false } })
        #expect(try world.drafts().isEmpty)
    }

    @Test(arguments: [Language.english, .chinese])
    func whatWasInterruptedIsGoneOnWith(_ language: Language) throws {
        let world = try RegistryWorld.empty()
        let drive = try LinearDrive(world, language)
        drive.type("1", "共建协议", "", "+")
        try drive.killAndReopen()
        drive.type("26", "<", "/back", "1", "2", "new", "东风村", "", "", "", "", "", "half of a note")
        try drive.endAndReopen()
        let bin = language == .english ? "bin" : "回收箱"
        drive.type("drafts", "1", "/save", "-1", bin, "1", "1", "where", "/back", "3", "home")
        try expectTranscript(drive, "resume-\(language.rawValue)")
        #expect(try world.record("V1")[Village.note].value == "half of a note")
        #expect(try world.drafts().isEmpty)
    }

    @Test(arguments: [Language.english, .chinese])
    func anEmptyRegistrySaysWhatToBeginWith(_ language: Language) throws {
        let drive = try LinearDrive(try RegistryWorld.empty(), language)
        drive.type(
            "", "dfc", "back", "2", "", "xyz", "back", "6", "year", "back", "23", "back", "25", "1", "back")
        drive.type("V1", "undo", "redo", "all-changes", "back", "99", "?", "/nonsense", "26", "/leave")
        drive.type("/back")
        try expectTranscript(drive, "empty-\(language.rawValue)")
    }
}
