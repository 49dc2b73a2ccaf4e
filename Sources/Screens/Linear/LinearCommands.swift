import Cells
import Domain

/// The commands of the linear mode: those of the list of commands that make sense in lines, and a few that only lines
/// need. The words to type are the strings `linear.words.<id>`, the one to show first.
enum LinearCommands {
    /// Understood in every place.
    static let everywhere: [Command.ID] = [
        "help", "where", "again", "back", "home", "search", "drafts", "undo", "redo", "journalAll",
        "language",
        "quit",
    ]

    /// What follows their word belongs to them.
    private static let withArgument: Set<Command.ID> = ["search", "year", "new"]

    static func spellings(of id: Command.ID, _ words: Words) -> [String] {
        (words.first(of: ["linear.words." + id]) ?? "").split(separator: " ").map(String.init)
    }

    static func title(_ id: Command.ID, _ words: Words) -> String {
        words.first(of: ["linear.command." + id, "command." + id]) ?? id
    }

    /// Those of a screen's offers that can be typed.
    static func typed(_ offers: [Offer], _ words: Words) -> [Offer] {
        offers.filter { !LinearCommands.spellings(of: $0.id, words).isEmpty }
    }

    /// The command a line is, and what follows its word.
    static func parse(
        _ line: String, among ids: [Command.ID], _ words: Words
    ) -> (id: Command.ID, argument: String)? {
        let typed = plain(line)
        guard !typed.isEmpty else { return nil }
        let head = String(typed.prefix { $0 != " " })
        for id in ids {
            let known = LinearCommands.spellings(of: id, words)
            if known.contains(typed) { return (id, "") }
            if withArgument.contains(id), known.contains(head), head != typed {
                // Names keep their capitals and their full-width signs.
                let rest = line.trimmed.drop { !$0.isWhitespace }
                return (id, rest.trimmed)
            }
        }
        return nil
    }

    /// As commands, numbers and signs are read: without capitals, full-width signs as their ASCII twins.
    static func plain(_ line: String) -> String {
        let typed = line.trimmed
        switch typed {
        case "《", "〈": return "<"
        case "——", "－", "—": return "-"
        default: return typed.foldedToASCII.lowercased()
        }
    }

    /// A line that begins with a slash, without it; two slashes stand for a text with one.
    static func afterSlash(_ line: String) -> String? {
        let typed = line.trimmed
        guard let first = typed.first, ["/", "／", "、"].contains(first) else { return nil }
        let rest = typed.dropFirst()
        return rest.first == "/" || rest.first == "／" ? nil : rest.trimmed
    }
}
