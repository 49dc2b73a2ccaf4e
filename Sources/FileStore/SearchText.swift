import Domain
import Foundation

/// Names taken apart for searching: the same way when they are written and when they are asked for.
///
/// A text falls into runs: Latin words (letters and digits of any script but Hanzi; case, width and diacritics
/// folded away) and stretches of Hanzi. For reading, a run is words: a Latin word stays itself, each Hanzi is the
/// word of its pinyin.
struct SearchText: Sendable {
    enum Run: Hashable, Sendable {
        case latin(String)
        case hanzi([Unicode.Scalar])
    }

    let runs: [Run]

    init(_ text: String) {
        var runs: [Run] = []
        var latin = ""
        var hanzi: [Unicode.Scalar] = []
        func close() {
            if !latin.isEmpty { runs.append(.latin(latin)) }
            if !hanzi.isEmpty { runs.append(.hanzi(hanzi)) }
            latin = ""
            hanzi = []
        }
        for scalar in SearchText.folded(text).unicodeScalars {
            if scalar.isHanzi {
                if !latin.isEmpty { close() }
                hanzi.append(scalar)
            } else if SearchText.isOfWords(scalar) {
                if !hanzi.isEmpty { close() }
                latin.unicodeScalars.append(scalar)
            } else {
                close()
            }
        }
        close()
        self.runs = runs
    }

    /// Everything in one, Hanzi as they are: what *exact* and *begins with* are said of.
    var joined: String {
        runs.reduce(into: "") { text, run in
            switch run {
            case .latin(let word): text += word
            case .hanzi(let scalars): text.unicodeScalars.append(contentsOf: scalars)
            }
        }
    }

    /// The same with a blank between the runs.
    var written: String {
        var text = ""
        for run in runs {
            if !text.isEmpty { text += " " }
            switch run {
            case .latin(let word): text += word
            case .hanzi(let scalars): text.unicodeScalars.append(contentsOf: scalars)
            }
        }
        return text
    }

    var hasHanzi: Bool { runs.contains { if case .hanzi = $0 { true } else { false } } }

    /// The Latin words; all there is to read in a text without Hanzi.
    var words: [String] { runs.compactMap { if case .latin(let word) = $0 { word } else { nil } } }

    /// Small letters of normal width without diacritics.
    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        // Hanzi alone, as most names are, have nothing to fold; but those that stand in for others do.
        if text.unicodeScalars.allSatisfy({ (0x4E00...0x9FFF).contains($0.value) }) { return text }
        var out = String.UnicodeScalarView()
        for scalar in text.foldedToASCII.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars
        where scalar.properties.generalCategory != .nonspacingMark {
            out.append(scalar)
        }
        // Hangul and the like come together again.
        return String(out).precomposedStringWithCanonicalMapping
    }

    private static func isOfWords(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("0"..."9").contains(scalar) }
        switch scalar.properties.generalCategory {
        case .lowercaseLetter, .uppercaseLetter, .titlecaseLetter, .otherLetter, .modifierLetter,
            .decimalNumber, .letterNumber, .otherNumber, .spacingMark:
            return true
        default: return false
        }
    }
}

// MARK: - Readings

extension SearchText {
    /// The words of the text as they are read; several lists when a character has several readings.
    /// Only for writing: it asks for pinyin.
    var readings: [[String]] {
        var lists: [[String]] = [[]]
        for run in runs {
            switch run {
            case .latin(let word): lists = lists.map { $0 + [word] }
            case .hanzi(let scalars):
                for (scalar, readings) in zip(scalars, Pinyin.readings(of: scalars)) {
                    // Beyond eight lists only the usual reading goes on.
                    let taken = lists.count * readings.count <= 8 ? readings[...] : readings.prefix(1)
                    if taken.isEmpty {
                        lists = lists.map { $0 + [String(scalar)] }
                    } else {
                        lists = taken.flatMap { reading in lists.map { $0 + [reading] } }
                    }
                }
            }
        }
        return lists
    }

    /// What names are sorted by: the usual reading word by word, then the characters themselves.
    static func sortKey(_ name: String) -> String {
        let text = SearchText(name)
        guard text.hasHanzi else { return text.words.joined(separator: " ") }
        return (text.readings.first ?? []).joined(separator: " ") + " " + text.joined
    }
}
