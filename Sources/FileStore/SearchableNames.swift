import Domain
import GRDB
import Synchronization

/// The names under which a record is found, as the registry keeps them beside the index: to tell which of them a
/// search matched, and whether it really did.
struct SearchableNames: Sendable {
    struct Name: Sendable {
        let role: MatchedName.Role
        let isProse: Bool
        let text: String
        /// The words of each reading; empty when the text is read as it is written.
        let readings: [[String]]
    }

    let names: [Name]

    /// From a record's searched fields and aliases. Asks for pinyin.
    init(_ record: Record) {
        var names: [Name] = []
        func add(_ text: String, _ role: MatchedName.Role, _ kind: FieldDescription.SearchRole) {
            let isProse = kind == .text
            let readings = isProse || !text.hasHanzi ? [] : SearchText(text).readings
            names.append(Name(role: role, isProse: isProse, text: text, readings: readings))
        }
        for field in record.kind.description.fields {
            if let role = field.search, case .value(.text(let text)) = record[field.key] {
                add(text, .field(field.key), role)
            }
        }
        for line in record[Common.aliases].value ?? [] {
            guard let text = line[Alias.name].value else { continue }
            add(text, .alias(line[Alias.sort].value?.rawValue ?? ""), .name)
        }
        self.names = names
    }

    /// A line for each: `f` field, `p` prose, `a` alias; the key; the text; its readings.
    var column: String {
        names.map { name in
            let role =
                switch name.role {
                case .field(let key): (name.isProse ? "p" : "f") + key
                case .alias(let sort): "a" + sort
                case .number: "n"
                }
            let text = String(name.text.prefix(4000)).replacing(/[\t\n\r]/, with: " ")
            let readings = name.readings.map { $0.joined(separator: " ") }.joined(separator: "|")
            return role + "\t" + text + "\t" + readings
        }.joined(separator: "\n")
    }

    /// Prose that is no name but is looked through like one.
    init(prose: String) {
        names = [Name(role: .field(""), isProse: true, text: prose, readings: [])]
    }

    init(column: String) {
        names = column.split(separator: "\n").compactMap { line in
            let parts = line.split(separator: "\t", omittingEmptySubsequences: false)
            guard parts.count == 3, let sign = parts[0].first else { return nil }
            let key = String(parts[0].dropFirst())
            let readings = parts[2].split(separator: "|").map { $0.split(separator: " ").map(String.init) }
            return Name(
                role: sign == "a" ? .alias(key) : .field(key), isProse: sign == "p",
                text: String(parts[1]), readings: readings)
        }
    }

    /// In the order of the alphabet, so that the same names always make the same text.
    func terms(for id: RecordID) -> String {
        var terms: Set<String> = [SearchTerms.number + id.number.lowercased()]
        for name in names {
            if name.isProse {
                SearchTerms.add(prose: name.text, to: &terms)
            } else {
                SearchTerms.add(name: name.text, readings: name.words, to: &terms)
            }
        }
        terms.remove("")
        return terms.sorted().joined(separator: " ")
    }
}

extension SearchableNames.Name {
    /// The readings, or the written words where there are none.
    var words: [[String]] { readings.isEmpty ? SearchText(text).readings : readings }
}

// MARK: - Matching

/// How well a name answers a search, the best first.
enum MatchQuality: Int, Comparable, Sendable {
    case number, exact, beginning, inside, prose

    static func < (left: MatchQuality, right: MatchQuality) -> Bool { left.rawValue < right.rawValue }
}

extension SearchableNames {
    struct Match: Sendable {
        let name: MatchedName
        let quality: MatchQuality
    }

    /// The best of the names; nil when a word of the search is in none of them.
    func match(_ query: SearchQueryText, of id: RecordID) -> Match? {
        if query.number == id { return Match(name: MatchedName(id.number, .number), quality: .number) }
        var best: (name: Name, quality: MatchQuality)?
        for name in names {
            guard let quality = name.quality(query.text) else { continue }
            if best.map({ quality < $0.quality }) ?? true { best = (name, quality) }
        }
        if best == nil, holds(query.text) {
            // The words are spread over several names: the one with the first of them speaks for all.
            best = names.first { name in query.text.runs.first.map(name.holds) ?? false }
                .map { ($0, .inside) }
        }
        return best.map { Match(name: MatchedName($0.name.text, $0.name.role), quality: $0.quality) }
    }

    /// Whether every word is in one of the names.
    func holds(_ text: SearchText) -> Bool {
        !text.runs.isEmpty && text.runs.allSatisfy { run in names.contains { $0.holds(run) } }
    }
}

extension SearchableNames.Name {
    func quality(_ query: SearchText) -> MatchQuality? {
        guard !query.runs.isEmpty, query.runs.allSatisfy(holds) else { return nil }
        if isProse { return .prose }
        let wanted = query.joined
        let whole = [SearchText(text).joined] + readings.map { $0.joined() }
        if whole.contains(wanted) { return .exact }
        return whole.contains { $0.hasPrefix(wanted) } ? .beginning : .inside
    }

    func holds(_ run: SearchText.Run) -> Bool {
        switch run {
        case .hanzi(let wanted):
            return SearchText(text).runs.contains { run in
                guard case .hanzi(let scalars) = run, scalars.count >= wanted.count else { return false }
                return (0...scalars.count - wanted.count).contains { scalars[$0...].starts(with: wanted) }
            }
        case .latin(let wanted):
            let written = SearchText(text)
            if isProse {
                return written.runs.contains { run in
                    if case .latin(let word) = run { word.hasPrefix(wanted) } else { false }
                }
            }
            let lists =
                readings.isEmpty
                ? [written.runs.map { if case .latin(let word) = $0 { word } else { "" } }] : readings
            return lists.contains { words in
                words.indices.contains { start in
                    Self.begins(words[start...], with: wanted)
                        || Self.begins(words[start...].map { String($0.prefix(1)) }[...], with: wanted)
                }
            }
        }
    }

    /// Whether the words, joined, begin with this.
    private static func begins(_ words: ArraySlice<String>, with wanted: String) -> Bool {
        var rest = wanted[...]
        for word in words {
            if word.hasPrefix(rest) { return true }
            guard rest.hasPrefix(word), !word.isEmpty else { return false }
            rest = rest.dropFirst(word.count)
        }
        return rest.isEmpty
    }
}

/// `holds(names, text)` in SQL, for searches that the index alone cannot decide.
enum SearchQueryMatcher {
    /// The text as it was last parsed: one query asks for the same again and again.
    private static let last = Mutex<(typed: String, text: SearchText)?>(nil)

    static let sqlFunction = DatabaseFunction("holds", argumentCount: 2, pure: true) { values in
        guard let names = String.fromDatabaseValue(values[0]),
            let typed = String.fromDatabaseValue(values[1])
        else { return false }
        let text = last.withLock { last in
            if let last, last.typed == typed { return last.text }
            let text = SearchQueryText(typed).text
            last = (typed, text)
            return text
        }
        return SearchableNames(column: names).holds(text)
    }
}
