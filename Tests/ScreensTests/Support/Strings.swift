import Domain
import Foundation

/// The strings as they are shipped, read from beside the sources.
enum Strings {
    static let project = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    static var vocabulary: [Language: Words] {
        get throws {
            try loaded.get()
        }
    }

    private static let loaded = Result {
        try Dictionary(
            uniqueKeysWithValues: Language.allCases.map { language in
                let file = project.appending(path: "Resources/strings/\(language.rawValue).json")
                return (language, try Words(language, json: String(contentsOf: file, encoding: .utf8)))
            })
    }

    /// The folder of the templates as they are shipped.
    static let templates = project.appending(path: "Resources/templates").path(percentEncoded: false)

    /// The clauses as they are shipped.
    static let library = Dictionary(
        uniqueKeysWithValues: Language.allCases.compactMap { language in
            let file = project.appending(path: "Resources/clauses/\(language.rawValue).json")
            return (try? String(contentsOf: file, encoding: .utf8))
                .flatMap { try? ClauseLibrary(language, json: $0) }.map { (language, $0) }
        })

    static func words(_ language: Language) throws -> Words {
        try vocabulary[language] ?? Words(language, [:])
    }
}
