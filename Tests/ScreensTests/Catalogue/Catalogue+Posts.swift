import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// Posts, elections, handing over, and what sources say.
    static let posts: [CatalogueEntry] = [
        CatalogueEntry("holders", HoldersScreen.self) { drive, _ in
            drive.open(HoldersScreen(RecordID(.village, 1), on: CalendarDay(2021, 6, 16)))
        },
        CatalogueEntry("elections", ElectionsScreen.self) { drive, world in
            var branch = try world.record("B4")
            branch[Branch.electedOn] = .value(try #require(CalendarDay(2016, 5)))
            _ = try world.add(branch)
            drive.open(ElectionsScreen())
        },
        CatalogueEntry("handover", HandoverScreen.self) { drive, _ in
            drive.open(HandoverScreen(RecordID(.person, 4)))
        },
        CatalogueEntry("conflicts", ConflictsScreen.self) { drive, _ in drive.open(ConflictsScreen()) },
        CatalogueEntry("statements", StatementsScreen.self) { drive, _ in
            drive.open(StatementsScreen(RecordID(.branch, 4)))
        },
        CatalogueEntry("shares", SharesScreen.self) { drive, _ in drive.open(SharesScreen()) },
    ]
}
