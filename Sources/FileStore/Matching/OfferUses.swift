import Domain
import GRDB

/// What is used of offers: the sum of what living needs have accepted.
enum OfferUses {
    private static let accepted =
        "FROM needMatch m JOIN need n ON n.id = m.record"
        + " WHERE m.verdict = 'accepted' AND n.retired = 0 AND n.state <> 'withdrawn'"

    static func use(of offer: Record, _ db: Database) throws -> OfferUse {
        let lines = try db.all(
            "SELECT m.record, m.project, m.amount \(accepted) AND m.offer = ? ORDER BY m.\"on\", m.record",
            [offer.id.column]
        ) { try line($0, 0) }
        return OfferUse(amount: offer[Offer.amount].value, lines: lines)
    }

    /// Of all offers that are used at all.
    static func all(_ db: Database) throws -> [RecordID: [OfferUse.Line]] {
        var uses: [RecordID: [OfferUse.Line]] = [:]
        try db.each(
            "SELECT m.offer, m.record, m.project, m.amount \(accepted) ORDER BY m.\"on\", m.record"
        ) { uses[try $0.record(0), default: []].append(try line($0, 1)) }
        return uses
    }

    /// Rows of offers with what is used of each.
    static func completing(_ rows: [ListRow], _ db: Database) throws -> [ListRow] {
        guard !rows.isEmpty else { return rows }
        let ids = [JSONValue.array(rows.map { .number($0.record.id.rawValue) }).text().databaseValue]
        var uses: [RecordID: OfferUse] = [:]
        try db.each("SELECT id, amount FROM offer WHERE id IN (SELECT value FROM json_each(?))", ids) { row in
            uses[try row.record(0)] = OfferUse(
                amount: row.integer(ifAny: 1).map { Quantity(thousandths: $0) })
        }
        try db.each(
            """
            SELECT m.offer, m.record, m.project, m.amount \(accepted)
                AND m.offer IN (SELECT value FROM json_each(?)) ORDER BY m."on", m.record
            """, ids
        ) { uses[try $0.record(0)]?.lines.append(try line($0, 1)) }
        return rows.map { row in
            var row = row
            row.use = uses[row.record.id]
            return row
        }
    }

    /// The state of `t`, an offer, with what is used of it (`OfferUse.state(of:)`).
    static var standing: String {
        """
        CASE WHEN t.state = 'open' AND (SELECT sum(coalesce(m.amount, 0)) \(accepted) AND m.offer = t.id)
            >= t.amount THEN 'usedUp' ELSE t.state END
        """
    }

    private static func line(_ row: Row, _ first: Int) throws -> OfferUse.Line {
        OfferUse.Line(
            need: try row.record(first), project: try row.record(ifAny: first + 1),
            amount: row.integer(ifAny: first + 2).map { Quantity(thousandths: $0) })
    }
}
