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
        if let place = command.place { return "palette.at." + place }
        switch command.group {
        case .record: return "palette.at.record"
        case .list: return "palette.at.list"
        case .history: return "palette.at.history"
        case .form: return "palette.at.form"
        case .dialog, .moving, .everywhere: return nil
        }
    }

    /// For the message line.
    func sentence(_ words: Words) -> String {
        words("palette.elsewhere", ["command": words("command." + id), "place": words(place)])
    }
}
