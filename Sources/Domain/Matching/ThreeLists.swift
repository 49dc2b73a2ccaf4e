package struct ThreeListsRequest: Hashable, Sendable {
    /// A twinning, village, branch, unit or division; nil: the whole registry.
    package var about: RecordID?
    package var today: CalendarDay
    /// Of each list so many at most.
    package var limit: Int
    package init(about: RecordID?, today: CalendarDay, limit: Int) {
        self.about = about
        self.today = today
        self.limit = limit
    }
}

/// Needs, offers and projects side by side, with what was matched.
package struct ThreeLists: Hashable, Sendable {
    package struct ListedOffer: Hashable, Sendable {
        package var record: Record
        package var use: OfferUse
        package init(_ record: Record, _ use: OfferUse) {
            self.record = record
            self.use = use
        }
    }

    package var about: RecordID?
    package var needs: [Record]
    package var offers: [ListedOffer]
    package var projects: [Record]
    /// How many there are of each in all.
    package var totals: [Kind: Int] = [:]
    /// Of a project: the needs it came of, and the offers it uses.
    package var origins: [RecordID: [RecordID]] = [:]
    package var names: [RecordID: String] = [:]

    package init(about: RecordID?, needs: [Record], offers: [ListedOffer], projects: [Record]) {
        self.about = about
        self.needs = needs
        self.offers = offers
        self.projects = projects
    }
}
