import Domain
import GRDB

/// What looks odd about a record for what the registry knows elsewhere.
enum Doubts {
    static func of(_ record: Record, _ code: CodeFacts?, _ db: Database) throws -> [Doubt] {
        Oddities.doubts(in: record) + (code?.doubts ?? []) + (try endedPlaces(record, db))
    }

    /// Links to places that have come to their end.
    private static func endedPlaces(_ record: Record, _ db: Database) throws -> [Doubt] {
        var doubts: [Doubt] = []
        for field in record.kind.description.fields {
            let path = FieldPath(record.kind, field.key)
            switch record[field.key] {
            case .value(.link(let id)):
                if let doubt = try ended(id, at: path, db) { doubts.append(doubt) }
            case .value(.parts(let lines)) where field.part != Succession.description:
                for (index, line) in lines.enumerated() {
                    for inner in field.part?.fields ?? [] {
                        guard case .value(.link(let id)) = line[inner.key] else { continue }
                        let place = FieldPath(record.kind, field.key, FieldPath.Line(index, inner.key))
                        if let doubt = try ended(id, at: place, db) { doubts.append(doubt) }
                    }
                }
            default: break
            }
        }
        return doubts
    }

    private static func ended(_ id: RecordID, at path: FieldPath, _ db: Database) throws -> Doubt? {
        guard id.kind == .village || id.kind == .region, !id.isProvisional else { return nil }
        let column = id.kind == .village ? Village.abolished.key : Region.to.key
        let found = try db.first(
            "SELECT name, \(column.quoted) FROM \(id.kind.rawValue.quoted) WHERE id = ?", [id.column]
        ) { (name: try $0.text(0), day: $0.text(ifAny: 1)) }
        guard let found else { return nil }
        let onward = try Doubts.successors(id, db)
        // A place that was only renamed, or was put under another town, goes on.
        guard found.day != nil || onward.contains(where: { $0.hasEnded }) else { return nil }
        let day = found.day ?? onward.first(where: { $0.hasEnded })?.day
        return Doubt(
            path,
            .ended(
                CodeFacts.Named(id, found.name), on: day.flatMap(CalendarDay.init(written:)),
                successors: onward.map(\.place)))
    }

    private static func successors(
        _ id: RecordID, _ db: Database
    ) throws -> [(place: CodeFacts.Named, day: String?, hasEnded: Bool)] {
        let found = try db.all(
            "SELECT successor, \"on\", how FROM succession WHERE record = ? ORDER BY position", [id.column]
        ) { (id: try $0.record(ifAny: 0), day: $0.text(ifAny: 1), how: try $0.text(2)) }
        return try found.compactMap { line in
            guard let successor = line.id else { return nil }
            let end = try Successors.of(successor, db)
            guard let name = try Names.of([end], db)[end] else { return nil }
            return (CodeFacts.Named(end, name), line.day, line.how == "merged" || line.how == "split")
        }
    }

    /// The places that went on as this one, with the day.
    static func predecessors(of id: RecordID, _ db: Database) throws -> [Page.Predecessor] {
        guard id.kind == .village || id.kind == .region else { return [] }
        return try db.all(
            """
            SELECT s.record, s."on" FROM succession s JOIN record r ON r.id = s.record
            WHERE s.successor = ? AND s.record <> ? AND r.retiredOn IS NULL ORDER BY s."on", s.record
            """, [id.column, id.column]
        ) { row in
            Page.Predecessor(
                id: try row.record(0), until: row.text(ifAny: 1).flatMap(CalendarDay.init(written:)))
        }
    }
}
