import Cells
import Domain

/// Records one after the other, ten at a time, numbered through: a list, what a search found, a history, a journal,
/// the facts that are missing. A number opens its record, or picks it for the form beneath; a text narrows down.
struct LinearRecords: LinearPlace {
    private(set) var source: Source
    /// The field a record is picked for, by its label; nil where records are opened.
    private let purpose: String?
    /// The records that the numbers said so far stand for.
    private(set) var shown: [RecordID?] = []
    private(set) var hits: [SearchHit] = []
    private(set) var names: [RecordID: String] = [:]
    private(set) var total: Int?
    private(set) var reachesEnd = true
    var lastRow: RowKey?
    var lastEntry: HistoryKey?
    var lastStep: Int64?
    var lastMissing: RecordID?
    private(set) var years: [HistoryYears.Year] = []
    private var pending: [String] = []
    private var isBeginning = true
    /// A record that was just made for the form, until its name is known.
    private var made: RecordID?

    enum Source: Hashable, Sendable {
        case list(ListQuery)
        /// Empty kinds: all of them.
        case search(String, [Kind])
        case history(HistoryQuery, name: String?)
        case journal(RecordID?)
        case missing(Kind?)
    }

    private static let pageTag = 1
    private static let countTag = 2
    private static let nameTag = 3
    private static let searchLimit = 200

    init(_ source: Source) {
        self.source = source
        purpose = nil
    }

    init(picking kinds: [Kind], for label: String, typed: String) {
        source = .search(typed, kinds)
        purpose = label
    }

    func title(_ context: Context) -> String { title(context.words) }

    private func title(_ words: Words) -> String {
        switch source {
        case .list(let query): return words.kinds(query.kind)
        case .search: return purpose ?? words("search.title")
        case .history(let query, let name):
            guard let subject = query.subject else { return words("history.title") }
            return words("history.titleOf", ["name": name ?? subject.number])
        case .journal(let record):
            return record.map { words("journal.titleOf", ["name": $0.number]) } ?? words("journal.title")
        case .missing(let kind):
            return kind.map { words("missing.titleOf", ["kinds": words.kinds($0)]) } ?? words("missing.title")
        }
    }

    func prompt(_ context: Context) -> String {
        let key =
            switch source {
            case .list: "list"
            case .search: purpose == nil ? "search" : "pick"
            case .history: "history"
            case .journal, .missing: "number"
            }
        return context.words("linear.records.prompt." + key, ["field": purpose ?? ""])
    }

    func offers(_ context: Context) -> [Offer] {
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        switch source {
        case .list: return [Offer("more"), Offer("new", unless: readOnly), Offer("showRetired")]
        case .search: return [Offer("more")] + (purpose == nil ? [] : [Offer("new", unless: readOnly)])
        case .history:
            return [Offer("more"), Offer("order"), Offer("year")] + LinearHistory.commands.map { Offer($0) }
        case .journal, .missing: return [Offer("more")]
        }
    }

    var takesNumbers: Bool { purpose != nil }

    func help(_ context: Context) -> [String] {
        [context.words(purpose == nil ? "linear.records.help" : "linear.pick.help")]
    }

    // MARK: - Events

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .appeared, .again: return startOver(context)
        case .returned: return [.say(title(context) + context.words("linear.stop"))]
        case .reply(LinearRecords.nameTag, .names(let found)):
            guard let made, let name = found[made] else {
                return [.say(context.words("linear.form.noRecord"))]
            }
            return [.effect(.give(.picked(made, name: name)))]
        case .reply(LinearRecords.countTag, let reply): takeCount(reply)
        case .reply(_, let reply): take(reply, context)
        case .refused(_, let refusal): return [.say(context.words.sentence(refusal))]
        case .command(let id, let argument): return run(id, argument, context)
        case .line(let line): return answer(line, context)
        case .given(let gift): return take(gift, context)
        default: break
        }
        return []
    }

    private mutating func run(_ id: Command.ID, _ argument: String, _ context: Context) -> [LinearStep] {
        switch (id, source) {
        case ("more", _):
            guard !reachesEnd else { return [.say(context.words("linear.noMore"))] }
            return more(context)
        case ("new", .list(let query)):
            return [.effect(.push(FormScreen(new: query.kind, name: argument)))]
        case ("new", .search(let text, let kinds)):
            let name = argument.isEmpty ? text : argument
            source = .search(name, kinds)
            return make(context)
        case ("showRetired", .list(var query)):
            query.includesRetired.toggle()
            source = .list(query)
            return startOver(context)
        case ("order", .history(var query, let name)):
            query.newestFirst.toggle()
            source = .history(query, name: name)
            let key = query.newestFirst ? "history.newestFirst" : "history.oldestFirst"
            return [.say(context.words(key) + context.words("linear.stop"))] + startOver(context)
        case (let id, .history(let query, let name)) where LinearHistory.commands.contains(id):
            switch LinearHistory.narrow(query, by: id, argument.trimmed, context) {
            case .say(let text): return [.say(text)]
            case .narrowed(let narrowed):
                source = .history(narrowed, name: name)
                return startOver(context)
            }
        case ("year", .history(let query, let name)): return limit(query, name, to: argument, context)
        default: return []
        }
    }

    private mutating func limit(
        _ query: HistoryQuery, _ name: String?, to typed: String, _ context: Context
    ) -> [LinearStep] {
        let words = context.words
        guard !typed.isEmpty else {
            guard !years.isEmpty else { return [.say(words("linear.noEntries"))] }
            let list = years.map { words("linear.year", ["year": String($0.year), "n": String($0.entries)]) }
            return [.say(words("linear.years", ["years": list.joined(separator: words("list.comma"))]))]
        }
        let all = LinearCommands.spellings(of: "all", words).contains(LinearCommands.plain(typed))
        let day = Int(typed.foldedToASCII).flatMap { CalendarDay($0) }
        guard all || day != nil else { return [.say(words("linear.noYear", ["text": typed]))] }
        var query = query
        (query.since, query.until) = (day, day)
        source = .history(query, name: name)
        return startOver(context)
    }

    private mutating func answer(_ line: String, _ context: Context) -> [LinearStep] {
        let text = line.trimmed
        guard !text.isEmpty else {
            guard reachesEnd else { return more(context) }
            guard purpose == nil else { return [.say(context.words("linear.nothingDone")), .effect(.pop)] }
            return [.say(context.words("linear.noMore"))]
        }
        if let index = LinearText.number(text, upTo: shown.count), let record = shown[index] {
            return choose(record, context)
        }
        if case .search(_, let kinds) = source, purpose != nil,
            let record = RecordID(number: LinearCommands.plain(text)), kinds.contains(record.kind)
        {
            return choose(record, context)
        }
        switch source {
        case .list(var query):
            query.text =
                LinearCommands.spellings(of: "all", context.words).contains(LinearCommands.plain(text))
                ? "" : text
            source = .list(query)
        case .search(_, let kinds): source = .search(text, kinds)
        case .history(var query, let name):
            query.text =
                LinearCommands.spellings(of: "all", context.words).contains(LinearCommands.plain(text))
                ? "" : text
            source = .history(query, name: name)
        case .journal, .missing:
            return [.say(context.words("linear.numberUpTo", ["n": String(shown.count)]))]
        }
        return startOver(context)
    }

    private mutating func choose(_ record: RecordID, _ context: Context) -> [LinearStep] {
        guard purpose != nil else { return [.open(LinearDetail(DetailScreen(record)))] }
        made = record
        return [.effect(.ask(.names([record]), LinearRecords.nameTag))]
    }

    private func make(_ context: Context) -> [LinearStep] {
        guard case .search(let text, let kinds) = source else { return [] }
        if kinds.count == 1 { return [.effect(.push(FormScreen(new: kinds[0], name: text)))] }
        return [
            .open(
                LinearMenu(
                    MenuScreen(
                        title: context.words("picker.whichKind"),
                        entries: kinds.map { MenuScreen.Entry(context.words.kind($0)) })))
        ]
    }

    private mutating func take(_ gift: Gift, _ context: Context) -> [LinearStep] {
        switch gift {
        case .chosen(let index):
            guard case .search(let text, let kinds) = source, kinds.indices.contains(index) else { return [] }
            return [.effect(.push(FormScreen(new: kinds[index], name: text)))]
        case .saved(let records):
            guard purpose != nil, let record = records.first else { return [] }
            return choose(record, context)
        default: return []
        }
    }

    // MARK: - Asking

    private mutating func startOver(_ context: Context) -> [LinearStep] {
        (shown, hits, pending, total, isBeginning) = ([], [], [], nil, true)
        (lastRow, lastEntry, lastStep, lastMissing) = (nil, nil, nil, nil)
        reachesEnd = false
        if case .search(let text, _) = source, text.isEmpty {
            reachesEnd = true
            return []
        }
        return more(context) + count()
    }

    private mutating func more(_ context: Context) -> [LinearStep] {
        if !hits.isEmpty {
            show(nextHits(context))
            return []
        }
        return [.effect(.ask(nextQuestion, LinearRecords.pageTag))]
    }

    private var nextQuestion: Question {
        let page = LinearText.page
        switch source {
        case .list(let query):
            return .window(WindowRequest(query, lastRow.map { .after($0) } ?? .first, limit: page))
        case .search(let text, let kinds):
            return .search(SearchQuery(text, kinds: kinds, limit: LinearRecords.searchLimit))
        case .history(let query, _):
            return .history(HistoryRequest(query, lastEntry.map { .after($0) } ?? .first, limit: page))
        case .journal(let record):
            return .journal(JournalRequest(record: record, before: lastStep, limit: page))
        case .missing(let kind):
            return .missing(after: lastMissing ?? kind.map { RecordID($0, 0) }, limit: page)
        }
    }

    private func count() -> [LinearStep] {
        switch source {
        case .list(let query): return [.effect(.ask(.count(query), LinearRecords.countTag))]
        case .history(let query, _):
            // Of one year alone, the others are to be known too.
            var all = query
            if query.onlyYear != nil { (all.since, all.until) = (nil, nil) }
            return [.effect(.ask(.historyYears(all), LinearRecords.countTag))]
        case .search, .journal, .missing: return []
        }
    }

    private mutating func takeCount(_ reply: Reply) {
        switch (reply, source) {
        case (.count(let count), _): total = count.matching
        case (.historyYears(let found), .history(let query, _)):
            years = found.years
            let counted = years.filter { query.onlyYear == nil || $0.year == query.onlyYear }
            total = counted.reduce(0) { $0 + $1.entries }
        default: break
        }
    }

    private mutating func take(_ reply: Reply, _ context: Context) {
        switch reply {
        case .window(let window):
            names.merge(window.names) { _, new in new }
            lastRow = window.rows.last?.key ?? lastRow
            reachesEnd = window.reachesEnd
            show(window.rows.map { ($0.record.id, [text(of: $0, context)]) })
        case .search(let found):
            hits = found.hits.filter { purpose == nil || !$0.isRetired }
            total = found.isCut ? nil : hits.count
            if found.isCut { pending.append(context.words("search.more", ["n": String(hits.count)])) }
            show(nextHits(context))
        case .history(let window):
            names.merge(window.names) { _, new in new }
            lastEntry = window.entries.last?.key ?? lastEntry
            reachesEnd = window.reachesEnd
            show(window.entries.map { ($0.record.id, lines(of: $0, context)) })
        case .journal(let window):
            names.merge(window.names) { _, new in new }
            lastStep = window.steps.last?.number ?? lastStep
            reachesEnd = window.reachesEnd
            show(window.steps.map { ($0.changes.first?.record, lines(of: $0, context)) })
        case .missing(let found):
            var items = found.items
            if case .missing(let kind?) = source { items = items.filter { $0.id.kind == kind } }
            lastMissing = items.last?.id ?? lastMissing
            reachesEnd = found.reachesEnd || items.count < found.items.count
            show(items.map { ($0.id, [text(of: $0, context)]) })
        default: break
        }
    }

    private mutating func nextHits(_ context: Context) -> [(RecordID?, [String])] {
        let next = hits.dropFirst(shown.count).prefix(LinearText.page)
        reachesEnd = shown.count + next.count >= hits.count
        return next.map { ($0.id, [text(of: $0, context)]) }
    }

    /// Numbers the entries and keeps them to be said when the count is known too.
    private mutating func show(_ entries: [(RecordID?, [String])]) {
        for (record, lines) in entries {
            shown.append(record)
            pending.append("\(shown.count). " + (lines.first ?? ""))
            pending += lines.dropFirst()
        }
    }

    // MARK: - Saying

    mutating func question(_ context: Context) -> [String] {
        let words = context.words
        var lines: [String] = []
        if isBeginning {
            isBeginning = false
            lines.append(beginning(words))
        } else if pending.isEmpty {
            return []
        }
        lines += pending
        pending = []
        if !reachesEnd {
            let key = total == nil ? "linear.shown" : "linear.shownOf"
            lines.append(words(key, ["n": String(shown.count), "total": total.map(String.init) ?? ""]))
        }
        return lines
    }

    private func beginning(_ words: Words) -> String {
        guard shown.isEmpty else {
            let found = total.map { words("linear.records.found", ["n": String($0)]) } ?? ""
            return heading(words) + found
        }
        switch source {
        case .list(let query) where query.text.isEmpty:
            return words("linear.list.empty", ["kinds": words.kinds(query.kind)])
        case .list(let query): return words("linear.noMatch", ["text": query.text])
        case .search(let text, _) where purpose != nil: return words("linear.pick.none", ["text": text])
        case .search(let text, _):
            return text.isEmpty ? words("search.howTo") : words("search.none", ["text": text])
        case .history(let query, _):
            return !query.isFiltered
                ? words("linear.noEntries")
                : query.text.isEmpty
                    ? words("linear.noneSuch") : words("linear.noMatch", ["text": query.text])
        case .journal: return words("journal.empty")
        case .missing: return words("missing.nothing")
        }
    }

    private func heading(_ words: Words) -> String {
        switch source {
        case .list(let query) where !query.text.isEmpty:
            words("linear.headingFor", ["title": title(words), "text": query.text])
        case .search(let text, _) where !text.isEmpty:
            words("linear.headingFor", ["title": title(words), "text": text])
        case .history(let query, _) where query.isFiltered:
            words("linear.headingFor", ["title": title(words), "text": LinearHistory.inForce(query, words)])
        default: title(words) + words("linear.stop")
        }
    }
}
