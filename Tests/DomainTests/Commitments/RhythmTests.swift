import Domain
import TestSupport
import Testing

@Suite struct RhythmTests {
    private static func day(_ text: String) -> CalendarDay { CalendarDay(written: text) ?? .epoch }

    private static func promise(
        _ rhythm: Commitment.Rhythm, from: String? = nil, until: String? = nil, madeOn: String? = nil,
        lines: [Part] = []
    ) -> Record {
        var record = Record.beginning(RecordID(.commitment, 1))
        record[Commitment.rhythm] = .value(rhythm)
        if let from { record[Commitment.from] = .value(day(from)) }
        if let until { record[Commitment.until] = .value(day(until)) }
        if let madeOn { record[Commitment.madeOn] = .value(day(madeOn)) }
        if !lines.isEmpty { record[Commitment.occurrences] = .value(lines) }
        return record
    }

    private static func days(
        _ record: Record, agreement: Record? = nil, until: String = "2030"
    ) -> [String] {
        Rhythm.days(of: record, agreement: agreement, until: day(until)).map(\.written)
    }

    private static func line(_ due: String, done: String? = nil, waived: String? = nil) -> Part {
        var line = Part()
        line[Occurrence.due] = .value(day(due))
        if let done { line[Occurrence.doneOn] = .value(day(done)) }
        if let waived {
            line[Occurrence.isWaived] = .value(true)
            line[Occurrence.note] = .value(waived)
        }
        return line
    }

    @Test func theDayThatIsSaidIsTheFirst() {
        #expect(
            Self.days(Self.promise(.monthly, from: "2021-07-05", until: "2021-10-04"))
                == ["2021-07-05", "2021-08-05", "2021-09-05"])
        #expect(
            Self.days(Self.promise(.quarterly, from: "2021-07-05", until: "2022-01-05"))
                == ["2021-07-05", "2021-10-05", "2022-01-05"])
    }

    @Test func aMonthWithoutThatDayEndsEarlierAndShiftsNothing() {
        #expect(
            Self.days(Self.promise(.monthly, from: "2023-12-31", until: "2024-04-30"))
                == ["2023-12-31", "2024-01-31", "2024-02-29", "2024-03-31", "2024-04-30"])
        #expect(
            Self.days(Self.promise(.yearly, from: "2020-02-29", until: "2024"))
                == ["2020-02-29", "2021-02-28", "2022-02-28", "2023-02-28", "2024-02-29"])
    }

    @Test func aMonthOrAYearIsDueOnTheLastDayOfEachPeriod() {
        #expect(
            Self.days(Self.promise(.monthly, from: "2024-01", until: "2024-03"))
                == ["2024-01-31", "2024-02-29", "2024-03-31"])
        #expect(
            Self.days(Self.promise(.quarterly, from: "2021", until: "2021"))
                == ["2021-03-31", "2021-06-30", "2021-09-30", "2021-12-31"])
        #expect(
            Self.days(Self.promise(.halfYearly, from: "2021-11", until: "2022"))
                == ["2022-04-30", "2022-10-31"])
    }

    @Test func withoutABeginningItIsDueOnePeriodAfterThePromise() {
        #expect(
            Self.days(Self.promise(.monthly, until: "2021-08-16", madeOn: "2021-06-16"))
                == ["2021-07-16", "2021-08-16"])
        #expect(Self.days(Self.promise(.monthly, until: "2021-08-16")) == [])
    }

    @Test func theAgreementBeginsAndEndsItWhereNothingElseIsSaid() {
        var agreement = Record(RecordID(.agreement, 1))
        agreement[Agreement.signedOn] = .value(Self.day("2021-06-16"))
        agreement[Agreement.endsOn] = .value(Self.day("2024-06-15"))
        let promise = Self.promise(.yearly)
        #expect(Self.days(promise, agreement: agreement) == ["2022-06-16", "2023-06-16"])
        var step = Part()
        step[AgreementStep.sort] = .value(.ended)
        step[AgreementStep.on] = .value(Self.day("2022-12-31"))
        agreement[Agreement.steps] = .value([step])
        #expect(Self.days(promise, agreement: agreement) == ["2022-06-16"])
        // An open term goes on as long as it is asked about.
        agreement[Agreement.steps] = .notKnown
        agreement[Agreement.endsOn] = .notApplicable
        #expect(Self.days(promise, agreement: agreement, until: "2030").count == 9)
    }

    @Test func anItemIsSettledByADayAnActivityOrAWaiver() {
        var held = Self.line("2021-08-05")
        held[Occurrence.activity.key] = .value(.link(RecordID(.activity, 4)))
        let record = Self.promise(
            .monthly, from: "2021-07-05",
            lines: [
                Self.line("2021-07-05", done: "2021-07-09"), held, Self.line("2021-09", waived: "harvest"),
                // Says nothing of how: settles nothing.
                Self.line("2021-10-05"),
            ])
        let items = Rhythm.items(of: record, agreement: nil, until: Self.day("2021-11-05"))
        #expect(
            items.map(\.state) == [
                .done(on: Self.day("2021-07-09"), by: nil), .done(on: nil, by: RecordID(.activity, 4)),
                .waived("harvest"), .open, .open,
            ])
        #expect(items.map { $0.isOverdue(on: Self.day("2021-11-05")) } == [false, false, false, true, false])
        #expect(
            Rhythm.open(of: record, agreement: nil, until: Self.day("2021-11-05")).map(\.written)
                == ["2021-10-05", "2021-11-05"])
        #expect(
            Rhythm.next(of: record, agreement: nil, today: Self.day("2021-08-01"))?.written == "2021-10-05")
    }

    @Test func whatWasJudgedIsNoLongerDue() {
        var record = Self.promise(.monthly, from: "2021-07-05")
        record[Commitment.state] = .value(.withdrawn)
        record[Commitment.settledOn] = .value(Self.day("2021-09-01"))
        #expect(Self.days(record) == ["2021-07-05", "2021-08-05"])
        #expect(Rhythm.open(of: record, agreement: nil, until: Self.day("2030")) == [])
        #expect(Rhythm.next(of: record, agreement: nil, today: Self.day("2021-08-01")) == nil)
    }

    @Test func aFurtherAskingOnlyAddsDays() {
        var random = Seeded(5)
        for _ in 0..<400 {
            let start = CalendarDay(ordinal: Int.random(in: 10_000..<25_000, using: &random)) ?? .epoch
            let rhythm = Commitment.Rhythm.allCases.randomElement(using: &random) ?? .monthly
            let record = Self.promise(rhythm, from: start.written)
            let near = CalendarDay(ordinal: start.ordinal + Int.random(in: 0..<2000, using: &random)) ?? start
            let far = CalendarDay(ordinal: near.ordinal + Int.random(in: 0..<2000, using: &random)) ?? near
            let first = Rhythm.days(of: record, agreement: nil, until: near)
            let more = Rhythm.days(of: record, agreement: nil, until: far)
            #expect(Array(more.prefix(first.count)) == first, "\(start) \(rhythm)")
            #expect(more.first == start)
            for (one, next) in zip(more, more.dropFirst()) {
                let months = next.year * 12 + (next.month ?? 0) - one.year * 12 - (one.month ?? 0)
                #expect(months == rhythm.months, "\(start) \(rhythm)")
                // The same day of the month, or the last one of a shorter month.
                #expect(next.day == start.day || next == CalendarDay(next.year, next.month)?.last)
            }
            // Settling the first open one leaves exactly the others.
            var settled = record
            settled[Commitment.occurrences] = .value([Self.line(start.written, done: start.written)])
            #expect(
                Rhythm.open(of: settled, agreement: nil, until: far)
                    == Array(Rhythm.open(of: record, agreement: nil, until: far).dropFirst()))
        }
    }
}
