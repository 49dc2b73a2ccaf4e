import Cells
import Domain

/// The way from screen to screen, and what they want done.
extension App {
    /// Opens a screen in front of the one that is there.
    package mutating func push(_ screen: any Screen) -> [AppEffect] { push(screen, by: nil) }

    mutating func push(_ screen: any Screen, by opener: ScreenEvent?) -> [AppEffect] {
        if !screen.isOverlay { trail.leave(stack) }
        stack.append(Entry(id: nextEntry, screen: screen, opener: opener))
        nextEntry += 1
        return send(.appeared, to: top.id)
    }

    mutating func pop(giving gift: Gift? = nil) -> [AppEffect] {
        guard stack.count > 1 else { return [] }
        if !top.screen.isOverlay { trail.leave(stack) }
        stack.removeLast()
        // What was given may lead on to another screen; whatever is in front then shows what is stored by now.
        let effects = gift.map { send(.given($0), to: top.id) } ?? []
        return effects + wakeTop()
    }

    mutating func popTo(_ index: Int) -> [AppEffect] {
        guard index >= 0, index < stack.count - 1 else { return [] }
        trail.leave(stack)
        let effects = keepDrafts(of: stack[(index + 1)...])
        stack.removeSubrange((index + 1)...)
        return effects + wakeTop()
    }

    /// Up the path to the place with this crumb; overlays have none.
    mutating func climb(to crumb: Int) -> [AppEffect] {
        let places = stack.indices.filter { !stack[$0].screen.isOverlay }
        return places.indices.contains(crumb) ? popTo(places[crumb]) : []
    }

    /// To a place that was left, as it stood; what it shows is looked up again.
    mutating func go(to path: [Entry]?) -> [AppEffect] {
        guard let path, !path.isEmpty else { return [] }
        let left = stack.filter { entry in !path.contains { $0.id == entry.id } }
        let effects = keepDrafts(of: left[...])
        stack = path
        for index in stack.indices { stack[index].isStale = true }
        return effects + wakeTop()
    }

    /// What was typed in a form on the way is kept as a draft.
    private func keepDrafts(of entries: ArraySlice<Entry>) -> [AppEffect] {
        entries.compactMap { $0.screen.unsaved(context) }
            .map { .perform(.keepDraft($0), address(stack[0].id, App.keptTag)) }
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
        return effects.flatMap { carry($0, from: entry, after: event) }
    }

    private mutating func carry(_ effect: Effect, from entry: Int, after event: ScreenEvent) -> [AppEffect] {
        switch effect {
        case .ask(let question, let tag):
            let address = address(entry, tag)
            let timer =
                looking.ask(question, address) ? [AppEffect.timer(App.lookAfter, App.lookTimer)] : []
            return timer + [.ask(question, address)]
        case .perform(let verb, let tag): return [.perform(verb, address(entry, tag))]
        case .export(let export, let tag): return [.export(export, context.words.inYuan, address(entry, tag))]
        case .print(let request, let tag):
            let words = vocabulary(request.language) ?? context.words
            return [.print(request, words.inYuan, today: context.today, address(entry, tag))]
        case .exportDue(let export, let tag):
            return [.exportDue(export, context.words.inYuan, address(entry, tag))]
        case .fetch(let fetch, let tag): return [.fetch(fetch, address(entry, tag))]
        case .after(let milliseconds, let tag): return [.timer(milliseconds, address(entry, tag))]
        case .choseRecord(let record):
            context.recents.removeAll { $0.id == record.id }
            context.recents.insert(record, at: 0)
            context.recents.removeLast(max(0, context.recents.count - App.recentsKept))
            return []
        case .editText(let text, let tag): return [.editText(text, address(entry, tag))]
        case .push(let screen): return push(screen, by: event)
        case .pop: return entry == top.id ? pop() : []
        case .give(let gift): return entry == top.id ? pop(giving: gift) : []
        case .replace(let screen):
            guard entry == top.id else { return [] }
            if !top.screen.isOverlay { trail.leave(stack) }
            stack.removeLast()
            return push(screen, by: event)
        case .home: return popTo(0)
        case .climb(let crumb):
            guard entry == top.id else { return [] }
            return climb(to: crumb)
        case .copy(let text): return copy(text)
        case .remember(let change): return remember(change)
        case .lookBack(let request): return [.lookBack(request, at: place)]
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
