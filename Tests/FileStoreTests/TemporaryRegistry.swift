import Domain
import Foundation
import Synchronization
import Testing

@testable import FileStore

/// GRDB has a class of this name.
typealias Record = Domain.Record

/// A folder of its own for every test, gone with it.
final class TemporaryFolder {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "twinning-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    /// Every file of the folder with its bytes.
    var contents: [String: Data] {
        var contents: [String: Data] = [:]
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] {
            contents[name] = FileManager.default.contents(atPath: file(name)) ?? Data()
        }
        return contents
    }
}

extension Clock {
    /// A minute later each time it is asked.
    static var ticking: Clock {
        let minutes = Ticks()
        return Clock {
            let minute = minutes.next()
            func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
            return "2021-06-16T\(two(minute / 60 % 24)):\(two(minute % 60)):00Z"
        }
    }
}

private final class Ticks: Sendable {
    private let count = Mutex(0)
    func next() -> Int {
        count.withLock { count in
            count += 1
            return count - 1
        }
    }
}

extension TemporaryFolder {
    func registry(_ name: String = "r.twinning") throws -> Registry {
        try Registry.create(at: file(name), by: "anna", clock: .ticking)
    }

    func reopened(_ name: String = "r.twinning", readOnly: Bool = false) throws -> Registry {
        try Registry.open(at: file(name), readOnly: readOnly, by: "bert", clock: .ticking)
    }
}

// MARK: - Records

func day(_ written: String) -> CalendarDay {
    guard let day = CalendarDay(written: written) else { preconditionFailure("no date: \(written)") }
    return day
}

extension Record {
    /// A new one, under a provisional identity.
    static func new(_ kind: Kind, _ name: String, _ serial: Int64 = -1) -> Record {
        var record = Record(RecordID(kind, serial))
        record[Record.nameKey] = .value(.text(name))
        return record
    }

    func with<V>(_ field: Field<V>, _ value: V) -> Record {
        var copy = self
        copy[field] = .value(value)
        return copy
    }

    func with(_ key: String, _ answer: Answer<Value>) -> Record {
        var copy = self
        copy[key] = answer
        return copy
    }
}

func alias(_ name: String, _ sort: Alias.Sort) -> Part {
    Part([Alias.name.key: .value(.text(name)), Alias.sort.key: .value(sort.asValue)])
}

extension Registry {
    /// Saves, and says under which identities.
    @discardableResult
    func save(_ records: Record...) throws -> [RecordID] {
        switch try perform(.save(records, draft: nil)) {
        case .done(_, let ids), .unchanged(let ids): return ids
        case .draft, .draftDropped, .exported, .fetched, .opened, .printed, .preview, .settings: return []
        }
    }

    func window(_ query: ListQuery, _ anchor: WindowRequest.Anchor = .first, _ limit: Int = 100) throws
        -> ListWindow
    {
        guard case .window(let window) = try answer(.window(WindowRequest(query, anchor, limit: limit)))
        else { throw Unexpected() }
        return window
    }

    func hits(_ text: String, _ kinds: [Kind] = []) throws -> [SearchHit] {
        guard case .search(let found) = try answer(.search(SearchQuery(text, kinds: kinds))) else {
            throw Unexpected()
        }
        return found.hits
    }

    func page(_ id: RecordID) throws -> Page {
        guard case .page(let page) = try answer(.page(id)) else { throw Unexpected() }
        return page
    }

    func steps(of record: RecordID? = nil) throws -> [JournalStep] {
        guard case .journal(let window) = try answer(.journal(JournalRequest(record: record, limit: 1000)))
        else { throw Unexpected() }
        return window.steps
    }

    func count(_ query: ListQuery) throws -> ListCount {
        guard case .count(let count) = try answer(.count(query)) else { throw Unexpected() }
        return count
    }
}

struct Unexpected: Error {}

/// The refusal that the work ends in; nil when it does not.
func refusal(_ work: () throws -> Void) throws -> Refusal? {
    do {
        try work()
        return nil
    } catch let refusal as Refusal {
        return refusal
    }
}
