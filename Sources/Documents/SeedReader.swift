import Domain
import Foundation

/// Reads a directory of seeds: records written by hand as JSON.
///
/// Every `.json` file of the directory is an array of objects `{"kind": …, "ref": …, field: answer, …}`. The keys
/// are those of the record descriptions, the answers as the command line takes and prints them. A `ref` is a name of
/// the author's own, unique among all files; links are written as refs and may lead to records that come later.
/// Files count in the order of their names, so that the same seeds always get the same numbers.
package struct SeedReader {
    private var entries: [Entry] = []
    private var places: [String: (id: RecordID, file: String)] = [:]
    private var serials: [Kind: Int64] = [:]

    private struct Entry {
        let file: String
        let place: SeedError.Entry
        let id: RecordID
        let answers: [JSONValue.Member]
    }

    /// The records with provisional identities (-1, -2, … of each kind, in their order), ready for one save.
    /// `today` is what relative dates count from.
    package static func records(in directory: String, today: CalendarDay) throws(SeedError) -> [Record] {
        var reader = SeedReader()
        for file in try files(in: directory) { try reader.take(file) }
        var records: [Record] = []
        for entry in reader.entries { records.append(try reader.record(entry, today: today)) }
        return records
    }

    private static func files(in directory: String) throws(SeedError) -> [String] {
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: directory, isDirectory: &isDirectory) else {
            throw SeedError(directory, .missing)
        }
        guard isDirectory.boolValue else { throw SeedError(directory, .notADirectory) }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: directory) else {
            throw SeedError(directory, .unreadable)
        }
        let wanted = names.filter { $0.hasSuffix(".json") && !$0.hasPrefix(".") }
        if wanted.isEmpty { throw SeedError(directory, .empty) }
        return wanted.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
            .map { directory.hasSuffix("/") ? directory + $0 : directory + "/" + $0 }
    }

    // MARK: - First pass: who is there

    private mutating func take(_ file: String) throws(SeedError) {
        guard let data = FileManager.default.contents(atPath: file),
            let text = String(validating: data, as: UTF8.self)
        else { throw SeedError(file, .unreadable) }
        let json: JSONValue
        do {
            json = try JSONValue(parsing: text)
        } catch {
            throw SeedError(file, .notJSON(line: error.line, column: error.column))
        }
        guard case .array(let items) = json else { throw SeedError(file, .notAnArray) }
        for (index, item) in items.enumerated() { try take(item, place: index + 1, of: file) }
    }

    private mutating func take(_ item: JSONValue, place: Int, of file: String) throws(SeedError) {
        let entry = SeedError.Entry(place: place, ref: item["ref"]?.string)
        func wrong(_ reason: SeedError.RecordReason) -> SeedError { SeedError(file, .record(entry, reason)) }
        guard case .object(let members) = item else { throw wrong(.notAnObject) }
        var seen: Set<String> = []
        for member in members where !seen.insert(member.key).inserted { throw wrong(.fieldTwice(member.key)) }
        guard let word = item["kind"] else { throw wrong(.noKind) }
        guard let kind = word.string.flatMap(Kind.init(rawValue:)) else {
            throw wrong(.unknownKind(word.string ?? word.text()))
        }
        serials[kind, default: 0] -= 1
        let id = RecordID(kind, serials[kind, default: 0])
        if let ref = item["ref"] {
            guard let name = ref.string, !name.isEmpty else { throw wrong(.badRef) }
            if let first = places[name] { throw wrong(.duplicateRef(firstIn: first.file)) }
            places[name] = (id, file)
        }
        let answers = members.filter { !["kind", "ref"].contains($0.key) }
        entries.append(Entry(file: file, place: entry, id: id, answers: answers))
    }

    // MARK: - Second pass: what they say

    private func record(_ entry: Entry, today: CalendarDay) throws(SeedError) -> Record {
        var record = Record(entry.id)
        do {
            try record.fill(from: .object(entry.answers), today: today) { places[$0]?.id }
        } catch {
            throw SeedError(entry.file, .record(entry.place, SeedReader.reason(error)))
        }
        if let problem = Validation.problems(in: record).first {
            throw SeedError(entry.file, .record(entry.place, .problem(named(problem))))
        }
        if let stray = record.links.first(where: { !$0.isProvisional }) {
            let path = SeedReader.path(to: stray, in: record)
            throw SeedError(entry.file, .record(entry.place, .unknownRef(path, stray.number)))
        }
        return record
    }

    /// A text that is neither a ref nor a number is a ref that nobody has.
    private static func reason(_ problem: Problem) -> SeedError.RecordReason {
        if case .notALink = problem.reason { return .unknownRef(problem.at, problem.given) }
        return .problem(problem)
    }

    /// A record without a number yet is called by its ref.
    private func named(_ problem: Problem) -> Problem {
        guard let ref = places.first(where: { $0.value.id.number == problem.given })?.key else {
            return problem
        }
        return Problem(problem.at, problem.reason, given: ref)
    }

    /// Where the record links to `target`.
    private static func path(to target: RecordID, in record: Record) -> FieldPath {
        for field in record.kind.description.fields {
            switch record[field.key] {
            case .value(.link(target)): return FieldPath(record.kind, field.key)
            case .value(.parts(let lines)):
                for (index, line) in lines.enumerated() {
                    for (key, answer) in line.answers where answer == .value(.link(target)) {
                        return FieldPath(record.kind, field.key, FieldPath.Line(index, key))
                    }
                }
            default: continue
            }
        }
        return FieldPath(record.kind, Record.nameKey)
    }
}
