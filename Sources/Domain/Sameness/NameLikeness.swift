/// A name taken apart for comparing: folded, as the search index keeps it, with its readings.
package struct NameForm: Hashable, Sendable {
    /// The name as it stands in its record.
    package var name: MatchedName
    /// Its words: small letters of normal width, stretches of Hanzi for themselves.
    package var words: [String]
    /// How it is read, word by word; several where a character has several readings. The words themselves where there
    /// are no Hanzi.
    package var readings: [[String]]

    package init(_ name: MatchedName, words: [String], readings: [[String]]) {
        self.name = name
        self.words = words
        self.readings = readings
        joined = words.joined()
        let hanzi = words.filter(\.hasHanzi).joined()
        latin = words.filter { !$0.hasHanzi }
        hanziCore = hanzi.isEmpty ? [] : CommonWords.core(Array(hanzi.unicodeScalars)).map(Character.init)
        latinCore = hanzi.isEmpty ? CommonWords.core(latin) : []
        let spoken = hanzi.isEmpty ? [latinCore] : readings.map { CommonWords.core($0) }
        spokenCores = spoken.map { Array($0.joined().utf8) }
    }

    package let joined: String
    package let latin: [String]
    /// What is the record's own in the name, without what many names have; empty where there are no Hanzi.
    package let hanziCore: [Character]
    /// The same of a name without Hanzi.
    package let latinCore: [String]
    /// The same as it is read, in one word, as bytes; one for each reading.
    package let spokenCores: [[UInt8]]

    var hasHanzi: Bool { !hanziCore.isEmpty }
}

/// How much two names speak for one and the same record.
package enum NameLikeness {
    package struct Found: Hashable, Sendable {
        package var reason: NearReason
        /// 1 to 99.
        package var score: Int
    }

    /// Nil when the names are not near. In one place (one town, one superior) names may differ by a letter more.
    package static func found(_ typed: NameForm, _ stored: NameForm, isSamePlace: Bool) -> Found? {
        if typed.joined == stored.joined { return Found(reason: .sameName(stored.name), score: 90) }
        switch (typed.hasHanzi, stored.hasHanzi) {
        case (true, true): return hanzi(typed, stored)
        case (false, false): return latin(typed, stored, isSamePlace)
        default: return spoken(typed, stored, isSamePlace)
        }
    }

    // MARK: - Hanzi

    private static func hanzi(_ typed: NameForm, _ stored: NameForm) -> Found? {
        let (one, other, name) = (typed.hanziCore, stored.hanziCore, stored.name)
        guard abs(one.count - other.count) <= max(one.count, other.count) / 2, typed.latin == stored.latin
        else { return nil }
        if one == other { return Found(reason: .sameButCommonWords(name), score: 70) }
        guard one.count == other.count else { return more(one, other, name) }
        let differing = zip(one, other).filter { $0 != $1 }
        if let pair = differing.first, differing.allSatisfy({ LookAlikes.areAlike($0, $1) }) {
            let reason = NearReason.lookAlike(name, typed: String(pair.0), stored: String(pair.1))
            return Found(reason: reason, score: 80)
        }
        if let index = stored.spokenCores.firstIndex(where: typed.spokenCores.contains) {
            return Found(reason: .sameReading(name, stored.readings[index].joined(separator: " ")), score: 65)
        }
        guard differing.count == 1, let pair = differing.first else { return nil }
        let reason = NearReason.oneCharacter(name, typed: String(pair.0), stored: String(pair.1))
        // Neighbouring villages often differ in one character of two or three: it takes more to ask.
        return Found(reason: reason, score: one.count > 3 ? 50 : one.count == 3 ? 24 : 15)
    }

    /// One name is the other with characters more, as a unit's is with that of its district.
    private static func more(_ one: [Character], _ other: [Character], _ name: MatchedName) -> Found? {
        let (shorter, longer) = one.count < other.count ? (one, other) : (other, one)
        guard shorter.count > 2, let place = place(of: shorter, in: longer) else { return nil }
        let more = [longer[..<place], longer[(place + shorter.count)...]].filter { !$0.isEmpty }
        return Found(reason: .moreWords(name, more.map { String($0) }), score: 58)
    }

    private static func place(of part: [Character], in whole: [Character]) -> Int? {
        (0...whole.count - part.count).first { whole[$0..<$0 + part.count].elementsEqual(part) }
    }

    // MARK: - Latin

    private static func latin(_ typed: NameForm, _ stored: NameForm, _ isSamePlace: Bool) -> Found? {
        let (one, other, name) = (typed.latinCore, stored.latinCore, stored.name)
        guard
            let (mine, theirs) = typed.spokenCores.first.flatMap({ mine in
                stored.spokenCores.first.map { (mine, $0) }
            })
        else { return nil }
        if mine == theirs { return Found(reason: .sameButCommonWords(name), score: 70) }
        if one.count > 1 || other.count > 1, let found = more(one, other, name) { return found }
        return spelling(mine, theirs, isSamePlace).map { letters in
            let share = 100 * letters / max(mine.count, theirs.count)
            return Found(reason: .nearSpelling(name, letters: letters), score: 80 - share)
        }
    }

    private static func more(_ one: [String], _ other: [String], _ name: MatchedName) -> Found? {
        let (mine, theirs) = (Set(one), Set(other))
        if mine == theirs { return Found(reason: .sameButCommonWords(name), score: 70) }
        let (shorter, longer) = mine.count < theirs.count ? (mine, other) : (theirs, one)
        guard shorter.count > 1, longer.count - shorter.count <= 2, shorter.isSubset(of: longer) else {
            return nil
        }
        return Found(reason: .moreWords(name, longer.filter { !shorter.contains($0) }), score: 65)
    }

    /// One is written in Hanzi, the other as it is read.
    private static func spoken(_ typed: NameForm, _ stored: NameForm, _ isSamePlace: Bool) -> Found? {
        var best: Found?
        for mine in typed.spokenCores {
            for (index, theirs) in stored.spokenCores.enumerated() {
                guard let letters = spelling(mine, theirs, isSamePlace) else { continue }
                let share = 100 * letters / max(mine.count, theirs.count, 1)
                // Readings are short, and many begin or end alike.
                guard share <= 33 else { continue }
                let reading = stored.readings[index].joined(separator: " ")
                let reason: NearReason =
                    letters == 0
                    ? .sameReading(stored.name, reading) : .nearSpelling(stored.name, letters: letters)
                if 65 - share > best?.score ?? 0 { best = Found(reason: reason, score: 65 - share) }
            }
        }
        return best
    }

    private static func spelling(_ one: [UInt8], _ other: [UInt8], _ isSamePlace: Bool) -> Int? {
        let allowed = SpellingDistance.allowed(length: max(one.count, other.count))
        return SpellingDistance.between(one, other, limit: allowed > 0 && isSamePlace ? allowed + 1 : allowed)
    }

    // MARK: - What a lost name becomes

    /// The sort of alias that a name becomes beside those that are kept: judged from the letters alone, so it is a
    /// proposal.
    package static func aliasSort(of lost: String, for kept: [String]) -> Alias.Sort {
        guard let like = kept.first(where: { $0.hasHanzi == lost.hasHanzi }) else { return .translation }
        guard lost.hasHanzi else { return .translation }
        let (one, other) = (Array(lost), Array(like))
        guard one.count == other.count else { return .former }
        let differing = zip(one, other).filter { $0 != $1 }
        if differing.allSatisfy({ LookAlikes.areAlike($0, $1) }) { return .rareCharacterSubstitute }
        return differing.count == 1 ? .misspelling : .former
    }
}
