/// A question for pairs of stored records that may be one. The registry is gone through piece by piece: each answer
/// says where the next piece starts.
package struct DuplicatesRequest: Hashable, Sendable {
    package var kind: Kind
    /// Nil: from the start.
    package var from: DuplicatesPlace?

    package init(_ kind: Kind, from: DuplicatesPlace? = nil) {
        self.kind = kind
        self.from = from
    }
}

/// How far the search has come: in which of its passes, and up to what.
package struct DuplicatesPlace: Hashable, Sendable {
    package var pass: Int
    package var term: String
    package var id: Int64

    package init(pass: Int, term: String = "", id: Int64 = 0) {
        self.pass = pass
        self.term = term
        self.id = id
    }
}

package struct DuplicatePair: Hashable, Sendable {
    package var pair: RecordPair
    package var firstName: String
    package var secondName: String
    package var firstPlace: String
    package var secondPlace: String
    /// As seen from the first; the strongest first.
    package var reasons: [NearReason]
    package var score: Int
    /// `same` and `later` are listed; what is `different` is not.
    package var answer: SamenessAnswer?

    package init(
        _ pair: RecordPair, firstName: String, secondName: String, firstPlace: String, secondPlace: String,
        reasons: [NearReason], score: Int, answer: SamenessAnswer?
    ) {
        self.pair = pair
        self.firstName = firstName
        self.secondName = secondName
        self.firstPlace = firstPlace
        self.secondPlace = secondPlace
        self.reasons = reasons
        self.score = score
        self.answer = answer
    }
}

package struct DuplicatesWindow: Hashable, Sendable {
    /// Of this piece, best first. The passes go from what speaks loudest to what speaks least.
    package var pairs: [DuplicatePair]
    package var names: [RecordID: String]
    /// Nil: everything was gone through.
    package var next: DuplicatesPlace?

    package init(pairs: [DuplicatePair], names: [RecordID: String], next: DuplicatesPlace?) {
        self.pairs = pairs
        self.names = names
        self.next = next
    }
}
