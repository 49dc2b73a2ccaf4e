import Domain

/// A history in lines, narrowed by dates, kinds and pillars.
enum LinearHistory {
    static let commands: [Command.ID] = ["dates", "kinds", "pillars"]

    enum Answer: Hashable, Sendable {
        case narrowed(HistoryQuery)
        /// What there is to choose from, or what was not understood.
        case say(String)
    }

    /// What is typed after the command: `dates 2019..2021`, `kinds agreements, activities`, `pillars all`.
    static func narrow(
        _ query: HistoryQuery, by command: Command.ID, _ typed: String, _ context: Context
    ) -> Answer {
        let words = context.words
        let isAll = LinearCommands.spellings(of: "all", words).contains(LinearCommands.plain(typed))
        var query = query
        switch command {
        case "dates":
            if typed.isEmpty { return .say(words("history.dates.how")) }
            let period = isAll ? nil : PeriodInput(typed, today: context.today)
            guard isAll || period != nil else { return .say(words("history.noDates", ["text": typed])) }
            (query.since, query.until) = (period?.since, period?.until)
        case "kinds":
            let kinds = HistoryScreen.kinds
            let names = kinds.map { words.kinds($0) }
            guard !typed.isEmpty else { return choices(command, names, words) }
            switch chosen(typed, isAll, { Kind(word: $0) }, names, words) {
            case .success(let found): query.kinds = Set(found.map { $0 })
            case .failure(let unknown): return unknown.answer
            }
        default:
            let names = Pillar.list.keys.map { words.choice(Pillar.list.name, $0) }
            guard !typed.isEmpty else { return choices(command, names, words) }
            let meant = { (word: String) -> String? in
                zip(Pillar.list.keys, names).first { key, name in
                    LinearCommands.plain(key) == LinearCommands.plain(word)
                        || LinearCommands.plain(name) == LinearCommands.plain(word)
                }?.0
            }
            switch chosen(typed, isAll, meant, names, words) {
            case .success(let found): query.pillars = Set(found)
            case .failure(let unknown): return unknown.answer
            }
        }
        return .narrowed(query)
    }

    /// What the history is narrowed by, in words.
    static func inForce(_ query: HistoryQuery, _ words: Words) -> String {
        let kinds = HistoryScreen.kinds.filter(query.kinds.contains).map { words.kinds($0) }
        let pillars = query.pillars.sorted().map { words.choice(Pillar.list.name, $0) }
        let pieces = [query.onlyYear.map(String.init) ?? HistoryScreen.dates(query, words)].compactMap { $0 }
        return (pieces + kinds + pillars + [query.text]).filter { !$0.isEmpty }.joined(separator: " ")
    }

    private struct Unknown: Error { let answer: Answer }

    private static func choices(_ command: Command.ID, _ names: [String], _ words: Words) -> Answer {
        .say(words("linear.\(command)", ["names": names.joined(separator: words("list.comma"))]))
    }

    private static func chosen<Item>(
        _ typed: String, _ isAll: Bool, _ meant: (String) -> Item?, _ names: [String], _ words: Words
    ) -> Result<[Item], Unknown> {
        if isAll { return .success([]) }
        var found: [Item] = []
        for word in typed.split(whereSeparator: { ",，、;；".contains($0) }).map({ $0.trimmed })
        where !word.isEmpty {
            guard let item = meant(word) else {
                let text = words(
                    "linear.notAmong", ["text": word, "names": names.joined(separator: words("list.comma"))])
                return .failure(Unknown(answer: .say(text)))
            }
            found.append(item)
        }
        return .success(found)
    }
}
