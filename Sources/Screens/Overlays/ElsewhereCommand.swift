import Domain

/// A command of another screen, with the words for where it can be given.
struct ElsewhereCommand: Hashable, Sendable {
    let id: Command.ID
    /// The key of the words that say where: `on an agreement's page`.
    let place: String

    /// What can be done somewhere but not where these are offered.
    static func all(besides offers: [Offer]) -> [ElsewhereCommand] {
        let here = Set(offers.map(\.id))
        return Commands.all.compactMap { command in
            guard !here.contains(command.id), let place = place(of: command) else { return nil }
            return ElsewhereCommand(id: command.id, place: place)
        }
    }

    /// Nil for what only makes sense in the middle of something: in a dialog, or while one moves about.
    private static func place(of command: Command) -> String? {
        if let place = places[command.id] { return place }
        switch command.group {
        case .record: return "palette.at.record"
        case .list: return "palette.at.list"
        case .history: return "palette.at.history"
        case .form: return "palette.at.form"
        case .dialog, .moving, .everywhere: return nil
        }
    }

    /// Those whose place is narrower than that of their heading.
    private static let places: [Command.ID: String] = [
        "sign": "palette.at.agreement", "review": "palette.at.signing", "copyFrom": "palette.at.signing",
        "tree": "palette.at.branches", "list": "palette.at.branches", "expand": "palette.at.branches",
        "collapse": "palette.at.branches", "addCondition": "palette.at.filters",
        "saveFilter": "palette.at.filters", "renameFilter": "palette.at.filters",
        "dropFilter": "palette.at.filters", "actor": "palette.at.journal", "onlyField": "palette.at.journal",
        "wholeStep": "palette.at.journal", "markVersion": "palette.at.journal",
        "compare": "palette.at.journal", "present": "palette.at.journal", "dropDraft": "palette.at.drafts",
        "find": "palette.at.record", "copy": "palette.at.record", "copyAll": "palette.at.record",
    ]

    /// For the message line.
    func sentence(_ words: Words) -> String {
        words("palette.elsewhere", ["command": words("command." + id), "place": words(place)])
    }
}
