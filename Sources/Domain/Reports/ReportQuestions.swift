/// Which report is asked for.
package struct ReportRequest: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// As it would be made today.
        case live(Report.Sort, about: RecordID, ReportPeriod)
        /// One that is stored: as submitted, else as it would be made today.
        case stored(RecordID)
    }

    package var subject: Subject
    package var today: CalendarDay
    /// What is different from what was submitted is wanted too.
    package var wantsChanges = true

    package init(_ subject: Subject, today: CalendarDay) {
        self.subject = subject
        self.today = today
    }
}

package struct ReportAnswer: Hashable, Sendable {
    /// As submitted where it was and was not returned, else of today.
    package var document: ReportDocument
    /// The stored report that this is, or that tells of the same.
    package var report: Record?
    package var isFrozen = false
    /// Every time it was submitted, the oldest first.
    package var submissions: [FrozenReport.Submission] = []
    /// Since it was last submitted; nil when it never was.
    package var changes: ReportChanges?
    package var names: [RecordID: String] = [:]

    package init(_ document: ReportDocument) { self.document = document }
}

/// A report on its way into a file.
package struct ReportPaper: Hashable, Sendable {
    package enum Shape: Hashable, Sendable {
        /// For a browser and the printer.
        case page
        case text
        case json
        /// One of its lists, or `figures`, for a spreadsheet.
        case table(String)
    }

    package var request: ReportRequest
    package var shape: Shape

    package init(_ request: ReportRequest, _ shape: Shape) {
        self.request = request
        self.shape = shape
    }
}

package struct ReportSubmission: Hashable, Sendable {
    package var report: RecordID
    package var on: CalendarDay
    package var by: RecordID?
    package var to: RecordID?

    package init(_ report: RecordID, on day: CalendarDay, by: RecordID? = nil, to: RecordID? = nil) {
        self.report = report
        on = day
        self.by = by
        self.to = to
    }
}

// MARK: - Who has filed

package struct FiledQuery: Hashable, Sendable {
    /// Bodies with a pairing below this one, and those below it that have filed before; nil: all that have filed.
    package var about: RecordID?
    package var year: Int
    package var today: CalendarDay

    package init(about: RecordID? = nil, year: Int, today: CalendarDay) {
        self.about = about
        self.year = year
        self.today = today
    }
}

/// Bodies and the periods of a year: the four quarters, then the year itself.
package struct FiledGrid: Hashable, Sendable {
    package enum State: String, CaseIterable, Hashable, Sendable {
        case onTime, late, returned, draft, missing, notDue
    }

    package struct Cell: Hashable, Sendable {
        package var state: State
        package var report: RecordID?
        package var on: CalendarDay?

        package init(_ state: State, report: RecordID? = nil, on: CalendarDay? = nil) {
            self.state = state
            self.report = report
            self.on = on
        }
    }

    package struct Row: Hashable, Sendable {
        package var body: RecordID
        package var name: String
        /// As many as there are columns.
        package var cells: [Cell]
    }

    package struct Column: Hashable, Sendable {
        package var sort: Report.Sort
        package var period: ReportPeriod
    }

    package var year: Int
    package var columns: [Column]
    package var rows: [Row] = []
    /// So many bodies are not listed: there are too many.
    package var unlisted = 0

    package init(year: Int) {
        self.year = year
        columns = ReportPeriod.quarters(of: year).map { Column(sort: .quarterlyLedger, period: $0) }
        if let whole = ReportPeriod.year(year) { columns.append(Column(sort: .annualSummary, period: whole)) }
    }

    package func count(_ state: State) -> Int {
        rows.reduce(0) { $0 + $1.cells.count { $0.state == state } }
    }

    /// Adds a body with the reports that tell of it.
    package mutating func add(
        _ body: RecordID, _ name: String, _ reports: [Record], today: CalendarDay
    ) throws(FrozenReport.Unreadable) {
        let cells = try columns.map { column throws(FrozenReport.Unreadable) in
            let own = reports.last { report in
                report[Report.sort].value == column.sort && Report.period(report) == column.period
            }
            return try FiledGrid.cell(own, column.period, today: today)
        }
        rows.append(Row(body: body, name: name, cells: cells))
    }

    /// Filed late is what was submitted after its day; nothing is missing before that day has passed.
    package static func cell(
        _ report: Record?, _ period: ReportPeriod, today: CalendarDay
    ) throws(FrozenReport.Unreadable) -> Cell {
        let due = period.due ?? period.to
        guard let report else { return Cell(today > due ? .missing : .notDue) }
        switch report[Report.state].value ?? .draft {
        case .submitted:
            let on = report[Report.submittedOn].value
            // The first time counts: what was returned and came again was filed when it was filed.
            let first = try FrozenReport(report).submissions.first?.on ?? on
            return Cell((first?.first ?? due) <= due ? .onTime : .late, report: report.id, on: on)
        case .returned: return Cell(.returned, report: report.id, on: report[Report.returnedOn].value)
        case .draft: return Cell(.draft, report: report.id)
        }
    }
}
