import Domain
import Foundation

/// The sentences of one language, read from the resources.
enum Sentences {
    /// `PlacesError` and this one are told in English by `CommandLineProgram`: there are no sentences yet.
    struct Unreadable: Error {
        let path: String
        let reason: String
    }

    static func load(_ language: Language, from resources: Places.Resources) throws(Unreadable) -> Words {
        let path = resources.strings + "/" + language.rawValue + ".json"
        let text: String
        do {
            text = try String(contentsOfFile: path, encoding: .utf8)
        } catch {
            throw Unreadable(path: path, reason: error.localizedDescription)
        }
        do {
            return try Words(language, json: text)
        } catch {
            throw Unreadable(path: path, reason: "line \(error.line), column \(error.column)")
        }
    }
}

/// Which language to speak, decided before the arguments are parsed: what is wrong with them is said in it too.
enum LanguageChoice: Equatable {
    case language(Language)
    /// `--language` or `TWINNING_LANGUAGE` names one that we do not have.
    case unknown(String, inVariable: Bool)

    static let option = "--language"
    static let variable = "TWINNING_LANGUAGE"

    init(arguments: [String], environment: [String: String]) {
        if let asked = LanguageChoice.asked(in: arguments) {
            self =
                LanguageChoice.named(asked).map(LanguageChoice.language) ?? .unknown(asked, inVariable: false)
        } else if let asked = environment[LanguageChoice.variable], !asked.isEmpty {
            self =
                LanguageChoice.named(asked).map(LanguageChoice.language) ?? .unknown(asked, inVariable: true)
        } else {
            self = .language(LanguageChoice.ofLocale(environment))
        }
    }

    /// Whether a language is asked for at this start, and not only by the locale.
    static func isMade(arguments: [String], environment: [String: String]) -> Bool {
        asked(in: arguments) != nil || environment[variable]?.isEmpty == false
    }

    /// `en`, `zh-Hans`, and the ways in which locales write the two.
    static func named(_ name: String) -> Language? {
        switch name.lowercased().prefix(while: { $0.isLetter }) {
        case "en": .english
        case "zh": .chinese
        default: nil
        }
    }

    /// By the locale for messages, whatever it is set by.
    static func ofLocale(_ environment: [String: String]) -> Language {
        let names = ["LC_ALL", "LC_MESSAGES", "LANG"].compactMap { environment[$0] }
        return Language(locale: names.first { !$0.isEmpty } ?? "")
    }

    private static func asked(in arguments: [String]) -> String? {
        var asked: String?
        for (index, argument) in arguments.enumerated() {
            if argument == "--" { break }
            if argument == option, index + 1 < arguments.count { asked = arguments[index + 1] }
            if argument.hasPrefix(option + "=") { asked = String(argument.dropFirst(option.count + 1)) }
        }
        return asked
    }
}
