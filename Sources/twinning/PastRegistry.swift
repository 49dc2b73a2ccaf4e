import Domain
import FileStore
import Foundation
import Synchronization

/// A copy of a registry that was turned back to a day, in a private folder of its own.
struct PastRegistry: Sendable {
    let registry: Registry
    let view: LookBackView
    private let folder: PrivateFolder

    /// Whether it is still wanted; asked on the way.
    final class Making: Sendable {
        private let state = Mutex(false)
        var isGivenUp: Bool { state.withLock { $0 } }
        func giveUp() { state.withLock { $0 = true } }
    }

    /// `tell` is told the percentage, each once.
    init(
        _ request: LookBack, of source: Registry, today: CalendarDay, _ making: Making,
        tell: @escaping (Int) -> Void
    ) throws(Refusal) {
        let folder: PrivateFolder
        do throws(Failure) {
            folder = try PrivateFolder.make(for: .past)
        } catch {
            throw .failed(error.sentence(CommandLineProgram.words) ?? "")
        }
        self.folder = folder
        var last = -1
        do throws(Refusal) {
            (registry, view) = try source.lookBack(
                request, at: folder.path + "/past.twinning", secondsFromUTC: CalendarDay.secondsFromUTCHere,
                today: today
            ) { share in
                if making.isGivenUp { throw Refusal.stopped }
                let percent = Int(share * 100)
                if percent / 5 != last / 5 { tell(percent) }
                last = percent
            }
        } catch {
            folder.remove()
            throw error
        }
    }

    func throwAway() { folder.remove() }
}
