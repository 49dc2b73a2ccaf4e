import Domain
import GRDB

/// How agreements stand, as SQL and for the rows of lists. The rules themselves are the Domain's; a test compares.
enum Standings {
    /// Rows of agreements with everything that their standing follows from.
    static func completing(_ rows: [ListRow], _ db: Database) throws -> [ListRow] {
        guard !rows.isEmpty else { return rows }
        var rows = rows
        let places = Dictionary(
            rows.enumerated().map { ($0.element.record.id, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        let renewals = try Renewals.renewals(of: Set(places.keys), db)
        for (id, renewal) in renewals { if let place = places[id] { rows[place].renewal = renewal } }
        let ids = [JSONValue.array(places.keys.map { .number($0.rawValue) }).text().databaseValue]
        try db.each(
            """
            SELECT id, effectiveOn, reviewDecision FROM agreement
            WHERE id IN (SELECT value FROM json_each(?))
                AND (effectiveOn IS NOT NULL OR reviewDecision IS NOT NULL)
            """, ids
        ) { row in
            guard let place = places[try row.record(0)] else { return }
            if let day = row.text(ifAny: 1).flatMap(CalendarDay.init(written:)) {
                rows[place].record[Agreement.effectiveOn] = .value(day)
            }
            if let decision = row.text(ifAny: 2).flatMap(Agreement.Decision.init(rawValue:)) {
                rows[place].record[Agreement.reviewDecision] = .value(decision)
            }
        }
        var steps: [Int: [Part]] = [:]
        try db.each(
            """
            SELECT record, id, sort, "on" FROM agreementStep
            WHERE record IN (SELECT value FROM json_each(?)) ORDER BY record, position
            """, ids
        ) { row in
            guard let place = places[try row.record(0)], let day = CalendarDay(written: try row.text(3))
            else {
                return
            }
            var line = Part(id: try row.integer(1))
            line[AgreementStep.sort.key] = .value(.choice(try row.text(2)))
            line[AgreementStep.on] = .value(day)
            steps[place, default: []].append(line)
        }
        for (place, lines) in steps { rows[place].record[Agreement.steps] = .value(lines) }
        return rows
    }

    // MARK: - As SQL

    /// A computed field of agreements on a day; nil for one that is not known here.
    static func expression(_ field: FieldDescription, on day: CalendarDay) -> String? {
        switch field.key {
        case Agreement.standing.key where field == Activity.standing.description: held(on: day)
        case Agreement.standing.key where field == Offer.standing.description: OfferUses.standing
        case Agreement.standing.key: state(on: day)
        case Agreement.warning.key: warning(on: day)
        case Twinning.contact.key: Quiets.contact(on: day)
        default: nil
        }
    }

    /// Whether an activity was held; its first day is looked at as a text, which orders as days do.
    static func held(on day: CalendarDay) -> String {
        "coalesce(t.state, CASE WHEN \(first("t.heldOn")) <= '\(day.written)' THEN 'held' ELSE 'planned' END)"
    }

    /// Which warning stands on a day; NULL for none.
    static func warning(on day: CalendarDay) -> String {
        let left = "julianday(\(last("t.endsOn"))) - julianday('\(day.written)')"
        let stages = AgreementStanding.warnings.sorted().map { "WHEN \(left) <= \($0) THEN 'days\($0)'" }
        // What has no end wants no warning: its other dates need not be looked at.
        return """
            CASE WHEN t.endsOn IS NULL THEN NULL ELSE CASE (\(state(on: day)))
            WHEN 'expired' THEN CASE WHEN t.reviewDecision IS 'end' THEN NULL ELSE 'expired' END
            WHEN 'inForce' THEN CASE \(stages.joined(separator: " ")) END END END
            """
    }

    /// The state on a day, as an expression over `t`, an agreement.
    static func state(on day: CalendarDay) -> String {
        let today = "'\(day.written)'"
        func has(_ sort: String) -> String {
            """
            EXISTS (SELECT 1 FROM agreementStep s WHERE s.record = t.id AND s.sort = '\(sort)'
                AND \(last("s.\"on\"")) <= \(today))
            """
        }
        /// Which of the two was taken last.
        func latest(_ one: String, _ other: String) -> String {
            """
            (SELECT s.sort FROM agreementStep s WHERE s.record = t.id AND s.sort IN ('\(one)', '\(other)')
                AND \(last("s.\"on\"")) <= \(today) ORDER BY \(last("s.\"on\"")) DESC, s.position DESC LIMIT 1)
            """
        }
        return """
            CASE
            WHEN \(has("cancelled")) THEN 'cancelled'
            WHEN t.state IS 'cancelled' AND NOT EXISTS (
                SELECT 1 FROM agreementStep s WHERE s.record = t.id AND s.sort = 'cancelled') THEN 'cancelled'
            WHEN t.state IS NOT 'signed' OR \(first("t.signedOn")) > \(today) THEN
                CASE \(latest("intent", "drafted")) WHEN 'intent' THEN 'intent' ELSE 'draft' END
            WHEN \(has("ended")) THEN 'ended'
            WHEN \(isRenewed(by: today)) THEN 'renewed'
            WHEN \(last("t.endsOn")) < \(today) THEN 'expired'
            WHEN \(latest("suspended", "resumed")) = 'suspended' THEN 'suspended'
            WHEN \(first("t.effectiveOn")) > \(today) THEN 'signed'
            ELSE 'inForce' END
            """
    }

    /// Whether `t`, an agreement, was there on a day, as a look back tells it: what was drafted later was no draft then.
    /// Without any day of its own it began no earlier than its twinning.
    static func hadBegun(by day: CalendarDay) -> String {
        let last = "'\(day.last.written)'"
        let steps = "SELECT 1 FROM agreementStep s WHERE s.record = t.id"
        return """
            (\(first("t.signedOn")) <= \(last)
            OR EXISTS (\(steps) AND \(first("s.\"on\"")) <= \(last))
            OR (t.signedOn IS NULL AND NOT EXISTS (\(steps))))
            AND NOT (t.signedOn IS NULL AND EXISTS (
                SELECT 1 FROM twinning w WHERE w.id = t.twinning AND w.since > \(last)))
            """
    }

    /// Whether `t` was renewed by that day.
    static func isRenewed(by today: String) -> String {
        """
        EXISTS (SELECT 1 FROM agreement n WHERE n.renews = t.id AND \(Renewals.counts("n"))
            AND (n.signedOn IS NULL OR \(first("n.signedOn")) <= \(today)))
        """
    }

    /// The last day that a written date can mean.
    static func last(_ column: String) -> String {
        "CASE length(\(column)) WHEN 4 THEN \(column) || '-12-31'"
            + " WHEN 7 THEN date(\(column) || '-01', '+1 month', '-1 day') ELSE \(column) END"
    }

    /// The first day that a written date can mean.
    static func first(_ column: String) -> String {
        "CASE length(\(column)) WHEN 4 THEN \(column) || '-01-01' WHEN 7 THEN \(column) || '-01' ELSE \(column) END"
    }
}
