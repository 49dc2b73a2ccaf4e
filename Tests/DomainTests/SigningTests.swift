import Domain
import Testing

@Suite struct SigningTests {
    private func agreement(_ changes: [String: String] = [:]) throws -> Record {
        var fields = [
            "name": #""Joint building agreement""#, "signedOn": #""2021-06-16""#,
            "parties": #"[{"side": "a", "party": "B3"}, {"side": "b", "party": "B4"}]"#,
            "purposes": #"[{"purpose": "resourceSharing"}]"#,
            "signatures": #"[{"side": "a", "person": "P3"}, {"side": "b", "person": "P4"}]"#,
        ]
        fields.merge(changes) { _, new in new }
        let json = "{" + fields.map { "\"\($0)\": \($1)" }.joined(separator: ",") + "}"
        var record = Record(RecordID(.agreement, 1))
        try record.fill(from: JSONValue(parsing: json), today: try #require(CalendarDay(2021, 6, 16)))
        return record
    }

    private func obstacles(_ changes: [String: String]) throws -> [Problem] {
        Signing.obstacles(try agreement(changes))
    }

    @Test func whatIsCompleteCanBeSigned() throws { #expect(try obstacles([:]) == []) }

    @Test(arguments: [
        ("name", "null", Problem.Reason.required), ("parties", "null", .required),
        ("parties", "[]", .required),
        ("parties", #"[{"side": "a", "party": "B3"}]"#, .sideMissing(.b)),
        ("parties", #"[{"side": "b", "party": "B4"}]"#, .sideMissing(.a)),
        ("signatures", #"[{"side": "a", "person": "P3"}]"#, .sideMissing(.b)),
        ("purposes", "null", .required), ("purposes", "[]", .required), ("signedOn", "null", .required),
        ("signedOn", #"{"notApplicable": true}"#, .required), ("signedOn", #""2021-06""#, .notExact),
        ("signedOn", #""2021""#, .notExact),
    ])
    func eachThingThatIsMissingIsNamedOnce(_ field: String, _ json: String, _ reason: Problem.Reason) throws {
        let found = try obstacles([field: json])
        #expect(found.map(\.at) == [FieldPath(.agreement, field)])
        #expect(found.map(\.reason) == [reason])
    }

    @Test func bothSignaturesMissingAreTwoObstacles() throws {
        let found = try obstacles(["signatures": "null"])
        #expect(found.map(\.reason) == [.sideMissing(.a), .sideMissing(.b)])
    }

    @Test func anyOtherProblemIsAnObstacleToo() throws {
        #expect(try obstacles(["endsOn": #""2020""#]).map(\.at.field) == ["endsOn"])
    }

    @Test func theTwinningItStartsHasItsPartiesFromThatDay() throws {
        var agreement = try agreement()
        var parties = try #require(agreement[Agreement.parties].value)
        for index in parties.indices { parties[index].id = 40 + Int64(index) }
        agreement[Agreement.parties] = .value(parties)
        let twinning = Signing.twinning(for: agreement, id: RecordID(.twinning, -1))
        #expect(Validation.problems(in: twinning) == [])
        #expect(twinning[Twinning.since] == agreement[Agreement.signedOn])
        #expect(twinning[Twinning.stage] == .value(.active))
        let copied = try #require(twinning[Twinning.parties].value)
        #expect(copied.map { $0[Party.party].value?.number } == ["B3", "B4"])
        #expect(copied.allSatisfy { $0.id == nil })
    }

    @Test func onlySignedAgreementsAreFrozen() throws {
        for state in Agreement.State.allCases {
            var agreement = try agreement()
            agreement[Agreement.state] = .value(state)
            #expect(Agreement.isFrozen(agreement) == (state == .signed))
        }
        for key in Agreement.openAfterSigning { #expect(Agreement.description.field(key) != nil) }
    }
}
