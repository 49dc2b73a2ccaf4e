import Domain
import FileStore

/// Questions that look at very much, asked of the registry directly: from the asking to the answer.
struct BenchQuestions {
    private let registry: Registry
    private let today: CalendarDay
    private static let times = 5

    init(_ path: String, today: CalendarDay) throws(Refusal) {
        registry = try Registry.open(at: path, readOnly: true, by: "bench")
        self.today = today
    }

    /// Each under the name of its sentence, `cli.bench.<name>`.
    func timings() throws(Refusal) -> [Timing] {
        let district = RecordID(.region, 3)
        var year = HistoryQuery(subject: RecordID(.branch, 1))
        year.until = CalendarDay(BenchTwinnings.busyYear, 12, 31)
        let projects = ListQuery(.project)
        func report(_ sort: Report.Sort, _ period: ReportPeriod?) -> [Question] {
            period.map { [.report(ReportRequest(.live(sort, about: district, $0), today: today))] } ?? []
        }
        let ledger = report(.quarterlyLedger, .quarter(4, of: BenchTwinnings.busyYear))
        let annual = report(.annualSummary, .year(BenchTwinnings.busyYear))
        let asked: [(String, Question)] =
            [
                ("askHistoryYear", .history(HistoryRequest(year, .first, limit: 100))),
                ("askHistoryAll", .history(HistoryRequest(HistoryQuery(), .first, limit: 100))),
                ("askDue", .due(DueRequest(DueQuery(today: today), limit: 50))),
                ("askFiguresFew", .figures(FiguresQuery(today: today, sorts: FiguresQuery.few))),
                ("askFigures", .figures(FiguresQuery(today: today))),
                ("askFiguresDistrict", .figures(FiguresQuery(about: district, today: today))),
                ("askMatches", .suggestions(MatchRequest(about: nil, today: today, limit: 20))),
                ("askBoard", .board(projects)), ("askMoney", .money(MoneyQuery(projects))),
                ("askPage", .page(RecordID(.twinning, 1))),
                ("askCounts", .activityCounts(ActivityCountQuery(today: today))),
            ]
            + ledger.map { ("askLedger", $0) } + annual.map { ("askAnnual", $0) }
        var timings: [Timing] = []
        for (name, question) in asked {
            var milliseconds: [Double] = []
            for _ in 0..<BenchQuestions.times {
                let began = PseudoTerminal.now()
                _ = try registry.answer(question)
                milliseconds.append(PseudoTerminal.now() - began)
            }
            timings.append(Timing(name, milliseconds))
        }
        return timings
    }
}
