/// A record with everything that hangs on it.
package struct Page: Hashable, Sendable {
    package var record: Record
    /// The names of all records this page speaks of.
    package var names: [RecordID: String]
    package var hanging: [Hanging]
    package var missing: [MissingFact]
    /// The signed agreement that renews this one; a draft does not yet.
    package var renewal: Renewal?
    /// Of an agreement: what belongs to its life besides itself.
    package var life: AgreementCompany?
    /// The number that was asked for, when its record was merged into this one.
    package var askedFor: RecordID?
    /// What its code says; nil when it has none that can be read.
    package var code: CodeFacts?
    /// What looks odd about it.
    package var doubts: [Doubt] = []
    /// The places that went on as this one.
    package var predecessors: [Predecessor] = []
    /// The records that were merged into this one, themselves or by way of another.
    package var merged: [RecordID] = []
    /// The posts in the bodies the page speaks of: in the body itself and, of a village, in its Party bodies; of an
    /// agreement in the bodies that its signatories stood for.
    package var posts: [HeldPost] = []
    /// The Party bodies of a village.
    package var partyBodies: [Record] = []
    /// Of an activity: the commitments that came from items of its agenda, in the order of the items.
    package var pledges: [PledgeMade] = []
    /// Of a commitment: the item of the agenda in which it was said.
    package var saidIn: Part?
    /// Of a commitment: the agreement that it stands in, for the days of its rhythm.
    package var promisedIn: Record?
    /// Of an agreement: the one that its text was taken over from, or that it renews.
    package var origin: Record?
    /// Of an agreement: who gives the promises recorded with it.
    package var givers: [RecordID] = []
    /// How the copies of the record's attachments are, by their checksums: whether they are there, with the size they had.
    package var files: [String: FileCondition] = [:]
    /// Of the text of an agreement.
    package var fingerprint: Fingerprint?
    /// Of an offer: what is used of it.
    package var use: OfferUse?

    package init(
        record: Record, names: [RecordID: String], hanging: [Hanging], missing: [MissingFact],
        renewal: Renewal? = nil
    ) {
        self.renewal = renewal
        self.record = record
        self.names = names
        self.hanging = hanging
        self.missing = missing
    }

    /// A place that came to its end, or changed, and is this one now.
    package struct Predecessor: Hashable, Sendable {
        package var id: RecordID
        package var until: CalendarDay?
        package init(id: RecordID, until: CalendarDay?) {
            self.id = id
            self.until = until
        }
    }

    /// The records of one kind that link to this one through one of their fields.
    package struct Hanging: Hashable, Sendable {
        package var kind: Kind
        /// The linking field, or the list it stands in.
        package var field: String
        /// The first ones, newest number last.
        package var records: [RecordID]
        package var total: Int

        package init(kind: Kind, field: String, records: [RecordID], total: Int) {
            self.kind = kind
            self.field = field
            self.records = records
            self.total = total
        }
    }
}

/// A wanted field whose answer is not known.
package struct MissingFact: Hashable, Sendable {
    package var record: RecordID
    package var field: String

    package init(_ record: RecordID, _ field: String) {
        self.record = record
        self.field = field
    }
}

/// What Home shows besides what is due.
package struct HomeSummary: Hashable, Sendable {
    package var counts: [Kind: Int]
    /// How many records of each kind lack a wanted fact.
    package var lacking: [Kind: Int]
    package var drafts: [Draft]

    package init(counts: [Kind: Int], lacking: [Kind: Int], drafts: [Draft]) {
        self.counts = counts
        self.lacking = lacking
        self.drafts = drafts
    }
}

/// The records that lack wanted facts, in the order of their numbers.
package struct MissingFacts: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package var id: RecordID
        package var name: String
        package var fields: [String]
        package init(id: RecordID, name: String, fields: [String]) {
            self.id = id
            self.name = name
            self.fields = fields
        }
    }
    package var items: [Item]
    package var reachesEnd: Bool
    package init(items: [Item], reachesEnd: Bool) {
        self.items = items
        self.reachesEnd = reachesEnd
    }
}
