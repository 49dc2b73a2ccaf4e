/// What is kept in a report's `frozen`: every time it was submitted, and why it was returned.
package struct FrozenReport: Hashable, Sendable {
    package struct Submission: Hashable, Sendable {
        package var on: CalendarDay
        package var by: RecordID?
        package var to: RecordID?
        package var returnedOn: CalendarDay?
        package var returnReason: String?
        package var document: ReportDocument

        package init(_ document: ReportDocument, on day: CalendarDay, by: RecordID?, to: RecordID?) {
            self.document = document
            on = day
            self.by = by
            self.to = to
        }
    }

    /// The oldest first.
    package var submissions: [Submission] = []

    package init() {}

    /// What a report keeps cannot be read: the file was damaged.
    package struct Unreadable: Error {}

    package var last: Submission? { submissions.last }
}

extension FrozenReport {
    package var json: JSONValue {
        .object([
            .init(
                "submissions",
                .array(submissions.map { .object($0.members + [.init("document", $0.document.json)]) }))
        ])
    }

    /// When and by whom it was submitted and returned each time, without what it said: a list of records is no place
    /// for that.
    package var overview: JSONValue { .array(submissions.map { .object($0.members) }) }

    /// Nil for what is no frozen report.
    package init?(text: String) {
        guard let json = try? JSONValue(parsing: text), case .array(let items) = json["submissions"] else {
            return nil
        }
        for item in items {
            guard let day = item["submittedOn"]?.string.flatMap(CalendarDay.init(written:)),
                let document = item["document"].flatMap(ReportDocument.init(json:))
            else { return nil }
            var submission = Submission(
                document, on: day, by: item["submittedBy"]?.string.flatMap(RecordID.init(number:)),
                to: item["submittedTo"]?.string.flatMap(RecordID.init(number:)))
            submission.returnedOn = item["returnedOn"]?.string.flatMap(CalendarDay.init(written:))
            submission.returnReason = item["returnReason"]?.string
            submissions.append(submission)
        }
    }

    /// Empty for a report that was never submitted.
    package init(_ report: Record) throws(Unreadable) {
        guard let text = report[Report.frozen].value else { return }
        guard let kept = FrozenReport(text: text) else { throw Unreadable() }
        self = kept
    }
}

extension FrozenReport.Submission {
    fileprivate var members: [JSONValue.Member] {
        [
            .init("submittedOn", .string(on.written)),
            .init("submittedBy", by.map { .string($0.number) } ?? .null),
            .init("submittedTo", to.map { .string($0.number) } ?? .null),
            .init("returnedOn", returnedOn.map { .string($0.written) } ?? .null),
            .init("returnReason", returnReason.map(JSONValue.string) ?? .null),
        ]
    }
}

extension Report {
    /// What may still be changed once it was submitted; all else only by returning it.
    package static let openAfterSubmitting: Set<String> =
        Set([name.key, note.key] + Common.toEveryKind.map(\.description.key))
    /// What only submitting and returning answer.
    package static let byVerb: Set<String> = [
        state.key, submittedOn.key, submittedBy.key, submittedTo.key, returnedOn.key, returnReason.key,
        frozen.key,
    ]

    package static func period(_ report: Record) -> ReportPeriod? {
        guard let from = report[from].value, let to = report[to].value else { return nil }
        return ReportPeriod(from: from, to: to)
    }

    /// The report as it is when it is submitted with this document.
    package static func submitting(
        _ report: Record, _ document: ReportDocument, _ request: ReportSubmission
    ) throws(FrozenReport.Unreadable) -> Record {
        var record = report
        var frozen = try FrozenReport(report)
        frozen.submissions.append(
            FrozenReport.Submission(document, on: request.on, by: request.by, to: request.to))
        record[Report.frozen] = .value(frozen.json.text())
        record[Report.state] = .value(.submitted)
        record[Report.submittedOn] = .value(request.on)
        // Who submitted it before did not submit it now.
        record[Report.submittedBy] = request.by.flatMap(ID<Person>.init).map { .value($0) } ?? .notKnown
        record[Report.submittedTo] = request.to.map { .value($0) } ?? record[Report.submittedTo]
        record[Report.returnedOn] = .notKnown
        record[Report.returnReason] = .notKnown
        return record
    }

    package static func returning(
        _ report: Record, on day: CalendarDay, reason: String
    ) throws(FrozenReport.Unreadable) -> Record {
        var record = report
        var frozen = try FrozenReport(report)
        if !frozen.submissions.isEmpty {
            frozen.submissions[frozen.submissions.count - 1].returnedOn = day
            frozen.submissions[frozen.submissions.count - 1].returnReason = reason
            record[Report.frozen] = .value(frozen.json.text())
        }
        record[Report.state] = .value(.returned)
        record[Report.returnedOn] = .value(day)
        record[Report.returnReason] = .value(reason)
        return record
    }
}

extension Report {
    /// A report that is begun, under a provisional number.
    package static func beginning(
        _ sort: Sort, about: RecordID, _ period: ReportPeriod, named name: String
    ) -> Record {
        var record = Record.beginning(RecordID(.report, -1))
        record[Report.name] = .value(String(name.prefix(300)))
        record[Report.sort] = .value(sort)
        record[Report.about] = .value(about)
        record[Report.from] = .value(period.from)
        record[Report.to] = .value(period.to)
        return record
    }
}
