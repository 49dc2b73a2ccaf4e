import Domain

/// What to ask the index of names for, so that all names near to a typed one are among the answers.
struct NearTerms {
    /// Whole names, or their beginnings.
    private(set) var whole: [String] = []
    /// Names that have all of these words or characters.
    private(set) var shared: [String] = []

    init(_ form: NameForm) {
        add(beginning: form.joined)
        for reading in form.readings { add(beginning: reading.joined()) }
        for core in form.spokenCores { add(beginning: String(decoding: core, as: UTF8.self)) }
        if form.hanziCore.isEmpty {
            if form.latinCore.count == 1 || form.joined.utf8.count < SearchTerms.longest {
                addMistyped(form.latinCore.joined())
            }
            addShared(words: form.latinCore)
        } else {
            add(beginning: String(form.hanziCore))
            addAlike(form.hanziCore)
            addShared(characters: form.hanziCore)
        }
    }

    private mutating func add(beginning: String) {
        guard !beginning.isEmpty else { return }
        let term = NearTerms.quoted(SearchTerms.whole + SearchTerms.cut(SearchTerms.indexed(beginning))) + "*"
        if !whole.contains(term) { whole.append(term) }
    }

    private static func quoted(_ term: String) -> String { "\"" + term + "\"" }

    // MARK: - Mistyped letters

    /// Everything that is one letter away from the word: what was left out, doubled, swapped or hit beside.
    private mutating func addMistyped(_ word: String) {
        let letters = Array(word.utf8)
        guard (4...16).contains(letters.count), letters.allSatisfy(NearTerms.isLetter) else { return }
        var variants: Set<[UInt8]> = []
        for index in letters.indices {
            var shorter = letters
            shorter.remove(at: index)
            variants.insert(shorter)
            if index > 0 {
                var swapped = letters
                swapped.swapAt(index, index - 1)
                variants.insert(swapped)
            }
        }
        for letter in UInt8(ascii: "a")...UInt8(ascii: "z") {
            for index in 0...letters.count {
                var longer = letters
                longer.insert(letter, at: index)
                variants.insert(longer)
                guard index < letters.count else { continue }
                var other = letters
                other[index] = letter
                variants.insert(other)
            }
        }
        variants.remove(letters)
        whole += variants.map { variant in
            let term = SearchTerms.whole + SearchTerms.cut(String(decoding: variant, as: UTF8.self))
            return NearTerms.quoted(term) + "*"
        }.sorted()
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }

    // MARK: - Words and characters in common

    /// All words of its own, and all but one of three or more.
    private mutating func addShared(words: [String]) {
        let words = Array(words.filter { $0.utf8.count > 1 }.prefix(8))
        guard words.count > 1 else { return }
        let terms = words.map { NearTerms.quoted(SearchTerms.cut(SearchTerms.indexed($0))) + "*" }
        shared.append(terms.joined(separator: " AND "))
        guard words.count > 2 else { return }
        for index in terms.indices { addShared(terms, without: index) }
    }

    private mutating func addShared(_ terms: [String], without index: Int) {
        var others = terms
        others.remove(at: index)
        shared.append(others.joined(separator: " AND "))
    }

    /// The characters in pairs; and all but one of four or more.
    private mutating func addShared(characters: [Character]) {
        let scalars = characters.prefix(12).flatMap(\.unicodeScalars)
        guard scalars.count > 2 else { return }
        shared.append(NearTerms.pairs(scalars[...]))
        for cut in 1...2 where scalars.count - cut > 2 {
            shared.append(NearTerms.pairs(scalars.dropFirst(cut)))
            shared.append(NearTerms.pairs(scalars.dropLast(cut)))
        }
        guard scalars.count > 3 else { return }
        for index in scalars.indices {
            shared.append(
                [scalars[..<index], scalars[(index + 1)...]].filter { !$0.isEmpty }.map(NearTerms.pairs)
                    .joined(separator: " AND "))
        }
    }

    private static func pairs(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        guard scalars.count > 1 else { return scalars.first.map { quoted(SearchTerms.indexed($0)) } ?? "" }
        return zip(scalars, scalars.dropFirst())
            .map { quoted(SearchTerms.indexed($0) + SearchTerms.indexed($1)) }.joined(separator: " AND ")
    }

    /// The name with one of its characters replaced by what it is taken for.
    private mutating func addAlike(_ core: [Character]) {
        for index in core.indices {
            for other in LookAlikes.of(core[index]) {
                var variant = core
                variant[index] = other
                add(beginning: String(variant))
            }
        }
    }
}
