/// What somebody said about two records that look alike. It is kept for ever, and can only be withdrawn deliberately.
package struct SamenessAnswer: Hashable, Sendable {
    package enum Verdict: String, Hashable, Sendable, CaseIterable {
        /// They are one; the merge is still to be done.
        case same
        /// Never asked again, and stops a merge.
        case different
        /// Asked again in the list of likely duplicates, not while somebody types.
        case later
    }

    package var pair: RecordPair
    package var verdict: Verdict
    /// UTC, `2021-06-16T08:30:00Z`; set by the registry.
    package var at: String
    package var by: String
    package var reason: String

    package init(
        _ pair: RecordPair, _ verdict: Verdict, at: String = "", by: String = "", reason: String = ""
    ) {
        self.pair = pair
        self.verdict = verdict
        self.at = at
        self.by = by
        self.reason = reason
    }
}

/// Two records of one kind, in the order of their numbers: whoever is named first, it is the same pair.
package struct RecordPair: Hashable, Comparable, Sendable {
    package let first: RecordID
    package let second: RecordID

    /// Nil for two kinds, and for a record with itself.
    package init?(_ one: RecordID, _ other: RecordID) {
        guard one.kind == other.kind, one != other else { return nil }
        first = min(one, other)
        second = max(one, other)
    }

    package func contains(_ id: RecordID) -> Bool { id == first || id == second }

    package func other(than id: RecordID) -> RecordID { id == first ? second : first }

    package static func < (left: RecordPair, right: RecordPair) -> Bool {
        (left.first, left.second) < (right.first, right.second)
    }
}

/// What was said, while a new record was typed, of one that is stored already: becomes an answer once it has a number.
package struct AnswerWhileTyping: Hashable, Sendable {
    package var about: RecordID
    package var verdict: SamenessAnswer.Verdict
    package var reason: String

    package init(about: RecordID, _ verdict: SamenessAnswer.Verdict, reason: String = "") {
        self.about = about
        self.verdict = verdict
        self.reason = reason
    }
}
