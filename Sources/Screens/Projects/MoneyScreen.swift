import Cells
import Domain

/// The money of all projects, or of those of a record: by source and in all, goods apart, and what the indicators come
/// to; of any range of days.
struct MoneyScreen: Screen {
    private let about: RecordID?
    private let name: String?
    private var list: ListQuery
    private var during: ClosedRange<CalendarDay>?
    private(set) var summary: MoneySummary?
    private var sheet = Sheet("money")
    private var isAskingPeriod = false
    private var tag = 0

    init(about: RecordID? = nil, name: String? = nil) {
        self.init(.projects(of: about), about: about, name: name)
    }

    init(_ list: ListQuery, about: RecordID? = nil, name: String? = nil) {
        self.list = list
        self.about = about
        self.name = name
    }

    func title(_ context: Context) -> String {
        let title = context.words("money.title")
        return about.map { title + " · " + $0.number + " " + (name ?? "") } ?? title
    }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] {
        sheet.offers(lines(context)).filter { $0.id != "open" }
            + (sheet.takesText ? [] : [Offer("period"), Offer("moneyUnit"), Offer("boardHere")])
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return ask()
        case .reply(tag, .money(let summary)):
            self.summary = summary
            sheet.fit(lines(context), context)
            return []
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("moneyUnit"):
            let unit = context.memory.moneyUnit.other
            return [
                .remember(.moneyUnit(unit)),
                .say(Message(context.words.said(unit))),
            ]
        case .command("boardHere"): return [.push(BoardScreen(list, about: about, name: name))]
        case .command("period"):
            isAskingPeriod = true
            return [
                .push(
                    PromptScreen(
                        title: context.words("money.period"), text: context.words("money.periodHow"),
                        initial: during.map(Words.written) ?? "", limit: 60, allowsEmpty: true))
            ]
        case .given(.typed(let text)) where isAskingPeriod:
            isAskingPeriod = false
            guard !text.trimmed.isEmpty else {
                during = nil
                return ask()
            }
            guard let range = PeriodInput(text, today: context.today)?.range else {
                let message = context.words("money.badPeriod", ["value": TextFit.clip(text, to: 24)])
                return [.say(Message(message, .problem))]
            }
            during = range
            return ask()
        default: return sheet.update(event, lines(context), context) ?? []
        }
    }

    private mutating func ask() -> [Effect] {
        tag += 1
        return [.ask(.money(MoneyQuery(list, during: during)), tag)]
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let summary else { return [] }
        let words = context.words
        var made = SheetLines(context)
        let totals = summary.totals
        made.add(words.heading(totals), .label, indent: 0)
        guard totals.projects > 0 else { return made.lines }
        var lines = made.lines + [DetailLine(spans: [])]
        lines += words.table(of: totals, width: max(10, context.size.width - 2)).map { DetailLine(spans: $0) }
        var rest = SheetLines(context)
        if during == nil {
            for text in words.shares(totals.receivedOfPlanned, totals.paidOfReceived) { rest.add(text) }
        }
        rest.add(words("money.goodsApart", ["worth": words.text(totals.goods)]))
        if during != nil, !totals.undatedGoods.isEmpty {
            rest.add(words("money.goodsUndated", ["worth": words.text(totals.undatedGoods)]), .dim)
        }
        if !summary.indicators.isEmpty {
            rest.heading(
                words.label(Kind.project.rawValue, Project.indicators.key), count: summary.indicators.count)
            for sum in summary.indicators { rest.add(words.text(sum)) }
        }
        return lines + rest.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}

extension Words {
    /// That amounts are shown in this unit from now on.
    func said(_ unit: MoneyUnit) -> String { self(unit == .wan ? "message.inWan" : "message.inYuan") }

    static func written(_ range: ClosedRange<CalendarDay>) -> String {
        range.lowerBound.written + ".." + range.upperBound.written
    }

    /// By source and in all; over a range of days what is undated has a line of its own.
    func table(of totals: MoneyTotals, width: Int) -> [[Span]] {
        var table = MoneyTable(self, width: width)
        for source in totals.bySource {
            table.add(fundSource(source.source), MoneyState.allCases.map { source[$0] })
        }
        table.add(self("money.inAll"), MoneyState.allCases.map { totals[$0] }, role: .heading)
        if totals.during != nil {
            table.add(
                self("money.undated"), amounts: ["", text(totals.undatedReceived), text(totals.undatedPaid)],
                role: .dim)
        }
        return table.lines(indent: 2)
    }
}
