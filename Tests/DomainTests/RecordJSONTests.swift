import TestSupport
import Testing

@testable import Domain

@Suite struct RecordJSONTests {
    private let today: CalendarDay

    init() throws { today = try #require(CalendarDay(2021, 6, 16)) }

    private func filled(_ id: RecordID, _ json: JSONValue) throws -> Record {
        var record = Record(id)
        try record.fill(from: json, today: today)
        return record
    }

    /// The answers of the printed object, without what is not a field.
    private func fields(_ json: JSONValue) -> JSONValue {
        guard case .object(let members) = json else { return .null }
        return .object(members.filter { !["number", "kind", "retired"].contains($0.key) })
    }

    @Test(arguments: Kind.allCases)
    func aRecordComesBackFromItsJSON(_ kind: Kind) throws {
        var random = RandomRecords(UInt64(kind.code))
        for _ in 0..<100 {
            let record = random.record(kind)
            let text = record.json().text(indented: true)
            #expect(try filled(record.id, fields(JSONValue(parsing: text))) == record)
        }
    }

    @Test(arguments: Kind.allCases)
    func aRecordComesBackFromItsJSONWithNames(_ kind: Kind) throws {
        var random = RandomRecords(100 + UInt64(kind.code))
        for _ in 0..<20 {
            let record = random.record(kind)
            let names = Dictionary(uniqueKeysWithValues: record.links.map { ($0, "name of \($0)") })
            let json = record.json(names: names)
            #expect(try filled(record.id, fields(JSONValue(parsing: json.text()))) == record)
        }
    }

    /// The journal's form keeps the identity of lines, and nothing of what is not known.
    @Test(arguments: Kind.allCases)
    func theCompactFormIsExactlyTheRecord(_ kind: Kind) throws {
        var random = RandomRecords(200 + UInt64(kind.code))
        for _ in 0..<50 {
            var record = random.record(kind)
            for field in kind.description.fields {
                guard case .value(.parts(var lines)) = record[field.key] else { continue }
                for index in lines.indices where random.random.chance(70) {
                    lines[index].id = Int64(index + 7)
                }
                record[field.key] = .value(.parts(lines))
            }
            let text = record.compactJSON.text()
            #expect(try filled(record.id, JSONValue(parsing: text)) == record)
            #expect(!text.contains(":null"))
        }
    }

    @Test func everyFieldIsThereAndTheFirstThreeAreNumberKindAndName() throws {
        var village = Record(RecordID(.village, 12))
        village[Village.name] = .value("Yuadong Village")
        village[Village.code] = .notApplicable
        village.retired = Record.Retirement(on: today, reason: "merged")
        guard case .object(let members) = village.json() else {
            Issue.record("no object")
            return
        }
        #expect(
            members.map(\.key) == ["number", "kind"] + Village.description.fields.map(\.key) + ["retired"])
        #expect(
            members.prefix(3).map(\.value) == [
                .string("V12"), .string("village"), .string("Yuadong Village"),
            ])
        #expect(village.json()["code"] == .notApplicable)
        #expect(village.json()["town"] == .null)
        #expect(village.json()["retired"]?["on"] == .string("2021-06-16"))
    }

    @Test func zeroNoAndEmptyAreNotNotKnown() throws {
        let json = try JSONValue(parsing: #"{"copies": 1, "isSealed": false, "clauses": [], "funds": 0}"#)
        let agreement = try filled(RecordID(.agreement, 1), json)
        #expect(agreement[Agreement.isSealed] == .value(false))
        #expect(agreement[Agreement.clauses] == .value([]))
        #expect(agreement[Agreement.funds] == .value(Money(fen: 0)))
        #expect(agreement[Agreement.endsOn] == .notKnown)
        #expect(!agreement.missingFields.contains("clauses"))
    }

    @Test func refsAreResolvedWhereTheReaderKnowsThem() throws {
        var village = Record(RecordID(.village, 1))
        try village.fill(from: .object([JSONValue.Member("town", .string("jianshe"))]), today: today) {
            $0 == "jianshe" ? RecordID(.region, -1) : nil
        }
        #expect(village[Village.town].value?.record == RecordID(.region, -1))
    }

    @Test(arguments: [
        (#"{"twon": 1}"#, Problem.Reason.unknownField("twon")), (#"{"name": true}"#, .unfit),
        (#"{"name": ["a"]}"#, .unfit), (#"{"name": {"a": 1}}"#, .unfit), (#"{"aliases": "x"}"#, .notAList),
        (#"{"aliases": {"name": "x"}}"#, .notAList), (#"{"town": 7}"#, .notALink([.region])),
        (#"{"town": {"name": "x"}}"#, .notALink([.region])),
        (#"{"town": {"number": "V1"}}"#, .wrongKind([.region])),
    ])
    func whatDoesNotFitIsRefused(_ text: String, _ reason: Problem.Reason) throws {
        let json = try JSONValue(parsing: text)
        #expect {
            try filled(RecordID(.village, 1), json)
        } throws: { error in
            (error as? Problem)?.reason == reason
        }
    }

    @Test func linksComeOnceAndInOrder() {
        var agreement = Record(RecordID(.agreement, 1))
        let a = RecordID(.branch, 3)
        let b = RecordID(.branch, 4)
        agreement[Agreement.twinning] = .value(ID<Twinning>(1))
        agreement[Agreement.parties] = .value(
            [a, b].map { id in
                var line = Part()
                line[Party.party] = .value(id)
                return line
            })
        var signature = Part()
        signature[Signature.body] = .value(a)
        signature[Signature.person] = .value(ID<Person>(3))
        agreement[Agreement.signatures] = .value([signature])
        #expect(agreement.links.map(\.number) == ["T1", "B3", "B4", "P3"])
    }

    @Test func settingNotKnownTakesTheAnswerAway() {
        var village = Record(RecordID(.village, 1), answers: ["name": .notKnown, "code": .notApplicable])
        #expect(village.answers.keys.sorted() == ["code"])
        village[Village.code] = .notKnown
        #expect(village.answers.isEmpty && village.name == "")
        village["town"] = .value(.link(RecordID(.branch, 1)))
        #expect(village[Village.town] == .notKnown)
    }
}
