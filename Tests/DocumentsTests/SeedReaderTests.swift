import Documents
import Domain
import Foundation
import Testing

@Suite struct SeedReaderTests {
    private let today = CalendarDay(2021, 6, 16)

    private func read(_ files: [String: String]) throws -> [Record] {
        let today = try #require(today)
        return try Support.withDirectory(files) { try SeedReader.records(in: $0, today: today) }
    }

    /// The sentence of the error, with the directory taken out of it.
    private func refusal(_ files: [String: String], language: Language = .english) throws -> String {
        let today = try #require(today)
        let words = try Support.words(language)
        return try Support.withDirectory(files) { directory in
            do {
                let records = try SeedReader.records(in: directory, today: today)
                Issue.record("read \(records.count) records")
                return ""
            } catch let error as SeedError {
                return words.sentence(error).replacing(directory + "/", with: "")
            }
        }
    }

    @Test func recordsGetNumbersInTheOrderOfFilesAndLines() throws {
        let records = try read([
            "b.json": #"[{"kind": "unit", "name": "second"}, {"kind": "source", "name": "paper"}]"#,
            "a.json": #"[{"kind": "unit", "name": "first"}]"#,
            "c.json": #"[{"kind": "unit", "name": "third"}]"#,
            "notes.txt": "not a seed",
        ])
        #expect(records.map(\.name) == ["first", "second", "paper", "third"])
        #expect(records.map(\.id.serial) == [-1, -2, -1, -3])
        #expect(records.allSatisfy { $0.id.isProvisional && $0.version == 0 })
    }

    @Test func linksLeadForwardAndAcrossFiles() throws {
        let records = try read([
            "a.json": #"[{"kind": "village", "ref": "v", "name": "V", "town": "t"}]"#,
            "b.json": """
            [{"kind": "person", "name": "P", "posts": [{"post": "secretary", "body": "v"}]},
             {"kind": "region", "ref": "t", "name": "T", "level": "town"}]
            """,
        ])
        #expect(records[0][Village.town].value?.record == records[2].id)
        #expect(records[1][Person.posts].value?.first?[Post.body] == .value(records[0].id))
    }

    @Test func theFourAnswersAreKeptApart() throws {
        let village = try #require(
            try read([
                "a.json": """
                [{"kind": "village", "name": "V", "code": null, "specialities": {"notApplicable": true},
                  "profiles": [{"year": 2021, "households": 0, "registered": "?"}]}]
                """
            ]).first)
        #expect(village[Village.code] == .notKnown)
        #expect(village[Village.specialities] == .notApplicable)
        let profile = try #require(village[Village.profiles].value?.first)
        #expect(profile[VillageProfile.households] == .value(0))
        #expect(profile[VillageProfile.registered] == .notKnown)
    }

    @Test(arguments: [
        (#"[{"kind": "vilage", "name": "V"}]"#, "a.json, record 1: There is no kind “vilage”."),
        (#"[{"kind": 7, "name": "V"}]"#, "There is no kind “7”."),
        (#"[{"name": "V"}]"#, "“kind” is missing."),
        (#"["V"]"#, "This is not a record."),
        (#"{"kind": "village"}"#, "must hold a list of records"),
        (#"[{"kind": "village", "ref": "v", "name": "V", "twon": "t"}]"#, "record 1 “v”: twon"),
        (#"[{"kind": "village", "ref": "v", "name": "V", "twon": "t"}]"#, "The fields here are: name, "),
        (#"[{"kind": "village", "name": "V", "town": "t"}]"#, "Town: no record has the ref “t”."),
        (#"[{"kind": "village", "name": "V", "town": "D1"}]"#, "Town: no record has the ref “D1”."),
        (
            #"[{"kind": "person", "name": "P", "posts": [{"post": "x", "body": "nobody"}]}]"#,
            "Posts 1 · In the body: no record has the ref “nobody”."
        ),
        (
            #"[{"kind": "person", "name": "P", "posts": [{"post": "x", "body": "B7"}]}]"#,
            "Posts 1 · In the body: no record has the ref “B7”."
        ),
        (#"[{"kind": "village", "name": "V", "town": ""}, {"kind": "unit"}]"#, "record 2: Name: an answer"),
        (
            #"[{"kind": "village", "ref": "v", "name": "V", "town": "v"}]"#,
            "Town: v is of another kind. Only Region (D) can stand here."
        ),
        (
            #"[{"kind": "unit", "ref": "u", "name": "U"}, {"kind": "village", "ref": "u", "name": "V"}]"#,
            "record 2 “u”: Its ref is taken by a record of a.json."
        ),
        (#"[{"kind": "unit", "ref": "", "name": "U"}]"#, "“ref” must be a text"),
        (#"[{"kind": "unit", "ref": 5, "name": "U"}]"#, "“ref” must be a text"),
        (#"[{"kind": "unit", "name": "U", "name": "V"}]"#, "“name” stands there twice."),
        (#"[{"kind": "village", "name": "V", "code": "12"}]"#, "“12” has 2 characters."),
        (#"[{"kind": "agreement", "name": "G", "signedOn": "2021-02-30"}]"#, "The nearest is 2021-02-28."),
        (#"[{"kind": "unit", "name": "U", "retired": null}]"#, "no field “retired”"),
    ])
    func whatIsWrongIsSaid(_ file: String, _ expected: String) throws {
        let sentence = try refusal(["a.json": file])
        #expect(sentence.contains(expected), "\(sentence)")
        #expect(sentence.contains("a.json"), "\(sentence)")
        #expect(!sentence.contains("seed."), "\(sentence)")
    }

    @Test func aRefTakenInAnotherFileNamesThatFile() throws {
        let sentence = try refusal([
            "a.json": #"[{"kind": "unit", "ref": "u", "name": "U"}]"#,
            "b.json": #"[{"kind": "unit", "ref": "u", "name": "U"}]"#,
        ])
        #expect(sentence.hasPrefix("b.json, record 1 “u”: Its ref is taken by a record of a.json."))
    }

    @Test func aSyntaxErrorIsPlaced() throws {
        let sentence = try refusal(["a.json": "[\n  {\"kind\": \"unit\",\n   \"name\": 上海}\n]"])
        #expect(sentence.hasPrefix("a.json:3:12: "), "\(sentence)")
    }

    @Test func whatIsNoDirectoryIsRefused() throws {
        let today = try #require(today)
        let words = try Support.words(.chinese)
        try Support.withDirectory(["a.json": "[]"]) { directory in
            let cases: [(path: String, reason: SeedError.Reason)] = [
                (directory + "/a.json", .notADirectory), (directory + "/b", .missing),
            ]
            for (path, reason) in cases {
                #expect(throws: SeedError(path, reason)) {
                    try SeedReader.records(in: path, today: today)
                }
                #expect(words.sentence(SeedError(path, reason)).contains(path))
            }
        }
        try Support.withDirectory([:]) { directory in
            #expect(throws: SeedError(directory, .empty)) {
                try SeedReader.records(in: directory, today: today)
            }
        }
    }

    @Test func bytesThatAreNotUTF8AreRefused() throws {
        let today = try #require(today)
        try Support.withDirectory([:]) { directory in
            let file = directory + "/a.json"
            try Data([0x5B, 0xFF, 0x5D]).write(to: URL(filePath: file))
            #expect(throws: SeedError(file, .unreadable)) {
                try SeedReader.records(in: directory, today: today)
            }
        }
    }
}
