import Cells
import Domain

/// What a merge would do, field by field, with the choices that are the user's; nothing is done before it is said.
struct MergePreviewScreen: Screen {
    private(set) var request: MergeRequest
    private(set) var preview: MergePreview?
    /// Why it cannot be merged.
    private var obstacle: String?
    private var fields = Stream<MergedField>()
    private var askTag = 0
    private var isMerging = false

    init(_ request: MergeRequest) { self.request = request }

    private static let verbTag = 1_000_000

    var isBusy: Bool { isMerging }
    var isPlace: Bool { false }

    func title(_ context: Context) -> String {
        context.words(
            "mergePreview.title", ["from": request.from.number, "into": request.into.number])
    }

    func offers(_ context: Context) -> [Offer] {
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let stopped = obstacle == nil ? preview == nil ? "obstacle.loading" : nil : "obstacle.cannotMerge"
        return [
            Offer("mergeNow", unless: readOnly ?? stopped),
            Offer("choose", unless: fields.selectedItem?.isOpen == true ? nil : "obstacle.nothingToChoose"),
            Offer("otherWay"),
        ] + ["up", "down", "pageUp", "pageDown", "first", "last"].map { Offer($0) }
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return ask()
        case .reply(let tag, .mergePreview(let preview)) where tag == askTag:
            self.preview = preview
            obstacle = nil
            fields.replace(preview.fields, reachesEnd: true) { $0.key == $1.key }
        case .refused(let tag, let refusal):
            isMerging = false
            let sentence = context.words.sentence(refusal)
            if tag == askTag { obstacle = sentence }
            return [.say(Message(sentence, .problem))]
        case .command("choose"), .key(Key(.character(" "))): return choose()
        case .command("otherWay"):
            request = MergeRequest(
                request.into, into: request.from,
                keeping: request.keeping.mapValues { $0 == .from ? .into : .from })
            return ask()
        case .command("mergeNow"):
            guard let preview else { return [] }
            let words = context.words
            return [
                .push(
                    ConfirmScreen(
                        title: words(
                            "mergePreview.title", ["from": request.from.number, "into": request.into.number]),
                        text: words(
                            "mergePreview.confirm",
                            [
                                "from": request.from.number, "into": request.into.number,
                                "n": String(preview.links),
                            ]), confirmTitle: words("mergePreview.do")))
            ]
        case .given(.confirmed):
            isMerging = true
            return [.perform(.merge(request, on: context.today), MergePreviewScreen.verbTag)]
        case .outcome(MergePreviewScreen.verbTag, .done):
            let numbers = ["from": request.from.number, "into": request.into.number]
            return [
                .say(Message(context.words("mergePreview.done", numbers), .good)),
                .replace(DetailScreen(request.into)),
            ]
        case .command(let id): _ = fields.move(id, blocks(context))
        case .wheel(let rows): _ = fields.move(rows > 0 ? "down" : "up", blocks(context))
        case .click(.row("merged", let index), let isDouble):
            fields.select(index, blocks(context))
            if isDouble { return choose() }
        default: break
        }
        return []
    }

    private mutating func ask() -> [Effect] {
        askTag += 1
        return [.ask(.mergePreview(request), askTag)]
    }

    /// The other one's answer; of lists first both, then each.
    private mutating func choose() -> [Effect] {
        guard let field = fields.selectedItem, field.isOpen else { return [] }
        switch (field.outcome, field.kept) {
        case (.united, nil): request.keeping[field.key] = .into
        case (.united, .into?): request.keeping[field.key] = .from
        case (.united, .from?): request.keeping[field.key] = nil
        case (_, .from?): request.keeping[field.key] = .into
        default: request.keeping[field.key] = .from
        }
        return ask()
    }

    // MARK: - Drawing

    private func rows(_ index: Int, width: Int, _ context: Context) -> [[Span]] {
        guard let preview else { return [] }
        let field = fields.items[index]
        let words = context.words
        let kind = request.into.kind
        let columns = max(16, width - 2)
        guard let description = kind.description.field(field.key) else { return [] }
        func text(_ answer: Answer<Value>) -> String {
            if case .value(.parts(let lines)) = answer, let part = description.listed {
                return words.summary(lines, part, names: preview.names)
            }
            return words.text(answer, description.type, names: preview.names)
        }
        let label =
            [Span(" " + words.label(kind.rawValue, field.key) + "  ", Style(.label, bold: true))]
            + [Span(words("merged." + field.outcome.rawValue), field.outcome == .conflict ? .warning : .dim)]
        guard field.isOpen else {
            return [label]
                + [Span(text(field.result), .normal)].wrapped(
                    columns: columns, behind: [Span("     ", .normal)])
        }
        func version(_ id: RecordID, _ answer: Answer<Value>, isKept: Bool) -> [[Span]] {
            let mark = (isKept ? " (*) " : " ( ) ") + TextFit.pad(id.number, to: 6) + " "
            return [Span(text(answer), Style(.normal, bold: isKept))].wrapped(
                columns: columns, behind: [Span(mark, isKept ? .good : .label)])
        }
        return [label] + version(request.from, field.from, isKept: field.kept != .into)
            + version(request.into, field.into, isKept: field.kept != .from)
    }

    private func head(width: Int, _ context: Context) -> [[Span]] {
        let words = context.words
        let columns = max(16, width - 2)
        guard let preview else {
            return [Span(obstacle ?? words("app.loading"), obstacle == nil ? .dim : .problem)]
                .wrapped(columns: columns)
        }
        var rows = [
            Span(
                words(
                    "mergePreview.heading",
                    [
                        "from": request.from.number + " " + preview.from.name,
                        "into": request.into.number + " " + preview.into.name,
                    ]), .heading)
        ].wrapped(columns: columns)
        if let obstacle { rows += [Span(obstacle, .problem)].wrapped(columns: columns) }
        let moving = preview.moving.map { group in
            words.kinds(group.kind) + " · " + words.label(group.kind.rawValue, group.field)
                + " \(group.count)"
        }
        let text = words("mergePreview.links", ["n": String(preview.links)])
        rows += [Span(([text] + moving).joined(separator: words("list.semicolon")), .dim)].wrapped(
            columns: columns)
        return rows
    }

    private func blocks(_ context: Context) -> BlockScroll.Blocks {
        let area = Rect(context.size)
        return fields.blocks(below: head(width: area.width, context), in: area) {
            rows($0, width: area.width, context)
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        fields.draw(below: head(width: area.width, context), in: area, list: "merged", into: &frame) {
            rows($0, width: area.width, context)
        }
    }
}

extension FieldDescription {
    /// What a line of it is made of, where it is a list.
    var listed: PartDescription? { if case .parts(let part) = type { part } else { nil } }
}
