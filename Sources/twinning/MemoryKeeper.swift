import Foundation
import Screens
import Synchronization

/// Keeps what is to be remembered, off the main thread and in its order.
final class MemoryKeeper: Sendable {
    private let file: MemoryFile
    private let wake: @Sendable () -> Void
    private let work = DispatchQueue(label: "twinning.memory", qos: .utility)
    private let state: Mutex<State>

    private struct State {
        var memory: Memory
        var pending: [Memory.Change] = []
        var trouble: MemoryFile.Trouble?
        /// What cannot be kept is told once.
        var hasTold = false
    }

    init(_ file: MemoryFile, _ memory: Memory, wake: @escaping @Sendable () -> Void) {
        self.file = file
        self.wake = wake
        state = Mutex(State(memory: memory))
    }

    func keep(_ change: Memory.Change) {
        state.withLock { state in
            state.memory.apply(change)
            state.pending.append(change)
        }
        work.async { [self] in write() }
    }

    /// Why something could not be kept, once.
    func takeTrouble() -> MemoryFile.Trouble? {
        state.withLock { state in
            defer { state.trouble = nil }
            return state.trouble
        }
    }

    /// Waits until everything is kept, but not for ever.
    func finish(within seconds: Double) {
        guard state.withLock({ !$0.pending.isEmpty }) else { return }
        let done = DispatchSemaphore(value: 0)
        work.async { done.signal() }
        _ = done.wait(timeout: .now() + seconds)
    }

    /// What came together is written together.
    private func write() {
        let (changes, memory) = state.withLock { ($0.pending, $0.memory) }
        guard !changes.isEmpty else { return }
        var trouble: MemoryFile.Trouble?
        do {
            try file.keep(changes, over: memory)
        } catch {
            trouble = error
        }
        let isNews = state.withLock { state in
            state.pending.removeFirst(changes.count)
            guard let trouble, !state.hasTold else { return false }
            (state.trouble, state.hasTold) = (trouble, true)
            return true
        }
        if isNews { wake() }
    }
}
