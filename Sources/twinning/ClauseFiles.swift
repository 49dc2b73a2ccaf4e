import Domain
import Foundation

/// The clause library, read from the resources.
enum ClauseFiles {
    /// Nil when the file is not there, or is no library: an agreement can be written without one.
    static func library(_ language: Language, _ places: Places) -> ClauseLibrary? {
        guard let resources = try? places.resources(),
            let text = try? String(
                contentsOfFile: resources.clauses + "/\(language.rawValue).json", encoding: .utf8)
        else { return nil }
        return try? ClauseLibrary(language, json: text)
    }
}
