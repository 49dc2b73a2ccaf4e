import Cells
import Domain

/// The first place: what can be done and what wants attention, numbered through. Anything else that is typed is looked
/// for.
struct LinearHome: LinearPlace {
    private var summary: HomeSummary?
    private var due: DueWindow?
    private var begun: [BegunForm] = []
    private var isUnread = true

    private static let summaryTag = 1
    private static let dueTag = 2

    func title(_ context: Context) -> String { context.words("home.title") }

    func prompt(_ context: Context) -> String { context.words("linear.home.prompt") }

    func help(_ context: Context) -> [String] { [context.words("linear.home.help")] }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .appeared, .again:
            isUnread = true
            return ask(context)
        case .returned, .given: return [.say(title(context) + context.words("linear.stop"))] + ask(context)
        case .reply(LinearHome.summaryTag, .home(let summary)):
            self.summary = summary
            begun = HomeAttention.begun(summary)
        case .reply(LinearHome.dueTag, .due(let window)): due = window
        case .refused(_, let refusal): return [.say(context.words.sentence(refusal))]
        case .line(let line): return choose(line, context)
        default: break
        }
        return []
    }

    private func ask(_ context: Context) -> [LinearStep] {
        [
            .effect(.ask(.home, LinearHome.summaryTag)),
            .effect(.ask(.due(HomeAttention.request(context.today)), LinearHome.dueTag)),
        ]
    }

    private func matters(_ context: Context) -> [HomeAttention.Line] {
        summary.map { HomeAttention($0, due: due, begun: begun, context).lines } ?? []
    }

    private func choose(_ line: String, _ context: Context) -> [LinearStep] {
        let text = line.trimmed
        let entries = HomeScreen.entries
        let matters = matters(context).filter { $0.target != nil }
        guard !text.isEmpty else {
            return [.say(context.words("linear.home.hint"))]
        }
        guard let place = LinearText.number(text, upTo: entries.count + matters.count) else {
            return [.open(LinearRecords(.search(text, [])))]
        }
        let obstacle: String?
        let screen: (any Screen)?
        if place < entries.count {
            (obstacle, screen) = (entries[place].obstacle(context), entries[place].screen)
        } else {
            let target = matters[place - entries.count].target
            (obstacle, screen) = (target?.obstacle(context), target?.screen)
        }
        if let obstacle { return [.say(context.words(obstacle))] }
        return screen.map { [.effect(.push($0))] } ?? []
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread, let summary else { return [] }
        isUnread = false
        let words = context.words
        var lines = HomeScreen.entries.enumerated().map { index, entry in
            "\(index + 1). " + entry.label(words)
                + (count(entry, summary).map { words("form.colon") + $0 } ?? "")
        }
        let matters = matters(context)
        lines.append(words("home.attention") + words("form.colon").trimmed)
        var number = lines.count
        for matter in matters {
            var text = LinearText.plain(matter.spans, words)
            if case .firstRecord? = matter.target { text = words("linear.home.begin") }
            lines.append(matter.target == nil ? text : "\(number). " + text)
            if matter.target != nil { number += 1 }
        }
        return lines
    }

    private func count(_ entry: HomeScreen.Entry, _ summary: HomeSummary) -> String? {
        switch entry {
        case .list(let kind): String(summary.counts[kind] ?? 0)
        case .missing: String(summary.lacking.values.reduce(0, +))
        case .drafts: String(summary.drafts.count)
        case .sign, .history, .search, .due, .reports, .threeLists, .matching, .board, .figures, .checks: nil
        }
    }
}
