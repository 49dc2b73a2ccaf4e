import Testing

@testable import Domain

@Suite struct ChineseNumeralsTests {
    @Test(arguments: [
        (0, "零"), (1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (21, "二十一"), (100, "一百"),
        (101, "一百零一"), (110, "一百一十"), (111, "一百一十一"), (1001, "一千零一"), (1010, "一千零一十"),
        (10_000, "一万"), (10_001, "一万零一"), (12_345, "一万二千三百四十五"), (110_000, "十一万"),
        (-3, "-3"), (100_000_000, "100000000"),
    ])
    func numbersAreWrittenAsTheyAreCounted(_ number: Int, _ text: String) {
        #expect(number.inHanzi == text)
    }

    @Test func datesAreWrittenInFiguresAndInCharacters() throws {
        let day = try #require(CalendarDay(2021, 10, 30))
        #expect(day.inChinese == "2021年10月30日" && day.inHanzi == "二〇二一年十月三十日")
        let month = try #require(CalendarDay(2021, 6))
        #expect(month.inChinese == "2021年6月" && month.inHanzi == "二〇二一年六月")
        #expect(CalendarDay(2021)?.inHanzi == "二〇二一年")
    }
}
