import Domain
import GRDB

/// What was, by what is known now: what had not begun on the day is left out, what had not happened is taken back.
extension PastCopy {
    func leaveOutLater() throws {
        try leaveOutBegunLater()
        let ids = try datedLater().sorted()
        var counters = Counters()
        for start in stride(from: 0, to: ids.count, by: PastCopy.atOnce) {
            try progress(0.05 + 0.4 * Double(start) / Double(ids.count))
            let some = ids[start..<min(start + PastCopy.atOnce, ids.count)]
            for stored in try records(some) {
                guard var then = try withTextOfTheDay(stored).asOf(day) else {
                    try markGone(stored.id)
                    continue
                }
                if then != stored { try RecordStore.update(db, from: stored, to: &then, &counters) }
            }
        }
        try progress(0.45)
        try leaveOutWhatHangsOnIt()
        try unlinkGone()
        try sweepGone()
        try finish()
    }

    private static let atOnce = 500

    /// Nothing else of what began after the day needs to be known.
    private func leaveOutBegunLater() throws {
        for kind in Kind.allCases {
            guard let days = AsOf.firstDays(of: kind) else { continue }
            let began = "coalesce(\((days.map(\.quoted) + ["NULL"]).joined(separator: ", ")))"
            try leaveOut(kind, "\(began) > '\(day.last.written)'")
        }
        try progress(0.05)
    }

    /// The whole records. Those that live are read together; of the retired, which are few, each needs to be asked what
    /// became of it.
    private func records(_ ids: ArraySlice<RecordID>) throws -> [Record] {
        var records: [Record] = []
        for (kind, own) in Dictionary(grouping: ids, by: \.kind) {
            let lists = TableShape.of(kind).lists.map(\.key)
            let living = try BulkRecords.find(
                db, kind, BulkRecords.these(own), lists: lists, versions: true)
            records += living
            let rest = Set(own).subtracting(living.map(\.id)).sorted()
            records += try rest.compactMap { try RecordStore.find(db, $0) }
        }
        return records.sorted { $0.id < $1.id }
    }

    /// An amendment that came later had not changed the text.
    private func withTextOfTheDay(_ record: Record) throws -> Record {
        guard record.kind == .agreement, Agreement.isFrozen(record) else { return record }
        let amendments = try Life.amendments(of: record.id, db)
        return amendments.isEmpty ? record : Agreement.text(of: record, amendments: amendments, asOf: day)
    }

    /// Of what had begun the records with a date after the day, in themselves or in a line, and agreements amended after
    /// it: all others were as they are.
    private func datedLater() throws -> Set<RecordID> {
        var found: Set<RecordID> = []
        let after = day.last.written.databaseValue
        func add(_ table: String, _ id: String, _ fields: [FieldDescription]) throws {
            let days = fields.filter { $0.type == .day }.map { "\($0.key.quoted) > ?1" }
            guard !days.isEmpty else { return }
            let wanted = days.joined(separator: " OR ")
            let isThere = "\(id) NOT IN (SELECT id FROM gone)"
            try db.each("SELECT \(id) FROM \(table.quoted) WHERE (\(wanted)) AND \(isThere)", [after]) {
                found.insert(try $0.record(0))
            }
        }
        for kind in Kind.allCases { try add(kind.rawValue, "id", TableShape.of(kind).columns) }
        for part in TableShape.allParts { try add(part.name, "record", part.fields) }
        try db.each(
            "SELECT agreement FROM amendment WHERE signedOn > ?1 OR effectiveOn > ?1", [after]
        ) { found.insert(try $0.record(0)) }
        try db.each(
            "SELECT record FROM \(VillageProfile.description.name.quoted) WHERE year > ?",
            [day.year.databaseValue]
        ) { found.insert(try $0.record(0)) }
        return found
    }

    /// What has no day of its own began no earlier than what it belongs to, and what has to be about something is not
    /// there without it.
    private func leaveOutWhatHangsOnIt() throws {
        var before = 0
        while try goneCount > before {
            before = try goneCount
            for (kind, days, owners) in AsOf.hanging {
                let undated = days.map { "\($0.quoted) IS NULL" }
                let owned = owners.map { "\($0.quoted) IN (SELECT id FROM gone)" }.joined(separator: " OR ")
                try leaveOut(kind, (undated + ["(\(owned))"]).joined(separator: " AND "))
            }
            for kind in Kind.allCases {
                for field in TableShape.of(kind).columns where field.isLink && field.isRequired {
                    try leaveOut(kind, "\(field.key.quoted) IN (SELECT id FROM gone)")
                }
            }
        }
    }

    private func leaveOut(_ kind: Kind, _ condition: String) throws {
        try db.run("INSERT OR IGNORE INTO gone SELECT id FROM \(kind.rawValue.quoted) WHERE \(condition)")
    }

    /// Nothing that stays leads to what had not begun: a line that is about it was not there either.
    private func unlinkGone() throws {
        guard try goneCount > 0 else { return }
        for kind in Kind.allCases {
            for field in TableShape.of(kind).columns where field.isLink && !field.isRequired {
                try unlink(kind.rawValue, field)
            }
        }
        for part in TableShape.allParts {
            for field in part.fields where field.isLink { try unlink(part.name, field) }
        }
    }

    private func unlink(_ table: String, _ field: FieldDescription) throws {
        let isGone = "WHERE \(field.key.quoted) IN (SELECT id FROM gone)"
        try db.run(
            field.isRequired
                ? "DELETE FROM \(table.quoted) \(isGone)"
                : "UPDATE \(table.quoted) SET \(field.key.quoted) = NULL \(isGone)")
    }
}

extension FieldDescription {
    fileprivate var isLink: Bool { if case .link = type { true } else { false } }
}
