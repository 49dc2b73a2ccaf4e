/// A report as it was made on a day: figures, and lists of what they stand for. All keys are those of the program, so
/// that it reads in every language, also years after it was submitted.
package struct ReportDocument: Hashable, Sendable {
    package var sort: Report.Sort
    package var about: RecordID
    /// The body's name on the day it was made.
    package var name: String
    package var period: ReportPeriod
    package var madeOn: CalendarDay
    package var figures: [ReportFigure] = []
    package var sections: [ReportSection] = []
    package var warnings: [ReportWarning] = []

    package init(
        _ sort: Report.Sort, about: RecordID, name: String, _ period: ReportPeriod, madeOn: CalendarDay
    ) {
        self.sort = sort
        self.about = about
        self.name = name
        self.period = period
        self.madeOn = madeOn
    }

    package func figure(_ key: String) -> ReportFigure? { figures.first { $0.key == key } }
    package func section(_ key: String) -> ReportSection? { sections.first { $0.key == key } }

    /// The period was not over when it was made.
    package var isRunning: Bool { madeOn <= period.to }
    package var isEmpty: Bool { figures.allSatisfy(\.isEmpty) }
}

/// What stands in a cell.
package enum ReportValue: Hashable, Sendable {
    case notKnown
    case count(Int)
    case percent(Percent)
    /// Of `unknown` further pieces nobody knows how much they are; without an amount nothing is known at all.
    case money(Money?, unknown: Int)
    case quantity(Quantity, unit: String)
    case day(CalendarDay)
    case choice(list: String, key: String)
    case record(RecordID, name: String)
    case text(String)
    case list([ReportValue])

    package init(_ sum: MoneySum) {
        self = .money(sum.isKnown ? sum.money : nil, unknown: sum.unknown)
    }

    package init(_ percent: Percent?) { self = percent.map(ReportValue.percent) ?? .notKnown }
    package init(_ day: CalendarDay?) { self = day.map(ReportValue.day) ?? .notKnown }
    package init(_ number: Int?) { self = number.map(ReportValue.count) ?? .notKnown }
    package init(_ text: String?) { self = text.map(ReportValue.text) ?? .notKnown }
    package init(_ list: String, _ key: String?) {
        self = key.map { .choice(list: list, key: $0) } ?? .notKnown
    }
    package init(_ record: RecordID?, _ names: [RecordID: String]) {
        self = record.map { .record($0, name: names[$0] ?? $0.number) } ?? .notKnown
    }

    /// Not known, or none.
    package var isNothing: Bool {
        switch self {
        case .count(let number): number == 0
        case .money(let money, let unknown): unknown == 0 && (money?.fen ?? 0) == 0
        case .notKnown: true
        default: false
        }
    }

    package var isNumber: Bool {
        switch self {
        case .count, .percent, .money, .quantity: true
        default: false
        }
    }
}

/// One figure, with the records that it counts.
package struct ReportFigure: Hashable, Sendable {
    package var key: String
    package var value: ReportValue
    package var records: [RecordID]

    package init(_ key: String, _ value: ReportValue, _ records: [RecordID] = []) {
        self.key = key
        self.value = value
        self.records = records
    }

    /// Of all time until the day of the report, whatever its period.
    package static let inAll: Set<String> = ["moneyReceivedInAll", "moneyPaidInAll", "goodsInAll"]

    package var isEmpty: Bool { value.isNothing }
}

package struct ReportSection: Hashable, Sendable {
    package var key: String
    package var columns: [Column]
    package var rows: [ReportRow] = []
    /// All of it is worked out from other sections: a change in it is no change of its own.
    package var isDerived = false

    package struct Column: Hashable, Sendable {
        package var key: String
        /// Worked out from other cells.
        package var isDerived: Bool

        package init(_ key: String, isDerived: Bool = false) {
            self.key = key
            self.isDerived = isDerived
        }
    }

    /// `derived`: the keys of the columns that are worked out from others; behind the rest where they are not named there.
    package init(_ key: String, _ columns: [String], derived: [String] = [], isDerived: Bool = false) {
        self.key = key
        self.columns = (columns + derived.filter { !columns.contains($0) }).map {
            Column($0, isDerived: derived.contains($0))
        }
        self.isDerived = isDerived
    }

    package mutating func add(_ id: String, _ record: RecordID? = nil, _ cells: [ReportValue]) {
        rows.append(ReportRow(id: id, record: record, cells: cells))
    }

    /// The cells of a column, in the order of the rows.
    package func values(_ key: String) -> [ReportValue] {
        guard let place = columns.firstIndex(where: { $0.key == key }) else { return [] }
        return rows.map { $0.cells.indices.contains(place) ? $0.cells[place] : .notKnown }
    }
}

package struct ReportRow: Hashable, Sendable {
    /// Tells it from the other rows of its section, also in a later version of the report.
    package var id: String
    /// What it tells of.
    package var record: RecordID?
    /// As many as the section has columns.
    package var cells: [ReportValue]

    package init(id: String, record: RecordID?, cells: [ReportValue]) {
        self.id = id
        self.record = record
        self.cells = cells
    }
}

/// What does not fit together, or is missing in the figures. It keeps nobody from anything.
package struct ReportWarning: Hashable, Sendable {
    /// The sentence `report.warning.<key>`.
    package var key: String
    package var values: [String: ReportValue]
    package var records: [RecordID]

    package init(_ key: String, _ values: [String: ReportValue] = [:], _ records: [RecordID] = []) {
        self.key = key
        self.values = values
        self.records = records
    }
}
