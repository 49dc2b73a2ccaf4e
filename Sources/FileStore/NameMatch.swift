import Domain
import GRDB
import Synchronization

/// How well a name answers a search, the best first.
enum MatchQuality: Int, Comparable, Sendable {
    case number, exact, beginning, inside, prose

    static func < (left: MatchQuality, right: MatchQuality) -> Bool { left.rawValue < right.rawValue }
}

/// The names of one record as the registry keeps them (`SearchableNames.column`), looked at byte by byte: a search
/// does it for every row it shows.
struct StoredNames {
    private typealias Bytes = ArraySlice<UInt8>

    private struct Line {
        let role: Bytes
        let text: Bytes
        /// Small letters of normal width; a blank between words.
        let folded: Bytes
        let readings: Bytes
        var isProse: Bool { role.first == UInt8(ascii: "p") }
    }

    private let lines: [Line]

    init(column: String) {
        lines = Array(column.utf8)[...].split(separator: UInt8(ascii: "\n")).compactMap { line in
            let parts = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
            guard parts.count == 4, !parts[0].isEmpty else { return nil }
            let folded = parts[2].isEmpty ? parts[1] : parts[2]
            return Line(
                role: parts[0], text: parts[1], folded: folded,
                readings: parts[3].isEmpty ? folded : parts[3])
        }
    }

    /// Prose that is no name but is looked through like one.
    init(prose: String) {
        self.init(column: "p\t-\t\(SearchText(prose).written)\t")
    }

    struct Match: Sendable {
        let name: MatchedName
        let quality: MatchQuality
    }

    /// The best of the names; nil when a word of the search is in none of them.
    func match(_ query: SearchQueryText, of id: RecordID) -> Match? {
        if let number = query.number, query.survivor == id {
            return Match(name: MatchedName(number.number, .number), quality: .number)
        }
        if query.number == id { return Match(name: MatchedName(id.number, .number), quality: .number) }
        var best: (line: Line, quality: MatchQuality)?
        for line in lines {
            guard let quality = StoredNames.quality(of: line, query.words) else { continue }
            if best.map({ quality < $0.quality }) ?? true { best = (line, quality) }
        }
        if best == nil, holds(query.words) {
            // The words are spread over several names: the one with the first of them speaks for all.
            best = lines.first { line in query.words.first.map { StoredNames.holds(line, $0) } ?? false }
                .map { ($0, .inside) }
        }
        return best.map { best in
            let key = String(decoding: best.line.role.dropFirst(), as: UTF8.self)
            let isAlias = best.line.role.first == UInt8(ascii: "a")
            let text = String(decoding: best.line.text, as: UTF8.self)
            return Match(name: MatchedName(text, isAlias ? .alias(key) : .field(key)), quality: best.quality)
        }
    }

    /// Whether every word is in one of the names.
    func holds(_ words: [SearchQueryText.Word]) -> Bool {
        !words.isEmpty && words.allSatisfy(holds)
    }

    func holds(_ word: SearchQueryText.Word) -> Bool {
        lines.contains { StoredNames.holds($0, word) }
    }

    // MARK: - One name

    private static let blank = UInt8(ascii: " ")
    private static let bar = UInt8(ascii: "|")

    private static func quality(of line: Line, _ words: [SearchQueryText.Word]) -> MatchQuality? {
        guard !words.isEmpty, words.allSatisfy({ holds(line, $0) }) else { return nil }
        if line.isProse { return .prose }
        let joined = words.flatMap(\.bytes)
        var best = MatchQuality.inside
        for whole in [line.folded] + line.readings.split(separator: bar) {
            guard let end = end(of: joined, in: whole, from: whole.startIndex) else { continue }
            if end == whole.endIndex { return .exact }
            best = .beginning
        }
        return best
    }

    private static func holds(_ line: Line, _ word: SearchQueryText.Word) -> Bool {
        if word.isHanzi { return contains(line.folded, word.bytes) }
        let text = line.isProse ? line.folded : line.readings
        var start = text.startIndex
        // From the beginning of each word on.
        while start < text.endIndex {
            if begins(text, from: start, word.bytes, isProse: line.isProse) { return true }
            guard let next = text[start...].firstIndex(where: { $0 == blank || $0 == bar }) else { break }
            start = next + 1
        }
        return false
    }

    private static func begins(_ text: Bytes, from start: Int, _ wanted: [UInt8], isProse: Bool) -> Bool {
        if isProse { return text[start...].starts(with: wanted) }
        return end(of: wanted, in: text, from: start) != nil || initials(text, from: start, wanted)
    }

    /// Where the wanted letters end, blanks in the text passed over; nil when it does not go on like that.
    private static func end(of wanted: [UInt8], in text: Bytes, from start: Int) -> Int? {
        var at = start
        for byte in wanted {
            while at < text.endIndex, text[at] == blank { at += 1 }
            guard at < text.endIndex, text[at] == byte else { return nil }
            at += 1
        }
        return at
    }

    /// Whether the words from here on begin with these letters, one each.
    private static func initials(_ text: Bytes, from start: Int, _ wanted: [UInt8]) -> Bool {
        var at = start
        var taken = 0
        while taken < wanted.count {
            guard at < text.endIndex, text[at] != bar else { return false }
            // One character: its first byte and those that continue it.
            repeat {
                guard taken < wanted.count, text[at] == wanted[taken] else { return false }
                at += 1
                taken += 1
            } while at < text.endIndex && text[at] & 0xC0 == 0x80
            if taken == wanted.count { return true }
            while at < text.endIndex, text[at] != blank, text[at] != bar { at += 1 }
            if at < text.endIndex, text[at] == blank { at += 1 }
        }
        return true
    }

    private static func contains(_ text: Bytes, _ wanted: [UInt8]) -> Bool {
        guard let first = wanted.first, text.count >= wanted.count else { return wanted.isEmpty }
        for start in text.startIndex...text.endIndex - wanted.count
        where text[start] == first && text[start...].starts(with: wanted) {
            return true
        }
        return false
    }
}

/// `holds(names, text)` in SQL, for searches that the index alone cannot decide.
enum NameMatcher {
    /// The text as it was last parsed: one query asks for the same again and again.
    private static let last = Mutex<(typed: String, words: [SearchQueryText.Word])?>(nil)

    static let sqlFunction = DatabaseFunction("holds", argumentCount: 2, pure: true) { values in
        guard let names = String.fromDatabaseValue(values[0]),
            let typed = String.fromDatabaseValue(values[1])
        else { return false }
        let words = last.withLock { last in
            if let last, last.typed == typed { return last.words }
            let words = SearchQueryText(typed).words
            last = (typed, words)
            return words
        }
        return StoredNames(column: names).holds(words)
    }
}
