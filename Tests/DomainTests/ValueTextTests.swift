import Domain
import TestSupport
import Testing

/// Answers as people type them, for each type of field.
@Suite struct ValueTextTests {
    private let today: CalendarDay

    init() throws { today = try #require(CalendarDay(2021, 6, 16)) }

    private func read(_ typed: String, _ field: any AnyField) throws -> Answer<Value> {
        try ValueText.answer(
            typed, field.description, at: FieldPath(.village, field.description.key), today: today)
    }

    private func reason(_ typed: String, _ field: any AnyField) -> Problem.Reason? {
        do {
            _ = try read(typed, field)
            return nil
        } catch {
            #expect((error as? Problem)?.given == typed)
            return (error as? Problem)?.reason
        }
    }

    private static let everyType: [any AnyField] = [
        Field.text("t"), Field.prose("p"), Field.number("n"), Field.quantity("q"), Field.money("m"),
        Field.day("d"), Village.town, Branch.sort, Post.post, Source.isTranslation, Common.aliases,
    ]

    @Test func notKnownAndDoesNotApplyAreTypedAlikeEverywhere() throws {
        for field in ValueTextTests.everyType {
            for typed in ["", "   ", "?", " ? ", "？"] { #expect(try read(typed, field) == .notKnown) }
            for typed in ["n/a", "N/A", " n/a ", "不适用"] { #expect(try read(typed, field) == .notApplicable) }
        }
    }

    @Test func textIsTrimmedAndItsLinesAreUnixLines() throws {
        #expect(try read("  建设镇　", Field.text("t")) == .value(.text("建设镇")))
        #expect(try read("a\r\nb\rc\n", Field.prose("t")) == .value(.text("a\nb\nc")))
        #expect(reason("a\nb", Field.text("t")) == .severalLines)
        #expect(reason("a\r\nb", Field.text("t")) == .severalLines)
    }

    @Test func textIsLimitedInCharactersAsReadersCountThem() throws {
        let field = Field.text("t", limit: 5)
        #expect(try read("滧东村委会", field) == .value(.text("滧东村委会")))
        #expect(reason("滧东村委会长", field) == .tooLong(limit: 5))
        #expect(try read("👨‍👩‍👧👨‍👩‍👧", field) == .value(.text("👨‍👩‍👧👨‍👩‍👧")))
        // A single character of a hundred thousand marks is no character a reader counts.
        #expect(reason("a" + String(repeating: "\u{301}", count: 100_000), field) == .tooLong(limit: 5))
        #expect(reason(String(repeating: "村", count: 100_000), field) == .tooLong(limit: 5))
    }

    @Test(arguments: [
        "\u{200B}", "\u{200B}\u{FEFF}", "\u{1B}", "\u{202E}", "\u{301}", "\u{3164}", "\u{2800}", "\u{FE0F}",
    ])
    func whatNobodyCanSeeIsNoText(_ typed: String) throws {
        #expect(reason(typed, Field.text("t")) == .invisible)
        #expect(reason(typed + "村", Field.text("t")) == nil)
    }

    @Test func numbersAreWholeAndInRange() throws {
        let field = Field.number("n", 1...100)
        #expect(try read("42", field) == .value(.number(42)))
        #expect(try read("４２", field) == .value(.number(42)))
        #expect(try read("1,000", Field.number("n")) == .value(.number(1000)))
        for typed in ["0", "101", "-1", "4.5", "x", "99999999999999999999", "4e1"] {
            #expect(reason(typed, field) == .notANumber(1...100), "\(typed)")
        }
    }

    @Test func amountsAndMoneyAreExact() throws {
        #expect(try read("1.2", Field.quantity("q")) == .value(.quantity(Quantity(thousandths: 1200))))
        #expect(reason("1.2345", Field.quantity("q")) == .notAQuantity)
        #expect(try read("50万", Field.money("m")) == .value(.money(Money(fen: 50_000_000))))
        #expect(try read("0", Field.money("m")) == .value(.money(Money(fen: 0))))
        #expect(reason("fifty", Field.money("m")) == .notMoney)
    }

    @Test func daysAreReadAsTyped() throws {
        let day = try #require(CalendarDay(2021, 7, 16))
        #expect(try read("+30", Field.day("d")) == .value(.day(day)))
        #expect(reason("2021-2-30", Field.day("d")) == .noSuchDay(nearest: CalendarDay(2021, 2, 28)))
        #expect(reason("soon", Field.day("d")) == .notADate)
    }

    @Test func choicesAreKeysAndSomeAreOpen() throws {
        #expect(try read("branch", Branch.sort) == .value(.choice("branch")))
        let list = try #require(
            { if case .choice(let list, _) = Branch.sort.description.type { list } else { nil } }())
        #expect(reason("twig", Branch.sort) == .unknownChoice(list))
        #expect(try read("chief engineer", Post.post) == .value(.choice("chief engineer")))
        #expect(reason(String(repeating: "x", count: 61), Post.post) == .tooLong(limit: 60))
        #expect(reason("\u{200B}", Post.post) == .invisible)
    }

    @Test(arguments: [
        ("yes", true), ("NO", false), ("true", true), ("false", false), ("是", true), ("否", false),
    ])
    func flagsAreYesOrNo(_ typed: String, _ flag: Bool) throws {
        #expect(try read(typed, Source.isTranslation) == .value(.flag(flag)))
    }

    @Test func aFlagIsNothingElse() { #expect(reason("maybe", Source.isTranslation) == .notAFlag) }

    @Test func linksAreNumbersOfTheRightKind() throws {
        #expect(try read("d3", Village.town) == .value(.link(RecordID(.region, 3))))
        #expect(try read("Ｄ３", Village.town) == .value(.link(RecordID(.region, 3))))
        #expect(reason("V3", Village.town) == .wrongKind([.region]))
        #expect(reason("建设镇", Village.town) == .notALink([.region]))
    }

    @Test func listsAreJSON() throws {
        let answer = try read(#"[{"name": "Da Jung Village", "sort": "translation"}]"#, Common.aliases)
        guard case .value(.parts(let lines)) = answer else {
            Issue.record("no list")
            return
        }
        #expect(lines.count == 1)
        #expect(lines.first?[Alias.name] == .value("Da Jung Village"))
        #expect(lines.first?[Alias.sort] == .value(.translation))
        #expect(try read("[]", Common.aliases) == .value(.parts([])))
        for typed in ["Da Jung Village", "{}", "[", "7"] {
            #expect(reason(typed, Common.aliases) == .notAList)
        }
    }

    /// What a list gets wrong is said with its line and its field.
    @Test func problemsInAListArePlaced() throws {
        let path = FieldPath(.village, "aliases")
        let cases: [(String, FieldPath.Line, Problem.Reason)] = [
            (#"[{"name": "A"}, 5]"#, FieldPath.Line(1), .notAList),
            (#"[{"nmae": "A"}]"#, FieldPath.Line(0, "nmae"), .unknownField("nmae")),
            (#"[{"name": "A"}, {"from": "soon"}]"#, FieldPath.Line(1, "from"), .notADate),
            (#"[{"source": true}]"#, FieldPath.Line(0, "source"), .unfit),
            (#"[{"source": {"name": "S1"}}]"#, FieldPath.Line(0, "source"), .notALink([.source])),
        ]
        for (typed, line, reason) in cases {
            #expect {
                try read(typed, Common.aliases)
            } throws: { error in
                let problem = error as? Problem
                return problem?.reason == reason
                    && problem?.at == FieldPath(path.kind, path.field, line)
            }
        }
    }
}
