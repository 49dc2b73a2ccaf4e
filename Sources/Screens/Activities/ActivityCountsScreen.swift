import Cells
import Domain

/// Activities counted, of everybody or of one body, year by year: held and planned, who came, and what counted for the
/// organisational life of each branch. Each figure opens the activities that it counts.
struct ActivityCountsScreen: Screen {
    /// Nil: everybody.
    let about: RecordID?
    /// Nil: all years.
    private(set) var year: Int?
    private var counts: ActivityCounts?
    private var names: [RecordID: String] = [:]
    private var sheet = CountedSheet("counts")
    private var tag = 0

    init(_ about: RecordID?, year: Int?) {
        self.about = about
        self.year = year
    }

    func title(_ context: Context) -> String {
        [context.words("command.activityCounts"), about?.number, year.map(String.init)].compactMap { $0 }
            .joined(separator: " · ")
    }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] {
        let own =
            sheet.takesText
            ? [] : [Offer("previousPeriod"), Offer("nextPeriod"), Offer("allPeriods")]
        return own + sheet.offers(lines(context))
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = sheet.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared: return ask(context)
        case .reply(tag, .activityCounts(let counts, let names)):
            self.counts = counts
            self.names = names
            sheet.fit(lines(context), context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("previousPeriod"): return show((year ?? context.today.year + 1) - 1, context)
        case .command("nextPeriod"): return show((year ?? context.today.year - 1) + 1, context)
        case .command("allPeriods"): return show(nil, context)
        default: break
        }
        return []
    }

    private mutating func show(_ year: Int?, _ context: Context) -> [Effect] {
        if let year, !CalendarDay.years.contains(year) { return [] }
        self.year = year
        return ask(context)
    }

    private mutating func ask(_ context: Context) -> [Effect] {
        tag += 1
        let range = year.flatMap { CalendarDay($0) }.map { $0.first...$0.last }
        let query = ActivityCountQuery(about: about, during: range, today: context.today)
        return [.ask(.activityCounts(query), tag)]
    }

    private func lines(_ context: Context) -> CountedLines {
        var made = CountedLines(context)
        guard let counts else { return made }
        let text = ActivityCountsText(counts, about: about, names: names, context.words)
        made.add(text.title, .title, indent: 0, target: about)
        for section in text.sections {
            made.heading(section.title)
            for line in section.lines {
                let role: Role = line.isAbsent ? .absent : line.wantsAttention ? .warning : .normal
                made.add(
                    line.text, role, indent: 2 + 2 * line.depth, counting: line.activities,
                    as: section.title + " · " + line.text)
            }
        }
        return made
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
