import Documents
import Domain
import Testing

@Suite struct PageDocumentTests {
    private let page: Page
    private let today: CalendarDay

    init() throws {
        today = try #require(CalendarDay(2021, 6, 16))
        let village = RecordID(.village, 1)
        let town = ID<Region>(3)
        let agreement = RecordID(.agreement, 1)
        var record = Record(village, version: 1)
        record[Village.name] = .value("Yuadong Village")
        record[Village.town] = .value(town)
        record[Village.specialities] = .notApplicable
        record[Village.note] = .value("first\nsecond\u{1B}[2J")
        var alias = Part()
        alias[Alias.name] = .value("Da Jung Village")
        alias[Alias.sort] = .value(.translation)
        record[Common.aliases] = .value([alias])
        page = Page(
            record: record,
            names: [town.record: "建设镇", agreement: "Joint building agreement", village: "Yuadong Village"],
            hanging: [Page.Hanging(kind: .agreement, field: "parties", records: [agreement], total: 3)],
            missing: [MissingFact(village, "code"), MissingFact(agreement, "endsOn")])
    }

    @Test func textShowsAnswersLinesLinksAndWhatIsMissing() throws {
        let text = PageDocument(page, try Support.words(.english), today: today).text
        #expect(
            text == """
                V1  Village  Yuadong Village
                  Town: 建设镇 (D3)
                  Specialities: does not apply
                  Note:
                    first
                    second␛[2J
                  Other names: 1 listed
                    1. Name: Da Jung Village
                      Type of name: Translation
                Agreements (Parties): 3 …
                  G1  Joint building agreement
                2 of 4 asked facts known
                not known:
                  V1  Statistical code
                  G1  Ends on

                """)
    }

    @Test func jsonIsTheRecordWithWhatHangsOnIt() throws {
        let json = PageDocument(page, try Support.words(.english), today: today).json
        #expect(json["number"] == .string("V1") && json["name"] == .string("Yuadong Village"))
        #expect(json["kind"] == .string("village"))
        #expect(json["code"] == .null)
        #expect(json["specialities"] == .notApplicable)
        #expect(json["town"]?["name"] == .string("建设镇"))
        let text = json.text()
        #expect(
            text.contains(
                #""hanging":[{"kind":"agreement","field":"parties","number":"G1","#
                    + #""name":"Joint building agreement"}],"#
                    + #""hangingMore":[{"kind":"agreement","field":"parties","total":3}]"#))
        #expect(
            text.contains(
                #""missing":[{"number":"V1","field":"code","label":"Statistical code"},"#
                    + #"{"number":"G1","field":"endsOn","label":"Ends on"}]"#))
        #expect(json["standing"] == nil)
        #expect(!text.contains("\u{1B}"))
    }

    @Test func anAgreementSaysHowItStands() throws {
        let words = try Support.words(.english)
        var record = Record(RecordID(.agreement, 1), version: 1)
        record[Agreement.state] = .value(.signed)
        record[Agreement.endsOn] = .value(try #require(CalendarDay(2022, 6, 15)))
        func standing(renewal: Renewal?) -> JSONValue? {
            let page = Page(record: record, names: [:], hanging: [], missing: [], renewal: renewal)
            return PageDocument(page, words, today: today).json["standing"]?["state"]
        }
        #expect(standing(renewal: nil) == .string("inForce"))
        #expect(standing(renewal: Renewal(by: RecordID(.agreement, 2), on: nil)) == .string("renewed"))
        let page = Page(record: record, names: [:], hanging: [], missing: [])
        let text = PageDocument(page, words, today: today).text
        #expect(
            text.contains(
                words.standing(.inForce(until: try #require(CalendarDay(2022, 6, 15)), daysLeft: 364))))
    }
}
