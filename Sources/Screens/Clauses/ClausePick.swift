import Domain

/// The clauses that can be picked for an agreement: those of the library and those of earlier agreements, by point.
struct ClausePick: Sendable {
    struct Entry: Hashable, Sendable {
        enum Origin: Hashable, Sendable {
            case library
            case earlier(RecordID, name: String)
        }
        let origin: Origin
        /// With its blanks filled in, as far as the agreement says what is meant.
        let clause: Part
        /// Nil: it is about something of the user's own.
        let point: ClausePoint?
    }

    let entries: [Entry]

    /// In the order of the points; of each the library's clauses come first, then earlier ones, newest first. An
    /// earlier clause that is one of the library's with its blanks filled in is not shown a second time.
    init(_ libraries: [ClauseLibrary], in language: Language, own: [OwnClause], blanks: ClauseBlanks) {
        let shipped = (libraries.first { $0.language == language }?.entries ?? []).map { entry in
            Entry(origin: .library, clause: blanks.filled(entry.clause), point: entry.point)
        }
        let all = libraries.flatMap(\.entries)
        let earlier = own.compactMap { own -> Entry? in
            let text = own.clause[Clause.text].value ?? ""
            guard !all.contains(where: { $0.isPattern(of: text) }) else { return nil }
            let point = own.clause[Clause.sort].value.flatMap(ClausePoint.init(rawValue:))
            return Entry(
                origin: .earlier(own.agreement, name: own.agreementName), clause: own.clause, point: point)
        }
        entries =
            ClausePoint.allCases.flatMap { point in (shipped + earlier).filter { $0.point == point } }
            + earlier.filter { $0.point == nil }
    }

    /// Clauses among those of an agreement, each before the first that is about a later point.
    static func putting(_ picked: [Part], among clauses: [Part]) -> [Part] {
        func place(_ clause: Part) -> Int? {
            clause[Clause.sort].value.flatMap(ClausePoint.init(rawValue:))
                .flatMap { ClausePoint.allCases.firstIndex(of: $0) }
        }
        var clauses = clauses
        for clause in picked {
            let own = place(clause)
            let next = clauses.firstIndex { other in
                guard let own, let there = place(other) else { return false }
                return there > own
            }
            clauses.insert(clause, at: next ?? clauses.count)
        }
        return clauses
    }
}

extension ClauseLibrary.Entry {
    /// Whether a text is this clause, whatever its blanks were filled with.
    func isPattern(of text: String) -> Bool {
        var rest = text[...]
        var pieces: [Substring] = []
        var pattern = self.text[...]
        while let open = pattern.firstIndex(of: "{"), let close = pattern[open...].firstIndex(of: "}") {
            pieces.append(pattern[..<open])
            pattern = pattern[pattern.index(after: close)...]
        }
        guard !pieces.isEmpty else { return self.text == text }
        guard rest.hasPrefix(pieces[0]) else { return false }
        rest = rest.dropFirst(pieces[0].count)
        for piece in pieces.dropFirst() where !piece.isEmpty {
            guard let found = rest.firstRange(of: piece) else { return false }
            rest = rest[found.upperBound...]
        }
        return rest.hasSuffix(pattern)
    }
}
