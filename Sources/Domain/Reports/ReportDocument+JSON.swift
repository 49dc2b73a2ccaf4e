// A report as JSON: on the command line, and as it is kept once it is submitted. What is written reads back the same.

extension ReportValue {
    /// Counts are numbers, shares have a decimal point; money is `{"yuan": 3000}`, with `"unknown"` where pieces of it
    /// are not known.
    package var json: JSONValue {
        switch self {
        case .notKnown: return .null
        case .count(let number): return .number(Int64(number))
        case .percent(let percent): return .decimal(percent.plain)
        case .money(let money, let unknown):
            var members = [JSONValue.Member("yuan", money.map { ReportValue.number($0.plain) } ?? .null)]
            if unknown > 0 { members.append(.init("unknown", .number(Int64(unknown)))) }
            return .object(members)
        case .quantity(let quantity, let unit):
            return .object([
                .init("amount", ReportValue.number(quantity.plain)), .init("unit", .string(unit)),
            ])
        case .day(let day): return .object([.init("day", .string(day.written))])
        case .choice(let list, let key):
            return .object([.init("choice", .string(list)), .init("key", .string(key))])
        case .record(let id, let name):
            return .object([.init("number", .string(id.number)), .init("name", .string(name))])
        case .text(let text): return .string(text)
        case .list(let values): return .array(values.map(\.json))
        }
    }

    private static func number(_ plain: String) -> JSONValue {
        Int64(plain).map(JSONValue.number) ?? .decimal(plain)
    }

    /// Nil for what is none of these.
    package init?(json: JSONValue) {
        switch json {
        case .null: self = .notKnown
        case .number(let number): self = .count(Int(number))
        case .decimal(let text):
            guard let percent = Percent(plain: text) else { return nil }
            self = .percent(percent)
        case .string(let text): self = .text(text)
        case .object:
            if let yuan = json["yuan"] {
                let money = yuan == .null ? nil : Money(typed: yuan.text())
                guard yuan == .null || money != nil else { return nil }
                var unknown = 0
                if case .number(let number) = json["unknown"] { unknown = Int(number) }
                self = .money(money, unknown: unknown)
            } else if let amount = json["amount"] {
                guard let quantity = Quantity(typed: amount.text()) else { return nil }
                self = .quantity(quantity, unit: json["unit"]?.string ?? "")
            } else if let day = json["day"]?.string {
                guard let day = CalendarDay(written: day) else { return nil }
                self = .day(day)
            } else if let list = json["choice"]?.string, let key = json["key"]?.string {
                self = .choice(list: list, key: key)
            } else if let id = json["number"]?.string.flatMap(RecordID.init(number:)) {
                self = .record(id, name: json["name"]?.string ?? id.number)
            } else {
                return nil
            }
        case .array(let items):
            var values: [ReportValue] = []
            for item in items {
                guard let value = ReportValue(json: item) else { return nil }
                values.append(value)
            }
            self = .list(values)
        case .bool: return nil
        }
    }
}

extension Percent {
    /// Reads `84.4`, as `plain` writes it.
    fileprivate init?(plain: String) {
        let isNegative = plain.hasPrefix("-")
        let digits = plain.drop { $0 == "-" }.split(separator: ".")
        guard digits.count == 2, digits[1].utf8.count == 1, let tenths = Int64(digits.joined()) else {
            return nil
        }
        self.init(tenths: isNegative ? -tenths : tenths)
    }
}

extension ReportDocument {
    package var json: JSONValue {
        .object([
            .init("report", .string(sort.rawValue)),
            .init(
                "about", .object([.init("number", .string(about.number)), .init("name", .string(name))])),
            .init("period", .string(period.label)), .init("from", .string(period.from.written)),
            .init("to", .string(period.to.written)), .init("madeOn", .string(madeOn.written)),
            .init("figures", .object(figures.map { .init($0.key, $0.json) })),
            .init("sections", .object(sections.map { .init($0.key, $0.json) })),
            .init("warnings", .array(warnings.map(\.json))),
        ])
    }

    package init?(json: JSONValue) {
        guard let sort = json["report"]?.string.flatMap(Report.Sort.init(rawValue:)),
            let about = json["about"]?["number"]?.string.flatMap(RecordID.init(number:)),
            let from = json["from"]?.string.flatMap(CalendarDay.init(written:)),
            let to = json["to"]?.string.flatMap(CalendarDay.init(written:)),
            let period = ReportPeriod(from: from, to: to),
            let madeOn = json["madeOn"]?.string.flatMap(CalendarDay.init(written:))
        else { return nil }
        self.init(
            sort, about: about, name: json["about"]?["name"]?.string ?? about.number, period, madeOn: madeOn)
        for member in json["figures"]?.members ?? [] {
            guard let value = member.value["value"].flatMap(ReportValue.init(json:)) else { return nil }
            figures.append(ReportFigure(member.key, value, member.value["records"]?.numbers ?? []))
        }
        for member in json["sections"]?.members ?? [] {
            guard let section = ReportSection(member.key, json: member.value) else { return nil }
            sections.append(section)
        }
        for item in json["warnings"]?.items ?? [] {
            guard let key = item["warning"]?.string else { return nil }
            var values: [String: ReportValue] = [:]
            for member in item["values"]?.members ?? [] {
                values[member.key] = ReportValue(json: member.value)
            }
            warnings.append(ReportWarning(key, values, item["records"]?.numbers ?? []))
        }
    }
}

extension ReportFigure {
    var json: JSONValue { .object([.init("value", value.json), .init("records", .numbers(records))]) }
}

extension ReportWarning {
    var json: JSONValue {
        .object([
            .init("warning", .string(key)),
            .init("values", .object(values.sorted { $0.key < $1.key }.map { .init($0.key, $0.value.json) })),
            .init("records", .numbers(records)),
        ])
    }
}

extension ReportSection {
    private static let rowKey = "row"
    private static let recordKey = "record"

    /// A row is an object of its cells, by the keys of the columns.
    var json: JSONValue {
        .object([
            .init("columns", .array(columns.map { .string($0.key) })),
            .init("derived", isDerived ? .bool(true) : .array(derived)),
            .init(
                "rows",
                .array(
                    rows.map { row in
                        .object(
                            [
                                .init(ReportSection.rowKey, .string(row.id)),
                                .init(
                                    ReportSection.recordKey, row.record.map { .string($0.number) } ?? .null),
                            ] + zip(columns, row.cells).map { .init($0.key, $1.json) })
                    })),
        ])
    }

    private var derived: [JSONValue] { columns.filter(\.isDerived).map { .string($0.key) } }

    init?(_ key: String, json: JSONValue) {
        let keys = json["columns"]?.items.compactMap(\.string) ?? []
        let derived = Set(json["derived"]?.items.compactMap(\.string) ?? [])
        self.init(key, [], isDerived: json["derived"] == .bool(true))
        columns = keys.map { Column($0, isDerived: derived.contains($0)) }
        for row in json["rows"]?.items ?? [] {
            guard let id = row[ReportSection.rowKey]?.string else { return nil }
            var cells: [ReportValue] = []
            for column in keys {
                guard let cell = ReportValue(json: row[column] ?? .null) else { return nil }
                cells.append(cell)
            }
            add(id, row[ReportSection.recordKey]?.string.flatMap(RecordID.init(number:)), cells)
        }
    }
}

extension JSONValue {
    fileprivate var members: [Member] { if case .object(let members) = self { members } else { [] } }
    fileprivate var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
    fileprivate var numbers: [RecordID] { items.compactMap(\.string).compactMap(RecordID.init(number:)) }

    fileprivate static func numbers(_ records: [RecordID]) -> JSONValue {
        .array(records.map { .string($0.number) })
    }
}
