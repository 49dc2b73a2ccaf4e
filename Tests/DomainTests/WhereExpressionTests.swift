import Domain
import Testing

@Suite struct WhereExpressionTests {
    private let today: CalendarDay

    init() throws { today = try #require(CalendarDay(2021, 6, 16)) }

    private func read(_ text: String, _ kind: Kind = .agreement) throws(Refusal) -> [Condition] {
        try WhereExpression.conditions(text, kind: kind, today: today)
    }

    @Test func everySignHasItsMeaning() throws {
        let day = try Value.day(#require(CalendarDay(2021, 6)))
        let signs: [(String, Condition.Test)] = [
            ("=", .equal(day)), ("!=", .notEqual(day)), ("<", .less(day)), ("<=", .lessOrEqual(day)),
            (">", .greater(day)), (">=", .greaterOrEqual(day)), ("~", .contains("2021-06")),
        ]
        for (sign, test) in signs {
            for text in ["signedOn\(sign)2021-06", " signedOn \(sign) 2021-06 "] {
                #expect(try read(text) == [Condition(Agreement.signedOn.description, test)])
            }
        }
    }

    /// As a character a mark would be one with the sign before it.
    @Test func aValueMayBeginWithAMark() throws {
        let field = Agreement.name.description
        #expect(
            try read("name=\u{0301}x") == [Condition(field, .equal(.text("\u{0301}x")))])
        #expect(try read("name~\u{0301}x") == [Condition(field, .contains("\u{0301}x"))])
    }

    @Test func whatIsKnownCanBeAskedFor() throws {
        let field = Agreement.endsOn.description
        for text in ["endsOn=?", "endsOn=", "endsOn=\"\""] {
            #expect(try read(text) == [Condition(field, .isNotKnown)])
        }
        #expect(try read("endsOn!=?") == [Condition(field, .isKnown)])
        #expect(try read("endsOn=n/a") == [Condition(field, .isNotApplicable)])
        for text in ["endsOn<?", "endsOn!=n/a", "endsOn>=n/a"] {
            #expect(throws: Refusal.badCondition(text)) { try read(text) }
        }
    }

    @Test func severalAreJoinedByAnd() throws {
        let conditions = try read("state=signed AND name~co-building and copies>2")
        #expect(conditions.map(\.field.key) == ["state", "name", "copies"])
        #expect(
            conditions.map(\.test) == [
                .equal(.choice("signed")), .contains("co-building"), .greater(.number(2)),
            ])
    }

    @Test func quotesHoldAndAndSigns() throws {
        let conditions = try read(#"name="salt and pepper" and place="a >= b""#)
        #expect(conditions.map(\.test) == [.equal(.text("salt and pepper")), .equal(.text("a >= b"))])
    }

    @Test func handmadeWordsAreNotCut() throws {
        #expect(
            try read("name=Sandy Land Village", .village).map(\.test) == [.equal(.text("Sandy Land Village"))]
        )
    }

    @Test(arguments: ["", "name", "name!x", "and", "name=a and ", " and name=a"])
    func whatIsNoConditionIsRefused(_ text: String) {
        #expect {
            try read(text)
        } throws: { error in
            if case .badCondition = error as? Refusal { true } else { false }
        }
    }

    @Test func unknownFieldsAndValuesAreNamed() throws {
        #expect(throws: Refusal.noSuchField("twon", .village)) { try read("twon=D1", .village) }
        #expect(throws: Refusal.noSuchField("", .village)) { try read("=5", .village) }
        let problem = Problem(FieldPath(.village, "town"), .wrongKind([.region]), given: "B1")
        #expect(throws: Refusal.invalid([problem])) { try read("town=B1", .village) }
    }
}
