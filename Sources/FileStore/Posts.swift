import Domain
import GRDB

/// The posts that are recorded in bodies.
enum Posts {
    /// Of a body so many are looked at, the last ones recorded.
    private static let most = 1000

    static func held(_ db: Database, in bodies: [RecordID]) throws -> [HeldPost] {
        let shape = TableShape.of(Post.description)
        let sql =
            "SELECT s.id, s.record, s.marks" + shape.columns.map { ", s.\($0.key.quoted)" }.joined()
            + " FROM post s JOIN person p ON p.id = s.record"
            + " WHERE s.body = ? AND p.retired = 0 ORDER BY s.id DESC LIMIT ?"
        return try bodies.flatMap { body in
            try db.all(sql, [body.column, most.databaseValue]) { row -> HeldPost? in
                let marks = Marks(row.text(ifAny: 2))
                var line = Part(id: try row.integer(0))
                for (index, field) in shape.columns.enumerated() {
                    try RecordStore.fill(&line[field.key], field, row[index + 3], marks)
                }
                return HeldPost(person: try row.record(1), line)
            }.reversed().compactMap { $0 }
        }
    }

    /// The Party bodies of a village come before it.
    static func bodies(_ db: Database, of id: RecordID) throws -> [RecordID] {
        guard id.kind == .village else { return [id] }
        return try partyBodies(db, of: id) + [id]
    }

    static func partyBodies(_ db: Database, of village: RecordID) throws -> [RecordID] {
        try db.all(
            "SELECT id FROM branch WHERE village = ? AND retired = 0 ORDER BY id LIMIT 20", [village.column]
        ) { try $0.record(0) }
    }

    static func of(_ db: Database, _ asked: RecordID, on day: CalendarDay) throws -> BodyPosts {
        let id = try Successors.of(asked, db)
        guard try RecordStore.exists(db, id) else { throw Refusal.noSuchRecord(id.number) }
        let bodies = try bodies(db, of: id)
        let posts = Holders.of(bodies, try held(db, in: bodies), on: day)
        let named = posts.flatMap { post in
            [post.body] + post.holders.flatMap { [$0.person] + ($0.successor.map { [$0.person] } ?? []) }
                + post.holders.compactMap { $0.line[Post.source].value?.record }
        }
        return BodyPosts(body: id, day: day, posts: posts, names: try Names.of([id] + named, db))
    }
}

/// Party organisations that elect soon, or should have.
enum Elections {
    static func due(
        _ db: Database, until: CalendarDay, today: CalendarDay, limit: Int
    ) throws -> DueElections {
        var due = DueElections()
        // Where the term is five years, an election of three years ago is none that is due.
        guard let three = until.adding(years: -3), let five = until.adding(years: -5) else { return due }
        var seen: Set<RecordID> = []
        var found: [Election] = []
        // Some that are found here have been followed by others meanwhile.
        let most = (limit + 1) * 2
        for sql in candidates {
            let bodies = try db.all(
                sql,
                [
                    three.written.databaseValue, five.written.databaseValue, today.written.databaseValue,
                    most.databaseValue,
                ]
            ) { try $0.record(0) }
            for body in bodies where seen.insert(body).inserted {
                guard let branch = try RecordStore.find(db, body),
                    let election = Election.next(
                        of: branch, try Posts.held(db, in: [body]), today: today),
                    election.day.first <= until
                else { continue }
                found.append(election)
            }
        }
        found.sort { ($0.day, $0.branch) < ($1.day, $1.branch) }
        due.isCut = found.count > limit
        due.elections = Array(found.prefix(limit))
        let named = due.elections.flatMap { election -> [RecordID] in
            if case .secretary(let person, _) = election.basis { return [election.branch, person] }
            return [election.branch]
        }
        due.names = try Names.of(named, db)
        return due
    }

    /// Those whose last election is recorded, then those whose secretary's first day stands for it: without an end, and
    /// with one to come. A month stands before its days, so that none is left out.
    private static let candidates: [String] = {
        let secretaries = { (end: String) in
            """
            SELECT b.id FROM post s JOIN branch b ON b.id = s.body
            WHERE s.post = 'secretary' AND \(end) AND s."from" <= ?1
                AND (b.village IS NULL OR s."from" <= ?2) AND b.retired = 0 AND b.electedOn IS NULL AND ?3 = ?3
            ORDER BY s."from" LIMIT ?4
            """
        }
        let elected =
            """
            SELECT id FROM branch
            WHERE electedOn <= ?1 AND (village IS NULL OR electedOn <= ?2) AND retired = 0 AND ?3 = ?3
            ORDER BY electedOn LIMIT ?4
            """
        return [
            elected, secretaries(#"s."to" IS NULL"#),
            secretaries(#"s."to" IS NOT NULL AND s."to" >= substr(?3, 1, 4)"#),
        ]
    }()
}
