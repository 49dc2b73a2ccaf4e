import Domain
import GRDB

/// Counts the rows of a list by the values of one field.
enum Frequencies {
    static func frequency(_ db: Database, _ query: FrequencyQuery) throws -> Frequency {
        let kind = query.list.kind
        guard let field = kind.description.askable(query.field) else {
            throw Refusal.noSuchField(query.field, kind)
        }
        let bin = try bin(field, query)
        let body = try ListSQL(query.list, db).body()
        // The value itself is the order of its kind; names have an order of their own.
        let order = field.key == Record.nameKey ? "min(t.sortName)" : bin
        let absent = ListSQL.Fragment.marked("-", field.key)
        let grouped =
            "SELECT \(bin) AS bin, count(*) AS n, sum(CASE WHEN \(bin) IS NULL THEN \(absent) ELSE 0 END) AS absent,"
            + " \(order) AS place\(body.sql) GROUP BY 1"
        // What has no value comes first, so that it is always among the rows read; all are counted, read or not.
        let sorted =
            "SELECT bin, n, absent, count(bin) OVER (), sum(n) OVER () FROM (\(grouped))"
            + " ORDER BY bin IS NOT NULL, \(sorting(query)) LIMIT ?"
        let limit = max(0, query.limit)
        var values: [Frequency.Row] = []
        var (distinct, total, notKnown, notApplicable) = (0, 0, 0, 0)
        try db.each(sorted, body.arguments + [(limit + 1).databaseValue]) { row in
            let count = try row.int(1)
            (distinct, total) = (try row.int(3), try row.int(4))
            if row[0] == DatabaseValue.null {
                notApplicable = try row.int(2)
                notKnown = count - notApplicable
            } else if values.count < limit {
                values.append(Frequency.Row(try Frequencies.bin(row[0], field, query.period), count))
            }
        }
        let told = values.reduce(0) { $0 + $1.count }
        let rest = total - told - notKnown - notApplicable
        let ends: [Frequency.Row] = [
            Frequency.Row(.others(values: distinct - values.count), rest),
            Frequency.Row(.notKnown, notKnown), Frequency.Row(.notApplicable, notApplicable),
        ]
        let linked = values.compactMap { row in
            if case .value(.link(let record)) = row.bin { record } else { nil }
        }
        return Frequency(
            rows: values + ends.filter { $0.count > 0 }, values: distinct, total: total,
            names: try Names.of(linked, db))
    }

    private static func sorting(_ query: FrequencyQuery) -> String {
        switch query.order {
        case .count: query.isReversed ? "n, place" : "n DESC, place"
        case .value: query.isReversed ? "place DESC" : "place"
        }
    }

    /// What is counted together, over `t`; NULL where there is no value.
    private static func bin(_ field: FieldDescription, _ query: FrequencyQuery) throws -> String {
        if field.isComputed {
            guard let day = query.today, let value = Standings.expression(field, on: day) else {
                throw Refusal.badCondition(field.key)
            }
            return value
        }
        let period = query.period
        let column = "t." + field.key.quoted
        switch field.type {
        // As written, the longer part of a date is its beginning.
        case .day: return "substr(\(column), 1, \(period == .year ? 4 : 7))"
        case .parts(let part):
            let lines = "(SELECT count(*) FROM \(part.name.quoted) l WHERE l.record = t.id)"
            let filled = ListSQL.Fragment.marked("+", field.key)
            let empty = ListSQL.Fragment.marked("0", field.key)
            return "CASE WHEN \(filled) THEN \(lines) WHEN \(empty) THEN 0 END"
        // Not by an index: that would go to each row in an order of its own.
        default: return "+" + column
        }
    }

    private static func bin(
        _ column: DatabaseValue, _ field: FieldDescription, _ asked: FrequencyQuery.Period
    ) throws -> Frequency.Bin {
        switch field.type {
        case .day:
            guard case .day(let period) = Value(column: column, .day) else { throw Damage() }
            // Of some only the year is known: among months they stand by themselves.
            return asked == .month && period.month == nil ? .value(.day(period)) : .period(period)
        case .parts:
            guard case .int64(let count) = column.storage else { throw Damage() }
            return .lines(Int(count))
        default:
            guard let value = Value(column: column, field.type) else { throw Damage() }
            return .value(value)
        }
    }
}
