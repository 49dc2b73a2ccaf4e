import Domain
import TestSupport
import Testing

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
