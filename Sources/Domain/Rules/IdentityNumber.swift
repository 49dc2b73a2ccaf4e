/// Identity-card numbers, so that none is kept: the eighteen characters of GB 11643, and the fifteen digits before it.
package enum IdentityNumber {
    /// The first one in a text, as it stands there. Blanks and hyphens may stand between its digits.
    package static func first(in text: String) -> String? { ranges(in: text).first.map { String(text[$0]) } }

    /// The text with every one of them struck out.
    package static func struckOut(_ text: String) -> String {
        var text = text
        for range in ranges(in: text).reversed() {
            text.replaceSubrange(range, with: String(repeating: "*", count: text[range].count))
        }
        return text
    }

    private static func ranges(in text: String) -> [Range<String.Index>] {
        // Nothing is shorter: most texts are done with here.
        guard text.utf8.count >= 15 else { return [] }
        var found: [Range<String.Index>] = []
        var run = Run()
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            let sign = folded(text[index])
            if let digit = sign, digit < 10 || digit == cross && run.signs.count == 17 {
                run.add(digit, index..<next)
            } else if !(run.signs.isEmpty || !isSeparator(text[index]) || run.isSeparated) {
                run.isSeparated = true
            } else {
                found += run.numbers
                run = Run()
                // Fifteen digits behind a letter belong to another sort of number.
                run.isSpoilt = text[index].isASCII && text[index].isLetter
            }
            index = next
        }
        return found + run.numbers
    }

    /// Digits that stand together.
    private struct Run {
        var signs: [Int] = []
        var places: [Range<String.Index>] = []
        var isSeparated = false
        var hasSeparators = false
        var isSpoilt = false

        mutating func add(_ sign: Int, _ place: Range<String.Index>) {
            signs.append(sign)
            places.append(place)
            hasSeparators = hasSeparators || isSeparated
            isSeparated = false
        }

        var numbers: [Range<String.Index>] {
            guard let first = places.first, let last = places.last,
                signs.count == 18
                    ? isNew(signs) : signs.count == 15 && !hasSeparators && !isSpoilt && isOld(signs)
            else { return [] }
            return [first.lowerBound..<last.upperBound]
        }
    }

    private static let cross = 10

    private static func folded(_ character: Character) -> Int? {
        guard let scalar = character.unicodeScalars.first, character.unicodeScalars.count == 1 else {
            return nil
        }
        return switch scalar.value {
        case 0x30...0x39: Int(scalar.value - 0x30)
        case 0xFF10...0xFF19: Int(scalar.value - 0xFF10)
        case 0x58, 0x78, 0xFF38, 0xFF58: cross
        default: nil
        }
    }

    private static func isSeparator(_ character: Character) -> Bool {
        character == " " || character == "-" || character == "\u{3000}" || character == "－"
    }

    private static let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    private static let checks = [1, 0, cross, 9, 8, 7, 6, 5, 4, 3, 2]

    private static func isNew(_ signs: [Int]) -> Bool {
        let sum = zip(signs, weights).reduce(0) { $0 + $1.0 * $1.1 }
        return checks[sum % 11] == signs[17] && isDivision(signs)
            && isBirthday(number(signs[6..<10]), number(signs[10..<12]), number(signs[12..<14]))
    }

    private static func isOld(_ signs: [Int]) -> Bool {
        isDivision(signs)
            && isBirthday(1900 + number(signs[6..<8]), number(signs[8..<10]), number(signs[10..<12]))
    }

    private static func number(_ signs: ArraySlice<Int>) -> Int { signs.reduce(0) { $0 * 10 + $1 } }

    private static func isBirthday(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        (1850...2150).contains(year) && CalendarDay(year, month, day) != nil
    }

    /// The provinces of GB/T 2260, by their first digit's region.
    private static func isDivision(_ signs: [Int]) -> Bool {
        let province = signs[0] * 10 + signs[1]
        return switch province {
        case 11...15, 21...23, 31...37, 41...46, 50...54, 61...65, 71, 81...83, 91: true
        default: false
        }
    }
}

extension FieldDescription {
    /// Whether what is typed here may hold anything: codes and addresses have forms of their own.
    var holdsFreeText: Bool {
        guard case .text = type else { return false }
        return search != .code && key != "address"
    }
}
