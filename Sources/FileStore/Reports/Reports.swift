import Domain
import GRDB

/// Gathers what reports are made of, and answers what was submitted and what has changed since.
enum Reports {
    // MARK: - Gathering

    static func document(
        _ db: Database, _ sort: Report.Sort, about asked: RecordID, _ period: ReportPeriod, today: CalendarDay
    ) throws -> ReportDocument {
        ReportMaker(try facts(db, sort, about: asked, period), today: today).document(sort, period)
    }

    private static func facts(
        _ db: Database, _ sort: Report.Sort, about asked: RecordID, _ period: ReportPeriod
    ) throws -> ReportFacts {
        let about = try Successors.of(asked, db)
        guard [.branch, .village, .region].contains(about.kind) else { throw Refusal.noReportOf(asked) }
        guard let body = try RecordStore.find(db, about) else { throw Refusal.noSuchRecord(asked.number) }
        var facts = ReportFacts(about: about, name: body.name)
        func find(_ kind: Kind, _ lists: [String], _ condition: ListSQL.Fragment? = nil) throws -> [Record] {
            let ids = try Scope.ids(kind, about: about)
            return try BulkRecords.find(db, kind, ids, condition, lists: lists)
        }
        facts.twinnings = try find(.twinning, [Twinning.parties.key])
        facts.agreements = try find(.agreement, [Agreement.steps.key])
        facts.activities = try find(
            .activity,
            [Activity.hosts.key, Activity.attendance.key, Common.attachments.key],
            days(ReportMaker.span(sort, period)))
        if sort == .annualSummary {
            facts.unfinished = try find(.activity, [Activity.followUps.key], withOpenFollowUps)
        }
        facts.commitments = try find(.commitment, [Commitment.occurrences.key])
        facts.due = try DueReader.facts(facts.agreements + facts.commitments, db)
        facts.needs = try find(.need, [Need.matches.key])
        facts.projects = try find(
            .project,
            [
                Project.milestones.key, Project.funds.key, Project.goods.key, Project.indicators.key,
            ])
        for kind in [Kind.commitment, .project] {
            let pairings = try Scope.twinnings(of: kind, among: facts.twinnings.map(\.id), db)
            facts.pairings.merge(pairings) { own, _ in own }
        }
        facts.endsOfOthers = try endsOfOthers(db, facts)
        facts.daysOfKeeping = try daysOfKeeping(db, facts)
        facts.names = try names(db, facts)
        return facts
    }

    private static let withOpenFollowUps = ListSQL.Fragment(
        sql: "t.id IN (SELECT record FROM followUp WHERE doneOn IS NULL)")

    /// A need of this body may be solved by a project of others.
    private static func endsOfOthers(_ db: Database, _ facts: ReportFacts) throws -> [RecordID: CalendarDay] {
        let own = Set(facts.projects.map(\.id))
        let others = Set(facts.needs.compactMap { $0[Need.project].value?.record }).subtracting(own)
        return try days(db, .project, Project.actualEnd, of: others)
    }

    private static func daysOfKeeping(_ db: Database, _ facts: ReportFacts) throws -> [RecordID: CalendarDay]
    {
        let lines = facts.commitments.flatMap { $0[Commitment.occurrences].value ?? [] }
        let activities = Set(lines.compactMap { $0[Occurrence.activity].value?.record })
        return try days(db, .activity, Activity.heldOn, of: activities)
    }

    /// What a field says of these records, as far as they say anything.
    private static func days(
        _ db: Database, _ kind: Kind, _ field: Field<CalendarDay>, of records: Set<RecordID>
    ) throws -> [RecordID: CalendarDay] {
        guard !records.isEmpty else { return [:] }
        let ids = BulkRecords.these(records.sorted())
        let days = try db.all(
            """
            SELECT id, \(field.key.quoted) FROM \(kind.rawValue.quoted)
            WHERE id IN (\(ids.sql)) AND retired = 0 AND \(field.key.quoted) IS NOT NULL
            """, ids.arguments
        ) { (try $0.record(0), CalendarDay(written: try $0.text(1))) }
        return days.reduce(into: [:]) { days, row in days[row.0] = row.1 }
    }

    /// Activities of these days, those that are dated by month or year only included.
    private static func days(_ span: ClosedRange<CalendarDay>) -> ListSQL.Fragment {
        let (first, last) = (span.lowerBound.first, span.upperBound.last)
        var loose: Set<String> = []
        for year in first.year...max(first.year, last.year) {
            loose.insert(String(year))
            for month in 1...12 {
                guard let day = CalendarDay(year, month), day.last >= first, day.first <= last else {
                    continue
                }
                loose.insert(day.written)
            }
        }
        let marks = Array(repeating: "?", count: loose.count).joined(separator: ", ")
        return ListSQL.Fragment(
            sql: "(t.heldOn BETWEEN ? AND ? OR t.heldOn IN (\(marks)))",
            arguments: [first.written.databaseValue, last.written.databaseValue]
                + loose.sorted().map(\.databaseValue))
    }

    /// Names of what the records link to, as far as reports show it.
    private static func names(_ db: Database, _ facts: ReportFacts) throws -> [RecordID: String] {
        var names: [RecordID: String] = [facts.about: facts.name]
        for record in facts.twinnings + facts.agreements + facts.projects + facts.activities {
            names[record.id] = record.name
        }
        var wanted: Set<RecordID> = []
        for record in facts.twinnings { wanted.formUnion(record.links) }
        for record in facts.activities {
            wanted.formUnion(
                (record[Activity.hosts].value ?? []).compactMap { $0[ActivityHost.host].value })
            if let twinning = record[Activity.twinning].value { wanted.insert(twinning.record) }
        }
        for record in facts.commitments {
            wanted.formUnion(
                [record[Commitment.giver].value, record[Commitment.receiver].value].compactMap { $0 })
            wanted.formUnion(
                (record[Commitment.occurrences].value ?? []).compactMap {
                    $0[Occurrence.activity].value?.record
                })
        }
        for record in facts.needs {
            wanted.formUnion(
                [
                    record[Need.by].value, record[Need.takenUpBy].value, record[Need.project].value?.record,
                ].compactMap { $0 })
        }
        let rest = try Names.of(wanted.subtracting(names.keys), db)
        return names.merging(rest) { old, _ in old }
    }

    /// As of the day of a submission: that days go by is no change, nor what happened since.
    private static func document(
        _ facts: ReportFacts, _ sort: Report.Sort, _ period: ReportPeriod, asOf day: CalendarDay
    ) -> ReportDocument {
        ReportMaker(facts.asOf(day), today: day).document(sort, period)
    }

    // MARK: - Answering

    static func answer(_ db: Database, _ request: ReportRequest) throws -> ReportAnswer {
        switch request.subject {
        case .live(let sort, let asked, let period):
            let about = try Successors.of(asked, db)
            var answer = ReportAnswer(
                try document(db, sort, about: about, period, today: request.today))
            if let id = try stored(db, sort, about: about, period) {
                try complete(&answer, with: try report(db, id), request, db)
            }
            return answer
        case .stored(let id):
            let report = try report(db, id)
            guard let sort = report[Report.sort].value, let about = report[Report.about].value,
                let period = Report.period(report)
            else { throw Damage() }
            if report[Report.state].value == .submitted, let last = try FrozenReport(report).last {
                var answer = ReportAnswer(last.document)
                answer.isFrozen = true
                try complete(&answer, with: report, request, db)
                return answer
            }
            var answer = ReportAnswer(try document(db, sort, about: about, period, today: request.today))
            try complete(&answer, with: report, request, db)
            return answer
        }
    }

    private static func complete(
        _ answer: inout ReportAnswer, with report: Record, _ request: ReportRequest, _ db: Database
    ) throws {
        answer.report = report
        answer.submissions = try FrozenReport(report).submissions
        answer.names = try Names.of(
            answer.submissions.flatMap { [$0.by, $0.to] }.compactMap { $0 } + report.links, db)
        guard request.wantsChanges, let last = answer.submissions.last else { return }
        let then = last.document
        let facts = try facts(db, then.sort, about: then.about, then.period)
        var changes = ReportChanges(
            from: then, to: document(facts, then.sort, then.period, asOf: then.madeOn))
        changes.rows.removeAll { $0.section == "indicators" && facts.isCarriedOn($0.row, after: then.madeOn) }
        try tellWho(&changes, report, db)
        answer.changes = changes
    }

    /// By the last step since the submission that touched the record of the row.
    private static func tellWho(_ changes: inout ReportChanges, _ report: Record, _ db: Database) throws {
        let steps = try db.all(
            "SELECT step FROM journal_change WHERE record = ? AND field = ? ORDER BY step DESC LIMIT 2",
            [report.id.column, Report.state.key.databaseValue]
        ) { try $0.integer(0) }
        // Of a report that was returned the last change of its state is the return.
        let isReturned = report[Report.state].value == .returned
        guard let submitted = isReturned ? steps.last : steps.first else { return }
        var known: [RecordID: (by: String, at: String)] = [:]
        for index in changes.rows.indices.prefix(mostTold) {
            guard let record = changes.rows[index].record else { continue }
            if known[record] == nil {
                known[record] = try db.first(
                    """
                    SELECT s."by", s."at" FROM journal_change c JOIN journal_step s ON s.number = c.step
                    WHERE c.record = ? AND c.step > ? ORDER BY c.step DESC LIMIT 1
                    """, [record.column, submitted.databaseValue]
                ) { (by: try $0.text(0), at: try $0.text(1)) }
            }
            changes.rows[index].by = known[record]?.by
            changes.rows[index].at = known[record]?.at
        }
    }

    /// Of more changes nobody reads who made each.
    private static let mostTold = 1000

    private static func report(_ db: Database, _ asked: RecordID) throws -> Record {
        let id = try Successors.of(asked, db)
        guard id.kind == .report, let record = try RecordStore.find(db, id) else {
            throw Refusal.noSuchRecord(asked.number)
        }
        return record
    }

    /// The living report of a body and period.
    static func stored(
        _ db: Database, _ sort: Report.Sort, about: RecordID, _ period: ReportPeriod,
        besides other: RecordID? = nil
    ) throws -> RecordID? {
        let found = try db.all(
            #"SELECT id, "from", "to" FROM report WHERE about = ? AND sort = ? AND retired = 0 ORDER BY id"#,
            [about.column, sort.rawValue.databaseValue]
        ) { row in
            (try row.record(0), CalendarDay(written: try row.text(1)), CalendarDay(written: try row.text(2)))
        }
        return found.last { id, from, to in
            guard let from, let to, id != other else { return false }
            return ReportPeriod(from: from, to: to) == period
        }?.0
    }

    // MARK: - Keeping the rules

    /// What a plain save must not do to a report.
    static func check(_ db: Database, _ new: Record, _ old: Record?) throws {
        let touched = new.kind.description.fields.map(\.key).filter { (old?[$0] ?? .notKnown) != new[$0] }
        if let old, old[Report.state].value == .submitted, old[Report.frozen].value != nil {
            guard touched.allSatisfy(Report.openAfterSubmitting.contains) else {
                throw Refusal.reportSubmitted(new.id)
            }
        } else if let field = touched.first(where: { key in
            // Old reports on paper are taken in with what is known of them; their content is not.
            key == Report.frozen.key || old != nil && Report.byVerb.contains(key)
        }) {
            throw Refusal.reportByVerb(new.id, field: field)
        }
        guard let sort = new[Report.sort].value, let about = new[Report.about].value else { return }
        guard let period = Report.period(new) else {
            throw Problem(
                FieldPath(.report, Report.to.key),
                .before(field: Report.from.key, new[Report.from].value ?? .epoch),
                given: new[Report.to].value?.written ?? "")
        }
        let identity = [Report.sort.key, Report.about.key, Report.from.key, Report.to.key]
        guard touched.contains(where: identity.contains) else { return }
        // Its quarters, and the year before, are those of the calendar; a ledger may be of any days.
        guard sort == .quarterlyLedger || ReportPeriod.period(sort, of: period.from) == period else {
            throw Problem(
                FieldPath(.report, Report.from.key), .notACalendarYear,
                given: period.from.written + "–" + period.to.written)
        }
        let successor = try Successors.of(about, db)
        if let other = try stored(db, sort, about: successor, period, besides: new.id) {
            throw Refusal.reportExists(other)
        }
    }

    /// The report with what it says today, kept for good.
    static func submitting(
        _ db: Database, _ request: ReportSubmission, today: CalendarDay
    ) throws -> Record {
        let report = try report(db, request.report)
        guard report[Report.state].value != .submitted else { throw Refusal.reportSubmitted(report.id) }
        guard report.retired == nil else { throw Refusal.alreadyRetired(report.id) }
        guard let sort = report[Report.sort].value, let about = report[Report.about].value,
            let period = Report.period(report)
        else { throw Damage() }
        let last = report[Report.returnedOn].value ?? period.from
        guard request.on.isExact, request.on <= today, request.on >= max(period.from, last.first) else {
            throw Refusal.submittedOutOfTime(
                report.id, on: request.on, from: max(period.from, last.first), today: today)
        }
        for (field, id) in [(Report.submittedBy.key, request.by), (Report.submittedTo.key, request.to)] {
            guard let id, try !RecordStore.exists(db, id) else { continue }
            throw Problem(FieldPath(.report, field), .noSuchRecord(id.number), given: id.number)
        }
        let facts = try facts(db, sort, about: about, period)
        let document = document(facts, sort, period, asOf: request.on)
        let submitted = try Report.submitting(report, document, request)
        guard case .text(let limit, _) = Report.frozen.description.type,
            (submitted[Report.frozen].value ?? "").count <= limit
        else { throw Refusal.reportTooLong(report.id, limit: 8_000_000) }
        return submitted
    }

    static func returning(_ db: Database, _ asked: RecordID, on day: CalendarDay, reason: String) throws
        -> Record
    {
        let report = try report(db, asked)
        guard report[Report.state].value == .submitted else { throw Refusal.reportNotSubmitted(report.id) }
        guard !reason.trimmed.isEmpty else { throw Refusal.reasonNeeded }
        if let submitted = report[Report.submittedOn].value, day < submitted.first {
            throw Refusal.returnedTooEarly(report.id, on: day, submitted: submitted)
        }
        return try Report.returning(report, on: day, reason: reason.trimmed)
    }
}
