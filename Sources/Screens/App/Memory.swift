import Domain

/// What the program remembers for this user from one start to the next: how they look at things, never what the
/// registry says.
///
/// A screen reads it from its context and changes it by `Effect.remember`. What is said of records (places, values
/// used in forms, filters that name a record) holds for one registry only: everything here speaks of the registry
/// that is open.
package struct Memory: Hashable, Sendable {
    /// The path of the open registry; nil for one that is thrown away, of which nothing outlives the program.
    package private(set) var registry: String?
    /// The order each kind of list was last put in.
    private(set) var sorts: [Kind: ListQuery.Sort] = [:]
    /// In the order in which they were saved; those of other registries among them.
    private(set) var allFilters: [SavedFilter] = []
    /// Whether lists show the selected record beside them where there is room.
    package private(set) var peeks = true
    /// The columns or rows given to the record beside a list; nil: what suits the window.
    package private(set) var peekColumns: Int?
    package private(set) var peekRows: Int?
    package private(set) var theme: String?
    /// Chosen while the program ran.
    package private(set) var language: Language?
    package private(set) var usesMouse = true
    /// In what amounts are shown.
    package private(set) var moneyUnit = MoneyUnit.yuan
    /// The columns that characters of ambiguous width take, by the name of the terminal.
    package private(set) var ambiguousWidths: [String: Int] = [:]
    /// The latest used first.
    private(set) var registries: [OfRegistry] = []
    /// What a newer version wrote and this one does not understand: kept as it is.
    private(set) var others: [JSONValue.Member] = []

    /// What is remembered of one registry.
    struct OfRegistry: Hashable, Sendable {
        var path: String
        var place: [Step] = []
        /// The values last used in forms, the latest first, by `owner.field`.
        var used: [String: [JSONValue]] = [:]
    }

    package init(registry: String? = nil) { self.registry = registry }

    private static let registriesKept = 20
    private static let valuesKept = 5
    /// A longer text is hardly ever used a second time as it is.
    private static let longestValue = 400

    // MARK: - Reading

    /// Where the program was left: the screens that were open, the one in front last.
    package var place: [Step] { own?.place ?? [] }

    /// The order this kind of list was last put in, if it still has that field.
    package func sort(of kind: Kind) -> ListQuery.Sort? {
        sorts[kind].flatMap { $0.isPossible(kind) ? $0 : nil }
    }

    /// The saved filters for lists of this kind that mean something in the open registry.
    package func filters(of kind: Kind? = nil) -> [SavedFilter] {
        allFilters.filter { filter in
            (kind == nil || filter.query.kind == kind) && isOurs(filter.registry)
        }
    }

    /// The values last used in a field of a kind, or of a list inside records (`owner` is its name), the latest
    /// first. A value that the field would not take any more is passed over.
    package func lastUsed(_ field: FieldDescription, of owner: String, today: CalendarDay) -> [Value] {
        let stored = own?.used[owner + "." + field.key] ?? []
        return stored.compactMap { RememberedValue.value($0, field, today: today) }
    }

    private var own: OfRegistry? { registries.first { $0.path == path } }
    /// A thrown-away registry has a name that no path has.
    private var path: String { registry ?? "" }
    private func isOurs(_ registry: String?) -> Bool { registry == nil || registry == path }

    // MARK: - Changing

    package enum Change: Hashable, Sendable {
        case sort(Kind, ListQuery.Sort)
        /// Saves a filter; one of the same name for the same kind of list is replaced.
        case saveFilter(name: String, RememberedQuery)
        case renameFilter(SavedFilter, to: String)
        case dropFilter(SavedFilter)
        case peeks(Bool)
        case peekColumns(Int)
        case peekRows(Int)
        case theme(String)
        case language(Language)
        case usesMouse(Bool)
        case moneyUnit(MoneyUnit)
        case ambiguousWidth(terminal: String, columns: Int)
        case place([Step])
        /// What was just used in forms.
        case used([UsedValue])
    }

    /// A value as it stood in a form that was saved. `owner` is a kind's name or that of a list inside records.
    package struct UsedValue: Hashable, Sendable {
        package var owner: String
        package var field: FieldDescription
        package var value: Value

        package init(owner: String, field: FieldDescription, value: Value) {
            self.owner = owner
            self.field = field
            self.value = value
        }
    }

    package mutating func apply(_ change: Change) {
        switch change {
        case .sort(let kind, let sort): sorts[kind] = sort
        case .saveFilter(let name, let query):
            let filter = SavedFilter(name: name, query: query, registry: query.namesRecords ? path : nil)
            if let index = index(of: name, query.kind) {
                allFilters[index] = filter
            } else {
                allFilters.append(filter)
            }
        case .renameFilter(let filter, let name):
            guard let index = index(of: filter.name, filter.query.kind) else { return }
            var renamed = allFilters.remove(at: index)
            renamed.name = name
            if let other = self.index(of: name, filter.query.kind) { allFilters.remove(at: other) }
            allFilters.insert(renamed, at: min(index, allFilters.count))
        case .dropFilter(let filter):
            if let index = index(of: filter.name, filter.query.kind) { allFilters.remove(at: index) }
        case .peeks(let peeks): self.peeks = peeks
        case .peekColumns(let columns): peekColumns = columns
        case .peekRows(let rows): peekRows = rows
        case .theme(let name): theme = name
        case .language(let language): self.language = language
        case .usesMouse(let uses): usesMouse = uses
        case .moneyUnit(let unit): moneyUnit = unit
        case .ambiguousWidth(let terminal, let columns): ambiguousWidths[terminal] = columns
        case .place(let steps): changeOwn { $0.place = steps }
        case .used(let values): changeOwn { Memory.use(values, &$0) }
        }
    }

    private func index(of name: String, _ kind: Kind) -> Int? {
        allFilters.firstIndex { $0.name == name && $0.query.kind == kind && isOurs($0.registry) }
    }

    private mutating func changeOwn(_ change: (inout OfRegistry) -> Void) {
        var own = own ?? OfRegistry(path: path)
        change(&own)
        let path = path
        registries.removeAll { $0.path == path }
        registries.insert(own, at: 0)
        if registries.count > Memory.registriesKept { registries.removeLast() }
    }

    private static func use(_ values: [UsedValue], _ own: inout OfRegistry) {
        // The first of them is the one proposed first.
        for used in values.reversed() where !used.field.isPrivate {
            let value = used.value.json(used.field.type)
            guard value.text().utf8.count <= longestValue else { continue }
            let key = used.owner + "." + used.field.key
            let others = (own.used[key] ?? []).filter { $0 != value }
            own.used[key] = Array(([value] + others).prefix(valuesKept))
        }
    }
}

/// A filter that was given a name.
package struct SavedFilter: Hashable, Sendable {
    package var name: String
    package var query: RememberedQuery
    /// The registry it names a record of; nil: it says the same everywhere.
    package var registry: String?
}

// MARK: - As JSON

extension Memory {
    /// Reads what `json` writes. What is missing or not understood is as if nothing had been remembered of it.
    package init(json: JSONValue, registry: String?) {
        self.registry = registry
        guard case .object(let members) = json else { return }
        for member in members {
            switch member.key {
            case "sorts":
                for (key, value) in member.value.members {
                    guard let kind = Kind(rawValue: key) else { continue }
                    sorts[kind] = ListQuery.Sort(json: value)
                }
            case "filters": allFilters = member.value.items.compactMap { SavedFilter(json: $0) }
            case "peeks": peeks = member.value.bool ?? true
            case "peekColumns": peekColumns = member.value.int
            case "peekRows": peekRows = member.value.int
            case "theme": theme = member.value.string
            case "language": language = member.value.string.flatMap(Language.init)
            case "mouse": usesMouse = member.value.bool ?? true
            case "moneyUnit": moneyUnit = member.value.string.flatMap(MoneyUnit.init(rawValue:)) ?? .yuan
            case "ambiguousWidths":
                for (terminal, value) in member.value.members { ambiguousWidths[terminal] = value.int }
            case "registries":
                registries = Array(
                    member.value.items.compactMap { OfRegistry(json: $0) }.prefix(Memory.registriesKept))
            default: others.append(member)
            }
        }
    }

    /// What is kept: everything but what was said of a registry that is thrown away.
    package var json: JSONValue {
        let filters = allFilters.filter { $0.registry != "" }
        let registries = registries.filter { !$0.path.isEmpty }
        let members: [(String, JSONValue?)] = [
            ("theme", theme.map(JSONValue.string)),
            ("language", language.map { .string($0.rawValue) }),
            ("mouse", usesMouse ? nil : .bool(false)),
            ("moneyUnit", moneyUnit == .yuan ? nil : .string(moneyUnit.rawValue)),
            ("peeks", peeks ? nil : .bool(false)),
            ("peekColumns", peekColumns.map { .number(Int64($0)) }),
            ("peekRows", peekRows.map { .number(Int64($0)) }),
            ("ambiguousWidths", .sorted(ambiguousWidths.mapValues { .number(Int64($0)) })),
            (
                "sorts",
                .sorted(Dictionary(uniqueKeysWithValues: sorts.map { ($0.key.rawValue, $0.value.json) }))
            ),
            ("filters", filters.isEmpty ? nil : .array(filters.map(\.json))),
            ("registries", registries.isEmpty ? nil : .array(registries.map(\.json))),
        ]
        return .object(.present(members) + others)
    }
}

extension Memory.OfRegistry {
    fileprivate init?(json: JSONValue) {
        guard let path = json["path"]?.string, !path.isEmpty else { return nil }
        self.path = path
        place = (json["place"]?.items ?? []).compactMap { Memory.Step(json: $0) }
        for (key, value) in json["used"]?.members ?? [] { used[key] = value.items }
    }

    fileprivate var json: JSONValue {
        .object(
            .present([
                ("path", .string(path)),
                ("place", place.isEmpty ? nil : .array(place.map(\.json))),
                ("used", .sorted(used.mapValues { .array($0) })),
            ]))
    }
}

extension SavedFilter {
    fileprivate init?(json: JSONValue) {
        guard let name = json["name"]?.string, !name.isEmpty, let list = json["list"],
            let query = RememberedQuery(json: list)
        else { return nil }
        self.init(name: name, query: query, registry: json["registry"]?.string)
    }

    fileprivate var json: JSONValue {
        .object(
            .present([
                ("name", .string(name)), ("registry", registry.map(JSONValue.string)), ("list", query.json),
            ]))
    }
}

// MARK: - Small readers

extension JSONValue {
    var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
    var members: [(key: String, value: JSONValue)] {
        if case .object(let members) = self { members.map { ($0.key, $0.value) } } else { [] }
    }
    var bool: Bool? { if case .bool(let flag) = self { flag } else { nil } }
    var int: Int? { if case .number(let number) = self { Int(exactly: number) } else { nil } }

    /// An object with its keys in order; nil when it would be empty.
    static func sorted(_ table: [String: JSONValue]) -> JSONValue? {
        table.isEmpty
            ? nil : .object(table.sorted { $0.key < $1.key }.map { Member($0.key, $0.value) })
    }
}

extension [JSONValue.Member] {
    /// The members that have a value.
    static func present(_ members: [(String, JSONValue?)]) -> [JSONValue.Member] {
        members.compactMap { key, value in value.map { JSONValue.Member(key, $0) } }
    }
}
