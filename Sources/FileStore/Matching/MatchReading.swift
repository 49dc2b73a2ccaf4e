import Domain
import GRDB

/// Suggestions and gaps: what is open is read as narrow rows, in one pass over each list.
struct MatchReading {
    private let db: Database
    private let today: CalendarDay

    init(_ db: Database, today: CalendarDay) {
        self.db = db
        self.today = today
    }

    // MARK: - Suggestions

    static func suggestions(_ db: Database, _ request: MatchRequest) throws -> Suggestions {
        let reading = MatchReading(db, today: request.today)
        guard let asked = request.about else { return try reading.suggestions(for: nil, request.limit) }
        let id = try Successors.of(asked, db)
        return id.kind == .need || id.kind == .offer
            ? try reading.suggestions(forOne: id, request.limit)
            : try reading.suggestions(for: id, request.limit)
    }

    private func suggestions(forOne id: RecordID, _ limit: Int) throws -> Suggestions {
        guard let record = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
        if let obstacle = try obstacle(record) {
            return Suggestions([], names: try Names.of([id], db), isCut: false, obstacle: obstacle)
        }
        var pool = try self.pool()
        guard let listing = (id.kind == .need ? pool.needs : pool.offers).first(where: { $0.record == id })
        else { return Suggestions([], names: try Names.of([id], db), isCut: false) }
        let places = try self.places(of: id.kind == .need ? pool.offers : pool.needs, with: [listing.by])
        place(&pool, places)
        var one = listing
        one.place = places[listing.by] ?? Whereabouts()
        let found = pool.suggestions(for: one, limit: limit + 1)
        return try told(found, limit)
    }

    private func suggestions(for about: RecordID?, _ limit: Int) throws -> Suggestions {
        let scope = try MatchScope(about: about, db)
        var pool = try self.pool()
        let isNeed = { (listing: Listing) in scope.includes(listing.by) }
        let isOffer = { (listing: Listing) in !scope.everybody && scope.own.contains(listing.by) }
        let asked = Set(pool.needs.filter(isNeed).map(\.by)).union(pool.offers.filter(isOffer).map(\.by))
        place(&pool, try places(of: pool.needs + pool.offers, with: asked))
        let found = pool.suggestions(ofNeeds: isNeed, ofOffers: isOffer, limit: limit + 1)
        return try told(found, limit)
    }

    private func told(_ found: [Suggestion], _ limit: Int) throws -> Suggestions {
        let kept = Array(found.prefix(max(0, limit)))
        let named = kept.flatMap { item in
            let place = item.need.place
            return [item.need.record, item.need.by, item.offer.record, item.offer.by]
                + [place.town, place.county, place.city].compactMap(\.self)
        }
        return Suggestions(kept, names: try Names.of(named, db), isCut: found.count > kept.count)
    }

    /// Why nothing is suggested for a need or an offer.
    private func obstacle(_ record: Record) throws -> Suggestions.Obstacle? {
        if record.retired != nil { return .retired }
        if record.kind == .need {
            let state = record[Need.state].value ?? .open
            let isCovered = try record.stillWanted { try MatchReading.unit(of: $0, db) }.map {
                $0.thousandths == 0
            }
            let goesOn =
                state == .takenUp && !record.acceptedMatches.isEmpty && isCovered == false
            if state != .open, !goesOn { return .need(state, by: record[Need.takenUpBy].value) }
            if let to = record[Need.to].value, to.last < today.first { return .over(to) }
            return record[Need.category] == .notKnown ? .categoryNotKnown : nil
        }
        let use = try OfferUses.use(of: record, db)
        switch record[Offer.state].value ?? .open {
        case .withdrawn: return .withdrawn
        case .usedUp: return .usedUp(by: use.users)
        case .open: break
        }
        if use.isUsedUp { return .usedUp(by: use.users) }
        if let to = record[Offer.to].value, to.last < today.first { return .over(to) }
        return record[Offer.category] == .notKnown ? .categoryNotKnown : nil
    }

    static func unit(of offer: RecordID, _ db: Database) throws -> String? {
        try db.first("SELECT unit FROM offer WHERE id = ?", [offer.column]) { $0.text(ifAny: 0) } ?? nil
    }

    // MARK: - Gaps

    static func gaps(_ db: Database, _ request: GapsRequest) throws -> Gaps {
        let reading = MatchReading(db, today: request.today)
        let scope = try MatchScope(about: request.about, db)
        let pool = try reading.pool()
        let uses = try OfferUses.all(db)
        // Whether there is any offer at all does not depend on where anybody is at home.
        var gaps = pool.gaps(
            ofNeeds: { scope.includes($0.by) }, ofOffers: { scope.everybody || scope.own.contains($0.by) },
            isUsed: { uses[$0] != nil }, usedUp: try reading.usedUpCategories(uses), limit: request.limit)
        let named =
            gaps.needs.flatMap { [$0.need.record, $0.need.by] }
            + gaps.offers.flatMap { [$0.offer.record, $0.offer.by] }
        gaps.names = try Names.of(named, db)
        return gaps
    }

    private func usedUpCategories(_ uses: [RecordID: [OfferUse.Line]]) throws -> Set<String> {
        var found: Set<String> = []
        try db.each(
            "SELECT id, category, amount, state FROM offer WHERE retired = 0 AND state <> 'withdrawn'"
        ) { row in
            guard let category = row.text(ifAny: 1) else { return }
            let amount = row.integer(ifAny: 2).map { Quantity(thousandths: $0) }
            let isUsedUp = OfferUse(amount: amount, lines: uses[try row.record(0)] ?? []).isUsedUp
            if isUsedUp || row.text(ifAny: 3) == Offer.State.usedUp.rawValue {
                found.insert(ListedWord.category(category))
            }
        }
        return found
    }

    // MARK: - The pool

    /// What is open, without knowing where it is at home.
    private func pool() throws -> MatchPool {
        MatchPool(
            needs: try needs(), offers: try offers(),
            decided: try db.all(
                """
                SELECT m.record, m.offer FROM needMatch m JOIN need n ON n.id = m.record
                WHERE n.retired = 0 AND n.state IN ('open', 'takenUp')
                """
            ) { (need: try $0.record(0), offer: try $0.record(1)) }, today: today)
    }

    private static let columns = #"id, "by", category, amount, unit, "from", "to""#

    private func needs() throws -> [Listing] {
        let open = try db.all(
            "SELECT \(MatchReading.columns) FROM need WHERE retired = 0 AND state = 'open'", [],
            MatchReading.listing)
        // What is taken up in part still looks for the rest.
        var accepted: [RecordID: [(amount: Quantity?, unit: String?)]] = [:]
        try db.each(
            """
            SELECT m.record, m.amount, o.unit FROM need n JOIN needMatch m ON m.record = n.id
            JOIN offer o ON o.id = m.offer
            WHERE n.retired = 0 AND n.state = 'takenUp' AND n.amount IS NOT NULL AND m.verdict = 'accepted'
            """
        ) { row in
            let amount = row.integer(ifAny: 1).map { Quantity(thousandths: $0) }
            accepted[try row.record(0), default: []].append((amount, row.text(ifAny: 2)))
        }
        guard !accepted.isEmpty else { return open }
        let taken = try db.all(
            """
            SELECT \(MatchReading.columns) FROM need WHERE retired = 0 AND state = 'takenUp'
                AND id IN (SELECT value FROM json_each(?))
            """, [Circles.json(accepted.keys)], MatchReading.listing)
        let short = taken.compactMap { listing -> Listing? in
            guard
                let rest = OfferUse.stillWanted(
                    of: listing.amount, unit: listing.unit, accepted: accepted[listing.record] ?? []),
                rest.thousandths > 0
            else { return nil }
            var listing = listing
            listing.amount = rest
            return listing
        }
        return open + short
    }

    private func offers() throws -> [Listing] {
        let uses = try OfferUses.all(db)
        return try db.all(
            "SELECT \(MatchReading.columns) FROM offer WHERE retired = 0 AND state = 'open'"
        ) { row in
            var listing = try MatchReading.listing(row)
            listing.amount = OfferUse(amount: listing.amount, lines: uses[listing.record] ?? []).left
            return listing
        }
    }

    private static func listing(_ row: Row) throws -> Listing {
        Listing(
            try row.record(0), by: try row.record(1), category: row.text(ifAny: 2),
            amount: row.integer(ifAny: 3).map { Quantity(thousandths: $0) }, unit: row.text(ifAny: 4),
            from: row.text(ifAny: 5).flatMap(CalendarDay.init(written:)),
            to: row.text(ifAny: 6).flatMap(CalendarDay.init(written:)))
    }

    /// Where the owners of all of these are at home; and with whom those of `asked` are twinned.
    private func places(
        of listings: [Listing], with asked: Set<RecordID>
    ) throws -> [RecordID: Whereabouts] {
        var places = try Homes.of(Set(listings.map(\.by)).union(asked), db)
        for (owner, partners) in try Circles.partners(of: try Circles.around(asked, db), db) {
            places[owner, default: Whereabouts()].partners = partners
        }
        return places
    }

    private func place(_ pool: inout MatchPool, _ places: [RecordID: Whereabouts]) {
        func placed(_ listing: Listing) -> Listing {
            var listing = listing
            listing.place = places[listing.by] ?? Whereabouts()
            return listing
        }
        pool.needs = pool.needs.map(placed)
        pool.offers = pool.offers.map(placed)
    }
}
