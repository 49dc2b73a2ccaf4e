import Foundation
import Synchronization

/// How Hanzi are read, in plain letters without tones. Asked only when something is written: the tables behind it
/// take a tenth of a second to wake.
package enum Pinyin {
    /// Every reading worth finding the character by, the usual one first. Empty when none is known.
    static func readings(of hanzi: Unicode.Scalar) -> [String] {
        cache.withLock { cache in
            if let known = cache[hanzi] { return known }
            let found = look(up: hanzi)
            cache[hanzi] = found
            return found
        }
    }

    /// Whether letters are how a text or a part of it is read: whole syllables, their first letters, or some of each, the
    /// last as far as it is typed. 科技帮扶 is read by `keji`, `kjbf`, `kjib`, `bangf`.
    package static func reads(_ letters: String, in text: String) -> Bool {
        let typed = Array(letters.lowercased().filter { !$0.isWhitespace })
        guard !typed.isEmpty, typed.allSatisfy({ $0.isASCII && $0.isLetter }) else { return false }
        let syllables = readings(of: Array(text.unicodeScalars)).map { $0.map(Array.init) }
        func fits(_ place: Int, _ rest: ArraySlice<Character>) -> Bool {
            if rest.isEmpty { return true }
            guard place < syllables.count else { return false }
            return syllables[place].contains { syllable in
                syllable.starts(with: rest)
                    || rest.starts(with: syllable) && fits(place + 1, rest.dropFirst(syllable.count))
                    || rest.first == syllable.first && fits(place + 1, rest.dropFirst())
            }
        }
        return syllables.indices.contains { fits($0, typed[...]) }
    }

    private static let cache = Mutex<[Unicode.Scalar: [String]]>([:])

    private static func look(up hanzi: Unicode.Scalar) -> [String] {
        var found: [String] = []
        if let marked = String(hanzi).applyingTransform(.mandarinToLatin, reverse: false),
            marked != String(hanzi)
        {
            found += letters(marked)
        }
        for reading in others[hanzi]?.split(separator: " ") ?? [] where !found.contains(String(reading)) {
            found.append(String(reading))
        }
        return found
    }

    /// Without tone marks. `ü` is typed as `v` and as `u`, so both are readings.
    private static func letters(_ marked: String) -> [String] {
        var plain = ""
        var hasUmlaut = false
        for scalar in marked.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar.value == 0x308 {
                hasUmlaut = true
                plain.removeLast()
                plain += "v"
            } else if ("a"..."z").contains(scalar) {
                plain.unicodeScalars.append(scalar)
            }
        }
        guard !plain.isEmpty else { return [] }
        return hasUmlaut ? [plain, plain.replacingOccurrences(of: "v", with: "u")] : [plain]
    }

    /// Characters of place and personal names that are read in more than one way, with all of their common readings.
    private static let others: [Unicode.Scalar: String] = PinyinReadings.characters

    /// The readings of each character, the one it has in this place first: 重 is *chong* in 重庆 and *zhong* elsewhere.
    package static func readings(of run: [Unicode.Scalar]) -> [[String]] {
        var found = run.map { readings(of: $0) }
        var index = 0
        while index < run.count {
            guard let phrase = PinyinReadings.phrase(in: run, at: index) else {
                index += 1
                continue
            }
            for (offset, reading) in phrase.enumerated() {
                found[index + offset].removeAll { $0 == reading }
                found[index + offset].insert(reading, at: 0)
            }
            index += phrase.count
        }
        return found
    }
}
