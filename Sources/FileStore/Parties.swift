import Domain
import GRDB

/// What is known of the parties of an agreement before it is signed: their twinning, and who stands for them.
enum Parties {
    /// Of a body so many posts are looked at.
    private static let mostPosts = 200

    static func facts(_ db: Database, _ query: PartyQuery) throws -> PartyFacts {
        var facts = PartyFacts()
        facts.twinnings = try twinnings(db, query)
        for side in Side.allCases {
            var seen: Set<RecordID> = []
            for party in query.sides[side] ?? [] {
                for body in try bodies(db, of: party) where seen.insert(body).inserted {
                    facts.holders += try holders(db, of: body, side, on: query.day)
                }
            }
        }
        let named = facts.twinnings + facts.holders.flatMap { [$0.person, $0.body] }
        facts.names = try Names.of(named, db)
        return facts
    }

    private static func twinnings(_ db: Database, _ query: PartyQuery) throws -> [RecordID] {
        var shared: [RecordID: Int] = [:]
        for a in query.sides[.a] ?? [] {
            for b in query.sides[.b] ?? [] {
                try db.each(
                    """
                    SELECT DISTINCT p.record FROM party p JOIN party q ON q.record = p.record
                    JOIN twinning t ON t.id = p.record
                    WHERE p.party = ? AND p.side = 'a' AND q.party = ? AND q.side = 'b'
                        AND t.retired = 0 AND t.stage <> 'ended'
                    """, [a.column, b.column]
                ) { shared[try $0.record(0), default: 0] += 1 }
            }
        }
        return shared.keys.sorted { (shared[$0] ?? 0, $0) > (shared[$1] ?? 0, $1) }
    }

    /// A village is stood for by its Party bodies.
    private static func bodies(_ db: Database, of party: RecordID) throws -> [RecordID] {
        guard party.kind == .village else { return [party] }
        let branches = try db.all(
            "SELECT id FROM branch WHERE village = ? AND retired = 0 ORDER BY id LIMIT 10", [party.column]
        ) { try $0.record(0) }
        return branches + [party]
    }

    private static func holders(
        _ db: Database, of body: RecordID, _ side: Side, on day: CalendarDay
    ) throws -> [PartyFacts.Holder] {
        func date(_ row: Row, _ index: Int) -> Answer<Value> {
            row.text(ifAny: index).flatMap(CalendarDay.init(written:)).map { .value(.day($0)) } ?? .notKnown
        }
        let found = try db.all(
            """
            SELECT s.record, s.post, s."from", s."to", s.attestedOn FROM post s
            JOIN person p ON p.id = s.record WHERE s.body = ? AND p.retired = 0 ORDER BY s.id DESC LIMIT ?
            """, [body.column, mostPosts.databaseValue]
        ) { row in
            (
                person: try row.record(0),
                post: Part([
                    Post.post.key: .value(.choice(try row.text(1))), Post.from.key: date(row, 2),
                    Post.to.key: date(row, 3), Post.attestedOn.key: date(row, 4),
                ])
            )
        }
        // What is known to be held comes before what was held when it was last heard of.
        return found.enumerated().filter { Post.mayBeHeld($0.element.post, on: day) }.map { place, item in
            let post = item.post[Post.post].value ?? ""
            let isUncertain = Post.isHeld(item.post, on: day) ? 0 : 1
            return (
                [Post.signingRank(post), isUncertain, place],
                PartyFacts.Holder(side: side, person: item.person, post: post, body: body)
            )
        }.sorted { $0.0.lexicographicallyPrecedes($1.0) }.map(\.1)
    }
}
