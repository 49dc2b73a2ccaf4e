import Domain
import TestSupport
import Testing

@Suite struct ValidationTests {
    private func record(_ kind: Kind, _ json: String) throws -> Record {
        let today = try #require(CalendarDay(2021, 6, 16))
        var record = Record(RecordID(kind, 1))
        try record.fill(from: JSONValue(parsing: json), today: today)
        return record
    }

    private func problems(_ kind: Kind, _ json: String) throws -> [Problem] {
        Validation.problems(in: try record(kind, json))
    }

    /// An answer of the right type is never a problem by itself.
    @Test(arguments: Kind.allCases)
    func wellFormedRecordsAreAccepted(_ kind: Kind) {
        var random = RandomRecords(UInt64(kind.code))
        for _ in 0..<100 {
            for problem in Validation.problems(in: random.record(kind)) {
                switch problem.reason {
                // Chance does not mind which date comes first, how long codes are and who stands where.
                case .before, .notDigits, .codeCharacter, .codeOfLevel, .bothSides: break
                default: Issue.record("\(problem)")
                }
            }
        }
    }

    @Test(arguments: Kind.allCases)
    func requiredFieldsAreAskedFor(_ kind: Kind) {
        let empty = Validation.problems(in: Record(RecordID(kind, 1)))
        let wanted = kind.description.fields.filter(\.isRequired).map(\.key)
        #expect(empty.map(\.at.field) == wanted)
        #expect(empty.allSatisfy { $0.reason == .required })
        let notApplicable = Record(
            RecordID(kind, 1),
            answers: Dictionary(uniqueKeysWithValues: wanted.map { ($0, .notApplicable) }))
        #expect(Validation.problems(in: notApplicable).count == wanted.count)
    }

    @Test func requiredFieldsOfLinesAreAskedFor() throws {
        let found = try problems(.village, #"{"name": "V", "aliases": [{"name": "A", "sort": "short"}, {}]}"#)
        #expect(
            found.map(\.at) == [
                FieldPath(.village, "aliases", FieldPath.Line(1, "name")),
                FieldPath(.village, "aliases", FieldPath.Line(1, "sort")),
            ])
    }

    @Test func aRequiredListNeedsALine() throws {
        let found = try problems(.twinning, #"{"name": "T", "stage": "active", "parties": []}"#)
        #expect(found == [Problem(FieldPath(.twinning, "parties"), .required)])
    }

    @Test func valuesOfAnotherTypeDoNotFit() {
        for field in Village.description.fields {
            var village = Record(RecordID(.village, 1))
            village[Village.name] = .value("V")
            village[field.key] = .value(.quantity(Quantity(thousandths: 5)))
            #expect(Validation.problems(in: village).map(\.reason) == [.unfit], "\(field.key)")
        }
    }

    /// What was not typed but came by another way is held to the same rules.
    @Test func rulesHoldForValuesThatNobodyTyped() {
        var village = Record(RecordID(.village, 1))
        village[Village.name] = .value(String(repeating: "村", count: 201))
        village["town"] = .value(.link(RecordID(.branch, 2)))
        village[Village.reading] = .value("a\nb")
        #expect(
            Validation.problems(in: village).map(\.reason) == [
                .tooLong(limit: 200), .severalLines, .wrongKind([.region]),
            ])
        var branch = Record(RecordID(.branch, 1))
        branch[Branch.name] = .value("B")
        branch["sort"] = .value(.choice("twig"))
        #expect(Validation.problems(in: branch).map(\.given) == ["twig"])
    }

    @Test(arguments: [
        ("2021-06-16", "2021-06-15", false), ("2021-06-16", "2021-06-16", true),
        ("2021-06-16", "2021-06", true),
        ("2021-06-16", "2021-05", false), ("2021-06-16", "2021", true), ("2021-06-16", "2020", false),
        ("2021", "2021-01-01", true), ("2021", "2020-12-31", false),
    ])
    func aLaterDateMayBeLessExact(_ signed: String, _ ends: String, _ isFine: Bool) throws {
        let parties = #""parties": [{"side": "a", "party": "B1"}, {"side": "b", "party": "B2"}]"#
        let found = try problems(
            .agreement, #"{"name": "G", "signedOn": "\#(signed)", "endsOn": "\#(ends)", \#(parties)}"#)
        let day = try #require(CalendarDay(written: signed))
        let expected = Problem(
            FieldPath(.agreement, "endsOn"), .before(field: "signedOn", day), given: ends)
        #expect(found == (isFine ? [] : [expected]))
    }

    @Test func datesOfLinesAreOrderedToo() throws {
        let found = try problems(
            .person,
            #"{"name": "P", "posts": [{"post": "x", "body": "B1", "from": "2024-03-01", "to": "2024-02-29"}]}"#
        )
        #expect(found.map(\.at) == [FieldPath(.person, "posts", FieldPath.Line(0, "to"))])
    }

    @Test func nobodyStandsOnBothSides() throws {
        let found = try problems(
            .twinning,
            """
            {"name": "T", "stage": "active", "parties": [
              {"side": "a", "party": "B1"}, {"side": "a", "party": "B1"}, {"side": "b", "party": "V1"},
              {"side": "b", "party": "B1"}]}
            """)
        let line = FieldPath(.twinning, "parties", FieldPath.Line(3, "party"))
        #expect(found == [Problem(line, .bothSides, given: "B1")])
    }

    @Test func missingFactsAreTheWantedOnesThatAreNotKnown() throws {
        var village = try record(.village, #"{"name": "Yuadong Village"}"#)
        #expect(village.missingFields == ["chineseName", "town", "code"])
        village[Village.code] = .notApplicable
        village[Village.town] = .value(ID<Region>(1))
        #expect(village.missingFields == ["chineseName"])
        village[Village.name] = .value("滧东村")
        #expect(village.missingFields == [])
        #expect(try record(.commitment, #"{"name": "C"}"#).missingFields == ["pillar", "due"])
    }
}
