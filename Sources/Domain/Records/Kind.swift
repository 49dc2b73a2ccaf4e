/// The kinds of record the registry keeps, each with the letter of its human number (`V12`).
package enum Kind: String, CaseIterable, Hashable, Sendable, Codable {
    case village, branch, unit, person, twinning, agreement, commitment, project, activity, need, offer
    case region, source
    case amendment, report

    package var letter: Character {
        switch self {
        case .village: "V"
        case .branch: "B"
        case .unit: "U"
        case .person: "P"
        case .twinning: "T"
        case .agreement: "G"
        case .commitment: "C"
        case .project: "J"
        case .activity: "A"
        case .need: "N"
        case .offer: "R"
        case .region: "D"
        case .source: "S"
        case .amendment: "M"
        case .report: "L"
        }
    }

    /// The word for many of them, as the command line takes it.
    package var plural: String {
        switch self {
        case .branch: "branches"
        case .person: "people"
        case .activity: "activities"
        default: rawValue + "s"
        }
    }

    /// Part of every record's identifier in the file, so it never changes and is never given to another kind.
    package var code: Int64 {
        switch self {
        case .village: 1
        case .branch: 2
        case .unit: 3
        case .person: 4
        case .twinning: 5
        case .agreement: 6
        case .commitment: 7
        case .project: 8
        case .activity: 9
        case .need: 10
        case .offer: 11
        case .region: 12
        case .source: 13
        case .amendment: 14
        case .report: 15
        }
    }

    /// Takes the singular or the plural, whatever the case of its letters.
    package init?(word: String) {
        let wanted = word.lowercased()
        guard let kind = Kind.allCases.first(where: { $0.rawValue == wanted || $0.plural == wanted })
        else { return nil }
        self = kind
    }

    package init?(letter: Character) {
        // Some letters have two for their capital (ß), so texts are compared.
        let wanted = letter.uppercased()
        guard let kind = Kind.allCases.first(where: { String($0.letter) == wanted }) else { return nil }
        self = kind
    }

    package init?(code: Int64) {
        guard let kind = Kind.allCases.first(where: { $0.code == code }) else { return nil }
        self = kind
    }
}
