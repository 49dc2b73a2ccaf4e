import Domain
import Testing

@Suite struct PeriodInputTests {
    private let today: CalendarDay

    init() throws { today = try #require(CalendarDay(2021, 6, 16)) }

    @Test(arguments: [
        ("2019", "2019", "2019"), ("2019-06", "2019-06", "2019-06"), ("2019..2021-06", "2019", "2021-06"),
        ("2019-01-05 .. 2019-02-01", "2019-01-05", "2019-02-01"), ("2019至2021", "2019", "2021"),
        ("2019年3月到2020年", "2019-03", "2020"), ("2019 to last year", "2019", "2020"),
        ("2019…2020", "2019", "2020"), ("去年", "2020", "2020"), ("２０１９～２０２０", "2019", "2020"),
        ("2019...2020", "2019", "2020"),
    ])
    func bothEndsAreRead(_ typed: String, _ since: String, _ until: String) {
        let period = PeriodInput(typed, today: today)
        #expect(period?.since?.written == since)
        #expect(period?.until?.written == until)
    }

    @Test func oneEndMayBeOpen() {
        #expect(PeriodInput("2019..", today: today)?.since?.written == "2019")
        #expect(PeriodInput("2019..", today: today)?.until == nil)
        #expect(PeriodInput("..2021", today: today)?.until?.written == "2021")
        #expect(PeriodInput("..2021", today: today)?.since == nil)
    }

    @Test(arguments: [
        "", "..", "abc", "2021..2019", "2019..abc", "2019-13", "2019..2020..2021", "2019-02-30..",
    ])
    func whatIsNoPeriodIsRefused(_ typed: String) {
        #expect(PeriodInput(typed, today: today) == nil)
    }

    @Test(arguments: [
        ("last year", "2020"), ("this year", "2021"), ("next year", "2022"), ("去年", "2020"), ("前年", "2019"),
        ("this month", "2021-06"), ("last month", "2021-05"), ("上个月", "2021-05"), ("下月", "2021-07"),
    ])
    func yearsAndMonthsAreCalledByTheirWords(_ typed: String, _ written: String) {
        #expect(DayInput(typed, today: today) == CalendarDay(written: written).map(DayInput.day))
    }

    @Test func aMonthBeforeJanuaryIsOfTheYearBefore() throws {
        let january = try #require(CalendarDay(2021, 1, 31))
        #expect(DayInput("last month", today: january) == CalendarDay(2020, 12).map(DayInput.day))
    }

    @Test(arguments: [
        ("2021", "2021-01-01..2021-12-31"), ("2021-07", "2021-07-01..2021-07-31"),
        ("2021Q3", "2021-07-01..2021-09-30"), ("2021Q1..2021Q3", "2021-01-01..2021-09-30"),
        ("2021 q1", "2021-01-01..2021-03-31"),
        ("2021年第4季度", "2021-10-01..2021-12-31"), ("2021-07-01..2021-09-30", "2021-07-01..2021-09-30"),
        ("2021-07 2021-08", "2021-07-01..2021-08-31"), ("2020至2021-02", "2020-01-01..2021-02-28"),
        ("2021-09..2021-07", ""), ("2021Q5", ""), ("soon", ""), ("", ""), ("2021-02-30", ""),
    ]) func itsDaysAreThoseOfBothEnds(_ typed: String, _ read: String) {
        let range = PeriodInput(typed, today: today)?.range
        #expect((range.map { $0.lowerBound.written + ".." + $0.upperBound.written } ?? "") == read)
    }
}
