import Domain
import Testing

@testable import twinning

/// Which language is spoken, for arguments and environments made up here.
@Suite struct LanguageChoiceTests {
    private func choice(_ arguments: [String], _ environment: [String: String] = [:]) -> LanguageChoice {
        LanguageChoice(arguments: ["twinning"] + arguments, environment: environment)
    }

    @Test func theOptionComesFirstWhereverItStands() {
        let environment = ["TWINNING_LANGUAGE": "en", "LANG": "en_US.UTF-8"]
        #expect(choice(["--language", "zh-Hans", "list"], environment) == .language(.chinese))
        #expect(choice(["list", "villages", "--language=zh-Hans"], environment) == .language(.chinese))
    }

    @Test func afterTheTerminatorNothingIsAnOption() {
        #expect(choice(["search", "--", "--language=zh-Hans"]) == .language(.english))
    }

    @Test func thenTheVariableThenTheLocaleForMessages() {
        #expect(choice([], ["TWINNING_LANGUAGE": "zh-Hans", "LC_ALL": "en_US"]) == .language(.chinese))
        #expect(choice([], ["LC_ALL": "", "LC_MESSAGES": "zh_CN.UTF-8", "LANG": "C"]) == .language(.chinese))
        #expect(choice([], ["LC_ALL": "C.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"]) == .language(.english))
        #expect(choice([]) == .language(.english))
    }

    @Test func anotherLanguageIsNamedAsWhatItWas() {
        #expect(choice(["--language", "fr"]) == .unknown("fr", inVariable: false))
        #expect(choice([], ["TWINNING_LANGUAGE": "fr"]) == .unknown("fr", inVariable: true))
        #expect(choice(["--language", "zh_CN.UTF-8"]) == .language(.chinese))
    }
}
