import Domain

/// The terms under which a name stands in the full-text index.
///
/// - every Hanzi, and every two that follow each other;
/// - from every word of a reading on to the end, joined (`dongfengcun`, `fengcun`, `cun`): so a prefix of one is what
///   people type, with or without blanks;
/// - the same of the initials (`dfc`, `fc`);
/// - the whole name, its reading and its initials behind a mark, for *exact* and *begins with*.
enum SearchTerms {
    /// Raised whenever the terms of a name change: the index is then made anew when the file is opened for writing.
    static let version = "2"

    /// Behind this character of the private area a term is the beginning of a whole name.
    static let whole = "\u{E000}"
    /// Behind this one it is a number (`v12`).
    static let number = "\u{E001}"
    /// Longer terms and longer questions are cut here.
    static let longest = 24
    private static let longestInitials = 12
    /// Of very long names only so many words begin a term.
    private static let mostWords = 48

    /// Of prose so many characters are looked at.
    static let longestProse = 4000

    static func add(name text: SearchText, readings: [[String]], to terms: inout Set<String>) {
        addHanzi(of: text, to: &terms)
        terms.insert(whole + cut(indexed(text.joined)))
        for words in readings {
            terms.insert(whole + cut(indexed(words.joined())))
            for start in words.indices.prefix(mostWords) {
                terms.insert(cut(indexed(joined(words[start...], longest))))
                let initials = words[start...].prefix(longestInitials).compactMap(\.first)
                guard initials.count > 1 else { continue }
                terms.insert(indexed(String(initials)))
                if start == 0 { terms.insert(whole + indexed(String(initials))) }
            }
        }
    }

    /// Prose is found by its words and characters only.
    static func add(prose text: SearchText, to terms: inout Set<String>) {
        addHanzi(of: text, to: &terms)
        for case .latin(let word) in text.runs { terms.insert(cut(indexed(word))) }
    }

    private static func addHanzi(of text: SearchText, to terms: inout Set<String>) {
        for case .hanzi(let scalars) in text.runs {
            for (index, scalar) in scalars.enumerated() {
                terms.insert(indexed(scalar))
                if index > 0 { terms.insert(indexed(scalars[index - 1]) + indexed(scalar)) }
            }
        }
    }

    /// No more of the words than a term can hold.
    private static func joined(_ words: ArraySlice<String>, _ limit: Int) -> String {
        var text = ""
        for word in words {
            text += word
            if text.utf8.count >= limit { break }
        }
        return text
    }

    static func cut(_ term: String) -> String {
        term.utf8.count <= longest ? term : String(term.unicodeScalars.prefix(longest))
    }

    /// A character as the tokenizer surely leaves it whole: its tables are of Unicode 6.1, which knows neither the
    /// rare Hanzi of later planes nor other new letters; those are spelled out in digits.
    static func indexed(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
        return text.unicodeScalars.reduce(into: "") { $0 += indexed($1) }
    }

    static func indexed(_ scalar: Unicode.Scalar) -> String {
        switch scalar.value {
        case 0..<0x80, 0x4E00...0x9FCC, 0x3400...0x4DB5: return String(scalar)
        default:
            let digits = String(scalar.value, radix: 16)
            return "u" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
        }
    }
}

/// A search as an expression of the full-text index.
struct SearchQueryText: Sendable {
    /// No more of it than anybody means.
    let typed: String
    let text: SearchText
    /// A record's number, when that is what was typed.
    let number: RecordID?
    /// The record that answers for that number, when its own was merged away.
    var survivor: RecordID?

    init(_ typed: String) {
        self.typed = String(typed.prefix(200))
        text = SearchText(self.typed)
        number = RecordID(number: typed.trimmed.foldedToASCII)
        words = text.runs.map { run in
            switch run {
            case .latin(let word): Word(bytes: Array(word.utf8), isHanzi: false)
            case .hanzi(let scalars):
                Word(bytes: scalars.flatMap { Array(String($0).utf8) }, isHanzi: true)
            }
        }
    }

    /// One run of what was typed, as bytes.
    struct Word: Sendable {
        let bytes: [UInt8]
        let isHanzi: Bool
    }

    let words: [Word]

    /// Nothing that could occur in a name: finds nothing.
    var isEmpty: Bool { text.runs.isEmpty }

    /// The terms that must all be there; of a Latin word its beginning.
    private var terms: [(text: String, isPrefix: Bool)] {
        let all = text.runs.flatMap { run -> [(text: String, isPrefix: Bool)] in
            switch run {
            case .latin(let word): [(SearchTerms.cut(SearchTerms.indexed(word)), true)]
            case .hanzi(let scalars):
                scalars.count == 1
                    ? [(SearchTerms.indexed(scalars[0]), false)]
                    : zip(scalars, scalars.dropFirst()).map {
                        (SearchTerms.indexed($0) + SearchTerms.indexed($1), false)
                    }
            }
        }
        return Array(all.prefix(SearchQueryText.mostTerms))
    }

    private static let mostTerms = 24

    /// All words anywhere in the names. Terms are quoted, so nothing typed is ever syntax.
    var anywhere: String {
        let all = terms.map {
            $0.isPrefix ? SearchQueryText.prefix($0.text) : SearchQueryText.exactly($0.text)
        }
        .joined(separator: " AND ")
        guard !numberTerms.isEmpty else { return all }
        return (["(\(all))"] + numberTerms.map(SearchQueryText.exactly)).joined(separator: " OR ")
    }

    private var numberTerms: [String] {
        [number, survivor].compactMap { $0.map { SearchTerms.number + $0.number.lowercased() } }
    }

    /// The same as a condition on the terms that a record keeps, for walking through many rows.
    func condition(on column: String) -> (sql: String, arguments: [String]) {
        let all = terms.map { " " + $0.text + ($0.isPrefix ? "" : " ") }
        let sql = all.map { _ in "instr(\(column), ?) > 0" }.joined(separator: " AND ")
        let numbers = numberTerms
        guard !numbers.isEmpty else { return (sql, all) }
        let others = numbers.map { _ in " OR instr(\(column), ?) > 0" }.joined()
        return ("(\(sql))" + others, all + numbers.map { " \($0) " })
    }

    /// How a name that is exactly this, or that begins with it, stands among the terms.
    var wholeTerm: String {
        " " + SearchTerms.whole + SearchTerms.cut(SearchTerms.indexed(text.joined))
    }

    /// A whole name that begins with all of it.
    var beginning: String {
        SearchQueryText.prefix(SearchTerms.whole + SearchTerms.cut(SearchTerms.indexed(text.joined)))
    }

    /// Whether a word is longer than the beginnings that the index keeps ready.
    var hasLongWord: Bool { words.contains { !$0.isHanzi && $0.bytes.count > 4 } || words.count > 1 }

    /// Whether the index can find too much, so that names have to be looked at: pairs of Hanzi need not stand in a row,
    /// and long words are cut.
    var needsChecking: Bool {
        terms.count == SearchQueryText.mostTerms
            || text.runs.contains { run in
                switch run {
                case .latin(let word): SearchTerms.indexed(word).utf8.count > SearchTerms.longest
                case .hanzi(let scalars): scalars.count > 2
                }
            }
    }

    private static func exactly(_ term: String) -> String {
        "\"" + term.replacing("\"", with: "\"\"") + "\""
    }

    private static func prefix(_ term: String) -> String { exactly(term) + "*" }
}

extension SearchQueryText {
    /// The same with one Hanzi replaced by one that is taken for it (滧 and 效, 未 and 末), each way once.
    var lookAlikes: [SearchQueryText] {
        let characters = Array(typed)
        var others: [SearchQueryText] = []
        for (index, character) in characters.enumerated() {
            for alike in LookAlikes.of(character) where others.count < SearchQueryText.mostLookAlikes {
                var changed = characters
                changed[index] = alike
                others.append(SearchQueryText(String(changed)))
            }
        }
        return others
    }

    private static let mostLookAlikes = 12
}
