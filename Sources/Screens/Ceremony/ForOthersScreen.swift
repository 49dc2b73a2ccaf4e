import Cells
import Domain

/// The same agreement for further parties: who they are is chosen one after the other, then all drafts are made in one
/// step.
struct ForOthersScreen: Screen {
    let id: RecordID
    private let name: String
    private(set) var parties: [RecentRecord] = []
    private var list = ListState()
    private var isMaking = false

    private static let askTag = 1
    private static let saveTag = 2

    init(_ agreement: RecordID, name: String) {
        id = agreement
        self.name = name
    }

    var isPlace: Bool { false }
    var isBusy: Bool { isMaking }

    func title(_ context: Context) -> String { context.words("forOthers.title", ["number": id.number]) }

    func offers(_ context: Context) -> [Offer] {
        let none = parties.isEmpty ? "forOthers.nobody" : nil
        return [
            Offer("makeDrafts", unless: (context.isReadOnly ? "obstacle.readOnly" : nil) ?? none),
            Offer("addParty"), Offer("removeLine", unless: none),
        ] + ["up", "down", "first", "last"].map { Offer($0) }
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = max(1, context.size.height - 3)
        switch event {
        case .command("addParty"): return [choose(context)]
        case .given(.picked(let record, let name)), .given(.made(let record, let name)):
            guard !parties.contains(where: { $0.id == record }) else {
                return [
                    .say(Message(context.words("forOthers.twice", ["name": name]), .problem)),
                    choose(context),
                ]
            }
            parties.append(RecentRecord(id: record, name: name, context: ""))
            list.select(parties.count - 1, count: parties.count, height: height)
            // The next one is asked for at once; Esc ends it.
            return [choose(context)]
        case .command("removeLine"):
            guard parties.indices.contains(list.selected) else { return [] }
            parties.remove(at: list.selected)
            list.fit(count: parties.count, height: height)
        case .command("makeDrafts"):
            isMaking = true
            return [.ask(.agreementForOthers(id, parties: parties.map(\.id)), ForOthersScreen.askTag)]
        case .reply(ForOthersScreen.askTag, .agreementForOthers(let others)):
            let drafts = others.drafts(on: others.side, context.words)
            return [.perform(.save(drafts, draft: nil), ForOthersScreen.saveTag)]
        case .outcome(ForOthersScreen.saveTag, .done(_, let ids)):
            isMaking = false
            let numbers = ids.filter { $0.kind == .agreement }.map(\.number)
            let text = context.words(
                "cli.copied",
                [
                    "number": id.number, "n": String(numbers.count),
                    "numbers": numbers.joined(separator: context.words("list.comma")),
                ])
            return [.say(Message(text, .good)), .give(.saved(ids))]
        case .refused(_, let refusal):
            isMaking = false
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .click(.row("parties", let index), _):
            list.select(index, count: parties.count, height: height)
        case .command(let command): _ = list.move(command, count: parties.count, height: height)
        case .key(Key(.left)), .key(Key(.backspace)): return [.pop]
        default: break
        }
        return []
    }

    private func choose(_ context: Context) -> Effect {
        let title = context.words("forOthers.which", ["n": String(parties.count + 1)])
        return .push(PickerScreen(title: title, kinds: [.branch, .village, .unit], typed: "", current: nil))
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let (head, rest) = area.splitTop(2)
        Panel.text(
            words("forOthers.text", ["number": id.number, "name": name]), style: Style(.dim), into: &frame,
            rect: head.inset(dx: 1, dy: 0))
        guard !parties.isEmpty else {
            let (line, _) = rest.splitTop(1)
            Panel.text(
                words("forOthers.nobody"), style: Style(.absent), into: &frame,
                rect: line.inset(dx: 1, dy: 0))
            frame.caret = Point(x: line.x + 1, y: line.y)
            return
        }
        list.drawRows("parties", count: parties.count, in: rest, into: &frame) { index in
            [
                Span(TextFit.pad("\(index + 1)", to: 2, align: .right) + "  ", .dim),
                Span(parties[index].name), Span("  " + parties[index].id.number, .dim),
            ]
        }
    }
}
