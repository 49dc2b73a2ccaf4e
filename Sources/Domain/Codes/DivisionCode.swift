/// The statistical bureau's division codes (GB/T 2260 and the rules for what is below it): two digits for the
/// province, two for the city, two for the county, three for the town, three for the village.
package struct DivisionCode: Hashable, Sendable {
    package let digits: String

    /// Nil for anything but two, four, six, nine or twelve digits.
    package init?(_ digits: String) {
        guard DivisionCode.problem(digits, lengths: DivisionCode.lengths) == nil else { return nil }
        self.digits = digits
    }

    package static let lengths = [2, 4, 6, 9, 12]
    package static let villageLength = 12
    package static let townLength = 9

    static func problem(_ code: String, lengths: [Int]) -> Problem.Reason? {
        guard code.utf8.count <= CodeSystem.longest else { return .notDigits(lengths: lengths) }
        let characters = Array(code)
        for (index, character) in characters.prefix(lengths.max() ?? 0).enumerated()
        where !("0"..."9").contains(character) {
            return .codeCharacter(
                position: index + 1, found: String(character),
                meant: CodeSystem.meant(by: character, isDigit: true).map(String.init), isDigit: true)
        }
        guard lengths.contains(characters.count) else { return .notDigits(lengths: lengths) }
        return nil
    }

    /// The divisions it lies in, the smallest first, without itself.
    package var above: [String] {
        DivisionCode.lengths.reversed().filter { $0 < digits.utf8.count }.map { String(digits.prefix($0)) }
    }

    package var province: String { String(digits.prefix(2)) }

    /// Whether the country has a province of these digits.
    package var hasKnownProvince: Bool { DivisionCode.provinces.contains(province) }

    private static let provinces: Set<String> = [
        "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37", "41", "42",
        "43",
        "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64", "65", "71", "81", "82",
    ]

    /// The four cities that are provinces.
    package static let municipalities: Set<String> = ["11", "12", "31", "50"]

    /// Four digits that stand for no place: they only gather what lies directly below a province (市辖区, 县,
    /// 省直辖县级行政区划).
    package var isPlaceholder: Bool {
        guard digits.utf8.count == 4 else { return false }
        if digits.hasSuffix("90") { return true }
        return DivisionCode.municipalities.contains(province)
            && (digits.hasSuffix("01") || digits.hasSuffix("02"))
    }

    // MARK: - What the parts say

    package enum TownSort: String, Hashable, Sendable { case subdistrict, town, township, other }

    /// By the seventh to ninth digits; nil when they are not there.
    package var townSort: TownSort? {
        guard digits.utf8.count >= DivisionCode.townLength,
            let part = Int(digits.dropFirst(6).prefix(3))
        else { return nil }
        switch part {
        case 1...99: return .subdistrict
        case 100...199: return .town
        case 200...399: return .township
        default: return .other
        }
    }

    package enum VillageSort: String, Hashable, Sendable { case residents, village, other }

    /// By the last three digits of twelve.
    package var villageSort: VillageSort? {
        guard digits.utf8.count == DivisionCode.villageLength, let part = Int(digits.suffix(3)) else {
            return nil
        }
        switch part {
        case 1...199: return .residents
        case 200...399: return .village
        default: return .other
        }
    }
}

extension Region.Level {
    /// How long the code of a place of this level is. The four cities that are provinces have two digits.
    package func fits(_ code: String) -> Bool { lengths(for: code).contains(code.utf8.count) }

    package func lengths(for code: String) -> [Int] {
        switch self {
        case .province: [2]
        case .city: DivisionCode.municipalities.contains(code) ? [2, 4] : [4]
        // A city without counties has towns directly below it.
        case .district: [6]
        case .town: [9]
        }
    }

    /// The level that a code of so many digits is of.
    package init?(codeLength: Int) {
        switch codeLength {
        case 2: self = .province
        case 4: self = .city
        case 6: self = .district
        case 9: self = .town
        default: return nil
        }
    }
}
