/// Clauses to pick from, in one language, as `Resources/clauses/<language>.json` has them: an array of objects with
/// `id` (the same in every language), `sort` (one of `ClausePoint`), `heading` and `text`. What is to be filled in from
/// the agreement stands in braces; `ClauseBlanks` knows the words.
package struct ClauseLibrary: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package let id: String
        package let point: ClausePoint
        package let heading: String
        package let text: String

        package init(id: String, point: ClausePoint, heading: String, text: String) {
            self.id = id
            self.point = point
            self.heading = heading
            self.text = text
        }

        /// As a line of an agreement, with its blanks as they are.
        package var clause: Part {
            var line = Part()
            line[Clause.heading] = .value(heading)
            line[Clause.sort.key] = .value(.choice(point.rawValue))
            line[Clause.text] = .value(text)
            return line
        }
    }

    /// What is wrong with a library, for whoever writes one.
    package enum Fault: Error, Hashable, Sendable {
        case notJSON(line: Int, column: Int)
        case notAList
        /// An entry, counted from 1, without one of its texts.
        case incomplete(entry: Int)
        case unknownSort(String, entry: Int)
    }

    package let language: Language
    package let entries: [Entry]

    package init(_ language: Language, _ entries: [Entry] = []) {
        self.language = language
        self.entries = entries
    }

    package init(_ language: Language, json: String) throws(Fault) {
        let parsed: JSONValue
        do throws(JSONValue.SyntaxError) {
            parsed = try JSONValue(parsing: json)
        } catch {
            throw .notJSON(line: error.line, column: error.column)
        }
        guard case .array(let items) = parsed else { throw .notAList }
        var entries: [Entry] = []
        for (index, item) in items.enumerated() {
            guard let id = item["id"]?.string, let sort = item["sort"]?.string,
                let heading = item["heading"]?.string?.trimmed, let text = item["text"]?.string?.trimmed,
                !heading.isEmpty, !text.isEmpty
            else { throw .incomplete(entry: index + 1) }
            guard let point = ClausePoint(rawValue: sort) else {
                throw .unknownSort(sort, entry: index + 1)
            }
            entries.append(Entry(id: id, point: point, heading: heading, text: text))
        }
        self.init(language, entries)
    }
}
