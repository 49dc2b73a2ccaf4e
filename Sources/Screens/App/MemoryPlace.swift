import Domain

extension Memory {
    /// A screen that was open, with what is needed to open it again.
    package enum Step: Hashable, Sendable {
        /// `selected` is the record the cursor was on.
        case list(RememberedQuery, selected: RecordID?)
        case frequency(RememberedQuery, field: String)
        case record(RecordID)
        case history(RecordID?, name: String?)
        case journal(RecordID?)
        case branches
        case missing(Kind?)
        case due
    }
}

extension Memory.Step {
    /// The screen; nil when what it showed means nothing any more.
    func screen(today: CalendarDay) -> (any Screen)? {
        switch self {
        case .list(let query, let selected):
            (try? query.resolved(today: today)).map { ListScreen($0, selected: selected) }
        case .frequency(let query, let field):
            (try? query.resolved(today: today)).flatMap { query in
                query.kind.description.field(field).map { FrequencyScreen(query, field: $0.key) }
            }
        case .record(let id): DetailScreen(id)
        case .history(let subject, let name): HistoryScreen(subject: subject, name: name)
        case .journal(let subject): JournalScreen(record: subject)
        case .branches: BranchTreeScreen()
        case .missing(let kind): MissingFactsScreen(kind: kind)
        case .due: DueScreen()
        }
    }

    init?(json: JSONValue) {
        let record = json["record"]?.string.flatMap { RecordID(number: $0) }
        switch json["screen"]?.string {
        case "list":
            guard let query = json["list"].flatMap({ RememberedQuery(json: $0) }) else { return nil }
            self = .list(query, selected: record)
        case "frequency":
            guard let query = json["list"].flatMap({ RememberedQuery(json: $0) }),
                let field = json["field"]?.string
            else { return nil }
            self = .frequency(query, field: field)
        case "record":
            guard let record else { return nil }
            self = .record(record)
        case "history": self = .history(record, name: json["name"]?.string)
        case "journal": self = .journal(record)
        case "branches": self = .branches
        case "due": self = .due
        case "missing": self = .missing(json["kind"]?.string.flatMap(Kind.init(rawValue:)))
        default: return nil
        }
    }

    var json: JSONValue {
        var name: String
        var record: RecordID?
        var list: JSONValue?
        var title: String?
        var kind: Kind?
        var field: String?
        switch self {
        case .list(let query, let selected): (name, record, list) = ("list", selected, query.json)
        case .frequency(let query, let counted): (name, list, field) = ("frequency", query.json, counted)
        case .record(let id): (name, record) = ("record", id)
        case .history(let subject, let subjectName): (name, record, title) = ("history", subject, subjectName)
        case .journal(let subject): (name, record) = ("journal", subject)
        case .branches: name = "branches"
        case .missing(let shown): (name, kind) = ("missing", shown)
        case .due: name = "due"
        }
        return .object(
            .present([
                ("screen", .string(name)), ("record", record.map { .string($0.number) }),
                ("name", title.map(JSONValue.string)), ("kind", kind.map { .string($0.rawValue) }),
                ("list", list), ("field", field.map(JSONValue.string)),
            ]))
    }
}
