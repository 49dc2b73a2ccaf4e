import Cells
import Domain

/// What sources say about a record, field by field, beside what the record has. One statement of a field is chosen
/// here, with a reason; the field can take what it says in the same step.
struct StatementsScreen: Screen {
    let id: RecordID
    private(set) var page: Page?
    private var items = Stream<Item>()
    private var pageTag = 0
    /// What is being asked of the user.
    private var awaited: Awaited?

    private enum Awaited: Hashable, Sendable {
        case how(place: Int)
        case reason(place: Int, takes: Bool)
        case field
    }

    /// A statement, or what the record has where it is the first of its field.
    private struct Item: Hashable, Sendable {
        var dispute: Dispute
        var place: Int
        var isFirst: Bool
    }

    private static let verbTag = 1_000_000

    init(_ id: RecordID) { self.id = id }

    func title(_ context: Context) -> String {
        context.words("statements.title", ["number": (page?.record.id ?? id).number])
    }

    func offers(_ context: Context) -> [Offer] {
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let missing = page == nil ? "obstacle.loading" : nil
        let retired = page?.record.retired == nil ? nil : "obstacle.retired"
        let empty = items.isEmpty ? "obstacle.noStatements" : nil
        return [
            Offer("choose", unless: readOnly ?? missing ?? retired ?? empty),
            Offer("newStatement", unless: readOnly ?? missing ?? retired),
            Offer("openSource", unless: source == nil ? "obstacle.noLink" : nil),
        ] + ["up", "down", "pageUp", "pageDown", "nextPage", "first", "last"].map { Offer($0) }
    }

    private var lines: [Part] { page?.record[Common.statements].value ?? [] }

    private var source: RecordID? {
        items.selectedItem.flatMap { lines[$0.place][Statement.source].value?.record }
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared:
            pageTag += 1
            return [.ask(.page(id), pageTag)]
        case .reply(let tag, .page(let page)) where tag == pageTag:
            self.page = page
            let all = page.record.disputes.flatMap { dispute in
                dispute.statements.enumerated().map { Item(dispute: dispute, place: $1, isFirst: $0 == 0) }
            }
            items.replace(all, reachesEnd: true) { $0.place == $1.place }
        case .refused(_, let refusal):
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .outcome(StatementsScreen.verbTag, let outcome):
            let key: String
            if case .unchanged = outcome { key = "statements.unchanged" } else { key = "statements.chosen" }
            return [.say(Message(context.words(key), .good))] + update(.appeared, context)
        case .command("choose"): return choose(context)
        case .command("newStatement"): return fieldMenu(context)
        case .command("openSource"): return source.map { [.push(DetailScreen($0))] } ?? []
        case .command(let id): _ = items.move(id, blocks(context))
        case .wheel(let rows): _ = items.move(rows > 0 ? "down" : "up", blocks(context))
        case .click(.row("statements", let index), let isDouble):
            items.select(index, blocks(context))
            if isDouble { return choose(context) }
        case .key(let key):
            switch key.code {
            case .left, .backspace: return [.pop]
            default: break
            }
        case .given(let gift): return take(gift, context)
        default: break
        }
        return []
    }

    /// What may be done with the selected one.
    private mutating func choose(_ context: Context) -> [Effect] {
        guard let page, let item = items.selectedItem else { return [] }
        awaited = .how(place: item.place)
        let words = context.words
        let says = said(item, context)
        let frozen =
            Agreement.isFrozen(page.record) && page.record.kind == .agreement
                && !Agreement.openAfterSigning.contains(item.dispute.field)
            ? words.sentence(Refusal.frozen(page.record.id)) : nil
        return [
            .push(
                MenuScreen(
                    title: words.label(page.record.kind.rawValue, item.dispute.field),
                    entries: [
                        MenuScreen.Entry(words("statements.choose", ["says": says])),
                        MenuScreen.Entry(
                            words("statements.take", ["says": says]),
                            obstacle: frozen ?? unreadable(item, context)),
                    ]))
        ]
    }

    /// Why the field cannot have what the statement says: it is the words of the source, and no value.
    private func unreadable(_ item: Item, _ context: Context) -> String? {
        guard let page else { return nil }
        do throws(Problem) {
            _ = try page.record.choosing(
                statement: item.place, reason: item.dispute.field, taking: true, today: context.today)
            return nil
        } catch {
            return context.words.sentence(error)
        }
    }

    private mutating func take(_ gift: Gift, _ context: Context) -> [Effect] {
        let asked = awaited
        awaited = nil
        switch (asked, gift) {
        case (.how(let place), .chosen(let index)):
            guard let dispute = items.items.first(where: { $0.place == place })?.dispute else { return [] }
            let takes = index == 1
            awaited = .reason(place: place, takes: takes)
            let words = context.words
            return [
                .push(
                    PromptScreen(
                        title: words("statements.reason"),
                        text: words(dispute.isConflict ? "statements.reasonNeeded" : "statements.reasonHelp"),
                        initial: lines[place][Statement.reason].value ?? "", limit: 500,
                        allowsEmpty: !dispute.isConflict))
            ]
        case (.reason(let place, let takes), .typed(let reason)):
            return save(place, reason: reason.trimmed, takes: takes, context)
        case (.field, .chosen(let index)):
            guard let page, fields.indices.contains(index) else { return [] }
            return [
                .push(FormScreen(stating: fields[index].key, of: page.record, names: page.names, context))
            ]
        default: return []
        }
    }

    private func save(_ place: Int, reason: String, takes: Bool, _ context: Context) -> [Effect] {
        guard let page else { return [] }
        do throws(Problem) {
            let record = try page.record.choosing(
                statement: place, reason: reason, taking: takes, today: context.today)
            return [.perform(.save([record], draft: nil), StatementsScreen.verbTag)]
        } catch {
            return [.say(Message(context.words.sentence(error), .problem))]
        }
    }

    private var fields: [FieldDescription] {
        (page?.record.kind ?? id.kind).description.fields.filter {
            $0.key != Common.aliases.key && $0.key != Common.statements.key
        }
    }

    private mutating func fieldMenu(_ context: Context) -> [Effect] {
        awaited = .field
        let kind = (page?.record.kind ?? id.kind).rawValue
        let about = items.selectedItem?.dispute.field
        return [
            .push(
                MenuScreen(
                    title: context.words("statements.about"),
                    entries: fields.map { MenuScreen.Entry(context.words.label(kind, $0.key)) },
                    selected: fields.firstIndex { $0.key == about } ?? 0))
        ]
    }

    // MARK: - Drawing

    private func said(_ item: Item, _ context: Context) -> String {
        let readable = context.words.readable(
            lines[item.place], of: Statement.description, in: page?.record.kind ?? id.kind)
        return readable[Statement.says].value ?? context.words("answer.notKnown")
    }

    private func rows(_ index: Int, width: Int, _ context: Context) -> [[Span]] {
        guard let page else { return [] }
        let item = items.items[index]
        let words = context.words
        let columns = max(16, width - 2)
        let kind = page.record.kind
        let line = lines[item.place]
        var rows: [[Span]] = []
        if item.isFirst, let field = kind.description.field(item.dispute.field) {
            let mark =
                item.dispute.isConflict
                ? "  " + words(item.dispute.isOpen ? "conflict.open" : "conflict.settled") : ""
            rows += [
                Span(" " + words.label(kind.rawValue, field.key) + "  ", Style(.label, bold: true)),
                Span(words.text(page.record[field.key], field.type, names: page.names), .normal),
                Span(mark, item.dispute.isOpen ? .warning : .dim),
            ].wrapped(columns: columns)
        }
        let isChosen = item.dispute.chosen == item.place
        rows += [Span(said(item, context), Style(.normal, bold: isChosen))].wrapped(
            columns: columns, behind: [Span(isChosen ? " (*) " : " ( ) ", isChosen ? .good : .label)])
        let indent = [Span("     ", .normal)]
        if let printed = line[Statement.words].value {
            rows += [Span(words("statements.words", ["words": printed]), .dim)].wrapped(
                columns: columns, behind: indent)
        }
        if let source = line[Statement.source].value {
            rows += [Span(words.named(source.record, page.names), .link)].wrapped(
                columns: columns, behind: indent)
        }
        if let reason = line[Statement.reason].value {
            rows += [
                Span(words(isChosen ? "statements.because" : "statements.note", ["reason": reason]), .dim)
            ].wrapped(
                columns: columns, behind: indent)
        }
        return rows
    }

    private func blocks(_ context: Context) -> BlockScroll.Blocks { blocks(Rect(context.size), context) }

    private func blocks(_ area: Rect, _ context: Context) -> BlockScroll.Blocks {
        items.blocks(window: area.height) { rows($0, width: area.width, context).count }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard !items.isEmpty else {
            let key = page == nil ? "app.loading" : "statements.nothing"
            Panel.text(context.words(key), style: Style(.dim), into: &frame, rect: area.inset(dx: 2, dy: 1))
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        let blocks = blocks(area, context)
        BlockDrawing.draw(
            blocks, offset: items.scroll.fitted(blocks), list: "statements", in: area, into: &frame
        ) { rows($0, width: area.width, context) }
    }
}
