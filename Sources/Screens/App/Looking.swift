import Domain

/// The questions whose answers a screen waits for, counts apart: a number may come when it comes.
struct Looking: Sendable {
    private struct Slot: Hashable {
        let entry: Int
        let sort: Question.Sort?
        /// Of questions that do not supersede one another, each has a slot.
        let tag: Tag?
    }

    private var awaited: [Slot: Tag] = [:]
    /// Somebody has waited long enough to be told.
    var isLong = false

    /// Returns whether it is the first one waited for.
    mutating func ask(_ question: Question, _ address: Address) -> Bool {
        guard !question.isInPassing else { return false }
        let isFirst = awaited.isEmpty
        let sort = question.sort
        awaited[Slot(entry: address.entry, sort: sort, tag: sort == nil ? address.tag : nil)] = address.tag
        return isFirst
    }

    /// Returns whether nothing is waited for any more.
    mutating func answered(_ address: Address) -> Bool {
        guard !awaited.isEmpty else { return false }
        for (slot, tag) in awaited where slot.entry == address.entry && tag == address.tag {
            awaited[slot] = nil
        }
        return settle()
    }

    /// Gives up what this screen waits for and returns the tags of its questions.
    mutating func stop(_ entry: Int) -> [Tag] {
        let stopped = awaited.filter { $0.key.entry == entry }
        for slot in stopped.keys { awaited[slot] = nil }
        _ = settle()
        return stopped.values.sorted()
    }

    func isAwaited(by entry: Int) -> Bool { awaited.keys.contains { $0.entry == entry } }

    private mutating func settle() -> Bool {
        if awaited.isEmpty { isLong = false }
        return awaited.isEmpty
    }
}

extension App {
    /// So long a question may take before a word says that it is under way.
    static let lookAfter = 150
    static let lookTimer = Address(entry: -1, tag: 2)

    /// A question of the screen in front takes long.
    var isLooking: Bool { looking.isLong && looking.isAwaited(by: top.id) }

    /// Gives up what the screen in front waits for; what it shows stays.
    mutating func stopLooking() -> [AppEffect] {
        let entry = top.id
        held = []
        let effects = looking.stop(entry).flatMap { send(.refused($0, .stopped), to: entry) }
        return [.stopAsking(entry: entry)] + effects
    }
}

/// A look back takes long in a large registry; meanwhile everything else goes on.
extension App {
    mutating func follow(_ turning: Turning) {
        switch turning {
        case .began: isTurning = true
        case .reached(let percent):
            // One may still be on its way when it was stopped.
            guard isTurning else { return }
            message = Message(context.words("past.turningNow", ["percent": String(percent)]))
        case .ended(let refusal):
            isTurning = false
            message = refusal.map { Message(context.words.sentence($0), .problem) }
        }
    }

    /// The registry stays on the screen as it is today.
    mutating func stopTurning() -> [AppEffect] {
        isTurning = false
        message = Message(context.words("past.stopped"))
        return [.stopTurning]
    }
}
