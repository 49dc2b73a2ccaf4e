/// What is different now from what was submitted: what was changed in the registry, row by row, and what the figures
/// have become by it.
package struct ReportChanges: Hashable, Sendable {
    package var rows: [RowChange] = []
    package var figures: [FigureChange] = []

    /// Changes of what was reported; what is only worked out from it does not count again.
    package var count: Int { rows.count }
    package var isEmpty: Bool { rows.isEmpty && figures.isEmpty }

    package struct RowChange: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case cell(column: String, then: ReportValue, now: ReportValue)
            case added
            case gone
        }

        package var section: String
        package var row: String
        package var record: RecordID?
        /// What the row is called.
        package var name: ReportValue
        package var what: What
        /// Who made it and when, as far as the journal tells: the last step since then that touched the record.
        package var by: String?
        package var at: String?
    }

    package struct FigureChange: Hashable, Sendable {
        package var key: String
        package var then: ReportValue
        package var now: ReportValue
        /// The records that it counts now.
        package var records: [RecordID]
    }

    package init() {}

    package init(from then: ReportDocument, to now: ReportDocument) {
        for section in now.sections where !section.isDerived {
            let old = then.section(section.key) ?? ReportSection(section.key, section.columns.map(\.key))
            compare(old, section)
        }
        for section in then.sections where !section.isDerived && now.section(section.key) == nil {
            compare(section, ReportSection(section.key, section.columns.map(\.key)))
        }
        // What has come together in all goes on after the period.
        for figure in now.figures where !ReportFigure.inAll.contains(figure.key) {
            guard let old = then.figure(figure.key), !old.value.says(figure.value) else { continue }
            figures.append(
                FigureChange(
                    key: figure.key, then: old.value, now: figure.value, records: figure.records))
        }
    }

    private mutating func compare(_ old: ReportSection, _ new: ReportSection) {
        let before = Dictionary(old.rows.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let after = Set(new.rows.map(\.id))
        let places = Dictionary(
            old.columns.enumerated().map { ($0.element.key, $0.offset) },
            uniquingKeysWith: { first, _ in first })
        func change(_ row: ReportRow, _ what: RowChange.What) {
            rows.append(
                RowChange(
                    section: new.key, row: row.id, record: row.record, name: row.cells.first ?? .notKnown,
                    what: what))
        }
        for row in new.rows {
            guard let was = before[row.id] else {
                change(row, .added)
                continue
            }
            for (place, column) in new.columns.enumerated() where !column.isDerived {
                // A column that reports did not have then tells of no change.
                guard let oldPlace = places[column.key], was.cells.indices.contains(oldPlace),
                    row.cells.indices.contains(place)
                else { continue }
                let (then, now) = (was.cells[oldPlace], row.cells[place])
                if !then.says(now, of: row.record) {
                    change(row, .cell(column: column.key, then: then, now: now))
                }
            }
        }
        for row in old.rows where !after.contains(row.id) { change(row, .gone) }
    }
}

extension ReportValue {
    /// Another record that goes by another name now is still the one that was meant; and that nobody knows of an amount
    /// which is known to have come later is no amount that was changed.
    fileprivate func says(_ other: ReportValue, of record: RecordID? = nil) -> Bool {
        switch (self, other) {
        case (.record(let id, _), .record(let now, _)) where id != record: id == now
        case (.money(let money, _), .money(let now, _)): (money?.fen ?? 0) == (now?.fen ?? 0)
        case (.list(let values), .list(let now)) where values.count == now.count:
            zip(values, now).allSatisfy { $0.says($1, of: record) }
        default: self == other
        }
    }
}
