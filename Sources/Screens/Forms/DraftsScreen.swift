import Cells
import Domain

/// The forms that were begun and not finished, the last one first. Enter goes on with one, F8 throws it away.
struct DraftsScreen: Screen {
    private var drafts: [Draft] = []
    private var isLoaded = false
    private var state = ListState()
    /// The draft that a confirmation was asked for.
    private var doomed: Int64?

    private static let listTag = 1
    private static let dropTag = 2

    func title(_ context: Context) -> String { context.words("draft.title") }

    func offers(_ context: Context) -> [Offer] {
        let none = drafts.isEmpty ? "draft.none" : nil
        return [
            Offer("open", unless: none),
            Offer("retire", unless: context.isReadOnly ? "obstacle.readOnly" : none), Offer("up"),
            Offer("down"), Offer("first"), Offer("last"),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = max(1, context.size.height - 1)
        func select(_ index: Int) { state.select(index, count: drafts.count, height: height) }
        switch event {
        case .appeared, .given(.saved): return [.ask(.drafts, DraftsScreen.listTag)]
        case .reply(DraftsScreen.listTag, .drafts(let drafts)):
            self.drafts = drafts.sorted { ($0.savedAt, $0.id ?? 0) > ($1.savedAt, $1.id ?? 0) }
            isLoaded = true
            state.fit(count: drafts.count, height: height)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("open"): return open(state.selected, context)
        case .command("retire"): return askToDrop(context)
        case .command("up"): select(state.selected - 1)
        case .command("down"): select(state.selected + 1)
        case .command("first"): select(0)
        case .command("last"): select(drafts.count - 1)
        case .wheel(let rows): state.scroll(by: rows, count: drafts.count, height: height)
        case .click(.row("drafts", let index), let isDouble):
            let again = index == state.selected
            select(index)
            return isDouble || again ? open(index, context) : []
        case .given(.confirmed):
            guard let id = doomed else { return [] }
            doomed = nil
            return [.perform(.dropDraft(id), DraftsScreen.dropTag)]
        case .outcome(DraftsScreen.dropTag, _):
            return [
                .say(Message(context.words("form.discarded"))), .ask(.drafts, DraftsScreen.listTag),
            ]
        default: break
        }
        return []
    }

    private func open(_ index: Int, _ context: Context) -> [Effect] {
        guard drafts.indices.contains(index) else { return [] }
        guard let form = Forms.form(resuming: drafts[index]) else {
            return [.say(Message(context.words("draft.unreadable"), .problem))]
        }
        return [.push(form)]
    }

    private mutating func askToDrop(_ context: Context) -> [Effect] {
        guard drafts.indices.contains(state.selected) else { return [] }
        let draft = drafts[state.selected]
        doomed = draft.id
        return [
            .push(
                ConfirmScreen(
                    title: context.words("form.discard.title"),
                    text: context.words("draft.discard.text", ["draft": context.words.name(of: draft)]),
                    confirmTitle: context.words("form.discard.confirm")))
        ]
    }

    static func age(of draft: Draft, _ context: Context) -> String {
        guard let time = LocalTime(draft.savedAt, secondsFromUTC: context.secondsFromUTC) else { return "" }
        let minutes = time.clock.prefix(5)
        let days = context.today.ordinal - time.day.ordinal
        switch days {
        case 0: return context.words("draft.today", ["time": String(minutes)])
        case 1: return context.words("draft.yesterday", ["time": String(minutes)])
        case 2...: return context.words("draft.daysAgo", ["n": String(days), "day": time.day.written])
        default: return time.day.written + " " + minutes
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let room = area.inset(dx: 1, dy: 0)
        frame.caret = Point(x: room.x, y: room.y)
        if drafts.isEmpty {
            if isLoaded { Panel.text(words("draft.none"), style: Style(.dim), into: &frame, rect: room) }
            return
        }
        let state = state.fitted(count: drafts.count, height: room.height)
        for index in state.visible(count: drafts.count, height: room.height) {
            let place = Rect(x: room.x, y: room.y + index - state.top, width: room.width, height: 1)
            let isSelected = index == state.selected
            if isSelected {
                frame.cells.fill(place, style: Style(selected: true))
                frame.caret = Point(x: place.x, y: place.y)
            }
            let age = DraftsScreen.age(of: drafts[index], context)
            let ageWidth = TextWidth.columns(of: age)
            frame.cells.put(
                [Span(words.name(of: drafts[index]))].selected(isSelected),
                at: Point(x: place.x, y: place.y),
                width: place.width - ageWidth - 2)
            frame.cells.put(
                age, at: Point(x: place.maxX - ageWidth, y: place.y), width: ageWidth,
                style: Style(.dim, selected: isSelected))
            frame.regions.append(HitRegion(place, .row(list: "drafts", index: index)))
        }
    }
}
