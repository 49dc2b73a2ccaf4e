import Cells
import Domain

/// A list with the selected record beside it.
extension ListScreen {
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let place = PeekPane.place(in: Rect(context.size), context.memory)
        var effects: [Effect]
        if event.isOfPeekPane {
            effects = updatePeek(event, place, context)
        } else {
            effects = handle(event, beside(place, context))
        }
        guard let place else { return effects }
        switch event {
        case .appeared, .resized: effects += peek.refresh()
        default: break
        }
        peek.fit(place, context)
        return effects + peek.follow(window.selectedRow?.identity)
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        guard let place = PeekPane.place(in: area, context.memory) else {
            return drawList(area, into: &frame, context)
        }
        peek.draw(place, into: &frame, context)
        drawList(place.list, into: &frame, beside(place, context))
    }

    /// What the list itself knows of the window.
    private func beside(_ place: PeekPane.Place?, _ context: Context) -> Context {
        guard let place else { return context }
        var inner = context
        inner.size = Size(width: place.list.width, height: place.list.height)
        return inner
    }

    func peekOffers(_ context: Context) -> [Offer] {
        let area = Rect(context.size)
        if PeekPane.place(in: area, context.memory) != nil {
            return ["peek", "peekUp", "peekDown", "peekWider", "peekNarrower"].map { Offer($0) }
        }
        var wishing = context.memory
        wishing.apply(.peeks(true))
        let hasRoom = PeekPane.place(in: area, wishing) != nil
        return [Offer("peek", unless: hasRoom ? nil : "obstacle.noRoomToPeek")]
    }

    private mutating func updatePeek(
        _ event: ScreenEvent, _ place: PeekPane.Place?, _ context: Context
    ) -> [Effect] {
        switch event {
        case .timer: return place == nil ? [] : peek.look()
        case .reply(_, .page(let page)): return peek.take(page, place, context)
        case .refused: peek.giveUp()
        case .click(.row(_, let index), _): return peek.target(index).map { [.push(DetailScreen($0))] } ?? []
        case .command("peek"):
            return [.remember(.peeks(!context.memory.peeks))] + peek.follow(window.selectedRow?.identity)
                + peek.refresh()
        case .command("peekUp"): if let place { peek.turn(by: -1, place) }
        case .command("peekDown"): if let place { peek.turn(by: 1, place) }
        case .command("peekWider"): return resizePeek(by: 1, context)
        case .command("peekNarrower"): return resizePeek(by: -1, context)
        default: break
        }
        return []
    }

    private func resizePeek(by steps: Int, _ context: Context) -> [Effect] {
        PeekPane.resized(by: steps, in: Rect(context.size), context.memory).map { [.remember($0)] } ?? []
    }
}

extension ScreenEvent {
    /// Meant for the record beside a list.
    fileprivate var isOfPeekPane: Bool {
        switch self {
        case .timer(PeekPane.tag), .reply(PeekPane.tag, _), .refused(PeekPane.tag, _),
            .click(.row("peek", _), _):
            true
        case .command(let id): id.hasPrefix("peek")
        default: false
        }
    }
}
