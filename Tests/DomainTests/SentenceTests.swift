import Domain
import Testing

/// Every problem and every refusal is a sentence that names the field, the value and what to do.
@Suite struct SentenceTests {
    private static let day = CalendarDay(2021, 6, 16)

    private static func problems() throws -> [Problem] {
        let day = try #require(SentenceTests.day)
        let list = ChoiceList("side", ["a", "b"])
        let reasons: [Problem.Reason] = [
            .required, .invisible, .tooLong(limit: 3), .severalLines, .notADate, .noSuchDay(nearest: nil),
            .noSuchDay(nearest: day), .notANumber(1...100), .notAQuantity, .notMoney, .notAFlag,
            .unknownChoice(list), .notALink([.village, .branch]), .wrongKind([.village]),
            .noSuchRecord("V9"), .notAList, .unknownField("twon"), .before(field: "signedOn", day), .circle,
            .notDigits(lengths: [6, 9]), .taken(by: RecordID(.unit, 1), name: ""), .bothSides,
            .sideMissing(.a),
            .notExact, .unfit,
        ]
        return reasons.map { Problem(FieldPath(.agreement, "endsOn"), $0, given: "ABC") }
    }

    private static func refusals() throws -> [Refusal] {
        let record = RecordID(.agreement, 7)
        let pair = try #require(RecordPair(record, RecordID(.agreement, 8)))
        let question = UnmergeQuestion(.field("note", after: .notKnown, now: .value(.text("x"))), choice: nil)
        return [
            .invalid(try problems()), .noSuchKind("ABC"), .noSuchField("ABC", .village),
            .noSuchRecord("ABC"), .badCondition("ABC"), .changedMeanwhile(record), .frozen(record),
            .notReadyToSign(record, try problems()), .alreadySigned(record), .alreadyRetired(record),
            .reasonNeeded, .nothingToUndo, .nothingToRedo, .cannotUndo(record), .fileMissing("ABC"),
            .folderMissing("ABC"),
            .fileExists("ABC"), .fileIsDirectory("ABC"), .fileIsForeign("ABC"), .fileIsNewer("ABC"),
            .fileIsDamaged("ABC"), .fileNotPermitted("ABC"), .fileIsReadOnly("ABC"), .fileReplaced("ABC"),
            .busy("ABC"), .diskFull("ABC"), .failed("ABC"), .notAPair(record, RecordID(.village, 1)),
            .merged(record, into: RecordID(.agreement, 8)), .notMerged(record),
            .survivorMerged(record, survivor: pair.second, into: RecordID(.agreement, 9)),
            .decidedDifferent(SamenessAnswer(pair, .different, at: "2021-06-16T08:30:00Z", by: "anna")),
            .decidedDifferent(SamenessAnswer(pair, .different, at: "2021", by: "anna", reason: "ABC")),
            .signedCannotMerge(record), .againstItself(party: RecordID(.village, 1), in: record),
            .questionsOpen(record, [question]), .noSuchQuestion(record, "ABC"), .nothingSaid(pair),
        ]
    }

    @Test(arguments: Language.allCases)
    func everyProblemNamesItsFieldAndIsComplete(_ language: Language) throws {
        let words = try Strings.words(language)
        let label = words.label("agreement", "endsOn")
        for problem in try SentenceTests.problems() {
            let sentence = words.sentence(problem)
            #expect(sentence.contains(label), "\(sentence)")
            #expect(sentence.firstMatch(of: /\{[A-Za-z]+\}/) == nil, "\(sentence)")
            #expect(sentence.hasSuffix(language == .chinese ? "。" : "."), "\(sentence)")
        }
    }

    @Test(arguments: Language.allCases)
    func everyRefusalNamesItsValueAndIsComplete(_ language: Language) throws {
        let words = try Strings.words(language)
        for refusal in try SentenceTests.refusals() {
            let sentence = words.sentence(refusal)
            #expect(!sentence.hasPrefix("refusal."), "\(sentence)")
            #expect(sentence.firstMatch(of: /\{[A-Za-z]+\}/) == nil, "\(sentence)")
            switch refusal {
            case .reasonNeeded, .nothingToUndo, .nothingToRedo: break
            default: #expect(sentence.contains("ABC") || sentence.contains("G7"), "\(sentence)")
            }
        }
    }

    @Test func anUnknownFieldOfALineNamesTheFieldsOfTheLine() throws {
        let words = try Strings.words(.english)
        let path = FieldPath(.village, "demonstrations", FieldPath.Line(0, "yaer"))
        let sentence = words.sentence(Problem(path, .unknownField("yaer"), given: "2021"))
        #expect(sentence.contains("level, state, year, source"))
    }

    @Test func aLongValueIsCutInASentence() throws {
        let words = try Strings.words(.english)
        let given = String(repeating: "x", count: 100_000)
        let problem = Problem(FieldPath(.village, "name"), .tooLong(limit: 200), given: given)
        let sentence = words.sentence(problem)
        #expect(sentence.count < 200)
        #expect(sentence.contains("100000") && sentence.contains("200"))
    }

    @Test func placeholdersInAnArgumentStayAsTheyAre() {
        let words = Words(.english, ["k": "{a} and {b} and {c}"])
        #expect(words("k", ["a": "{b}", "b": "two"]) == "{b} and two and {c}")
    }
}
