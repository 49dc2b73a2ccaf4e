import Domain

/// The names under which a record is found, taken apart for writing: what the registry keeps beside the index, and the
/// terms of the index. Asks for pinyin.
struct SearchableNames: Sendable {
    private struct Entry: Sendable {
        /// `f` field, `p` prose, `a` alias; then its key.
        let role: String
        let text: String
        let parsed: SearchText
        /// Empty when the text is read as it is written.
        let readings: [[String]]
        var isProse: Bool { role.first == "p" }
    }

    private let entries: [Entry]

    init(_ record: Record) {
        var entries: [Entry] = []
        func add(_ text: String, _ role: String, _ isProse: Bool) {
            // Of prose no more than the index takes is kept.
            let parsed = SearchText(isProse ? String(text.prefix(SearchTerms.longestProse)) : text)
            let readings = isProse || !parsed.hasHanzi ? [] : parsed.readings
            entries.append(Entry(role: role, text: text, parsed: parsed, readings: readings))
        }
        for field in record.kind.description.fields {
            guard let role = field.search, case .value(.text(let text)) = record[field.key] else { continue }
            add(text, (role == .text ? "p" : "f") + field.key, role == .text)
        }
        for line in record[Common.formerCodes].value ?? [] {
            if let code = line[FormerCode.code].value { add(code, "f" + Common.formerCodes.key, false) }
        }
        for line in record[Common.aliases].value ?? [] {
            guard let text = line[Alias.name].value else { continue }
            add(text, "a" + (line[Alias.sort].value?.rawValue ?? ""), false)
        }
        self.entries = entries
    }

    /// A line for each name: role, text, its folded runs (nothing when they are the text), its readings.
    var column: String {
        var column = ""
        for entry in entries {
            if !column.isEmpty { column += "\n" }
            let text = SearchableNames.oneLine(
                entry.isProse ? String(entry.text.prefix(SearchTerms.longestProse)) : entry.text)
            let folded = entry.parsed.written
            column += entry.role + "\t" + text + "\t" + (folded == text ? "" : folded) + "\t"
            for (index, words) in entry.readings.enumerated() {
                if index > 0 { column += "|" }
                column += words.joined(separator: " ")
            }
        }
        return column
    }

    private static func oneLine(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x20 }) else { return text }
        return String(text.map { "\t\n\r\r\n".contains($0) ? " " : $0 })
    }

    /// In the order of their bytes, so that the same names always make the same text; with a blank around each, so
    /// that a term can be looked for in it.
    func terms(for id: RecordID) -> String {
        var terms: Set<String> = [SearchTerms.number + id.number.lowercased()]
        for entry in entries {
            if entry.isProse {
                SearchTerms.add(prose: entry.parsed, to: &terms)
            } else {
                SearchTerms.add(
                    name: entry.parsed,
                    readings: entry.readings.isEmpty ? [entry.parsed.words] : entry.readings,
                    to: &terms)
            }
        }
        terms.remove("")
        return terms.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
            .reduce(into: " ") { $0 += $1 + " " }
    }
}
