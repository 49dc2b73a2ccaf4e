import Documents
import Domain
import FileStore
import Foundation

/// Writes what is due: as a calendar, or as a table.
struct DueWriter {
    private let registry: Registry
    private let words: Words
    private let isStopped: () -> Bool

    init(_ registry: Registry, _ words: Words, isStopped: @escaping () -> Bool = { false }) {
        self.registry = registry
        self.words = words
        self.isStopped = isStopped
    }

    func write(_ export: DueExport) throws(Refusal) -> Outcome {
        let path = WrittenPath.absolute(export.path)
        let file = try NewFile(path, replaces: export.replaces)
        var count = 0
        switch export.format {
        case .calendar:
            count = try calendar(export.query) { text throws(Refusal) in try file.write(text) }
        case .spreadsheet:
            let document = DueDocument(words, today: export.query.today)
            try file.write(OutputTable.byteOrderMark)
            var stretches = DueStretches(registry, export.query)
            var isFirst = true
            while let (items, names) = try stretches.next() {
                guard !isStopped() else { throw .stopped }
                try file.write(document.table(items, names: names).spreadsheet(header: isFirst))
                count += items.count
                isFirst = false
            }
        }
        try file.finish(replaces: export.replaces)
        return .exported(count, path: path)
    }

    /// The whole file, piece by piece; says how many events there are.
    func calendar(
        _ query: DueQuery, _ write: (String) throws(Refusal) -> Void
    ) throws(Refusal) -> Int {
        let calendar = try document(query)
        var count = 0
        try write(calendar.head)
        var stretches = DueStretches(registry, query)
        while let (items, names) = try stretches.next() {
            guard !isStopped() else { throw .stopped }
            for item in items {
                let event = calendar.event(item, names: names)
                if event.isEmpty { continue }
                try write(event)
                count += 1
            }
        }
        try write(calendar.foot)
        return count
    }

    func document(_ query: DueQuery) throws(Refusal) -> DueCalendar {
        guard case .settings(let settings) = try registry.answer(.settings) else { throw .failed("settings") }
        let now = Date().formatted(Date.ISO8601FormatStyle())
        return DueCalendar(words, today: query.today, identity: settings.identity, now: now)
    }
}

/// What is due stretch by stretch, with what is put off at the end of the last one.
struct DueStretches {
    private let registry: Registry
    private let query: DueQuery
    private var after: DuePlace?
    private var postponed: [DueItem]?
    private var postponedNames: [RecordID: String] = [:]
    private var isAtEnd = false

    /// Many at once: each stretch looks at every sort of matter anew.
    private static let stretch = 5000

    init(_ registry: Registry, _ query: DueQuery) {
        self.registry = registry
        self.query = query
    }

    /// Nil when all of it was told.
    mutating func next() throws(Refusal) -> (items: [DueItem], names: [RecordID: String])? {
        guard !isAtEnd else { return nil }
        let request = DueRequest(query, after: after, limit: DueStretches.stretch)
        guard case .due(let window) = try registry.answer(.due(request)) else { return nil }
        if postponed == nil { (postponed, postponedNames) = (window.postponed, window.names) }
        guard window.reachesEnd || window.items.isEmpty else {
            after = window.items.last?.place
            return (window.items, window.names)
        }
        isAtEnd = true
        return (
            window.items + (postponed ?? []), window.names.merging(postponedNames) { own, _ in own }
        )
    }
}
