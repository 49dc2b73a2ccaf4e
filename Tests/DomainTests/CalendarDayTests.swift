import Domain
import TestSupport
import Testing

@Suite struct CalendarDayTests {
    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(written: text)) }

    @Test func theDayOfTheReportWasAWednesday() throws {
        #expect(try day("2021-06-16").weekday == 3)
        #expect(try day("1970-01-01").weekday == 4)
        #expect(try day("2000-02-29").weekday == 2)
        #expect(try day("1000-01-01").weekday == 3)
    }

    @Test func ordinalsCountFrom1970() throws {
        #expect(try day("1970-01-01").ordinal == 0)
        #expect(try day("1969-12-31").ordinal == -1)
        #expect(try day("2000-03-01").ordinal == 11_017)
        #expect(try day("2021-06-16").ordinal == 18_794)
    }

    /// Every day of four centuries follows the one before it, by the calendar and by the count.
    @Test func daysFollowEachOther() throws {
        var expected = try day("1899-12-31")
        for ordinal in expected.ordinal...(try day("2300-01-01").ordinal) {
            let found = try #require(CalendarDay(ordinal: ordinal))
            guard found == expected, found.ordinal == ordinal else {
                Issue.record("\(ordinal) is \(found), expected \(expected)")
                return
            }
            expected = try #require(next(expected))
        }
    }

    /// The day after, by the lengths of months alone.
    private func next(_ day: CalendarDay) -> CalendarDay? {
        guard let month = day.month, let number = day.day else { return nil }
        let lengths = [31, isLeap(day.year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        if number < lengths[month - 1] { return CalendarDay(day.year, month, number + 1) }
        return month < 12 ? CalendarDay(day.year, month + 1, 1) : CalendarDay(day.year + 1, 1, 1)
    }

    private func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 400) || year.isMultiple(of: 4) && !year.isMultiple(of: 100)
    }

    @Test func ordinalsComeBackOverAllYears() throws {
        let all = try day("1000-01-01").ordinal...(try day("9999-12-31").ordinal)
        var random = Seeded(20_210_616)
        for _ in 0..<20_000 {
            let ordinal = Int.random(in: all, using: &random)
            let found = try #require(CalendarDay(ordinal: ordinal))
            #expect(found.isExact && found.ordinal == ordinal)
            #expect(CalendarDay(written: found.written) == found)
        }
        #expect(CalendarDay(ordinal: all.lowerBound - 1) == nil)
        #expect(CalendarDay(ordinal: all.upperBound + 1) == nil)
    }

    @Test(arguments: [(2000, true), (1900, false), (2020, true), (2021, false), (2400, true), (9999, false)])
    func leapDaysExistInLeapYearsOnly(_ year: Int, _ isLeap: Bool) {
        #expect((CalendarDay(year, 2, 29) != nil) == isLeap)
    }

    @Test func whatIsNoDateIsNil() {
        #expect(CalendarDay(999) == nil && CalendarDay(10_000) == nil)
        #expect(CalendarDay(2021, 0) == nil && CalendarDay(2021, 13) == nil)
        #expect(CalendarDay(2021, 4, 31) == nil && CalendarDay(2021, 4, 0) == nil)
        #expect(CalendarDay(2021, nil, 5) == nil)
    }

    @Test(arguments: [
        "", "2021-", "2021-6", "2021-6-16", "21-06-16", "2021-06-31", "2021-13", "2021-+6", "+021-06",
        "２０２１-06", "2021-06-16-01", "2021/06/16", " 2021", "2021-06-16\n",
    ])
    func onlyTheWrittenFormIsRead(_ text: String) {
        #expect(CalendarDay(written: text) == nil)
    }

    @Test func anInexactDateSpansItsDays() throws {
        #expect(try day("2024").first == day("2024-01-01") && day("2024").last == day("2024-12-31"))
        #expect(try day("2024-02").first == day("2024-02-01") && day("2024-02").last == day("2024-02-29"))
        #expect(try day("2024-02-10").first == day("2024-02-10"))
        #expect(try !day("2024-02").isExact)
    }

    @Test func lessPreciseDatesComeFirst() throws {
        let ordered = ["2020-12-31", "2021", "2021-01", "2021-01-01", "2021-02", "2022"]
        let days = try ordered.map(day)
        #expect(days.sorted() == days)
        #expect(days.reversed().sorted().map(\.written) == ordered)
    }

    @Test func yearsAreAddedByTheCalendar() throws {
        #expect(try day("2024-02-29").adding(years: 1) == day("2025-02-28"))
        #expect(try day("2024-02-29").adding(years: 4) == day("2028-02-29"))
        #expect(try day("2024-02").adding(years: 3) == day("2027-02"))
        #expect(try day("9999").adding(years: 1) == nil)
    }

    @Test func daysAreAddedAcrossMonths() throws {
        #expect(try day("2021-06-16").adding(days: 30) == day("2021-07-16"))
        #expect(try day("2021-03-01").adding(days: -1) == day("2021-02-28"))
        #expect(try day("9999-12-31").adding(days: 1) == nil)
    }
}
