import Domain
import Testing

@Suite struct WordsTests {
    @Test func answersReadAsPeopleSayThem() throws {
        let english = try Strings.words(.english)
        let chinese = try Strings.words(.chinese)
        let day = try #require(CalendarDay(2021, 6, 16))
        let cases: [(Answer<Value>, any AnyField, String, String)] = [
            (.notKnown, Village.name, "not known", "不详"),
            (.notApplicable, Village.name, "does not apply", "不适用"),
            (.value(.number(0)), Attendance.present, "0", "0"),
            (.value(.money(Money(fen: 50_000_000))), Fund.planned, "500,000.00 yuan", "500,000.00 元"),
            (.value(.quantity(Quantity(thousandths: 1200))), Need.amount, "1.2", "1.2"),
            (.value(.day(day)), Activity.heldOn, "2021-06-16", "2021-06-16"),
            (.value(.flag(false)), Agreement.isSealed, "no", "否"),
            (.value(.choice("secretary")), Post.post, "Secretary", "书记"),
            (.value(.choice("chief engineer")), Post.post, "chief engineer", "chief engineer"),
            (.value(.parts([])), Agreement.clauses, "none", "无"),
            (.value(.parts([Part(), Part()])), Agreement.clauses, "2 listed", "共2项"),
            (.value(.link(RecordID(.region, 3))), Village.town, "建设镇", "建设镇"),
            (.value(.link(RecordID(.region, 4))), Village.town, "D4", "D4"),
        ]
        let names = [RecordID(.region, 3): "建设镇"]
        for (answer, field, inEnglish, inChinese) in cases {
            #expect(english.text(answer, field.description.type, names: names) == inEnglish)
            #expect(chinese.text(answer, field.description.type, names: names) == inChinese)
        }
    }

    @Test func aDayCarriesItsWeekdayOnlyWhenItIsExact() throws {
        let words = try Strings.words(.chinese)
        #expect(words.longDay(try #require(CalendarDay(2021, 6, 16))) == "2021-06-16 星期三")
        #expect(words.longDay(try #require(CalendarDay(2021, 6))) == "2021-06")
    }

    @Test func aFieldOfALineIsCalledByListLineAndField() throws {
        let words = try Strings.words(.english)
        let line = FieldPath.Line(1, "from")
        #expect(words.label(FieldPath(.person, "posts", line)) == "Posts 2 · Held from")
        #expect(words.label(FieldPath(.agreement, "liaisons", line)) == "Liaisons 2 · In charge from")
        #expect(words.label(FieldPath(.person, "posts", FieldPath.Line(0))) == "Posts 1")
    }

    @Test func theOtherDateIsCalledByItsOwnLabel() throws {
        let words = try Strings.words(.english)
        let day = try #require(CalendarDay(2024, 3, 1))
        let path = FieldPath(.person, "posts", FieldPath.Line(0, "to"))
        let sentence = words.sentence(Problem(path, .before(field: "from", day), given: "2024-02-29"))
        #expect(sentence.contains("is before Held from, which is 2024-03-01"))
    }

    @Test(arguments: [
        ("zh_CN.UTF-8", Language.chinese), ("zh", .chinese), ("ZH_TW", .chinese), ("en_GB.UTF-8", .english),
        ("C", .english), ("", .english), ("de_DE", .english),
    ])
    func aLocaleAsksForALanguage(_ locale: String, _ language: Language) {
        #expect(Language(locale: locale) == language)
        #expect(language.other.other == language && language.other != language)
    }

    @Test func aStatementReadsLikeItsField() throws {
        let words = try Strings.words(.chinese)
        var line = Part()
        line[Statement.about] = .value("sort")
        line[Statement.says] = .value("generalBranch")
        line[Statement.words] = .value("General Party Branch")
        let shown = words.readable(line, of: Statement.description, in: .branch)
        #expect(shown[Statement.about] == .value("组织类型"))
        #expect(shown[Statement.says] == .value("党总支"))
        #expect(shown[Statement.words] == line[Statement.words])
        #expect(words.readable(line, of: Alias.description, in: .branch) == line)
        line[Statement.about] = .value("a field of another time")
        #expect(words.readable(line, of: Statement.description, in: .branch) == line)
    }

    @Test func aKeyWithoutASentenceShowsAsItself() {
        let words = Words(.english, [:])
        #expect(words("home.title") == "home.title")
        #expect(words.label("village", "name") == "name")
        #expect(words.help("village", "name") == nil)
    }

    @Test(arguments: [
        ("13800001234", "138****1234"), ("02155556666", "021****6666"), ("1234567", "123**67"),
        ("12345", "*****"),
        ("", ""),
    ])
    func privateTextIsMasked(_ text: String, _ masked: String) { #expect(text.masked == masked) }

    @Test(arguments: [
        ("２０２１．６", "2021.6"), ("Ｖ１２　", "V12 "), ("。、", ".,"), ("建设镇", "建设镇"), ("plain", "plain"),
    ])
    func fullWidthIsFolded(_ text: String, _ folded: String) { #expect(text.foldedToASCII == folded) }

    @Test func hanziAreKnownInAllTheirPlanes() {
        for text in ["滧", "𠮷", "〇", "a滧"] { #expect(text.hasHanzi) }
        for text in ["", "abc", "かな", "ｖ", "。", "🌾"] { #expect(!text.hasHanzi) }
    }

    @Test(arguments: [("　a b\n", "a b"), ("", ""), (" \t\r\n", ""), ("a", "a")])
    func blanksAreTrimmed(_ text: String, _ trimmed: String) { #expect(text.trimmed == trimmed) }
}
