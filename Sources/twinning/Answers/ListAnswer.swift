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
            try write(window.rows.map(\.record), window.names, standings(window))
        case .csv:
            try write(try records(window), [:], standings(window))
        case .json:
            let records = try records(window)
            let names = try names(records)
            let standings = standings(window)
            for record in records {
                let json = (showsPrivate ? record : record.masked).json(names: names)
                try array.add(
                    standings[record.id].map { json.adding("standing", $0.json(call.words)) } ?? json)
            }
        }
        count += window.rows.count
    }

    func close() throws(Failure) {
        switch call.format {
        case .json: try array.close()
        case .csv where count == 0: try write([], [:], [:])
        case .text where count == 0:
            try call.output.line(call.words("cli.list.nothing", ["kinds": call.words.kinds(kind)]))
        case .csv, .text: break
        }
        try call.output.flush()
    }

    private func write(
        _ records: [Record], _ names: [RecordID: String], _ standings: [RecordID: AgreementStanding]
    ) throws(Failure) {
        let table = table.table(records, names: names, standings: standings, words: call.words)
        try call.write(table, header: count == 0)
    }

    /// How agreements stand; empty for other kinds.
    private func standings(_ window: ListWindow) -> [RecordID: AgreementStanding] {
        guard kind == .agreement else { return [:] }
        return Dictionary(
            window.rows.map {
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
