import Domain
import Testing

@Suite struct CreditCodeTests {
    private func problem(_ typed: String) throws -> Problem? {
        let path = FieldPath(.unit, "creditCode")
        var unit = Record(RecordID(.unit, 1))
        unit["name"] = .value(.text("U"))
        do {
            unit["creditCode"] = try ValueText.answer(
                typed, WorkUnit.creditCode.description, at: path, today: .epoch)
        } catch { return error }
        return Validation.problems(in: unit).first
    }

    @Test(arguments: [
        "91310110MA00000154", "９１３１０１１０ＭＡ０００００１５４", " 9131 0110 ma00 0001 54 ", "91310110-MA0000015-4",
        "91310110\u{200B}ma00000154",
    ])
    func aRightCodeIsTakenHoweverItIsTyped(_ typed: String) throws {
        #expect(try problem(typed) == nil)
        let answer = try ValueText.answer(
            typed, WorkUnit.creditCode.description, at: FieldPath(.unit, "creditCode"), today: .epoch)
        #expect(answer == .value(.text("91310110MA00000154")))
    }

    @Test(arguments: [
        (
            "91310110MA00000155",
            "“91310110MA00000155” does not check: the last character should be 4"
        ),
        ("9131O110MA00000154", "position 5: letter O is not used; did you mean 0?"),
        ("913I0110MA00000154", "position 4: letter I is not used; did you mean 1?"),
        ("91310110MAS0000154", "position 11: letter S is not used; did you mean 5?"),
        ("91310110MAZ0000154", "position 11: letter Z is not used; did you mean 2?"),
        ("9131B110MA00000154", "position 5: letter B is not used; did you mean 8?"),
        ("9131C110MA00000154", "position 5: letter C stands where a digit must be"),
        ("91310110MA0000中154", "position 15: “中” is not used. Check"),
        ("91310110MA000001543", "has 19 characters, and a credit code has 18"),
        ("91310110MA0000015", "has 17 characters"),
        // The body's own check, with everything after it fitting.
        ("91310110MA000001624", "has 19 characters"),
        // Two neighbours that changed places.
        ("91310110AM00000154", "position 9, A, seems wrong; did you mean 91310110MA00000154?"),
    ])
    func aWrongCodeSaysWhatIsWrong(_ typed: String, _ said: String) throws {
        let problem = try #require(try problem(typed))
        let sentence = try Strings.words(.english).sentence(problem)
        #expect(sentence.contains(said), "\(sentence)")
        #expect(!(try Strings.words(.chinese).sentence(problem)).contains("{"))
    }

    /// Whatever one character is changed into, the code is not taken.
    @Test func everySlipOfOneCharacterIsSeen() throws {
        let right = Array("91310110MA00000154")
        for index in right.indices {
            for other in "0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ" where other != right[index] {
                var wrong = right
                wrong[index] = other
                #expect(try problem(String(wrong)) != nil, "\(String(wrong))")
            }
        }
    }

    @Test func partsAreReadInWords() throws {
        let code = try #require(CreditCode("91310110MA00000154"))
        #expect(code.authority == "9")
        #expect(code.division == "310110")
        let english = try Strings.words(.english).reading(code, place: "310110 Yangpu")
        #expect(english == "9 business · 310110 Yangpu · enterprise")
        let chinese = try Strings.words(.chinese).reading(code, place: "310110 杨浦区")
        #expect(chinese == "9 市场监管 · 310110 杨浦区 · 企业")
        #expect(CreditCode("91310110MA00000155") == nil)
    }
}
