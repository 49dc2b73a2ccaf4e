import Cells
import Domain

/// What wants attention, the most urgent first: what is due, forms that were begun, facts that are missing. Each line
/// leads to where something can be done about it.
struct HomeAttention {
    enum Target {
        case due(DueItem)
        /// All that is due.
        case moreDue
        case draft(Draft)
        case missing(Kind)
        /// The first record of a registry that has none.
        case firstRecord

        /// What goes on with work that was begun, or begins it.
        var isFirstOffered: Bool {
            switch self {
            case .draft, .firstRecord: true
            case .due, .moreDue, .missing: false
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

    /// More of what is due stands in a list of its own.
    private static let mostDue = 30

    /// Facts that are missing are told behind the forms that were begun, from the summary.
    static func request(_ today: CalendarDay) -> DueRequest {
        var query = DueQuery(today: today)
        query.sorts = Set(DueItem.Sort.allCases.filter { $0 != .missing })
        return DueRequest(query, limit: mostDue)
    }

    /// `begun` are the drafts of the summary, read; `due` nil while it is looked up.
    init(_ summary: HomeSummary, due: DueWindow?, begun: [BegunForm], _ context: Context) {
        let words = context.words
        var lines = (due?.items ?? []).map { HomeAttention.line($0, due?.names ?? [:], context) }
        if due?.reachesEnd == false {
            lines.append(Line(spans: [Span(words("home.moreDue"), .warning)], target: .moreDue))
        }
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
        // While it is not known what is due, it is not said that nothing is.
        if lines.isEmpty, due != nil {
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

    private static func line(
        _ item: DueItem, _ names: [RecordID: String], _ context: Context
    ) -> Line {
        let words = context.words
        let wait = words.wait(item, today: context.today)
        return Line(
            spans: [
                Span((item.record?.number ?? "") + " ", .link),
                Span(wait.isEmpty ? "" : wait + " ", DueScreen.tone(item, context)),
                Span(words.due(item.sort) + " ", .dim), Span(words.subject(item)),
            ], target: .due(item), notes: [words.told(item, names: names, today: context.today)])
    }
}

extension HomeAttention.Target {
    /// Why it cannot be opened now, as the key of a sentence.
    func obstacle(_ context: Context) -> String? {
        switch self {
        case .draft: screen == nil ? "draft.unreadable" : nil
        case .firstRecord: context.isReadOnly ? "obstacle.readOnly" : nil
        case .due, .moreDue, .missing: nil
        }
    }

    /// Nil for a draft that cannot be read.
    var screen: (any Screen)? {
        switch self {
        case .due(let item): DueScreen.screen(for: item)
        case .moreDue: DueScreen()
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
