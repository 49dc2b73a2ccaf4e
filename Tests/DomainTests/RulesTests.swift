import Domain
import TestSupport
import Testing

@Suite struct CircleTests {
    private func id(_ serial: Int) -> RecordID { RecordID(.branch, Int64(serial)) }

    @Test func aRecordIsNeverAboveItself() {
        // 3 under 2 under 1.
        let parents = [id(2): id(1), id(3): id(2)]
        func closes(_ record: Int, under parent: Int) -> Bool {
            Circle.closes(id(record), under: id(parent)) { parents[$0] }
        }
        #expect(closes(1, under: 1) && closes(1, under: 2) && closes(1, under: 3) && closes(2, under: 3))
        #expect(!closes(3, under: 1) && !closes(2, under: 1) && !closes(4, under: 3) && !closes(1, under: 4))
    }

    /// A file that was damaged may hold a circle already: the question still ends.
    @Test func aCircleAboveIsFound() {
        let parents = [id(2): id(3), id(3): id(2)]
        #expect(Circle.closes(id(1), under: id(2)) { parents[$0] })
    }

    /// Whatever is allowed keeps the whole a tree.
    @Test func whatIsAllowedStaysATree() {
        var random = Seeded(4)
        for _ in 0..<200 {
            var parents: [RecordID: RecordID] = [:]
            for _ in 0..<40 {
                let child = id(Int.random(in: 1...12, using: &random))
                let parent = id(Int.random(in: 1...12, using: &random))
                if !Circle.closes(child, under: parent, parentOf: { parents[$0] }) { parents[child] = parent }
            }
            for start in parents.keys {
                var steps = 0
                var next: RecordID? = start
                while let current = next, steps <= 12 {
                    next = parents[current]
                    steps += 1
                }
                #expect(next == nil)
            }
        }
    }
}

@Suite struct AgreementStandingTests {
    private func standing(
        on today: String, state: Agreement.State? = .signed, effective: String? = nil,
        ends: Answer<CalendarDay> = .notKnown, isRenewed: Bool = false
    ) throws -> AgreementStanding {
        var agreement = Record(RecordID(.agreement, 1))
        if let state { agreement[Agreement.state] = .value(state) }
        if let effective { agreement[Agreement.effectiveOn] = .value(try day(effective)) }
        agreement[Agreement.endsOn] = ends
        return AgreementStanding(agreement, isRenewed: isRenewed, today: try day(today))
    }

    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(written: text)) }

    @Test func theLastDayIsStillInForceAndTheNextIsNot() throws {
        let end = try day("2024-06-15")
        #expect(
            try standing(on: "2024-06-14", ends: .value(end)) == .inForce(until: end, daysLeft: 1))
        #expect(
            try standing(on: "2024-06-15", ends: .value(end)) == .inForce(until: end, daysLeft: 0))
        #expect(try standing(on: "2024-06-16", ends: .value(end)) == .expired(on: end))
    }

    @Test(arguments: [("2024-06", "2024-06-30", "2024-07-01"), ("2024", "2024-12-31", "2025-01-01")])
    func anInexactEndIsItsLastDay(_ end: String, _ last: String, _ next: String) throws {
        let end = try day(end)
        #expect(try standing(on: last, ends: .value(end)) == .inForce(until: end, daysLeft: 0))
        #expect(try standing(on: next, ends: .value(end)) == .expired(on: end))
    }

    @Test func attentionIsWantedFromNinetyDaysBefore() throws {
        let end = try day("2024-06-15")
        #expect(try !standing(on: "2024-03-16", ends: .value(end)).wantsAttention)
        #expect(try standing(on: "2024-03-17", ends: .value(end)).wantsAttention)
        #expect(try standing(on: "2024-07-01", ends: .value(end)).wantsAttention)
        #expect(try !standing(on: "2024-07-01", ends: .notKnown).wantsAttention)
    }

    @Test func aTermThatIsNotRecordedNeverExpires() throws {
        #expect(try standing(on: "9999-12-31") == .inForceTermNotKnown)
        #expect(try standing(on: "9999-12-31", ends: .notApplicable) == .inForceUntilNotice)
    }

    @Test func itIsNotInForceBeforeItsDay() throws {
        let start = try day("2021-07-01")
        #expect(
            try standing(on: "2021-06-30", effective: "2021-07-01") == .notYetInForce(from: start))
        #expect(try standing(on: "2021-07-01", effective: "2021-07-01") == .inForceTermNotKnown)
        #expect(try standing(on: "2021-07-01", effective: "2021-07") == .inForceTermNotKnown)
    }

    @Test func draftsAndCancelledOnesHaveNoTerm() throws {
        let end = Answer.value(try day("2020"))
        #expect(try standing(on: "2021-06-16", state: .draft, ends: end) == .draft)
        #expect(try standing(on: "2021-06-16", state: nil, ends: end) == .draft)
        #expect(try standing(on: "2021-06-16", state: .cancelled, ends: end) == .cancelled)
        #expect(try standing(on: "2021-06-16", ends: end, isRenewed: true) == .renewed)
    }
}

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

@Suite struct PostTests {
    @Test(arguments: [
        ("", "", "", "2021-06-16", true), ("", "", "2021-06-16", "2021-06-16", true),
        ("", "", "2021-06-16", "2021-06-17", false), ("", "", "2021-06", "2021-06-30", true),
        ("2020-01-01", "", "", "2021-06-16", true), ("2022-01-01", "", "", "2021-06-16", false),
        ("", "2024-02-29", "", "2024-02-29", true), ("", "2024-02-29", "", "2024-03-01", false),
        ("2020", "2021", "", "2021-12-31", true), ("2020", "2021", "2023-01-01", "2023-01-01", false),
    ])
    func aPostIsHeldWithinItsDates(
        _ from: String, _ to: String, _ attested: String, _ day: String, _ isHeld: Bool
    ) throws {
        var post = Part()
        post[Post.from] = CalendarDay(written: from).map(Answer.value) ?? .notKnown
        post[Post.to] = CalendarDay(written: to).map(Answer.value) ?? .notKnown
        post[Post.attestedOn] = CalendarDay(written: attested).map(Answer.value) ?? .notKnown
        #expect(Post.isHeld(post, on: try #require(CalendarDay(written: day))) == isHeld)
    }
}

@Suite struct MomentsTests {
    private func moments(_ kind: Kind, _ json: String) throws -> [Moment] {
        var record = Record(RecordID(kind, 1))
        try record.fill(from: JSONValue(parsing: json), today: try #require(CalendarDay(2021, 6, 16)))
        return record.moments
    }

    @Test func anActivityHappensToEveryoneInIt() throws {
        let found = try moments(
            .activity,
            """
            {"name": "A", "heldOn": "2021-06-16", "endedOn": "2021-06-17", "twinning": "T1",
             "hosts": [{"side": "a", "host": "B3"}, {"side": "b", "host": "B4"}],
             "agenda": [{"title": "x", "speaker": "P1", "body": "B1"}]}
            """)
        #expect(found.map(\.occasion) == ["heldOn"])
        #expect(found.first?.day.written == "2021-06-16")
        #expect(Set(found.first?.subjects.map(\.number) ?? []) == ["A1", "T1", "B3", "B4", "P1", "B1"])
    }

    /// A date in a line concerns the record and those of that line, not those of the other lines.
    @Test func aDateInALineConcernsThatLine() throws {
        let found = try moments(
            .person,
            """
            {"name": "P", "posts": [{"post": "x", "body": "U1", "attestedOn": "2021-06-16"},
              {"post": "y", "body": "U2", "from": "2020", "to": "2022"}]}
            """)
        #expect(found.map(\.occasion) == ["posts.attestedOn", "posts.from", "posts.to"])
        #expect(found.map { $0.subjects.map(\.number) } == [["P1", "U1"], ["P1", "U2"], ["P1", "U2"]])
    }

    @Test func aDraftOfAnAgreementHasNoMoments() throws {
        let dates = #""signedOn": "2021-06-16", "effectiveOn": "2021-07", "endsOn": "2024""#
        for state in ["draft", "cancelled"] {
            #expect(try moments(.agreement, #"{"name": "G", "state": "\#(state)", \#(dates)}"#) == [])
        }
        #expect(try moments(.agreement, "{\"name\": \"G\", \(dates)}") == [])
        let signed = try moments(.agreement, "{\"name\": \"G\", \"state\": \"signed\", \(dates)}")
        #expect(signed.map(\.occasion) == ["signedOn", "effectiveOn", "endsOn"])
    }

    @Test func whatIsNotKnownOrDoesNotApplyHappensNever() throws {
        #expect(try moments(.commitment, #"{"name": "C", "due": {"notApplicable": true}}"#) == [])
    }

    /// Each occasion names fields of the description, and each subject is one the record links to.
    @Test(arguments: Kind.allCases)
    func occasionsAndSubjectsAreOfTheRecord(_ kind: Kind) {
        var random = RandomRecords(UInt64(kind.code))
        for _ in 0..<100 {
            let record = random.record(kind)
            for moment in record.moments {
                let pieces = moment.occasion.split(separator: ".").map(String.init)
                #expect(kind.description.field(pieces[0]) != nil && pieces.count <= 2)
                #expect(moment.subjects.first == record.id)
                #expect(Set(moment.subjects).count == moment.subjects.count)
                #expect(Set(moment.subjects).isSubset(of: record.links + [record.id]))
            }
        }
    }
}
