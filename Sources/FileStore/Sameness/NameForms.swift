import Domain
import GRDB

/// Names taken apart for comparing, typed ones and stored ones alike.
enum NameForms {
    /// A name as it is typed. Asks for pinyin.
    static func typed(_ name: String) -> NameForm? {
        let text = SearchText(String(name.prefix(longest)))
        guard !text.runs.isEmpty else { return nil }
        let words = text.written.split(separator: " ").map(String.init)
        return NameForm(
            MatchedName(name, .field(Record.nameKey)), words: words,
            readings: text.hasHanzi ? text.readings : [words])
    }

    /// The names of a record as the registry keeps them (`SearchableNames.column`), without its codes and its prose.
    static func stored(_ column: String, _ kind: Kind) -> [NameForm] {
        column.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 4, let sort = parts[0].first else { return nil }
            let key = String(parts[0].dropFirst())
            let role: MatchedName.Role
            switch sort {
            case "f" where kind.description.field(key)?.search == .name: role = .field(key)
            case "a": role = .alias(key)
            default: return nil
            }
            let words = (parts[2].isEmpty ? parts[1] : parts[2]).prefix(longest).split(separator: " ")
                .map(String.init)
            let readings = parts[3].split(separator: "|").map { $0.split(separator: " ").map(String.init) }
            return NameForm(
                MatchedName(String(parts[1]), role), words: words,
                readings: readings.isEmpty ? [words] : readings)
        }
    }

    /// Longer names are compared by their beginnings.
    private static let longest = 200

    static func of(_ id: RecordID, _ db: Database) throws -> [NameForm] {
        let column = try db.first("SELECT names FROM searchable WHERE id = ?", [id.column]) { try $0.text(0) }
        return stored(column ?? "", id.kind)
    }
}
