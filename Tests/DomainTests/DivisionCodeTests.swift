import Domain
import Testing

@Suite struct DivisionCodeTests {
    @Test(arguments: [
        ("310151113201", DivisionCode.TownSort.town, DivisionCode.VillageSort.village),
        ("310110009001", .subdistrict, .residents), ("150422200399", .township, .village),
        ("150422401498", .other, .other),
    ])
    func partsSayWhatTheyAre(
        _ code: String, _ town: DivisionCode.TownSort, _ village: DivisionCode.VillageSort
    ) throws {
        let code = try #require(DivisionCode(code))
        #expect(code.townSort == town)
        #expect(code.villageSort == village)
        #expect(code.hasKnownProvince)
    }

    @Test func aboveIsTheSmallestFirst() throws {
        let code = try #require(DivisionCode("310151113201"))
        #expect(code.above == ["310151113", "310151", "3101", "31"])
        #expect(try #require(DivisionCode("3101")).above == ["31"])
        #expect(DivisionCode("310") == nil)
        #expect(DivisionCode("31015111320l") == nil)
    }

    @Test(arguments: [
        ("3101", true), ("5002", true), ("4690", true), ("6590", true), ("3201", false), ("1101", true),
        ("310101", false), ("31", false),
    ])
    func placeholdersAreKnown(_ code: String, _ isPlaceholder: Bool) throws {
        #expect(try #require(DivisionCode(code)).isPlaceholder == isPlaceholder)
    }

    @Test(arguments: [
        (Kind.village, "", "310151113201", true), (.village, "", "31015111321", false),
        (.village, "", "31015111320x", false), (.region, "province", "31", true),
        (.region, "city", "31", true), (.region, "city", "32", false), (.region, "city", "3201", true),
        (.region, "district", "310151", true), (.region, "town", "310151113", true),
        (.region, "town", "310151", false), (.region, "district", "3101", false),
        (.region, "town", "310", false),
    ])
    func lengthsFit(_ kind: Kind, _ level: String, _ code: String, _ isFine: Bool) {
        var record = Record(RecordID(kind, 1))
        record["name"] = .value(.text("N"))
        record["code"] = .value(.text(code))
        if !level.isEmpty { record["level"] = .value(.choice(level)) }
        #expect(Validation.problems(in: record).isEmpty == isFine)
    }

    @Test func aLetterForADigitIsNamed() throws {
        var village = Record(RecordID(.village, 1))
        village["name"] = .value(.text("N"))
        village["code"] = .value(.text("31O151113201"))
        let problem = try #require(Validation.problems(in: village).first)
        let sentence = try Strings.words(.english).sentence(problem)
        #expect(sentence.contains("position 3: letter O is not used; did you mean 0?"), "\(sentence)")
    }

    @Test func typedDigitsAreMadePlain() throws {
        let answer = try ValueText.answer(
            "３１０１５１ 113 201", Village.code.description, at: FieldPath(.village, "code"), today: .epoch)
        #expect(answer == .value(.text("310151113201")))
    }
}
