import Cells
import Domain

/// What wants attention, the most urgent first: agreements that have expired or will soon, forms that were begun,
/// facts that are missing. Each line leads to where something can be done about it.
struct HomeAttention {
    enum Target {
        case agreement(RecordID)
        case draft(Draft)
        case missing(Kind)
        case election(RecordID)
        case elections
        /// The first record of a registry that has none.
        case firstRecord

        /// What goes on with work that was begun, or begins it.
        var isFirstOffered: Bool {
            switch self {
            case .draft, .firstRecord: true
            case .agreement, .missing, .election, .elections: false
            }
        }
    }

    struct Line {
        var spans: [Span]
        /// Nil where there is nothing to do.
        var target: Target?
        /// More about it, for where there is room.
        var notes: [String] = []
    }

    let lines: [Line]

    /// Of many unfinished forms the newest are named; the menu leads to all of them.
    private static let draftsNamed = 3

    static func begun(_ summary: HomeSummary) -> [BegunForm] {
        DraftsScreen.newestFirst(summary.drafts).prefix(draftsNamed).map(BegunForm.init)
    }

    /// `begun` are the drafts of the summary, read.
    init(_ summary: HomeSummary, begun: [BegunForm], _ context: Context) {
        let words = context.words
        var lines = summary.ending.map { HomeAttention.line($0, context) }
        lines += HomeAttention.lines(summary.elections, context)
        for form in begun.prefix(HomeAttention.draftsNamed) {
            let name = words("home.draftWaiting", ["draft": words.name(of: form.draft)])
            let age = words.age(of: form.draft, context)
            let said = [age, words.whatChanged(form)].filter { !$0.isEmpty }.joined(separator: " · ")
            let changes = (form.changes ?? []).map { words.change($0, names: form.names) }
            lines.append(
                Line(
                    spans: [Span(name, .warning), Span("  " + said, .dim)], target: .draft(form.draft),
                    notes: [said] + changes))
        }
        for kind in Kind.allCases {
            guard let lacking = summary.lacking[kind], lacking > 0 else { continue }
            let text = words("home.lacking", ["n": String(lacking), "kind": words.kinds(kind)])
            lines.append(Line(spans: [Span(text, .dim)], target: .missing(kind)))
        }
        if lines.isEmpty {
            let isNew = summary.counts.values.allSatisfy { $0 == 0 }
            lines = [
                isNew
                    ? Line(
                        spans: [Span(words("home.begin"), .link)], target: .firstRecord,
                        notes: [words("home.beginning"), words("home.helps")])
                    : Line(spans: [Span(words("home.nothing"), .good)], target: nil)
            ]
        }
        self.lines = lines
    }

    private static func lines(_ due: DueElections, _ context: Context) -> [Line] {
        let words = context.words
        var lines = due.elections.map { election in
            let isLate = election.days(from: context.today) < 0
            let when = words(
                "home.election",
                [
                    "day": election.day.written, "wait": words.wait(for: election, today: context.today),
                ])
            return Line(
                spans: [
                    Span(election.branch.number + " ", .link), Span(when + " ", isLate ? .problem : .warning),
                    Span(due.names[election.branch] ?? ""),
                ], target: .election(election.branch),
                notes: [words.election(election, today: context.today)])
        }
        if due.isCut {
            lines.append(Line(spans: [Span(words("home.elections"), .warning)], target: .elections))
        }
        return lines
    }

    private static func line(_ item: HomeSummary.EndingAgreement, _ context: Context) -> Line {
        let days = item.endsOn.last.ordinal - context.today.ordinal
        let key = days < 0 ? "home.expired" : "home.ending"
        let when = context.words(key, ["days": String(days), "day": item.endsOn.written])
        return Line(
            spans: [
                Span(item.id.number + " ", .link), Span(when + " ", days < 0 ? .problem : .warning),
                Span(item.name),
            ], target: .agreement(item.id))
    }
}

extension HomeAttention.Target {
    /// Why it cannot be opened now, as the key of a sentence.
    func obstacle(_ context: Context) -> String? {
        switch self {
        case .draft: screen == nil ? "draft.unreadable" : nil
        case .firstRecord: context.isReadOnly ? "obstacle.readOnly" : nil
        case .agreement, .missing, .election, .elections: nil
        }
    }

    /// Nil for a draft that cannot be read.
    var screen: (any Screen)? {
        switch self {
        case .agreement(let id), .election(let id): DetailScreen(id)
        case .elections: ElectionsScreen()
        case .draft(let draft): Forms.form(resuming: draft)
        case .missing(let kind): MissingFactsScreen(kind: kind)
        case .firstRecord: Forms.form(.village, record: nil, names: [:])
        }
    }
}

extension Words {
    /// What an unfinished form is called: what it is about, and the title typed in it.
    func name(of draft: Draft) -> String {
        let kind = Kind(rawValue: draft.form).map { self.kind($0) } ?? draft.form
        let head =
            draft.about.map { self("form.change", ["kind": kind, "number": $0.number]) }
            ?? self("form.new", ["kind": kind])
        return draft.title.isEmpty ? head : head + " · " + draft.title
    }
}
