/// A question for any record by any of its names.
package struct SearchQuery: Hashable, Sendable {
    /// Hanzi, pinyin with or without blanks, initials, Latin, a code or its beginning, or a number (`V12`).
    package var text: String
    /// Empty: all kinds.
    package var kinds: [Kind]
    package var limit: Int

    package init(_ text: String, kinds: [Kind] = [], limit: Int = 200) {
        self.text = text
        self.kinds = kinds
        self.limit = limit
    }
}

/// The name that a search matched.
package struct MatchedName: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
        /// The value of this field (`name`, `code`).
        case field(String)
        /// An alias of this sort (the key of `Alias.Sort`).
        case alias(String)
        case number
    }

    package var text: String
    package var role: Role

    package init(_ text: String, _ role: Role) {
        self.text = text
        self.role = role
    }
}

package struct SearchHit: Hashable, Sendable {
    package var id: RecordID
    package var name: String
    package var matched: MatchedName
    /// What tells it from its namesakes: the town of a village, the unit of a branch.
    package var context: String
    package var isRetired: Bool

    package init(id: RecordID, name: String, matched: MatchedName, context: String, isRetired: Bool) {
        self.id = id
        self.name = name
        self.matched = matched
        self.context = context
        self.isRetired = isRetired
    }
}

package struct SearchHits: Hashable, Sendable {
    package var hits: [SearchHit]
    /// There are more than the limit let through.
    package var isCut: Bool
    package init(hits: [SearchHit], isCut: Bool) {
        self.hits = hits
        self.isCut = isCut
    }
}
