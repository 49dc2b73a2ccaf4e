import Documents
import Domain
import FileStore

/// Sums of money as they are told on standard output.
struct MoneyAnswer {
    let call: Call
    /// With the unit that was asked for.
    let words: Words

    /// The money of one project; over a range of days what is dated in it.
    func write(_ record: Record, during range: ClosedRange<CalendarDay>?) throws(Failure) {
        let money = ProjectMoney(record)
        let document = MoneyDocument(words)
        if let range {
            var indicators = IndicatorSums()
            indicators.add(record[Project.indicators].value ?? [])
            let totals = MoneyTotals([money], during: range)
            return try write(MoneySummary(totals: totals, indicators: indicators.all), about: record.id)
        }
        if call.format == .json {
            guard case .object(let members) = MoneyDocument.json(money) else { return }
            try call.output.line(
                JSONValue.object(
                    [
                        .init("number", .string(record.id.number)), .init("name", .string(record.name)),
                    ] + members
                ).text(indented: true))
            return try call.output.flush()
        }
        try call.write(document.rows(money), header: true)
        if call.format == .text {
            try tell(words.shares(money.receivedOfPlanned, money.paidOfReceived))
        }
        try call.output.flush()
    }

    func write(_ summary: MoneySummary, about: RecordID?) throws(Failure) {
        let totals = summary.totals
        switch call.format {
        case .json:
            try call.output.line(
                JSONValue.object(
                    [.init("number", about.map { .string($0.number) } ?? .null)]
                        + MoneyDocument.members(summary)
                ).text(indented: true))
        case .csv: try call.write(MoneyDocument(words).rows(totals), header: true)
        case .text:
            try call.output.line(words.heading(totals))
            if totals.projects > 0 {
                try call.write(MoneyDocument(words).rows(totals), header: true)
                if totals.during == nil {
                    try tell(words.shares(totals.receivedOfPlanned, totals.paidOfReceived))
                }
                try tell(summary.indicators.map { words.text($0) })
            }
        }
        try call.output.flush()
    }

    private func tell(_ lines: [String]) throws(Failure) {
        for line in lines { try call.output.line(line) }
    }
}

/// The board as it is told on standard output, a stretch at a time.
struct BoardAnswer {
    let call: Call
    let words: Words
    let registry: Registry

    private static let stretch = 200

    /// For people and in JSON stage by stage, each with its projects; in CSV a row for each project.
    func write(_ list: ListQuery, limit: Int) throws(Failure) {
        guard case .board(let board) = try registry.reply(to: .board(list)) else { return }
        var array = ArrayWriter(call.output)
        var isFirst = true
        for stage in board.stages {
            let label = words.choice("projectState", stage.state.rawValue)
            switch call.format {
            case .text:
                let money = MoneyState.allCases.map {
                    words.label(Fund.description.name, $0.rawValue) + " " + words.text(stage.money[$0])
                }
                let head = [label, String(stage.count)] + (stage.count > 0 ? money : [])
                try call.output.line(head.joined(separator: " · "))
                if stage.count > 0 {
                    try each(list, stage.state, limit) { records throws(Failure) in
                        try call.write(table(records, withStage: false), header: false)
                    }
                }
            case .csv:
                try each(list, stage.state, limit) { records throws(Failure) in
                    guard !records.isEmpty || isFirst else { return }
                    try call.write(table(records, withStage: true), header: isFirst)
                    isFirst = false
                }
            case .json:
                var projects: [JSONValue] = []
                try each(list, stage.state, limit) { records throws(Failure) in
                    projects += records.map(json)
                }
                try array.add(
                    .object(
                        [
                            .init("stage", .string(stage.state.rawValue)),
                            .init("count", .number(Int64(stage.count))),
                        ] + MoneyDocument.states { stage.money[$0] } + [
                            .init("goods", MoneyDocument.json(stage.money.goods)),
                            .init("projects", .array(projects)),
                        ]))
            }
        }
        if call.format == .json { return try array.close() }
        try call.output.flush()
    }

    private func each(
        _ list: ListQuery, _ state: Project.State, _ limit: Int, _ use: ([Record]) throws(Failure) -> Void
    ) throws(Failure) {
        var query = list
        query.conditions.append(Condition(Project.state.description, .equal(.choice(state.rawValue))))
        query.sort = ListQuery.Sort(field: ListQuery.numberKey)
        var anchor = WindowRequest.Anchor.first
        var left = limit
        while left > 0 {
            let request = WindowRequest(query, anchor, limit: min(BoardAnswer.stretch, left))
            guard case .window(let window) = try registry.reply(to: .window(request)),
                case .records(let records, _) = try registry.reply(to: .records(window.rows.map(\.record.id)))
            else { return }
            try use(records)
            left -= records.count
            guard !window.reachesEnd, let last = window.rows.last else { return }
            anchor = .after(last.key)
        }
    }

    private func table(_ records: [Record], withStage: Bool) -> OutputTable {
        let document = MoneyDocument(words)
        var table = OutputTable(
            (withStage ? [OutputTable.Column("stage", label: words("cli.column.stage"))] : [])
                + [
                    OutputTable.Column("number", label: words("cli.column.number")),
                    OutputTable.Column("name", label: words("cli.column.name")),
                    OutputTable.Column("plannedEnd", label: words.label("project", "plannedEnd")),
                ]
                + MoneyState.allCases.flatMap { state in
                    [
                        OutputTable.Column(
                            state.rawValue, label: words.label(Fund.description.name, state.rawValue)),
                        OutputTable.Column(state.rawValue + "NotKnown", label: nil),
                    ]
                })
        for record in records {
            let money = ProjectMoney(record)
            let state = record[Project.state].value ?? .proposed
            let end = record[Project.plannedEnd].value
            table.add(
                (withStage
                    ? [
                        OutputTable.Cell(
                            words.choice("projectState", state.rawValue), json: .string(state.rawValue))
                    ] : [])
                    + [
                        OutputTable.Cell(
                            (withStage ? "" : "  ") + record.id.number, json: .string(record.id.number)),
                        OutputTable.Cell(record.name),
                        OutputTable.Cell(end?.written ?? "", json: end.map { .string($0.written) } ?? .null),
                    ] + MoneyState.allCases.flatMap { document.cells(money[$0]) })
        }
        return table
    }

    private func json(_ record: Record) -> JSONValue {
        let money = ProjectMoney(record)
        return .object(
            [
                .init("number", .string(record.id.number)), .init("name", .string(record.name)),
                .init(
                    "plannedEnd", record[Project.plannedEnd].value.map { .string($0.written) } ?? .null),
                .init(
                    "daysLate",
                    Project.daysLate(record, today: call.today).map { .number(Int64($0)) } ?? .null),
            ] + MoneyDocument.states { money[$0] } + [.init("goods", MoneyDocument.json(money.goods))])
    }
}

/// What is odd as it is told on standard output, a stretch at a time.
struct ChecksAnswer {
    let call: Call
    let registry: Registry

    private static let stretch = 200

    func write(about: RecordID?, limit: Int, includesExplained: Bool) throws(Failure) {
        var array = ArrayWriter(call.output)
        var after: RecordID?
        var count = 0
        while count < limit {
            let request = ChecksRequest(
                about: about, after: after, limit: min(ChecksAnswer.stretch, limit - count),
                includesExplained: includesExplained, today: call.today)
            guard case .checks(let checks) = try registry.reply(to: .checks(request)) else { break }
            var table = table()
            for item in checks.items {
                for doubt in item.doubts {
                    if call.format == .json {
                        try array.add(json(item, doubt))
                    } else {
                        table.add(cells(item, doubt))
                    }
                }
            }
            if call.format != .json, !table.rows.isEmpty || call.format == .csv && count == 0 {
                try call.write(table, header: count == 0)
            }
            count += checks.items.count
            guard !checks.reachesEnd, let last = checks.items.last else { break }
            after = last.record
        }
        if call.format == .json { return try array.close() }
        if count == 0, call.format == .text { try call.output.line(call.words("checks.nothingOpen")) }
        try call.output.flush()
    }

    private func key(_ doubt: Doubt) -> String {
        if case .odd(let odd) = doubt.reason { odd.key } else { "" }
    }

    private func table() -> OutputTable {
        OutputTable(
            ["number", "name", "field", "warning", "state", "reason", "key"].map {
                OutputTable.Column($0, label: call.words("cli.column." + $0))
            })
    }

    private func cells(_ item: Checks.Item, _ doubt: Doubt) -> [OutputTable.Cell] {
        let isExplained = doubt.explanation != nil
        return [
            OutputTable.Cell(item.record.number), OutputTable.Cell(item.name),
            OutputTable.Cell(
                call.words.label(item.record.kind.rawValue, doubt.at.field), json: .string(doubt.at.field)),
            OutputTable.Cell(call.words.sentence(doubt)),
            OutputTable.Cell(
                call.words(isExplained ? "checks.explained" : "checks.open"),
                json: .string(isExplained ? "explained" : "open")),
            OutputTable.Cell(doubt.explanation ?? "", json: doubt.explanation.map(JSONValue.string) ?? .null),
            OutputTable.Cell(key(doubt)),
        ]
    }

    private func json(_ item: Checks.Item, _ doubt: Doubt) -> JSONValue {
        .object([
            .init("number", .string(item.record.number)), .init("kind", .string(item.record.kind.rawValue)),
            .init("name", .string(item.name)), .init("field", .string(doubt.at.field)),
            .init("line", doubt.at.line.map { .number(Int64($0.index + 1)) } ?? .null),
            .init("warning", .string(call.words.sentence(doubt))),
            .init("isExplained", .bool(doubt.explanation != nil)),
            .init("reason", doubt.explanation.map(JSONValue.string) ?? .null),
            .init("key", .string(key(doubt))),
        ])
    }
}
