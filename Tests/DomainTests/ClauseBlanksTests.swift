import Domain
import Testing

@Suite struct ClauseBlanksTests {
    private let names = [
        RecordID(.branch, 1): "East Branch", RecordID(.branch, 2): "Hill Village Branch",
        RecordID(.person, 1): "Ann Example",
    ]

    private func agreement() throws -> Record {
        var record = Record(RecordID(.agreement, 1))
        func party(_ side: String, _ who: Int64) -> Part {
            Part(["side": .value(.choice(side)), "party": .value(.link(RecordID(.branch, who)))])
        }
        record["parties"] = .value(.parts([party("a", 1), party("b", 2)]))
        record["signatures"] = .value(
            .parts([
                Part(["side": .value(.choice("a")), "person": .value(.link(RecordID(.person, 1)))])
            ]))
        record["signedOn"] = .value(.day(try #require(CalendarDay(2023, 4, 1))))
        record["endsOn"] = .value(.day(try #require(CalendarDay(2025, 3, 31))))
        record["copies"] = .value(.number(4))
        record["purposes"] = .value(
            .parts([
                Part(["purpose": .value(.choice("resourceSharing"))]),
                Part(["purpose": .value(.choice("innerDrive")), "wording": .value(.text("own words"))]),
            ]))
        return record
    }

    @Test func blanksAreFilledFromTheAgreement() throws {
        let blanks = ClauseBlanks(try agreement(), names: names, try Strings.words(.english))
        #expect(
            blanks.filled(
                "{partyA} and {partyB}: {term}, from {from} to {until}, in {copies} copies, {signerA}.")
                == "East Branch and Hill Village Branch: 2 years, from 1 April 2023 to 31 March 2025,"
                + " in 4 copies, Ann Example.")
        #expect(blanks.filled("{purposes}") == "Sharing of resources; own words")
    }

    @Test func datesAndTermsAreWrittenAsChineseWritesThem() throws {
        let blanks = ClauseBlanks(try agreement(), names: names, try Strings.words(.chinese))
        #expect(
            blanks.filled("有效期{term}，自{from}起至{until}止") == "有效期2年，自2023年4月1日起至2025年3月31日止")
    }

    @Test func whatIsNotKnownStaysOpenUntilItIs() throws {
        var record = try agreement()
        let words = try Strings.words(.english)
        let once = ClauseBlanks(record, names: names, words).filled("{copies} copies at {place}; {other}")
        #expect(once == "4 copies at {place}; {other}")
        #expect(ClauseBlanks.open(in: once) == ["place"])
        record["place"] = .value(.text("the {copies} hall"))
        let twice = ClauseBlanks(record, names: names, words).filled(once)
        #expect(twice == "4 copies at the {copies} hall; {other}", "what was put in is not looked through")
    }

    @Test(arguments: [
        (CalendarDay(2021, 6, 16), CalendarDay(2023, 6, 15), Term.years(2)),
        (CalendarDay(2021, 6, 16), CalendarDay(2023, 6, 16), .years(2)),
        (CalendarDay(2021, 1, 1), CalendarDay(2021, 6, 30), .months(6)),
        (CalendarDay(2020, 3, 1), CalendarDay(2021, 2, 28), .years(1)),
        (CalendarDay(2021, 6, 16), CalendarDay(2021, 6, 20), .days(5)),
    ])
    func termsAreCounted(_ from: CalendarDay?, _ to: CalendarDay?, _ term: Term) throws {
        #expect(Term(from: try #require(from), to: try #require(to)) == term)
    }

    @Test func whatIsOpenIsALineToWriteOnWhenPrinted() {
        #expect(ClauseBlanks.toFillByHand("No. {number}, {other}") == "No. ________, {other}")
    }

    @Test func aTermNeedsBothDays() throws {
        let day = try #require(CalendarDay(2021, 6, 16))
        #expect(Term(from: try #require(CalendarDay(2021, 6)), to: day) == nil)
        #expect(Term(from: day, to: try #require(CalendarDay(2021, 6, 15))) == nil)
    }
}
