import Documents
import Domain
import FileStore
import Foundation

/// Writes records to a file as a table, a window of the list at a time.
struct Exporter {
    private let registry: Registry
    private let words: Words
    private let isStopped: () -> Bool

    private static let stretch = 500

    /// `isStopped` is asked now and then: whether the file is not wanted any more.
    init(_ registry: Registry, _ words: Words, isStopped: @escaping () -> Bool = { false }) {
        self.registry = registry
        self.words = words
        self.isStopped = isStopped
    }

    func write(_ export: Export) throws(Refusal) -> Outcome {
        let path = WrittenPath.absolute(export.path)
        let file = try NewFile(path, replaces: export.replaces)
        if export.style == .spreadsheet { try file.write(OutputTable.byteOrderMark) }
        let table = RecordTable(
            export.query.kind, fields: export.query.kind.description.fields,
            showsPrivate: export.showsPrivate)
        var count = 0
        try each(export) { records throws(Refusal) in
            let names = try self.names(records)
            let stretch = table.table(records, names: names, words: words)
            try file.write(
                export.style == .spreadsheet
                    ? stretch.spreadsheet(header: count == 0)
                    : stretch.csv(header: count == 0, forTerminal: false))
            count += records.count
        }
        if count == 0 {
            let empty = table.table([], names: [:], words: words)
            try file.write(
                export.style == .spreadsheet ? empty.spreadsheet() : empty.csv(forTerminal: false))
        }
        try file.finish(replaces: export.replaces)
        return .exported(count, path: path)
    }

    /// The records stretch by stretch, in the order of the list.
    private func each(
        _ export: Export, _ use: ([Record]) throws(Refusal) -> Void
    ) throws(Refusal) {
        if let only = export.only {
            var all = export.query
            (all.text, all.conditions, all.includesRetired) = ("", [], true)
            guard case .ordered(let ids) = try registry.answer(.ordered(all, only)) else { return }
            for start in stride(from: 0, to: ids.count, by: Exporter.stretch) {
                try use(try records(ids[start..<min(start + Exporter.stretch, ids.count)]))
            }
            return
        }
        var anchor = WindowRequest.Anchor.first
        while true {
            let request = WindowRequest(export.query, anchor, limit: Exporter.stretch)
            guard case .window(let window) = try registry.answer(.window(request)) else { return }
            if !window.rows.isEmpty { try use(try records(window.rows[...].map(\.record.id)[...])) }
            guard !window.reachesEnd, let last = window.rows.last else { return }
            anchor = .after(last.key)
        }
    }

    private func records(_ ids: ArraySlice<RecordID>) throws(Refusal) -> [Record] {
        guard !isStopped() else { throw .stopped }
        var records: [Record] = []
        for id in ids {
            do throws(Refusal) {
                records.append(try registry.record(id))
            } catch .noSuchRecord {
                // Taken away since the list was read.
                continue
            }
        }
        return records
    }

    private func names(_ records: [Record]) throws(Refusal) -> [RecordID: String] {
        let links = Array(Set(records.flatMap(\.links)))
        guard !links.isEmpty, case .names(let names) = try registry.answer(.names(links)) else { return [:] }
        return names
    }
}
