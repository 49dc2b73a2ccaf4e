/// A clause that an earlier agreement of this registry has.
package struct OwnClause: Hashable, Sendable {
    package let clause: Part
    /// The newest agreement with these words.
    package let agreement: RecordID
    package let agreementName: String

    package init(clause: Part, agreement: RecordID, agreementName: String) {
        self.clause = clause
        self.agreement = agreement
        self.agreementName = agreementName
    }
}

/// An agenda item of an activity, counted from 1, with a commitment that came from it.
package struct PledgeMade: Hashable, Sendable {
    package let item: Int
    package let commitment: RecordID

    package init(item: Int, commitment: RecordID) {
        self.item = item
        self.commitment = commitment
    }
}

/// An agreement that is to be signed together with others, as it was read.
package struct SigningTogether: Hashable, Sendable {
    package let agreement: RecordID
    package let on: CalendarDay
    package let version: Int?

    package init(_ agreement: RecordID, on day: CalendarDay, asRead version: Int? = nil) {
        self.agreement = agreement
        on = day
        self.version = version
    }
}
