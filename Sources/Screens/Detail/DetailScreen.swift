import Cells
import Domain

/// One record with everything that hangs on it. Each line that speaks of another record leads there.
struct DetailScreen: Screen {
    let id: RecordID
    private(set) var page: Page?
    /// Of a twinning; they come after the page, and stand at its end.
    private var figures: HomeFigures?
    /// Of a running twinning: its last contact.
    private var contact: DueItem?
    private(set) var reader = LineReader()
    /// Opened to be changed at once: the form comes as soon as the record is there.
    private var editsAtOnce: Bool
    /// Opened to be retired: the question for the reason comes as soon as the record is there.
    private var retiresAtOnce: Bool
    private var pageTag = 0
    /// Who keeps in touch for a side is being handed over.
    private var liaison = LiaisonHandover()
    /// The menu that was opened asks which merge is to be taken apart.
    private var isChoosingMerged = false
    /// A picker was opened for the agreement to compare this one with.
    var isChoosingOther = false
    /// The item of the agenda of which a commitment is being made.
    var pledgingItem: Int?
    /// The window that was opened asks which file is to be attached.
    private var isAttaching = false
    /// What a window asks of a project, or of what is odd.
    var projectAsking = ProjectAsking()
    /// What a window of the agreement's life asks.
    var choosing: LifeChoice?
    /// The review was opened on the way to a renewal.
    var renewsNext = false

    /// What is being decided about a need.
    var matchDecision: MatchDecision?
    /// What a window about a promise or an activity asks, and what is said once its answer is saved.
    var following: FollowingUp?
    var settlingNote: String?

    enum LifeChoice: Hashable, Sendable { case life, reviewFirst, carried }

    init(_ id: RecordID, thenEdit: Bool = false, thenRetire: Bool = false) {
        self.id = id
        editsAtOnce = thenEdit
        retiresAtOnce = thenRetire
    }

    private static let verbTag = 1_000_000

    func step(_ context: Context) -> Memory.Step? { .record(id) }

    func title(_ context: Context) -> String {
        guard let page else { return id.number }
        return page.record.id.number + " " + page.record.name
    }

    var takesText: Bool { reader.takesText }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let missing = page == nil ? "obstacle.loading" : nil
        let isRetired = page?.record.retired != nil
        var offers = [
            Offer("open", unless: leadsOn(context) ? nil : "obstacle.noLink"),
            Offer("edit", unless: readOnly ?? missing ?? editObstacle),
            Offer("history", unless: missing), Offer("journal", unless: missing),
            Offer("copy", unless: missing), Offer("copyAll", unless: missing),
        ]
        offers += reader.offers
        if !AddingHere.kinds(id.kind).isEmpty {
            offers.append(Offer("addHere", unless: readOnly ?? missing ?? retiredObstacle))
        }
        offers.append(Offer("attach", unless: readOnly ?? missing ?? retiredObstacle))
        if id.kind == .agreement {
            offers.append(Offer("sign", unless: readOnly ?? missing ?? signObstacle))
            offers += lifeOffers(context)
        }
        offers += ceremonyOffers(context, unless: missing)
        offers += projectOffers(context, unless: missing)
        offers += matchOffers(context, unless: missing)
        offers += commitmentOffers(context, unless: missing)
        if PaperRequest.kinds.contains(id.kind) { offers.append(Offer("print", unless: missing)) }
        offers.append(Offer("statements", unless: missing))
        if ReportScreen.kinds.contains(id.kind) { offers.append(Offer("reports", unless: missing)) }
        if id.kind == .report { offers.append(Offer("readReport", unless: missing)) }
        if FiguresQuery.kinds.contains(id.kind) { offers.append(Offer("figures", unless: missing)) }
        switch id.kind {
        case .branch, .unit, .village, .region: offers.append(Offer("postsOn", unless: missing))
        case .person: offers.append(Offer("handoverSheet", unless: missing))
        case .agreement: offers.append(Offer("handLiaison", unless: readOnly ?? missing ?? retiredObstacle))
        default: break
        }
        offers.append(Offer("merge", unless: readOnly ?? missing ?? editObstacle))
        if page?.merged.isEmpty == false { offers.append(Offer("unmerge", unless: readOnly)) }
        offers.append(
            isRetired
                ? Offer("restore", unless: readOnly) : Offer("retire", unless: readOnly ?? missing))
        return offers
    }

    /// Where the selected line leads.
    private func target(_ context: Context) -> RecordID? {
        selectedLine(context)?.target
    }

    func selectedLine(_ context: Context) -> DetailLine? { lines(context)[safely: reader.selected] }
    private func leadsOn(_ context: Context) -> Bool {
        target(context) != nil || attachment(context) != nil
    }

    /// The attachment that the selected line speaks of.
    private func attachment(_ context: Context) -> Part? {
        let lines = lines(context)
        guard lines.indices.contains(reader.selected), let id = lines[reader.selected].attachment else {
            return nil
        }
        return page?.record[Common.attachments].value?.first { $0.id == id }
    }

    private func open(_ line: Part, in page: Page, _ context: Context) -> [Effect] {
        [
            .push(
                AttachmentScreen(
                    line, of: page.record.id, condition: line.condition(in: page.files) ?? .kept,
                    isFixed: page.record.retired != nil, context))
        ]
    }

    private var isSigned: Bool { id.kind == .agreement && page.map { Agreement.isFrozen($0.record) } == true }
    var retiredObstacle: String? { page?.record.retired != nil ? "obstacle.retired" : nil }
    /// Of a signed agreement some things stay open; the form shows the others.
    private var editObstacle: String? { retiredObstacle }
    private var signObstacle: String? { isSigned ? "obstacle.signed" : nil }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        // An answer changes the lines, so it is no event for their reader.
        if case .reply = event {
        } else if let effects = reader.update(event, lines(context).map(\.spans), context) {
            return effects
        }
        if let effects = take(ceremony: event, context) { return effects }
        if let effects = take(project: event, context) { return effects }
        if let effects = take(matching: event, context) { return effects }
        if let effects = take(following: event, context) { return effects }
        if case .given(let gift) = event, let effects = take(life: gift, context) { return effects }
        switch event {
        case .appeared:
            pageTag += 1
            guard id.kind == .twinning else { return [.ask(.page(id), pageTag)] }
            let figures = FiguresQuery(about: id, today: context.today, sorts: FiguresQuery.few)
            return [
                .ask(.page(id), pageTag), .ask(.figures(figures), pageTag),
                .ask(.due(lastContact(context)), pageTag),
            ]
        case .reply(let tag, .due(let window)) where tag == pageTag:
            contact = (window.items + window.postponed).first
            reader.fit(lines(context).count, context)
        case .reply(let tag, .figures(let figures)) where tag == pageTag:
            self.figures = HomeFigures(figures)
            reader.fit(lines(context).count, context)
        case .reply(let tag, .page(let page)) where tag == pageTag:
            self.page = page
            reader.fit(lines(context).count, context)
            defer { (editsAtOnce, retiresAtOnce) = (false, false) }
            if renewsNext { return goOnRenewing(page, context) }
            if editsAtOnce { return edit(context) }
            return retiresAtOnce && page.record.retired == nil ? run("retire", context) : []
        case .refused(_, let refusal):
            let message = Effect.say(Message(context.words.sentence(refusal), .problem))
            // The record is gone (an undo took it away): there is nothing to show here.
            if case .noSuchRecord = refusal { return [message, .pop] }
            return [message]
        case .outcome(DetailScreen.verbTag, .done(let step, _)):
            return [
                .say(
                    Message(context.words("detail.did." + step.verb.rawValue, ["number": id.number]), .good))
            ]
        case .given(let gift) where liaison.isAsking:
            return liaison.take(gift, page, context).map { step in step.effects(DetailScreen.verbTag) } ?? []
        case .given(.picked(let other, _)):
            return [.push(MergePreviewScreen(MergeRequest(page?.record.id ?? id, into: other)))]
        case .given(.chosen(let index)) where isChoosingMerged:
            isChoosingMerged = false
            guard let merged = page?.merged, merged.indices.contains(index) else { return [] }
            return [.push(UnmergeScreen(merged[index]))]
        case .given(.chosen(let index)):
            return page.flatMap { AddingHere.form(index, from: $0) }.map { [.push($0)] } ?? []
        case .given(.typed(let path)) where isAttaching:
            isAttaching = false
            return [.push(CaptionScreen(attaching: path, to: page?.record.id ?? id))]
        case .given(.typed(let reason)):
            return [
                .perform(
                    .retire(page?.record.id ?? id, reason: reason, on: context.today), DetailScreen.verbTag)
            ]
        case .command(let command): return run(command, context)
        case .key(let key):
            switch key.code {
            case .left, .backspace: return [.pop]
            case .right: return run("open", context)
            default: return []
            }
        case .click(.row("detail", let index), let isDouble):
            reader.select(index, lines(context).count, context)
            return isDouble ? run("open", context) : []
        default: break
        }
        return []
    }

    /// Also of a twinning that is not quiet yet.
    private func lastContact(_ context: Context) -> DueRequest {
        var query = DueQuery(today: context.today)
        (query.sorts, query.about, query.wantsPostponed) = ([.quiet], id, true)
        query.horizon = .within(Quiet.range.upperBound)
        return DueRequest(query, limit: 1)
    }

    private mutating func run(_ command: Command.ID, _ context: Context) -> [Effect] {
        isChoosingMerged = false
        isChoosingOther = false
        isAttaching = false
        liaison = LiaisonHandover()
        choosing = nil
        if let effects = run(ofCommitments: command, context) { return effects }
        if let effects = run(ofCeremony: command, context) { return effects }
        if let effects = run(ofMatching: command, context) { return effects }
        if let effects = runLife(command, context) { return effects }
        if let effects = run(ofProject: command, context) { return effects }
        switch command {
        case "attach":
            isAttaching = true
            return [.push(FilePickerScreen(title: context.words("attachment.which")))]
        case "open":
            if let page, let line = attachment(context) { return open(line, in: page, context) }
            guard let target = target(context) else {
                return [.say(Message(context.words("obstacle.noLink")))]
            }
            return [.push(DetailScreen(target))]
        case "edit": return edit(context)
        case "addHere": return page.map { [.push(AddingHere.menu($0, context.words))] } ?? []
        case "statements": return [.push(StatementsScreen(page?.record.id ?? id))]
        case "reports":
            return ReportScreen(about: page?.record.id ?? id, today: context.today).map { [.push($0)] } ?? []
        case "readReport": return [.push(ReportScreen(.stored(page?.record.id ?? id)))]
        case "figures": return [.push(FiguresScreen(about: page?.record.id ?? id, name: page?.record.name))]
        case "postsOn": return [.push(HoldersScreen(page?.record.id ?? id))]
        case "handoverSheet": return [.push(HandoverScreen(page?.record.id ?? id))]
        case "handLiaison": return page.map { liaison.begin($0, context) } ?? []
        case "history": return [.push(HistoryScreen(subject: id, name: page?.record.name))]
        case "journal": return [.push(JournalScreen(record: id))]
        case "print":
            return page.map { [.push(PrintScreen($0.record, language: context.words.language))] } ?? []
        case "sign": return page.map { [.push(Forms.review($0.record.id))] } ?? []
        case "retire":
            return [
                .push(
                    PromptScreen(
                        title: context.words("detail.retire", ["number": id.number]),
                        text: context.words("detail.retire.why"), initial: ""))
            ]
        case "copy":
            let lines = lines(context)
            return lines.indices.contains(reader.selected)
                ? [.copy(lines[reader.selected].spans.text.trimmed)] : []
        case "copyAll": return [.copy(lines(context).map(\.spans.text).joined(separator: "\n"))]
        case "restore": return [.perform(.restore(id), DetailScreen.verbTag)]
        case "merge":
            let number = (page?.record.id ?? id).number
            return [
                .push(
                    PickerScreen(
                        title: context.words("detail.mergeInto", ["number": number]), kinds: [id.kind],
                        typed: "", current: nil))
            ]
        case "unmerge": return unmerge(context)
        default: break
        }
        return []
    }

    private mutating func unmerge(_ context: Context) -> [Effect] {
        guard let page else { return [] }
        if let only = page.askedFor ?? (page.merged.count == 1 ? page.merged.first : nil) {
            return [.push(UnmergeScreen(only))]
        }
        isChoosingMerged = true
        return [
            .push(
                MenuScreen(
                    title: context.words("detail.unmergeWhich"),
                    entries: page.merged.map { MenuScreen.Entry($0.number + " " + (page.names[$0] ?? "")) }))
        ]
    }

    private func edit(_ context: Context) -> [Effect] {
        guard let page else { return [] }
        if let obstacle = editObstacle { return [.say(Message(context.words(obstacle), .problem))] }
        return [.push(Forms.form(page.record.kind, record: page.record, names: page.names))]
    }

    private func lines(_ context: Context) -> [DetailLine] {
        page.map { DetailLines($0, context).lines + figureLines(context) } ?? []
    }

    /// Of a twinning: how long nobody was in touch, and its figures.
    private func figureLines(_ context: Context) -> [DetailLine] {
        let words = context.words
        let width = context.size.width - 4
        var rows: [[Span]] = []
        if let contact {
            let isQuiet =
                contact.postponed == nil && contact.days(from: context.today).map { $0 <= 0 } == true
            let told = words.told(contact, names: [:], today: context.today)
            rows += TextFit.wrap(told, columns: max(10, width)).map { line in
                [Span(String(line), isQuiet ? .warning : .dim)]
            }
        }
        if let figures, !figures.isEmpty { rows += figures.rows(width: width, words) }
        guard !rows.isEmpty else { return [] }
        return ([[], [Span(words("figures.title"), .heading)]] + rows.map { [Span("  ")] + $0 })
            .map { DetailLine(spans: $0, target: nil) }
    }

    // MARK: - Drawing

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let lines = lines(context)
        guard !lines.isEmpty else {
            frame.cells.put(
                context.words("app.loading"), at: Point(x: area.x + 1, y: area.y), style: Style(.dim))
            return
        }
        reader.draw("detail", lines.map(\.spans), in: area, into: &frame, context)
    }
}
