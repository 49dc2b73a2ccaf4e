import Domain
import FileStore

/// Saves made-up records in steps: large enough for speed, small enough for memory. Numbers are given in the order of
/// saving, so that links can be told before.
struct BenchSaver {
    private let registry: Registry
    private var waiting: [Record] = []
    private var saved = 0

    private static let step = 5000

    init(_ registry: Registry) { self.registry = registry }

    mutating func add(_ record: Record) { waiting.append(record) }

    /// Called where everything that was added links to what is saved or was added as well.
    mutating func saveWhenFull(_ progress: (Int) -> Void) throws(Refusal) {
        if waiting.count >= BenchSaver.step { try save(progress) }
    }

    mutating func save(_ progress: (Int) -> Void) throws(Refusal) {
        guard !waiting.isEmpty else { return }
        _ = try registry.perform(.save(waiting, draft: nil))
        saved += waiting.count
        waiting.removeAll(keepingCapacity: true)
        progress(saved)
    }
}
