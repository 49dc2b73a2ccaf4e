import Domain
import GRDB
import Synchronization

/// How many entries each month has.
extension History {
    /// So many entries with certain words are looked for, among so many.
    private static let mostCounted = 2000
    private static let mostLookedAt = 20_000

    static func years(_ db: Database, _ query: HistoryQuery) throws -> HistoryYears {
        let history = try History(db, query)
        return history.hasText ? try history.countedOneByOne() : try history.counted()
    }

    /// From the index of moments alone.
    private func counted() throws -> HistoryYears {
        let (wheres, arguments) = conditions
        // An entry is a day of a record, however many of those it concerns are among the subjects.
        let rows =
            subjects.count == 1
            ? "SELECT day FROM moment WHERE subject = ? AND "
            : "SELECT DISTINCT day, record FROM moment WHERE subject IN (SELECT value FROM json_each(?)) AND "
        let subject =
            subjects.count == 1
            ? subjects[0].databaseValue : JSONValue.array(subjects.map(JSONValue.number)).text().databaseValue
        let counts = try db.all(
            "SELECT substr(day, 1, 7), count(*) FROM (\(rows)\(wheres.joined(separator: " AND ")))"
                + " GROUP BY 1", [subject] + arguments
        ) { row -> (day: CalendarDay, entries: Int) in
            guard let day = CalendarDay(written: try row.text(0)) else { throw Damage() }
            return (day, try row.int(1))
        }
        return HistoryYears(counts: counts)
    }

    /// Words stand in the records: those are read, up to a limit.
    private func countedOneByOne() throws -> HistoryYears {
        let found = try entries(
            History.mostCounted, from: nil, isForward: true, lookingAt: History.mostLookedAt)
        let counts = try found.kept.map { entry -> (day: CalendarDay, entries: Int) in
            guard let day = CalendarDay(written: entry.day) else { throw Damage() }
            return (day, 1)
        }
        return HistoryYears(counts: counts, isPartial: !found.isAll)
    }
}

/// The last counts, so that a screen that is come back to does not have everything counted anew. They hold as long as
/// nothing was written to the file.
final class HistoryCountsKept: Sendable {
    private struct Kept {
        var counter: Int64
        var byQuery: [HistoryQuery: HistoryYears] = [:]
    }

    private let kept = Mutex(Kept(counter: .min))
    private static let most = 40

    func years(_ db: Database, _ query: HistoryQuery) throws -> HistoryYears {
        // Of a timeline in either direction.
        var query = query
        query.newestFirst = true
        let counter = try db.integer("PRAGMA data_version") ?? 0
        let known = kept.withLock { $0.counter == counter ? $0.byQuery[query] : nil }
        if let known { return known }
        let years = try History.years(db, query)
        kept.withLock { kept in
            if kept.counter != counter || kept.byQuery.count >= HistoryCountsKept.most {
                kept = Kept(counter: counter)
            }
            kept.byQuery[query] = years
        }
        return years
    }
}
