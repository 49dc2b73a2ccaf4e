import Domain
import Foundation

/// Reads the statistical bureau's tables of divisions. Which table a file is, and in which column what stands, its
/// first line says:
///
/// - provinces: `code`, `name`
/// - cities: and `provinceCode`
/// - areas: and `cityCode`
/// - streets: and `areaCode`
/// - villages: and `streetCode`
///
/// in any order, with others between them.
package enum DivisionReader {
    /// All rows of the files, or everything that is wrong with them.
    package static func divisions(in paths: [String]) -> Result<Divisions, DivisionsWrong> {
        var rows: [Divisions.Row] = []
        var wrong: [Divisions.Wrong] = []
        var seen: [String: (place: Divisions.Place, name: String)] = [:]
        for path in paths {
            for row in read(path, &wrong) {
                guard let first = seen[row.code] else {
                    seen[row.code] = (row.place, row.name)
                    rows.append(row)
                    continue
                }
                // A file given twice says nothing new.
                if first.name != row.name || first.place.file == row.place.file {
                    wrong.append(Divisions.Wrong(row.place, .repeated(row.code, firstAt: first.place)))
                }
            }
        }
        return wrong.isEmpty ? .success(Divisions(rows)) : .failure(DivisionsWrong(wrong: wrong))
    }

    private static func read(_ path: String, _ wrong: inout [Divisions.Wrong]) -> [Divisions.Row] {
        func place(_ line: Int) -> Divisions.Place { Divisions.Place(file: path, line: line) }
        var isDirectory: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else {
            wrong.append(Divisions.Wrong(place(1), .fileMissing))
            return []
        }
        guard !isDirectory.boolValue, let data = FileManager.default.contents(atPath: path) else {
            wrong.append(Divisions.Wrong(place(1), .fileUnreadable))
            return []
        }
        let bytes = [UInt8](data)
        guard String(validating: bytes, as: UTF8.self) != nil else {
            wrong.append(Divisions.Wrong(place(1), .notUTF8))
            return []
        }
        var rows: [Divisions.Row] = []
        var reader = CSVReader(bytes)
        do throws(CSVReader.OpenQuote) {
            guard let head = try reader.next(), let columns = Columns(head.fields) else {
                let found = CSVReader.firstRow(of: bytes)
                wrong.append(Divisions.Wrong(place(1), .unknownColumns(found: found)))
                return []
            }
            while let row = try reader.next() {
                do throws(Divisions.Wrong) {
                    rows.append(try columns.row(row.fields, at: place(row.line)))
                } catch {
                    wrong.append(error)
                }
            }
        } catch {
            wrong.append(Divisions.Wrong(place(error.line), .openQuote))
        }
        return rows
    }

    /// Where what stands in a table.
    private struct Columns {
        let level: Divisions.Level
        let code: Int
        let name: Int
        let parent: Int?
        let count: Int

        private static let parents: [(column: String, level: Divisions.Level)] = [
            ("streetcode", .village), ("areacode", .town), ("citycode", .district), ("provincecode", .city),
        ]

        init?(_ head: [String]) {
            let names = head.map { $0.foldedToASCII.trimmed.lowercased() }
            guard let code = names.firstIndex(of: "code"), let name = names.firstIndex(of: "name") else {
                return nil
            }
            let found = Columns.parents.first { names.contains($0.column) }
            self.code = code
            self.name = name
            parent = found.flatMap { names.firstIndex(of: $0.column) }
            level = found?.level ?? .province
            count = head.count
        }

        func row(_ fields: [String], at place: Divisions.Place) throws(Divisions.Wrong) -> Divisions.Row {
            guard fields.count == count else {
                throw Divisions.Wrong(place, .columnCount(fields.count, expected: count))
            }
            let code = CodeSystem.division.normalised(fields[self.code])
            let kind: Kind = level == .village ? .village : .region
            let name = fields[self.name].trimmed
            guard code.allSatisfy({ ("0"..."9").contains($0) }), !code.isEmpty else {
                let problem = Problem(
                    FieldPath(kind, "code"), .notDigits(lengths: [level.codeLength]), given: code)
                throw Divisions.Wrong(place, .code(problem))
            }
            guard code.utf8.count == level.codeLength else {
                throw Divisions.Wrong(place, .codeLength(code, level))
            }
            if let reason = name.isEmpty
                ? .required : ValueText.textProblem(name, limit: 200, isMultiline: false)
            {
                throw Divisions.Wrong(
                    place, .name(Problem(FieldPath(kind, Record.nameKey), reason, given: name)))
            }
            let row = Divisions.Row(level, code: code, name: name, at: place)
            if let parent, let expected = row.parentCode {
                let given = CodeSystem.division.normalised(fields[parent])
                guard given == expected else {
                    throw Divisions.Wrong(place, .otherParent(given, code: code))
                }
            }
            return row
        }
    }
}

/// Everything that is wrong with the files of an import.
package struct DivisionsWrong: Error, Hashable, Sendable {
    package let wrong: [Divisions.Wrong]
}

extension CSVReader {
    /// The first row, to say what was found in place of column names.
    fileprivate static func firstRow(of bytes: [UInt8]) -> [String] {
        var reader = CSVReader(Array(bytes.prefix(400)))
        let row = try? reader.next()
        return (row?.fields ?? []).prefix(8).map { String($0.prefix(30)) }
    }
}
