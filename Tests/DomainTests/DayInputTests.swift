import Domain
import TestSupport
import Testing

@Suite struct DayInputTests {
    private let today: CalendarDay

    init() throws { today = try #require(CalendarDay(2021, 6, 16)) }

    @Test(arguments: [
        ("2021-6-16", "2021-06-16"), ("2021-06-16", "2021-06-16"), ("2021.6.16", "2021-06-16"),
        ("2021/6/16", "2021-06-16"), ("20210616", "2021-06-16"), ("2021年6月16日", "2021-06-16"),
        ("2021年6月16号", "2021-06-16"), ("2021 年 6 月 16 日", "2021-06-16"),
        ("２０２１．６．１６", "2021-06-16"), ("２０２１年６月１６日", "2021-06-16"), ("2021。6。16", "2021-06-16"),
        ("2021 6 16", "2021-06-16"), (" 2021-6-16 ", "2021-06-16"), ("2021 - 6 - 16", "2021-06-16"),
        ("2021-6", "2021-06"), ("2021年6月", "2021-06"), ("2021.12", "2021-12"), ("2021", "2021"),
        ("2021年", "2021"), ("6.1", "2021-06-01"), ("6月16日", "2021-06-16"), ("12-31", "2021-12-31"),
        ("今天", "2021-06-16"), ("明天", "2021-06-17"), ("昨天", "2021-06-15"), ("后天", "2021-06-18"),
        ("前天", "2021-06-14"), ("TODAY", "2021-06-16"), ("tomorrow", "2021-06-17"),
        ("yesterday", "2021-06-15"), ("+30", "2021-07-16"), ("-7", "2021-06-09"), ("＋３０", "2021-07-16"),
        ("+0", "2021-06-16"), ("2024-02-29", "2024-02-29"),
    ])
    func whatPeopleTypeIsRead(_ typed: String, _ written: String) {
        #expect(DayInput(typed, today: today) == CalendarDay(written: written).map(DayInput.day))
    }

    @Test(arguments: [
        "", " ", "abc", "2021-", "2021--6", "2021-6-16-1", "21-6-16", "202106", "2021x6", "６月十六七八", "-", "+",
        "1",
        "+99999999999999999999", "+100001", "-9223372036854775808", "+9223372036854775807", "0999",
        "6 月", "年6月", "2021-06-16T08:00", "123456789",
    ])
    func whatIsNoDateIsSaidToBeNone(_ typed: String) {
        #expect(DayInput(typed, today: today) == .notADate)
    }

    @Test(arguments: [
        ("2021-2-30", "2021-02-28"), ("20210431", "2021-04-30"), ("2021-6-0", "2021-06-01"),
        ("2.30", "2021-02-28"), ("2100-2-29", "2100-02-28"),
    ])
    func aDayThatDoesNotExistNamesTheNearest(_ typed: String, _ nearest: String) {
        #expect(DayInput(typed, today: today) == .noSuchDay(nearest: CalendarDay(written: nearest)))
    }

    @Test(arguments: ["2021-13", "2021-13-1", "13.1", "2021-0-5", "20211301"])
    func aMonthThatDoesNotExistIsNamed(_ typed: String) {
        #expect(DayInput(typed, today: today) == .noSuchDay(nearest: nil))
    }

    @Test func offsetsStayWithinTheYearsWeHold() throws {
        let last = try #require(CalendarDay(9999, 12, 31))
        #expect(DayInput("+1", today: last) == .notADate)
        #expect(DayInput("tomorrow", today: last) == .notADate)
    }

    /// Whatever is typed is answered, and what is written is read as itself.
    @Test func anyTextIsAnswered() {
        var random = RandomRecords(7)
        let letters = Array("0123456789-./年月日 +今天xー．")
        for _ in 0..<5000 {
            let day = random.day()
            #expect(DayInput(day.written, today: today) == .day(day))
            let length = Int.random(in: 0...24, using: &random.random)
            let typed = String((0..<length).compactMap { _ in letters.randomElement(using: &random.random) })
            if case .day(let read) = DayInput(typed, today: today) {
                #expect(CalendarDay.years.contains(read.year))
            }
        }
    }
}

@Suite struct ChineseDayInputTests {
    @Test(
        arguments: [
            ("二〇二四年一月五日", "2024-01-05"), ("二○二一年十月三十一日", "2021-10-31"),
            ("二零二一年十二月二十日", "2021-12-20"), ("六月十六日", "2021-06-16"), ("二〇二一年", "2021"),
            ("二〇二一年十一月", "2021-11"), ("2021年六月十日", "2021-06-10"),
        ])
    func readsDatesInWords(_ typed: String, _ day: String) throws {
        let today = try #require(CalendarDay(2021, 3, 1))
        guard case .day(let read) = DayInput(typed, today: today) else {
            Issue.record("\(typed) is not read")
            return
        }
        #expect(read.written == day)
    }

    @Test(arguments: ["十十月五日", "二〇二一年二十三十月", "一二十月一日", "十"])
    func doesNotGuess(_ typed: String) throws {
        let today = try #require(CalendarDay(2021, 3, 1))
        if case .day(let day) = DayInput(typed, today: today) { Issue.record("\(typed) became \(day)") }
    }
}
