import Foundation

@testable import Domain

/// The strings as they are shipped, read from beside the sources.
enum Strings {
    static let directory = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Resources/strings")

    static func text(_ language: Language) throws -> String {
        try String(contentsOf: directory.appending(path: language.rawValue + ".json"), encoding: .utf8)
    }

    static func words(_ language: Language) throws -> Words {
        try Words(language, json: text(language))
    }
}
