import Domain
import GRDB

/// What has to be asked before the posts of people are saved.
enum PostQuestioning {
    static func questions(
        _ db: Database, _ records: [Record], today: CalendarDay
    ) throws -> PostQuestions {
        var found = PostQuestions()
        for record in records where record.kind == .person {
            let old = try record.id.isProvisional ? nil : RecordStore.find(db, record.id)
            if let old, old[Person.posts] == record[Person.posts] { continue }
            found.second += try second(db, record, old, today: today)
            found.liaisons += try liaisons(db, record, old, today: today)
        }
        let named =
            records.map(\.id).filter { !$0.isProvisional }
            + found.second.flatMap { [$0.body, $0.holder.person] } + found.liaisons.map(\.agreement)
        found.names = try Names.of(named, db)
        return found
    }

    private static func lines(_ record: Record?) -> [Part] { record?[Person.posts].value ?? [] }

    private static func second(
        _ db: Database, _ record: Record, _ old: Record?, today: CalendarDay
    ) throws -> [PostQuestions.SecondSecretary] {
        var found: [PostQuestions.SecondSecretary] = []
        for line in lines(record) where !lines(old).contains(line) {
            guard let own = HeldPost(person: record.id, line), Post.single.contains(own.post),
                // What is over by now is history: it may overlap with what others are remembered to have held.
                line[Post.to].value.map({ $0.last >= today.first }) ?? true
            else { continue }
            // It may begin only later.
            let since = line[Post.from].value
            let day = since.map { max($0.last, today) } ?? today
            guard Post.knowledge(of: line, on: day) != nil else { continue }
            let others = try Posts.held(db, in: [own.body]).filter { $0.person != record.id }
            for holder in Holders.current(own.post, in: own.body, others, on: day) {
                guard let held = HeldPost(person: holder.person, holder.line) else { continue }
                var question = PostQuestions.SecondSecretary(
                    body: own.body, person: record.id, since: since, holder: held,
                    knowledge: holder.knowledge)
                (question.ending, question.endsOn) = try ending(db, held, before: since)
                found.append(question)
            }
        }
        return found
    }

    private static func ending(
        _ db: Database, _ held: HeldPost, before since: CalendarDay?
    ) throws -> (Record?, CalendarDay?) {
        guard let since, since.isExact, let end = since.adding(days: -1),
            (held.line[Post.from].value?.first ?? end) <= end,
            (held.line[Post.attestedOn].value?.first ?? end) <= end,
            var record = try RecordStore.find(db, held.person), var lines = record[Person.posts].value,
            let index = lines.firstIndex(where: { $0.id == held.line.id })
        else { return (nil, nil) }
        lines[index][Post.to] = .value(end)
        record[Person.posts] = .value(lines)
        return (record, end)
    }

    /// Where a post of theirs gets an end, the agreements they keep in touch for and that still run.
    private static func liaisons(
        _ db: Database, _ record: Record, _ old: Record?, today: CalendarDay
    ) throws -> [PostQuestions.Liaison] {
        guard let old else { return [] }
        let hasEnded = lines(record).contains { line in
            line[Post.to].value != nil
                && lines(old).contains { $0.id == line.id && $0[Post.to].value == nil }
        }
        let hasGone = lines(old).contains { line in !lines(record).contains { $0.id == line.id } }
        guard hasEnded || hasGone else { return [] }
        return try Handovers.duties(db, of: record.id, today: today).flatMap { agreed in
            agreed.duties.map {
                PostQuestions.Liaison(person: record.id, agreement: agreed.record.id, side: $0)
            }
        }
    }
}
