import Cells
import Domain

/// Keys, text and the mouse: who they are for.
extension App {
    mutating func handle(_ input: InputEvent) -> [AppEffect] {
        switch input {
        case .resize(let size):
            self.size = size
            context.size = App.body(of: size, isPast: context.past != nil)
            followWithJump()
            return send(.resized, to: top.id)
        case .key(let key):
            if let effects = editByClipboard(key) { return effects }
            message = nil
            if key == Key(.character("c"), .control) { return interrupt() }
            wasInterrupted = false
            isPassingOver = false
            let before = copied
            defer { if copied == before { copied = nil } }
            return press(key)
        case .typed(let keys):
            jump = nil
            return type(keys)
        case .paste(let text):
            jump = nil
            return send(.paste(text), to: top.id)
        case .mouse(let mouse): return handle(mouse)
        case .focus, .unknown: return []
        }
    }

    /// Cancels what is under way; at rest, twice within two seconds quits, and drafts are kept as at any end.
    mutating func interrupt() -> [AppEffect] {
        if jump != nil {
            jump = nil
            return []
        }
        if isLooking { return stopLooking() }
        if isTurning, !top.screen.isOverlay { return stopTurning() }
        if top.screen.isOverlay { return pop() }
        if wasInterrupted { return [.interrupted] }
        wasInterrupted = true
        message = Message(context.words("message.interrupt"))
        return [.timer(App.interruptWithin, App.interruptTimer)]
    }

    static let interruptWithin = 2000
    static let interruptTimer = Address(entry: -1, tag: 1)

    private mutating func press(_ key: Key) -> [AppEffect] {
        if jump != nil, let effects = pressJumping(key) { return effects }
        if key == Key(.escape), isLooking { return stopLooking() }
        let screen = top.screen
        // A window and what is being typed have an Esc of their own; Ctrl-C is left to them.
        if key == Key(.escape), isTurning, !screen.isOverlay, !screen.takesText { return stopTurning() }
        let folded = screen.takesText ? key : key.foldedForCommands
        if !(screen.takesText && folded.isText) {
            for offer in screen.offers(context) {
                guard let command = Commands.command(offer.id), command.keys.contains(folded) else {
                    continue
                }
                return run(offer)
            }
            // A field that is typed in takes every key it has a use for before the app does.
            if screen.takesText, folded.editsText { return send(.key(key), to: top.id) }
            if let command = Commands.global.first(where: { $0.keys.contains(folded) }) {
                return runGlobal(command.id)
            }
        }
        return send(.key(folded), to: top.id)
    }

    private mutating func handle(_ mouse: MouseEvent) -> [AppEffect] {
        switch mouse.action {
        case .wheelUp, .wheelDown:
            jump = nil
            return send(.wheel(mouse.action == .wheelUp ? -3 : 3), to: top.id)
        case .release: return []
        case .press, .doublePress:
            message = nil
            jump = nil
            guard let region = draw().region(at: mouse.at) else { return [] }
            let isDouble = mouse.action == .doublePress
            if case .text(let field) = region.target {
                let place = Point(x: mouse.at.x - region.rect.x, y: mouse.at.y - region.rect.y)
                return send(.place(field, at: place, in: region.rect.size, double: isDouble), to: top.id)
            }
            return hit(region.target, double: isDouble)
        }
    }

    /// What a click does, and a letter laid over the same place.
    mutating func hit(_ target: HitRegion.Target, double: Bool) -> [AppEffect] {
        switch target {
        case .command(let id): runCommand(id)
        case .crumb(let index): climb(to: index)
        case .text(let field): send(.click(.field(field), double: double), to: top.id)
        case .row, .column, .field: send(.click(target, double: double), to: top.id)
        }
    }
}
