import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// What became of promises and activities. C1 to C3 were promised in item 2 of A1.
    static let commitments: [CatalogueEntry] = [
        CatalogueEntry("chain", ChainScreen.self) { drive, world in
            try world.judge(RecordID(.commitment, 2))
            drive.open(ChainScreen(RecordID(.activity, 1)))
        },
        CatalogueEntry("chain-nothing", ChainScreen.self) { drive, _ in
            drive.open(ChainScreen(RecordID(.project, 1)))
        },
        CatalogueEntry("balance", BalanceScreen.self) { drive, world in
            try world.judge(RecordID(.commitment, 2))
            drive.open(BalanceScreen(RecordID(.twinning, 1)))
        },
        CatalogueEntry("balance-counted", CountedScreen.self) { drive, world in
            try world.judge(RecordID(.commitment, 2))
            drive.open(BalanceScreen(RecordID(.twinning, 1)))
            // The first line that counts something.
            for _ in 0..<12 where !(drive.app.top.screen is CountedScreen) { drive.press("down", "enter") }
        },
        CatalogueEntry("counts", ActivityCountsScreen.self) { drive, _ in
            drive.open(ActivityCountsScreen(RecordID(.branch, 3), year: 2021))
        },
        CatalogueEntry("counts-nothing", ActivityCountsScreen.self) { drive, _ in
            drive.open(ActivityCountsScreen(nil, year: 1999))
        },
        CatalogueEntry("commitment-rhythm", DetailScreen.self) { drive, world in
            try world.giveRhythm(RecordID(.commitment, 1))
            drive.open(DetailScreen(RecordID(.commitment, 1)))
        },
        CatalogueEntry("commitment-settle", MenuScreen.self) { drive, world in
            try world.giveRhythm(RecordID(.commitment, 1))
            drive.open(DetailScreen(RecordID(.commitment, 1)))
            drive.press("S")
        },
        CatalogueEntry("commitment-judge", FormScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.commitment, 1)))
            drive.press("v", "2")
        },
        CatalogueEntry("activity-repeat", MenuScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.activity, 1)))
            drive.press("r")
        },
    ]
}

extension RegistryWorld {
    func judge(_ commitment: RecordID) throws {
        var judging = Judging(.partly, on: CalendarDay(2021, 6, 16))
        judging.reason = "三十人中二十二人参加。"
        judging.by = RecordID(.person, 1)
        _ = try perform(.save([try record(commitment).judged(judging)], draft: nil)).get()
    }

    func giveRhythm(_ commitment: RecordID) throws {
        var promise = try record(commitment)
        promise[Commitment.rhythm] = .value(.monthly)
        promise[Commitment.from] = .value(try #require(CalendarDay(2021, 1, 31)))
        var done = Part()
        done[Occurrence.due] = .value(try #require(CalendarDay(2021, 1, 31)))
        done[Occurrence.doneOn] = .value(try #require(CalendarDay(2021, 2, 3)))
        var waived = Part()
        waived[Occurrence.due] = .value(try #require(CalendarDay(2021, 2, 28)))
        waived[Occurrence.isWaived] = .value(true)
        waived[Occurrence.note] = .value("春节")
        promise[Commitment.occurrences] = .value([done, waived])
        _ = try perform(.save([promise], draft: nil)).get()
    }
}
