import Cells
import Domain

/// Keys, text and the mouse: who they are for.
extension App {
    mutating func handle(_ input: InputEvent) -> [AppEffect] {
        switch input {
        case .resize(let size):
            self.size = size
            context.size = App.body(of: size)
            return []
        case .key(let key):
            message = nil
            if key == Key(.character("c"), .control) { return interrupt() }
            wasInterrupted = false
            return press(key)
        case .paste(let text): return send(.paste(text), to: top.id)
        case .mouse(let mouse): return handle(mouse)
        case .focus, .unknown: return []
        }
    }

    /// Ctrl-C twice in a row quits; drafts are kept as at any end.
    mutating func interrupt() -> [AppEffect] {
        if wasInterrupted { return [.interrupted] }
        wasInterrupted = true
        message = Message(context.words("message.interrupt"))
        return []
    }

    mutating func press(_ key: Key) -> [AppEffect] {
        let screen = top.screen
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
        return send(.key(key), to: top.id)
    }

    mutating func handle(_ mouse: MouseEvent) -> [AppEffect] {
        switch mouse.action {
        case .wheelUp: return send(.wheel(-3), to: top.id)
        case .wheelDown: return send(.wheel(3), to: top.id)
        case .release: return []
        case .press, .doublePress:
            message = nil
            guard let target = draw().target(at: mouse.at) else { return [] }
            switch target {
            case .command(let id): return runCommand(id)
            case .crumb(let index):
                // Overlays have no crumb.
                let places = stack.indices.filter { !stack[$0].screen.isOverlay }
                return places.indices.contains(index) ? popTo(places[index]) : []
            case .row, .column, .field:
                return send(.click(target, double: mouse.action == .doublePress), to: top.id)
            }
        }
    }
}
