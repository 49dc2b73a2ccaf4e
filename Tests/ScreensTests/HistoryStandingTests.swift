import Domain
import Testing

@testable import Screens

/// An agreement's entries tell how it stood on their day, and quietly how it stands now.
@Suite struct HistoryStandingTests {
    private func history(_ today: CalendarDay?, renewed: Bool = false) throws -> Drive {
        let signed = try #require(CalendarDay(2018, 6, 16))
        let end = try #require(CalendarDay(2020, 6, 15))
        var agreement = Record(RecordID(.agreement, 1))
        agreement[Agreement.name] = .value("Agreement of the test")
        agreement[Agreement.state] = .value(.signed)
        agreement[Agreement.signedOn] = .value(signed)
        agreement[Agreement.effectiveOn] = .value(signed)
        agreement[Agreement.endsOn] = .value(end)
        let entries = [(end, ["endsOn"]), (signed, ["signedOn", "effectiveOn"])].map { day, occasions in
            HistoryEntry(
                key: HistoryKey(day, agreement.id), record: agreement, occasions: occasions,
                renewal: renewed ? Renewal(by: RecordID(.agreement, 2), on: end) : nil)
        }
        let world = FixedWorld { question in
            guard case .history = question else { return nil }
            return .history(HistoryWindow(entries: entries, names: [:], reachesStart: true, reachesEnd: true))
        }
        let drive = try Drive(world, today: today)
        drive.press("6")
        return drive
    }

    @Test func theSigningOfWhatHasExpiredSinceIsNotCalledExpired() throws {
        let drive = try history(CalendarDay(2021, 6, 16))
        #expect(drive.shows("In force until 2020-06-15 · now: Expired on 2020-06-15"))
        // At its own end the one word is enough.
        let end = try #require(drive.screen.firstIndex { $0.contains("2020-06-15  ") })
        #expect(drive.screen[end + 1].contains("Expired on 2020-06-15"))
        #expect(!drive.screen[end + 1].contains("now:"))
    }

    @Test func whatWasRenewedSinceSaysSo() throws {
        let drive = try history(CalendarDay(2021, 6, 16), renewed: true)
        #expect(drive.shows("In force until 2020-06-15 · now: Renewed"))
    }

    @Test func whatStandsAsItStoodIsSaidOnce() throws {
        let drive = try history(CalendarDay(2018, 12, 1))
        #expect(drive.shows("In force until 2020-06-15") && !drive.shows("now:"))
    }

    @Test func howManyDaysAreLeftIsNewsOfTodayAlone() throws {
        let drive = try history(CalendarDay(2020, 6, 5))
        #expect(drive.shows("In force until 2020-06-15 · now: In force, 10 days left"))
    }
}
