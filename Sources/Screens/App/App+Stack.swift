import Cells
import Domain

/// The way from screen to screen, and what they want done.
extension App {
    /// Opens a screen in front of the one that is there.
    package mutating func push(_ screen: any Screen) -> [AppEffect] {
        stack.append(Entry(id: nextEntry, screen: screen))
        nextEntry += 1
        return send(.appeared, to: top.id)
    }

    mutating func pop(giving gift: Gift? = nil) -> [AppEffect] {
        guard stack.count > 1 else { return [] }
        stack.removeLast()
        if let gift { return send(.given(gift), to: top.id) }
        return wakeTop()
    }

    mutating func popTo(_ index: Int) -> [AppEffect] {
        guard index >= 0, index < stack.count - 1 else { return [] }
        // What was typed in a form on the way is kept as a draft.
        let drafts = stack[(index + 1)...].compactMap { $0.screen.unsaved(context) }
        stack.removeSubrange((index + 1)...)
        return drafts.map { .perform(.keepDraft($0), address(top.id, App.keptTag)) } + wakeTop()
    }

    static let keptTag = -2

    mutating func wakeTop() -> [AppEffect] {
        guard stack[stack.count - 1].isStale else { return [] }
        stack[stack.count - 1].isStale = false
        return send(.appeared, to: top.id)
    }

    mutating func send(_ event: ScreenEvent, to entry: Int) -> [AppEffect] {
        guard let index = stack.firstIndex(where: { $0.id == entry }) else { return [] }
        let effects = stack[index].screen.update(event, context)
        return effects.flatMap { carry($0, from: entry) }
    }

    mutating func carry(_ effect: Effect, from entry: Int) -> [AppEffect] {
        switch effect {
        case .ask(let question, let tag): return [.ask(question, address(entry, tag))]
        case .perform(let verb, let tag): return [.perform(verb, address(entry, tag))]
        case .after(let milliseconds, let tag): return [.timer(milliseconds, address(entry, tag))]
        case .push(let screen): return push(screen)
        case .pop: return entry == top.id ? pop() : []
        case .give(let gift): return entry == top.id ? pop(giving: gift) : []
        case .replace(let screen):
            guard entry == top.id else { return [] }
            stack.removeLast()
            return push(screen)
        case .home: return popTo(0)
        case .remember(let change): return remember(change)
        case .say(let message):
            self.message = message
            return []
        case .run(let id):
            guard entry == top.id, stack.count > 1 else { return [] }
            stack.removeLast()
            return runCommand(id)
        case .quit: return [.quit]
        }
    }
}
