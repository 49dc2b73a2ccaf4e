import Domain

/// What is wrong with a directory of seeds: a value, turned into a sentence by `Words.sentence`.
package struct SeedError: Error, Hashable, Sendable {
    /// The file, or the directory itself.
    package let path: String
    package let reason: Reason

    package init(_ path: String, _ reason: Reason) {
        self.path = path
        self.reason = reason
    }

    package enum Reason: Hashable, Sendable {
        case missing
        case notADirectory
        /// A directory without a single `.json` file.
        case empty
        /// It cannot be read, or is not UTF-8.
        case unreadable
        case notJSON(line: Int, column: Int)
        /// The file is JSON, but not an array.
        case notAnArray
        case record(Entry, RecordReason)
    }

    /// What is wrong with one record.
    package enum RecordReason: Hashable, Sendable {
        case notAnObject
        case noKind
        case unknownKind(String)
        /// The `ref` is there, but is not a text with something in it.
        case badRef
        /// Another record, in this file, has the ref already.
        case duplicateRef(firstIn: String)
        case fieldTwice(String)
        /// The record has no answer under a ref that a field names.
        case unknownRef(FieldPath, String)
        case problem(Problem)
    }

    /// A record of a file, by its place from 1 and its ref, if it has one.
    package struct Entry: Hashable, Sendable {
        package let place: Int
        package let ref: String?
    }
}

extension Words {
    package func sentence(_ error: SeedError) -> String {
        let path = ["path": error.path]
        return switch error.reason {
        case .missing: self("seed.missing", path)
        case .notADirectory: self("seed.notADirectory", path)
        case .empty: self("seed.empty", path)
        case .unreadable: self("seed.unreadable", path)
        case .notJSON(let line, let column):
            self(
                "seed.notJSON",
                ["path": error.path, "line": String(line), "column": String(column)])
        case .notAnArray: self("seed.notAnArray", path)
        case .record(let entry, let reason):
            self(
                "seed.record",
                [
                    "path": error.path, "place": String(entry.place),
                    "ref": entry.ref.map { " “\($0)”" } ?? "", "detail": sentence(reason),
                ])
        }
    }

    private func sentence(_ reason: SeedError.RecordReason) -> String {
        switch reason {
        case .notAnObject: self("seed.notAnObject")
        case .noKind: self("seed.noKind", ["kinds": kindWords])
        case .unknownKind(let word): self("seed.unknownKind", ["value": word, "kinds": kindWords])
        case .badRef: self("seed.badRef")
        case .duplicateRef(let file): self("seed.duplicateRef", ["path": file])
        case .fieldTwice(let key): self("seed.fieldTwice", ["name": key])
        case .unknownRef(let place, let ref):
            self("seed.unknownRef", ["field": label(place), "value": ref])
        case .problem(let problem): sentence(problem)
        }
    }

    private var kindWords: String { Kind.allCases.map(\.rawValue).joined(separator: ", ") }
}
