/// The unified social credit code of organisations, GB 32100-2015: who registered it (one character), as what (one),
/// where (six digits), the organisation's own nine characters with their check (GB 11714), and a check of it all.
package struct CreditCode: Hashable, Sendable {
    package let code: String

    /// Nil when something is wrong with it.
    package init?(_ code: String) {
        guard CreditCode.problem(code) == nil else { return nil }
        self.code = code
    }

    package static let length = 18
    /// Digits and capitals without those that look like another: I, O, S, V and Z.
    static let alphabet = Array("0123456789ABCDEFGHJKLMNPQRTUWXY")

    /// The one character of who registered it.
    package var authority: Character { code.first ?? "?" }
    /// The first two characters: who registered it, and as what.
    package var prefix: String { String(code.prefix(2)) }
    /// The six digits of where it was registered.
    package var division: String { String(code.dropFirst(2).prefix(6)) }

    /// Where the national authorities themselves registered it.
    package static let national = "100000"

    // MARK: - What is wrong

    static func problem(_ code: String) -> Problem.Reason? {
        let characters = Array(code)
        for (index, character) in characters.prefix(length).enumerated() {
            let isDigit = (2..<8).contains(index)
            let isRight = isDigit ? ("0"..."9").contains(character) : alphabet.contains(character)
            guard !isRight else { continue }
            return .codeCharacter(
                position: index + 1, found: String(character),
                meant: CodeSystem.meant(by: character, isDigit: isDigit).map(String.init), isDigit: isDigit)
        }
        guard characters.count == length else { return .codeLength(length, found: characters.count) }
        let expectedBody = bodyCheck(Array(characters[8..<16]))
        let expectedLast = lastCheck(Array(characters[..<17]))
        if characters[16] != expectedBody {
            if characters[17] != expectedLast, let slip = slip(characters) { return slip }
            return .codeCheck(position: 17, expected: String(expectedBody), isLast: false)
        }
        guard characters[17] == expectedLast else {
            return .codeCheck(position: length, expected: String(expectedLast), isLast: true)
        }
        return nil
    }

    /// The one character, or the two neighbours that changed places, that explain why both checks fail; nil when there
    /// are several explanations, or none.
    private static func slip(_ characters: [Character]) -> Problem.Reason? {
        var found: [(position: Int, right: [Character])] = []
        func look(_ changed: [Character], _ position: Int) {
            guard bodyCheck(Array(changed[8..<16])) == changed[16],
                lastCheck(Array(changed[..<17])) == changed[17]
            else { return }
            found.append((position, changed))
        }
        for index in 8..<17 {
            var changed = characters
            for other in alphabet where other != characters[index] {
                changed[index] = other
                look(changed, index)
            }
            guard index < 16, characters[index] != characters[index + 1] else { continue }
            changed = characters
            changed.swapAt(index, index + 1)
            look(changed, index)
        }
        guard found.count == 1, let only = found.first else { return nil }
        return .codeSlip(
            position: only.position + 1, found: String(characters[only.position]), code: String(only.right))
    }

    /// GB 11714: over the eight characters before it.
    static func bodyCheck(_ body: [Character]) -> Character {
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        let sum = zip(body, weights).reduce(0) { sum, pair in
            let value = pair.0.wholeNumberValue ?? pair.0.asciiValue.map { Int($0) - 55 } ?? 0
            return sum + value * pair.1
        }
        let rest = (11 - sum % 11) % 11
        return rest == 10 ? "X" : alphabet[rest]
    }

    /// GB 32100: over the seventeen characters before it.
    static func lastCheck(_ characters: [Character]) -> Character {
        var weight = 1
        var sum = 0
        for character in characters {
            sum += (values[character] ?? 0) * weight
            weight = weight * 3 % 31
        }
        return alphabet[(31 - sum % 31) % 31]
    }

    private static let values = Dictionary(uniqueKeysWithValues: zip(alphabet, alphabet.indices))
}

extension Words {
    /// Who registered it and as what, with where in the middle: `9 business · 310110 Yangpu · enterprise`.
    package func reading(_ code: CreditCode, place: String?) -> String {
        let authority =
            first(of: ["code.authority.\(code.authority)"])
            ?? self("code.authority.unknown")
        var parts = ["\(code.authority) \(authority)"]
        if code.division == CreditCode.national {
            parts.append(code.division + " " + self("code.national"))
        } else {
            parts.append(place ?? code.division + " " + self("code.divisionUnknown"))
        }
        if let sort = first(of: ["code.class.\(code.prefix)"]) { parts.append(sort) }
        return parts.joined(separator: " · ")
    }
}
