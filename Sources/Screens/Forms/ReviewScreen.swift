import Cells
import Domain

/// A stored agreement from its first line to its last, to be read before it is signed. It can be signed from here
/// once its end was seen and nothing stands in the way, by typing its number.
struct ReviewScreen: Screen {
    let id: RecordID
    /// After signing its page is opened; else one goes back to where it was reviewed from.
    private let showsDetail: Bool
    private(set) var page: Page?
    private var commitments: [Record] = []
    private var names: [RecordID: String] = [:]
    private var top = 0
    private var hasReachedEnd = false
    private var isSigning = false
    /// The step that signed it, to be undone while nothing else was done.
    private var signedBy: Int64?
    private(set) var finder = Finder()
    /// The line of the text that was found last.
    private var hit: Int?

    private static let pageTag = 1
    private static let commitmentsTag = 2
    private static let signTag = 3
    private static let sourceTag = 4
    private static let undoTag = 5

    /// The agreement that this one was taken over from, or that it renews.
    private var source: Record?

    init(_ agreement: RecordID, showsDetail: Bool = false, source: Record? = nil) {
        id = agreement
        self.showsDetail = showsDetail
        self.source = source
    }

    func title(_ context: Context) -> String { context.words("sign.review", ["number": id.number]) }

    var isBusy: Bool { isSigning }

    private var isSigned: Bool { page.map { Agreement.isFrozen($0.record) } ?? false }
    private var obstacles: [Problem] { page.map { Signing.obstacles($0.record) } ?? [] }

    var takesText: Bool { finder.isTyping }

    func offers(_ context: Context) -> [Offer] {
        guard !finder.isTyping else { return finder.offers }
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let sign =
            readOnly ?? (isSigned ? "sign.alreadySigned" : nil) ?? (page == nil ? "sign.readToEnd" : nil)
            ?? (obstacles.isEmpty ? nil : "sign.notReady") ?? (hasReachedEnd ? nil : "sign.readToEnd")
        return [Offer("sign", unless: sign), Offer("edit", unless: readOnly)]
            + ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last", "copy", "copyAll"].map {
                Offer($0)
            } + finder.offers
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if let answer = finder.update(event) {
            let effects = find(answer, context)
            settle(context)
            return effects
        }
        let height = height(context)
        var effects: [Effect] = []
        switch event {
        case .appeared, .given(.saved): effects = load()
        case .reply(ReviewScreen.pageTag, .page(let page)):
            let shown = self.page?.record
            self.page = page
            if let shown, shown != page.record, !isSigned { readAgain() }
            names.merge(page.names) { _, new in new }
            if source == nil, let origin = page.origin {
                source = origin
            }
        case .reply(ReviewScreen.sourceTag, .records(let records, let names)):
            source = records.first
            self.names.merge(names) { _, new in new }
        case .reply(ReviewScreen.commitmentsTag, .window(let window)):
            let read = commitments
            commitments = window.rows.map(\.record)
            if read != commitments { readAgain() }
            names.merge(window.names) { _, new in new }
        case .command("up"): top -= 1
        case .command("down"): top += 1
        case .command("pageUp"): top -= max(1, height - 1)
        case .command("pageDown"), .command("nextPage"): top += max(1, height - 1)
        case .command("first"): top = 0
        case .command("last"): top = .max / 2
        case .command("copy"):
            // The line that was found; with none the whole text.
            let lines = textLines(context)
            let copied = hit.flatMap { lines.indices.contains($0) ? [lines[$0]] : nil } ?? lines
            effects = [.copy(copied.map(\.text).joined(separator: "\n"))]
        case .command("copyAll"):
            effects = [.copy(textLines(context).map(\.text).joined(separator: "\n"))]
        case .wheel(let rows): top += rows
        case .command("edit"):
            if let page {
                var form = FormScreen(changing: page.record, names: names)
                form.isFromReview = true
                effects = [.push(form)]
            }
        case .command("sign"): effects = [.push(confirmation(context))]
        case .given(.confirmed): effects = sign(context)
        case .outcome(ReviewScreen.signTag, let outcome):
            isSigning = false
            if case .done(let step, _) = outcome { signedBy = step.number }
            let text = context.words("sign.done", ["number": id.number, "name": page?.record.name ?? ""])
            effects = load() + [.say(Message(text, .good)), .push(whatNext(context))]
        case .outcome(ReviewScreen.undoTag, .done(let step, _)):
            effects = load() + [.say(Message(context.words.undone(step), .good))]
        case .given(.chosen(let index)): return goOn(index, context)
        case .refused(let tag, let refusal):
            if tag == ReviewScreen.signTag {
                isSigning = false
                effects = load()
            }
            effects += [.say(Message(context.words.sentence(refusal), .problem))]
        default: break
        }
        settle(context)
        return effects
    }

    /// What comes after signing, to choose; Esc stays with the signed text.
    private func whatNext(_ context: Context) -> MenuScreen {
        let words = context.words
        return MenuScreen(
            title: words("sign.next", ["number": id.number]),
            entries: [
                MenuScreen.Entry(words("sign.next.open")), MenuScreen.Entry(words("sign.next.history")),
                MenuScreen.Entry(words("sign.next.undo")), MenuScreen.Entry(words("sign.next.home")),
            ])
    }

    private func goOn(_ index: Int, _ context: Context) -> [Effect] {
        let twinning = page?.record[Agreement.twinning].value?.record
        switch index {
        case 0: return showsDetail ? [.replace(DetailScreen(id))] : [.give(.saved([id]))]
        case 1:
            let subject = twinning ?? id
            return [.replace(HistoryScreen(subject: subject, name: names[subject] ?? page?.record.name))]
        case 2: return [.perform(signedBy.map { .undoStep($0) } ?? .undo, ReviewScreen.undoTag)]
        default: return [.home]
        }
    }

    private func load() -> [Effect] {
        var effects: [Effect] = [.ask(.page(id), ReviewScreen.pageTag)]
        if let link = Commitment.description.field(Commitment.agreement.key) {
            let query = ListQuery(
                .commitment, conditions: [Condition(link, .equal(.link(id)))],
                sort: ListQuery.Sort(field: ListQuery.numberKey))
            effects.append(
                .ask(.window(WindowRequest(query, .first, limit: 200)), ReviewScreen.commitmentsTag))
        }
        return effects
    }

    /// What was read is no longer what stands there.
    private mutating func readAgain() {
        hasReachedEnd = false
        hit = nil
        top = 0
    }

    /// Keeps the text in sight, and notes when its end was seen.
    private mutating func settle(_ context: Context) {
        guard page != nil else { return }
        let count = textLines(context).count
        let last = max(0, count - height(context))
        top = min(max(0, top), last)
        if top == last { hasReachedEnd = true }
    }

    /// The names of those who sign, in the order of the signatures.
    private var signers: [String] {
        (page?.record[Agreement.signatures].value ?? []).compactMap { line in
            line[Signature.person].value.map { names[$0.record] ?? $0.record.number }
        }
    }

    private func confirmation(_ context: Context) -> ConfirmScreen {
        ConfirmScreen(
            title: context.words("sign.title"),
            text: context.words(
                "sign.text",
                [
                    "number": id.number, "name": page?.record.name ?? "",
                    "day": page?.record[Agreement.signedOn].value.map(context.words.longDay) ?? "",
                    "signers": signers.joined(separator: context.words("form.and")),
                ]),
            confirmTitle: context.words("sign.confirm"), typed: id.number)
    }

    private mutating func sign(_ context: Context) -> [Effect] {
        guard !isSigning, let record = page?.record else { return [] }
        isSigning = true
        return [
            .perform(
                .sign(
                    id, on: record[Agreement.signedOn].value ?? context.today, asRead: record.version),
                ReviewScreen.signTag)
        ]
    }

    // MARK: - Finding

    private func height(_ context: Context) -> Int { max(1, context.size.height - (finder.isShown ? 1 : 0)) }

    private func textLines(_ context: Context) -> [[Span]] { lines(context, width: context.size.width - 3) }

    private mutating func find(_ answer: Finder.Answer, _ context: Context) -> [Effect] {
        guard answer != .none, !finder.sought.isEmpty else {
            if finder.sought.isEmpty { hit = nil }
            return []
        }
        let lines = textLines(context)
        let isForward = answer != .previous
        let found = Finder.nearest(
            from: hit ?? top, of: lines.count, forward: isForward, included: answer == .sought || hit == nil
        ) { finder.matches(lines[$0]) }
        hit = found?.place
        if let hit, !(top..<top + height(context)).contains(hit) { top = hit - height(context) / 3 }
        return finder.tell(found, forward: isForward, context)
    }

    // MARK: - Drawing

    func lines(_ context: Context, width: Int) -> [[Span]] {
        guard let page else { return [] }
        var text = AgreementText(words: context.words, names: names, width: max(20, width), source: source)
        text.standing(page.record, today: context.today)
        text.obstacles(isSigned ? [] : obstacles)
        for line in context.words.coverage(ClauseCoverage(page.record, givers: page.givers)) {
            text.remark(line)
        }
        for line in context.words.openBlanks(ClauseBlanks.open(in: page.record)) where !isSigned {
            text.remark(line)
        }
        text.missing(page.missing.filter { $0.record == id }.map(\.field), of: page.record)
        if !isSigned { text.signers(page.record) }
        text.legend()
        text.whole(page.record, commitments: commitments)
        return text.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let (text, foot) = area.splitBottom(finder.isShown ? 1 : 0)
        let room = Rect(x: text.x + 1, y: text.y, width: text.width - 3, height: text.height)
        let lines = lines(context, width: room.width)
        let first = min(max(0, top), max(0, lines.count - room.height))
        for (row, line) in lines.dropFirst(first).prefix(room.height).enumerated() {
            let isHit = hit == first + row
            let at = Point(x: room.x, y: room.y + row)
            if isHit {
                let bar = Rect(x: room.x, y: at.y, width: room.width, height: 1)
                frame.cells.fill(bar, style: Style(selected: true))
            }
            frame.cells.put(
                line.highlighted(finder.sought).selected(isHit), at: at, width: room.width)
        }
        let hits = finder.sought.isEmpty ? [] : lines.indices.filter { finder.matches(lines[$0]) }
        ScrollThumb.draw(
            into: &frame, rect: Rect(x: area.maxX - 1, y: room.y, width: 1, height: room.height),
            first: first, total: lines.count, ticks: hits.map { $0 * 1000 / lines.count })
        frame.caret = Point(x: room.x, y: room.y)
        guard !foot.isEmpty else { return }
        let place = hit.flatMap { hits.firstIndex(of: $0) }
        let count = context.words(hits.count == 1 ? "find.hit" : "find.hits", ["n": String(hits.count)])
        let told = finder.sought.isEmpty ? "" : place.map { "\($0 + 1)/\(hits.count)" } ?? count
        finder.draw(foot, hits: told, into: &frame, context)
    }
}
