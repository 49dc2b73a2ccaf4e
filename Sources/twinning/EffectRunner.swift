import Domain
import FileStore
import Foundation
import Screens
import Synchronization
import Terminal

/// Carries out what the app wants of the registry, off the main thread, and brings the answers back to the loop.
///
/// Writes and the questions of what is on the screen keep their order on one queue; counting, which may take longer on
/// a large registry, has its own, so that no list waits for a number. A question that its screen has asked again
/// meanwhile is not answered any more.
final class EffectRunner: Sendable {
    private let registry: Registry
    private let wake: @Sendable () -> Void
    private let work = DispatchQueue(label: "twinning.registry", qos: .userInteractive)
    private let counting = DispatchQueue(label: "twinning.counting", qos: .utility)
    private let exporting = DispatchQueue(label: "twinning.exporting", qos: .utility)
    private let isEnding = Mutex(false)
    private let inbox = Mutex<[AppEvent]>([])
    /// The newest question of each sort from each screen.
    private let newest = Mutex<[Slot: Tag]>([:])
    /// The screen whose question is being answered, counts apart.
    private let asking = Mutex<Int?>(nil)
    private let lastSeen: Mutex<Int64>
    /// Verbs that were asked for and are not done yet.
    private let unfinished = Mutex(0)

    /// The look back that is being made, and what came of the last one.
    private let lookBack = Mutex<PastRegistry.Making?>(nil)
    private let lookedBack = Mutex<Result<PastRegistry, Refusal>?>(nil)

    private struct Slot: Hashable {
        let entry: Int
        let sort: Question.Sort
    }

    init(_ registry: Registry, wake: @escaping @Sendable () -> Void) {
        self.registry = registry
        self.wake = wake
        lastSeen = Mutex((try? registry.changeCounter()) ?? 0)
    }

    /// The answers that have come since it was last asked.
    func takeEvents() -> [AppEvent] {
        inbox.withLock { events in
            defer { events = [] }
            return events
        }
    }

    /// Whether something unfinished is kept in the registry. Asked once, before the first screen is drawn.
    var draftsWait: Bool {
        guard case .drafts(let drafts) = try? registry.answer(.drafts) else { return false }
        return !drafts.isEmpty
    }

    func ask(_ question: Question, _ address: Address) {
        let slot = question.sort.map { Slot(entry: address.entry, sort: $0) }
        if let slot { newest.withLock { $0[slot] = address.tag } }
        let queue = question.isCount ? counting : work
        let isCount = question.isCount
        queue.async { [self] in
            if let slot, newest.withLock({ $0[slot] }) != address.tag { return }
            if !isCount { asking.withLock { $0 = address.entry } }
            let answer = Result { () throws(Refusal) in try registry.answer(question) }
            if !isCount { asking.withLock { $0 = nil } }
            if let slot, newest.withLock({ $0[slot] }) != address.tag { return }
            deliver(.reply(address, answer))
        }
    }

    /// Drops what a screen has asked and breaks off what is being looked up for it. Nothing that is written is touched:
    /// what is asked and what is done wait for one another in one queue.
    func stopAsking(_ entry: Int) {
        newest.withLock { newest in
            for slot in newest.keys where slot.entry == entry { newest[slot] = EffectRunner.stopped }
        }
        asking.withLock { asking in
            if asking == entry { registry.stopReading() }
        }
    }

    /// The same for every screen: nobody waits for answers any more, and what is to be kept must not wait for them.
    private func stopAsking() {
        newest.withLock { newest in
            for slot in newest.keys { newest[slot] = EffectRunner.stopped }
        }
        asking.withLock { asking in
            if asking != nil { registry.stopReading() }
        }
    }

    /// No question has this tag.
    private static let stopped = Int.min

    func perform(_ verb: Verb, _ address: Address) {
        unfinished.withLock { $0 += 1 }
        // A large file that is copied keeps nobody waiting.
        let queue = if case .attachment(.add, _) = verb { exporting } else { work }
        queue.async { [self] in
            defer { unfinished.withLock { $0 -= 1 } }
            deliver(.outcome(address, Result { () throws(Refusal) in try registry.perform(verb) }))
        }
    }

    /// Beside everything else: a long table keeps nobody waiting.
    func export(_ export: Export, _ words: Words, _ address: Address) {
        exporting.async { [self] in
            let exporter = Exporter(registry, words) { [self] in isEnding.withLock { $0 } }
            deliver(.outcome(address, Result { () throws(Refusal) in try exporter.write(export) }))
        }
    }

    /// Beside everything else as well.
    func print(_ request: PaperRequest, _ words: Words, today: CalendarDay, _ address: Address) {
        exporting.async { [self] in
            let result = Result { () throws(Refusal) in
                let folders: [String]
                do throws(PlacesError) {
                    folders = try CommandLineProgram.places.templateFolders()
                } catch {
                    throw .failed(Failure(error).sentence(CommandLineProgram.words) ?? "")
                }
                return try Printer(registry, words, today: today, folders: folders).print(request)
            }
            deliver(.outcome(address, result))
        }
    }

    /// What is due as well.
    func exportDue(_ export: DueExport, _ words: Words, _ address: Address) {
        exporting.async { [self] in
            let writer = DueWriter(registry, words) { [self] in isEnding.withLock { $0 } }
            deliver(.outcome(address, Result { () throws(Refusal) in try writer.write(export) }))
        }
    }

    /// And so does a large file.
    func fetch(_ fetch: AttachmentFetch, _ address: Address) {
        exporting.async { [self] in
            let fetcher = AttachmentFetcher(registry)
            deliver(.outcome(address, Result { () throws(Refusal) in try fetcher.fetch(fetch) }))
        }
    }

    /// Turns a copy of the registry back, beside everything else; one that is being made already is given up.
    func look(back request: LookBack, today: CalendarDay) {
        let making = PastRegistry.Making()
        lookBack.withLock { before in
            before?.giveUp()
            before = making
        }
        exporting.async { [self] in
            let result = Result { () throws(Refusal) in
                try PastRegistry(request, of: registry, today: today, making) { [self] percent in
                    deliver(.turningBack(.reached(percent: percent)))
                }
            }
            guard !making.isGivenUp, !isEnding.withLock({ $0 }) else {
                if case .success(let past) = result { past.throwAway() }
                return
            }
            lookedBack.withLock { $0 = result }
            wake()
        }
    }

    /// Nothing comes of the look back that is being made, nor of one that has just been made.
    func stopTurning() {
        lookBack.withLock { $0?.giveUp() }
        if case .success(let past) = takeLookedBack() { past.throwAway() }
    }

    /// What came of a look back, once.
    func takeLookedBack() -> Result<PastRegistry, Refusal>? {
        lookedBack.withLock { result in
            defer { result = nil }
            return result
        }
    }

    /// Breaks off what is being exported, and waits until nothing is left of it, but not for ever.
    func endExports() {
        isEnding.withLock { $0 = true }
        lookBack.withLock { $0?.giveUp() }
        let done = DispatchSemaphore(value: 0)
        exporting.async { done.signal() }
        _ = done.wait(timeout: .now() + 1)
    }

    /// Looks whether somebody else has written since.
    func lookForChanges() {
        work.async { [self] in
            // A registry that cannot be looked at says so when something is asked of it.
            guard let counter = try? registry.changeCounter() else { return }
            let changed = lastSeen.withLock { seen in
                defer { seen = counter }
                return seen != counter
            }
            if changed { deliver(.registryChanged) }
        }
    }

    /// Keeps what was being typed when the program ends. Waits for it and for the verbs under way (a draft that was
    /// handed over a moment ago is not on disk yet), but not for ever; what was asked is not answered any more. Says why a
    /// draft could not be kept.
    func keep(_ drafts: [Draft], within seconds: Double) -> Refusal? {
        guard !drafts.isEmpty || unfinished.withLock({ $0 > 0 }) else { return nil }
        stopAsking()
        let done = DispatchSemaphore(value: 0)
        let refused = Mutex<Refusal?>(nil)
        work.async { [self] in
            for draft in drafts {
                do throws(Refusal) {
                    _ = try registry.perform(.keepDraft(draft))
                } catch {
                    refused.withLock { $0 = error }
                }
            }
            done.signal()
        }
        if done.wait(timeout: .now() + seconds) == .timedOut { return .busy(registry.path) }
        return refused.withLock { $0 }
    }

    private func deliver(_ event: AppEvent) {
        inbox.withLock { $0.append(event) }
        wake()
    }
}
