import Documents
import Domain
import FileStore

/// A list as it is told on standard output, a window of it at a time.
struct ListAnswer {
    private let call: Call
    private let registry: Registry
    private let kind: Kind
    private let showsPrivate: Bool
    private let table: RecordTable
    private var array: ArrayWriter
    private var count = 0

    /// For people the columns of the lists are enough, programs get whole records.
    init(_ call: Call, _ kind: Kind, in registry: Registry, showsPrivate: Bool) {
        self.call = call
        self.kind = kind
        self.registry = registry
        self.showsPrivate = showsPrivate
        table = RecordTable(
            kind, fields: call.format == .text ? nil : kind.description.fields, showsPrivate: showsPrivate)
        array = ArrayWriter(call.output)
    }

    /// A whole list, or its first rows, a window at a time.
    static func write(
        _ query: ListQuery, _ limit: Int, _ call: Call, in registry: Registry, showsPrivate: Bool
    ) throws(Failure) {
        var answer = ListAnswer(call, query.kind, in: registry, showsPrivate: showsPrivate)
        var left = limit
        var anchor = WindowRequest.Anchor.first
        while left > 0 {
            let request = WindowRequest(query, anchor, limit: min(left, 500))
            guard case .window(let window) = try registry.reply(to: .window(request)) else { break }
            try answer.add(window)
            left -= window.rows.count
            guard !window.reachesEnd, let last = window.rows.last else { break }
            anchor = .after(last.key)
        }
        try answer.close()
    }

    mutating func add(_ window: ListWindow) throws(Failure) {
        guard !window.rows.isEmpty else { return }
        switch call.format {
        case .text:
            try write(window.rows, window.rows.map(\.record), window.names)
        case .csv:
            try write(window.rows, try records(window), [:])
        case .json:
            let records = try records(window)
            let names = try names(records)
            let standings = standings(window.rows)
            for (row, record) in zip(window.rows, records) {
                var json = (showsPrivate ? record : record.masked).json(names: names)
                if let standing = standings[record.id] {
                    json = json.adding("standing", standing.json(call.words))
                }
                if let use = row.use {
                    json = json.adding("standing", .string(use.state(of: record).rawValue))
                    for member in use.members { json = json.adding(member.key, member.value) }
                }
                try array.add(json)
            }
        }
        count += window.rows.count
    }

    func close() throws(Failure) {
        switch call.format {
        case .json: try array.close()
        case .csv where count == 0: try write([], [], [:])
        case .text where count == 0:
            try call.output.line(call.words("cli.list.nothing", ["kinds": call.words.kinds(kind)]))
        case .csv, .text: break
        }
        try call.output.flush()
    }

    private func write(
        _ rows: [ListRow], _ records: [Record], _ names: [RecordID: String]
    ) throws(Failure) {
        // People read the state with what is used; programs what is stored.
        let uses = Dictionary(
            call.format != .text ? [] : rows.compactMap { row in row.use.map { (row.record.id, $0) } },
            uniquingKeysWith: { first, _ in first })
        let table = table.table(
            records, names: names, standings: standings(rows), uses: uses, words: call.words)
        try call.write(table, header: count == 0)
    }

    /// How agreements stand; empty for other kinds.
    private func standings(_ rows: [ListRow]) -> [RecordID: AgreementStanding] {
        guard kind == .agreement else { return [:] }
        return Dictionary(
            rows.map {
                ($0.record.id, AgreementStanding($0.record, renewal: $0.renewal, today: call.today))
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The rows of a list carry its columns only.
    private func records(_ window: ListWindow) throws(Failure) -> [Record] {
        var records: [Record] = []
        for row in window.rows {
            do {
                records.append(try registry.record(row.record.id))
            } catch {
                throw Failure.refusal(error)
            }
        }
        return records
    }

    private func names(_ records: [Record]) throws(Failure) -> [RecordID: String] {
        let links = Set(records.flatMap(\.links))
        guard case .names(let names) = try registry.reply(to: .names(Array(links))) else { return [:] }
        return names
    }
}

extension Record {
    /// With its private texts as lists show them.
    fileprivate var masked: Record {
        var copy = self
        for field in kind.description.fields where field.isPrivate {
            if case .value(.text(let text)) = self[field.key] { copy[field.key] = .value(.text(text.masked)) }
        }
        return copy
    }
}
