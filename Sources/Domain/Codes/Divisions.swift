/// The administrative divisions as a table gives them, ready to be taken into the registry.
package struct Divisions: Hashable, Sendable {
    /// What a row is, from the whole down; its code has two, four, six, nine or twelve digits.
    package enum Level: Int, CaseIterable, Hashable, Sendable, Comparable {
        case province, city, district, town, village

        package static func < (one: Level, other: Level) -> Bool { one.rawValue < other.rawValue }

        package var codeLength: Int { DivisionCode.lengths[rawValue] }
        package var above: Level? { Level(rawValue: rawValue - 1) }
        /// Nil for villages, which are no regions.
        package var regionLevel: Region.Level? { Region.Level(codeLength: codeLength) }
    }

    package struct Row: Hashable, Sendable {
        package var level: Level
        package var code: String
        package var name: String
        package var place: Place

        package init(_ level: Level, code: String, name: String, at place: Place) {
            self.level = level
            self.code = code
            self.name = name
            self.place = place
        }

        /// The code of the division it lies in; nil for a province.
        package var parentCode: String? { level.above.map { String(code.prefix($0.codeLength)) } }
    }

    /// A line of a file, counted from 1 as an editor does.
    package struct Place: Hashable, Sendable {
        package var file: String
        package var line: Int
        package init(file: String, line: Int) {
            self.file = file
            self.line = line
        }
    }

    package var rows: [Row]

    package init(_ rows: [Row]) { self.rows = rows }

    /// Why a file or a row of it cannot be taken.
    package struct Wrong: Error, Hashable, Sendable {
        package var place: Place
        package var reason: Reason
        package init(_ place: Place, _ reason: Reason) {
            self.place = place
            self.reason = reason
        }
    }

    package enum Reason: Hashable, Sendable {
        case fileMissing
        case fileUnreadable
        case notUTF8
        /// The first line does not name the columns of any of the tables.
        case unknownColumns(found: [String])
        case openQuote
        case columnCount(Int, expected: Int)
        case code(Problem)
        case codeLength(String, Level)
        case name(Problem)
        /// The row says that it lies in a division other than its code does.
        case otherParent(String, code: String)
        case repeated(String, firstAt: Place)
        /// The division that rows lie in is neither in the registry nor in the files: so many rows wait for it.
        case parentMissing(Level, code: String, row: Row, count: Int)
        /// The name is more than the registry takes, or nothing that can be seen.
        case taken(Row, by: RecordID, name: String)
    }

    /// What became of the rows of one level.
    package struct Count: Hashable, Sendable {
        package var rows = 0
        package var new = 0
        /// Known before under another name, which is kept as a former one.
        package var renamed = 0
        /// Entered by hand before: completed with its code or with what it lies in.
        package var completed = 0
        package var unchanged = 0
        /// Rows that stand for no place (市辖区).
        package var leftOut = 0

        package init() {}
    }

    /// What an import did, or would do.
    package struct Report: Hashable, Sendable {
        package var counts: [Level: Count]
        /// Nil when nothing was written.
        package var step: JournalStep?

        package init(counts: [Level: Count], step: JournalStep? = nil) {
            self.counts = counts
            self.step = step
        }

        package var changes: Int { counts.values.reduce(0) { $0 + $1.new + $1.renamed + $1.completed } }
    }
}

extension Divisions.Level {
    /// The file of the bureau's tables that holds this level.
    package var fileName: String {
        switch self {
        case .province: "provinces.csv"
        case .city: "cities.csv"
        case .district: "areas.csv"
        case .town: "streets.csv"
        case .village: "villages.csv"
        }
    }
}

extension Words {
    /// The first ones, and how many more there are.
    package func sentences(_ wrong: [Divisions.Wrong]) -> [String] {
        let most = 20
        var sentences = wrong.prefix(most).map { sentence($0) }
        if wrong.count > most {
            sentences.append(self("divisions.wrong.more", ["n": String(wrong.count - most)]))
        }
        return sentences
    }

    package func sentence(_ wrong: Divisions.Wrong) -> String {
        var arguments = ["file": wrong.place.file, "line": String(wrong.place.line)]
        let key: String
        switch wrong.reason {
        case .fileMissing: key = "fileMissing"
        case .fileUnreadable: key = "fileUnreadable"
        case .notUTF8: key = "notUTF8"
        case .unknownColumns(let found):
            key = "unknownColumns"
            arguments["found"] = found.joined(separator: ", ")
        case .openQuote: key = "openQuote"
        case .columnCount(let count, let expected):
            key = "columnCount"
            arguments["count"] = String(count)
            arguments["expected"] = String(expected)
        case .code(let problem), .name(let problem):
            key = "problem"
            arguments["detail"] = sentence(problem)
        case .codeLength(let code, let level):
            key = "codeLength"
            arguments["value"] = code
            arguments["length"] = String(code.count)
            arguments["expected"] = String(level.codeLength)
        case .otherParent(let parent, let code):
            key = "otherParent"
            arguments["parent"] = parent
            arguments["value"] = code
        case .repeated(let code, let first):
            key = "repeated"
            arguments["value"] = code
            arguments["otherFile"] = first.file
            arguments["otherLine"] = String(first.line)
        case .parentMissing(let level, let code, let row, let count):
            key = count == 1 ? "parentMissing" : "parentMissingMany"
            arguments["parent"] = code
            arguments["level"] = self("divisions.level.\(level)")
            arguments["value"] = row.code
            arguments["name"] = row.name
            arguments["needed"] = level.fileName
            arguments["others"] = String(count - 1)
        case .taken(let row, let holder, let name):
            key = "taken"
            arguments["value"] = row.code
            arguments["name"] = row.name
            arguments["number"] = holder.number
            arguments["holder"] = name
        }
        return self("divisions.wrong." + key, arguments)
    }
}
