import Cells
import Domain

/// What is remembered from one start to the next.
extension App {
    mutating func remember(_ change: Memory.Change) -> [AppEffect] {
        context.memory.apply(change)
        context.words.moneyUnit = context.memory.moneyUnit
        return [.remember(change)]
    }

    /// Where the program is left: the screens that can be opened again, up to the first that cannot.
    package var place: [Memory.Step] {
        var steps: [Memory.Step] = []
        for entry in stack.dropFirst() {
            guard let step = entry.screen.step(context) else { break }
            steps.append(step)
        }
        return steps
    }

    /// Opens the screens of the last time over the first one; each asks for what it shows when it is looked at.
    mutating func reopen() {
        for step in firstPlace ?? context.memory.place {
            guard let screen = step.screen(today: context.today) else { continue }
            stack.append(Entry(id: nextEntry, screen: screen, isStale: true))
            nextEntry += 1
        }
        stack[stack.count - 1].isStale = false
        stack[0].isStale = stack.count > 1
    }

    /// The theme of the last time.
    mutating func dress() -> [AppEffect] {
        guard let name = context.memory.theme, Theme.named(name) != nil else { return [] }
        themeName = name
        return [.theme(name)]
    }
}
