/// Where in a record a field stands: the field itself, or a field of one line of a list.
package struct FieldPath: Hashable, Sendable {
    package var kind: Kind
    package var field: String
    package var line: Line?

    /// A line by its place in the list, from 0, and the field in it (nil: the line as a whole).
    package struct Line: Hashable, Sendable {
        package var index: Int
        package var field: String?
        package init(_ index: Int, _ field: String? = nil) {
            self.index = index
            self.field = field
        }
    }

    package init(_ kind: Kind, _ field: String, _ line: Line? = nil) {
        self.kind = kind
        self.field = field
        self.line = line
    }
}

/// What is wrong with an answer: a value, turned into a sentence in one place (`Words`).
package struct Problem: Error, Hashable, Sendable {
    package var at: FieldPath
    package var reason: Reason
    /// The value as it was given, when there was one.
    package var given: String

    package init(_ at: FieldPath, _ reason: Reason, given: String = "") {
        self.at = at
        self.reason = reason
        self.given = given
    }

    package enum Reason: Hashable, Sendable {
        case required
        /// Empty but for characters that nobody can see.
        case invisible
        case tooLong(limit: Int)
        case severalLines
        case notADate
        case noSuchDay(nearest: CalendarDay?)
        case notANumber(ClosedRange<Int>)
        case notAQuantity
        case notMoney
        case notAFlag
        case unknownChoice(ChoiceList)
        case notALink([Kind])
        case wrongKind([Kind])
        case noSuchRecord(String)
        case notAList
        case unknownField(String)
        case before(field: String, CalendarDay)
        case circle
        case notDigits(lengths: [Int])
        /// A code has so many characters and not as many as were found.
        case codeLength(Int, found: Int)
        /// A character that the code does not have there, and the one that is probably meant.
        case codeCharacter(position: Int, found: String, meant: String?, isDigit: Bool)
        /// A check character that does not fit those before it.
        case codeCheck(position: Int, expected: String, isLast: Bool)
        /// The one slip that explains why no check fits, and the code without it.
        case codeSlip(position: Int, found: String, code: String)
        /// The code of a place of this level has another length.
        case codeOfLevel(Region.Level, lengths: [Int])
        case taken(by: RecordID, name: String)
        case bothSides
        case sideMissing(Side)
        /// The day itself is needed, not only its month or year.
        case notExact
        /// These days are not those of one year, from its first to its last.
        case notACalendarYear
        /// Another statement about the same field is chosen already.
        case chosenTwice
        /// It holds an identity-card number, and none is kept.
        case identityNumber
        /// A JSON value of a type that the field does not take.
        case unfit

        /// Said of a code whose own characters do not fit its rule.
        var isOfCode: Bool {
            switch self {
            case .notDigits, .codeLength, .codeCharacter, .codeCheck, .codeSlip, .codeOfLevel: true
            default: false
            }
        }
    }
}
