import Domain
import GRDB

/// Who stands for whom: a village and its Party bodies, a branch and its units, a unit and its branches; and who is
/// twinned with whom. Asked for many at once.
enum Circles {
    /// Everybody who stands for each of these, they themselves included.
    static func around(_ owners: Set<RecordID>, _ db: Database) throws -> [RecordID: Set<RecordID>] {
        var circles = Dictionary(uniqueKeysWithValues: owners.map { ($0, Set([$0])) })
        func add(_ sql: String, of kind: Kind) throws {
            let asked = owners.filter { $0.kind == kind }
            guard !asked.isEmpty else { return }
            try db.each(sql, [json(asked)]) { row in
                guard let other = try row.record(ifAny: 1) else { return }
                circles[try row.record(0), default: []].insert(other)
            }
        }
        let among = "IN (SELECT value FROM json_each(?))"
        try add("SELECT village, id FROM branch WHERE village \(among) AND retired = 0", of: .village)
        try add("SELECT unit, id FROM branch WHERE unit \(among) AND retired = 0", of: .unit)
        try add("SELECT unit, record FROM hostUnit WHERE unit \(among)", of: .unit)
        try add("SELECT id, village FROM branch WHERE id \(among)", of: .branch)
        try add("SELECT id, unit FROM branch WHERE id \(among)", of: .branch)
        try add("SELECT record, unit FROM hostUnit WHERE record \(among)", of: .branch)
        return circles
    }

    /// Of each owner, given with its circle, who stands on the other side of a living twinning, with their circles.
    static func partners(
        of circles: [RecordID: Set<RecordID>], _ db: Database
    ) throws -> [RecordID: Set<RecordID>] {
        let members = circles.values.reduce(into: Set<RecordID>()) { $0.formUnion($1) }
        var opposite: [RecordID: Set<RecordID>] = [:]
        try db.each(
            """
            SELECT p.party, q.party FROM party p JOIN twinning t ON t.id = p.record
            JOIN party q ON q.record = p.record AND q.side <> p.side
            WHERE p.party IN (SELECT value FROM json_each(?)) AND t.retired = 0 AND t.stage <> 'ended'
            """, [json(members)]
        ) { opposite[try $0.record(0), default: []].insert(try $0.record(1)) }
        guard !opposite.isEmpty else { return [:] }
        let far = try around(opposite.values.reduce(into: Set()) { $0.formUnion($1) }, db)
        var partners: [RecordID: Set<RecordID>] = [:]
        for (owner, circle) in circles {
            var found: Set<RecordID> = []
            for member in circle {
                for other in opposite[member] ?? [] { found.formUnion(far[other] ?? [other]) }
            }
            if !found.isEmpty { partners[owner] = found }
        }
        return partners
    }

    static func json(_ ids: some Sequence<RecordID>) -> DatabaseValue {
        JSONValue.array(ids.map { .number($0.rawValue) }).text().databaseValue
    }
}

/// Where owners of needs and offers are at home.
enum Homes {
    static func of(_ owners: Set<RecordID>, _ db: Database) throws -> [RecordID: Whereabouts] {
        var home: [RecordID: RecordID] = [:]
        func add(_ sql: String, of kind: Kind) throws {
            let asked = owners.filter { $0.kind == kind }
            guard !asked.isEmpty else { return }
            try db.each(sql, [Circles.json(asked)]) { row in
                if let region = try row.record(ifAny: 1) { home[try row.record(0)] = region }
            }
        }
        let among = "IN (SELECT value FROM json_each(?))"
        try add("SELECT id, town FROM village WHERE id \(among)", of: .village)
        try add("SELECT id, region FROM unit WHERE id \(among)", of: .unit)
        try add(
            """
            SELECT b.id, coalesce(b.region, v.town, u.region) FROM branch b
            LEFT JOIN village v ON v.id = b.village LEFT JOIN unit u ON u.id = b.unit WHERE b.id \(among)
            """, of: .branch)
        let places = try above(Set(home.values), db)
        return home.compactMapValues { places[$0] }
    }

    /// The town, county and city that each division is or lies in.
    private static func above(
        _ regions: Set<RecordID>, _ db: Database
    ) throws -> [RecordID: Whereabouts] {
        guard !regions.isEmpty else { return [:] }
        var parents: [RecordID: RecordID] = [:]
        var levels: [RecordID: String] = [:]
        try db.each(
            """
            WITH RECURSIVE up (id, level, parent) AS (
                SELECT id, level, parent FROM region WHERE id IN (SELECT value FROM json_each(?))
                UNION SELECT r.id, r.level, r.parent FROM region r JOIN up ON r.id = up.parent)
            SELECT id, level, parent FROM up
            """, [Circles.json(regions)]
        ) { row in
            let id = try row.record(0)
            levels[id] = try row.text(1)
            parents[id] = try row.record(ifAny: 2)
        }
        var found: [RecordID: Whereabouts] = [:]
        for region in regions {
            var place = Whereabouts()
            var next: RecordID? = region
            var steps = 0
            while let id = next, steps < 10 {
                switch levels[id].flatMap(Region.Level.init(rawValue:)) {
                case .town: place.town = place.town ?? id
                case .district: place.county = place.county ?? id
                case .city: place.city = place.city ?? id
                case .province, nil: break
                }
                next = parents[id]
                steps += 1
            }
            found[region] = place
        }
        return found
    }
}
