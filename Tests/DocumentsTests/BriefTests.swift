import Domain
import Testing

@testable import Documents

@Suite struct BriefTests {
    private static func line(_ fields: [String: Value]) -> Part { Part(fields.mapValues { .value($0) }) }

    private let person = RecordID(.person, 1)
    private let body = RecordID(.branch, 1)

    /// A ceremony of two items, of which nothing else is known.
    private var ceremony: PaperRecords {
        var activity = Record(RecordID(.activity, 1))
        activity[Activity.name] = .value("Open day")
        activity[Activity.sort] = .value("jointMeeting")
        activity[Activity.heldOn] = CalendarDay(2022, 5, 4).map(Answer.value) ?? .notKnown
        activity["agenda"] = .value(
            .parts([
                Self.line(["title": .text("Plans"), "sort": .choice("introduce"), "speaker": .link(person)]),
                Self.line([
                    "title": .text("Views"), "sort": .choice("discuss"), "points": .text("Roads\nRooms"),
                ]),
            ]))
        var records = PaperRecords(activity)
        var speaker = Record(person)
        speaker[Person.name] = .value("Lin Yu")
        records.linked[person] = speaker
        var branch = Record(body)
        branch[Branch.name] = .value("Mill Branch")
        records.linked[body] = branch
        return records
    }

    @Test func whatIsNotKnownIsLeftOutOfSentencesAndListedForTheWriter() throws {
        let text = try PaperTests.paper(ceremony, .text, .english)
        #expect(text.contains("On 4 May 2022, the joint meeting “Open day” took place.\n"))
        #expect(text.contains("First, Lin Yu gave an introduction, “Plans”.\n"))
        #expect(text.contains("Finally, those present exchanged views, “Views”: Roads; Rooms.\n"))
        #expect(text.contains("----\nNot recorded"))
        for gap in ["· Place", "· Attendance", "· item 1: the post of Lin Yu"] { #expect(text.contains(gap)) }
        for never in ["photo.", "supported", "signed", "not known"] { #expect(!text.contains(never)) }
        let final = try PaperTests.paper(ceremony, .text, .english, isFinal: true)
        #expect(text.hasPrefix(final.trimmed) && !final.contains("Not recorded"))
    }

    /// The post is the one of that day, whatever is held now.
    @Test func speakersStandInThePostsOfThatDay() throws {
        var records = ceremony
        func post(_ key: String, from: Int, to: Int) -> Part {
            Self.line([
                "post": .choice(key), "body": .link(body),
                "from": CalendarDay(from).map(Value.day) ?? .flag(false),
                "to": CalendarDay(to).map(Value.day) ?? .flag(false),
            ])
        }
        records.linked[person]?["posts"] = .value(
            .parts([post("secretary", from: 2020, to: 2022), post("president", from: 2023, to: 2024)]))
        let text = try PaperTests.paper(records, .text, .english)
        #expect(text.contains("First, Lin Yu, Secretary of Mill Branch, gave an introduction"))
        #expect(!text.contains("President") && !text.contains("the post of Lin Yu"))
        let chinese = try PaperTests.paper(records, .text, .chinese)
        #expect(chinese.contains("首先，Mill Branch书记Lin Yu作情况介绍（Plans）。"))
        #expect(chinese.contains("最后，与会人员围绕“Views”进行交流讨论：Roads；Rooms。"))
    }

    @Test func pledgesStandWithTheItemInWhichTheyWereMade() throws {
        var records = ceremony
        var promise = Record(RecordID(.commitment, 1))
        promise[Commitment.name] = .value("a room for the reading group")
        promise[Commitment.agendaItem] = .value(1)
        records.commitments = [promise]
        let text = try PaperTests.paper(records, .text, .english)
        let made = "The following commitments were made: a room for the reading group."
        #expect(text.replacing("\n", with: " ").contains("“Plans”. " + made))
    }

    @Test func theSigningNamesWhoSignedAndWhoWitnessed() throws {
        var records = ceremony
        var agreement = PaperTests.agreement().record
        agreement["witnesses"] = .value(
            .parts([Self.line(["sort": .choice("leadersOf"), "who": .link(body)])]))
        records.agreements = [agreement]
        let text = try PaperTests.paper(records, .text, .chinese)
        #expect(text.contains("在Mill Branch领导的见证下，党支部3书记沈晓签署了《共建协议书》。"))
        agreement[Agreement.state] = .value(.draft)
        records.agreements = [agreement]
        let draft = try PaperTests.paper(records, .text, .chinese)
        #expect(!draft.contains("签署了") && draft.contains("“共建协议书”的签署"))
    }
}
