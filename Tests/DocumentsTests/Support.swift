import Domain
import Foundation

/// What the tests of this target share.
enum Support {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    static let seeds = root.appending(path: "seeds").path

    static func words(_ language: Language) throws -> Words {
        let file = root.appending(path: "Resources/strings/\(language.rawValue).json")
        return try Words(language, json: String(contentsOf: file, encoding: .utf8))
    }

    /// A directory of its own with these files in it, gone afterwards.
    @discardableResult
    static func withDirectory<Result>(
        _ files: [String: String], _ body: (String) throws -> Result
    ) throws -> Result {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "twinning-seeds-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: directory) }
        for (name, text) in files {
            try Data(text.utf8).write(to: directory.appending(path: name))
        }
        return try body(directory.path)
    }
}
