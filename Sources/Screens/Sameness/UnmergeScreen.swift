import Cells
import Domain

/// Taking a merge apart: what goes back by itself, and what has to be answered.
struct UnmergeScreen: Screen {
    private(set) var request: UnmergeRequest
    private(set) var preview: UnmergePreview?
    private var obstacle: String?
    private var questions = Stream<UnmergeQuestion>()
    private var askTag = 0
    private var isWorking = false

    init(_ record: RecordID) { request = UnmergeRequest(record) }

    private static let verbTag = 1_000_000

    var isBusy: Bool { isWorking }
    var isPlace: Bool { false }

    func title(_ context: Context) -> String {
        context.words("unmerge.title", ["number": request.record.number])
    }

    func offers(_ context: Context) -> [Offer] {
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let asked = preview?.open.isEmpty == false ? "obstacle.questionsOpen" : nil
        let stopped = obstacle == nil ? preview == nil ? "obstacle.loading" : asked : "obstacle.cannotUnmerge"
        return [
            Offer("unmergeNow", unless: readOnly ?? stopped),
            Offer("choose", unless: questions.isEmpty ? "obstacle.nothingToChoose" : nil),
        ] + ["up", "down", "pageUp", "pageDown", "first", "last"].map { Offer($0) }
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return ask()
        case .reply(let tag, .unmergePreview(let preview)) where tag == askTag:
            self.preview = preview
            obstacle = nil
            questions.replace(preview.questions, reachesEnd: true) { $0.key == $1.key }
        case .refused(let tag, let refusal):
            isWorking = false
            let sentence = context.words.sentence(refusal)
            if tag == askTag { obstacle = sentence }
            return [.say(Message(sentence, .problem))]
        case .command("choose"), .key(Key(.character(" "))): return choose()
        case .command("unmergeNow"):
            isWorking = true
            return [.perform(.unmerge(request), UnmergeScreen.verbTag)]
        case .outcome(UnmergeScreen.verbTag, .done(_, let ids)):
            let numbers = ["number": request.record.number, "survivor": ids.last?.number ?? ""]
            return [
                .say(Message(context.words("unmerge.done", numbers), .good)),
                .replace(DetailScreen(request.record)),
            ]
        case .command(let id): _ = questions.move(id, blocks(context))
        case .wheel(let rows): _ = questions.move(rows > 0 ? "down" : "up", blocks(context))
        case .click(.row("questions", let index), let isDouble):
            questions.select(index, blocks(context))
            if isDouble { return choose() }
        default: break
        }
        return []
    }

    private mutating func ask() -> [Effect] {
        askTag += 1
        return [.ask(.unmergePreview(request), askTag)]
    }

    /// Round the possible answers; a link can only be one of the two's.
    private mutating func choose() -> [Effect] {
        guard let question = questions.selectedItem else { return [] }
        let choices: [UnmergeRequest.Owner] =
            question.isRequired ? [.survivor, .restored, .both] : [.survivor, .restored]
        let next = question.choice.flatMap { choices.firstIndex(of: $0) }.map { ($0 + 1) % choices.count }
        // What stays unless chosen begins with the other answer.
        request.choices[question.key] = choices[next ?? (question.isRequired ? 0 : 1)]
        return ask()
    }

    // MARK: - Drawing

    private func rows(_ index: Int, width: Int, _ context: Context) -> [[Span]] {
        guard let preview else { return [] }
        let question = questions.items[index]
        let words = context.words
        let columns = max(16, width - 2)
        let choice = question.choice ?? (question.isRequired ? nil : .survivor)
        let whose =
            choice.map { owner in
                words(
                    "unmerge.owner." + owner.rawValue,
                    ["survivor": preview.survivor.id.number, "restored": preview.restored.id.number])
            } ?? words("unmerge.open")
        let mark = Span("  " + whose, choice == nil ? .warning : .good)
        let indent = [Span("     ", .normal)]
        switch question.subject {
        case .field(let key, let after, let now):
            let kind = preview.survivor.kind
            guard let field = kind.description.field(key) else { return [] }
            func text(_ answer: Answer<Value>) -> String {
                if case .value(.parts(let lines)) = answer, let part = field.listed {
                    return words.summary(lines, part, names: preview.names)
                }
                return words.text(answer, field.type, names: preview.names)
            }
            return [[Span(" " + words.label(kind.rawValue, key), Style(.label, bold: true)), mark]]
                + [Span(words("unmerge.after", ["text": text(after)]), .dim)].wrapped(
                    columns: columns, behind: indent)
                + [Span(words("unmerge.now", ["text": text(now)]))].wrapped(columns: columns, behind: indent)
        case .link(let id, let field):
            let text =
                id.number + " " + (preview.names[id] ?? "") + "  " + words.label(id.kind.rawValue, field)
            return [Span(text, .link)].wrapped(columns: columns, behind: [Span(" ", .normal)]) + [
                indent + [mark]
            ]
        }
    }

    private func head(width: Int, _ context: Context) -> [[Span]] {
        let words = context.words
        let columns = max(16, width - 2)
        guard let preview else {
            return [Span(obstacle ?? words("app.loading"), obstacle == nil ? .dim : .problem)]
                .wrapped(columns: columns)
        }
        let count = preview.moving.reduce(0) { $0 + $1.count }
        var rows =
            [
                Span(
                    words(
                        "unmerge.heading",
                        [
                            "restored": preview.restored.id.number + " " + preview.restored.name,
                            "survivor": preview.survivor.id.number + " " + preview.survivor.name,
                        ]), .heading)
            ].wrapped(columns: columns)
            + [Span(words("unmerge.links", ["n": String(count)]), .dim)].wrapped(columns: columns)
        let key = preview.questions.isEmpty ? "unmerge.nothingAsked" : "unmerge.asked"
        rows += [Span(words(key))].wrapped(columns: columns)
        if let obstacle { rows += [Span(obstacle, .problem)].wrapped(columns: columns) }
        return rows
    }

    private func blocks(_ context: Context) -> BlockScroll.Blocks {
        let area = Rect(context.size)
        return questions.blocks(below: head(width: area.width, context), in: area) {
            rows($0, width: area.width, context)
        }
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        questions.draw(below: head(width: area.width, context), in: area, list: "questions", into: &frame) {
            rows($0, width: area.width, context)
        }
    }
}
