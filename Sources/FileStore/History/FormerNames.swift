import Domain
import GRDB

/// The names that records had once and have not any more, with the days of their use.
struct FormerNames {
    private var aliases: [RecordID: [Part]] = [:]

    init(of ids: [RecordID], _ db: Database) throws {
        let asked = JSONValue.array(Set(ids).map { .number($0.rawValue) }).text()
        let sql = """
            SELECT record, name, sort, "from", "to" FROM alias
            WHERE record IN (SELECT value FROM json_each(?)) AND "to" IS NOT NULL ORDER BY record, position
            """
        try db.each(sql, [asked.databaseValue]) { row in
            var alias = Part()
            alias[Alias.name] = .value(try row.text(1))
            alias[Alias.sort.key] = .value(.choice(try row.text(2)))
            for (column, field) in [(3, Alias.from), (4, Alias.to)] {
                if let day = row.text(ifAny: column).flatMap(CalendarDay.init(written:)) {
                    alias[field] = .value(day)
                }
            }
            self.aliases[try row.record(0), default: []].append(alias)
        }
    }

    func names(of ids: [RecordID], on day: CalendarDay) -> [RecordID: String] {
        var names: [RecordID: String] = [:]
        guard !aliases.isEmpty else { return names }
        for id in ids { names[id] = aliases[id].flatMap { Alias.former(in: $0, on: day) } }
        return names
    }
}
