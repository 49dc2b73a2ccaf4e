import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// Needs, offers and what fits what.
    static let matching: [CatalogueEntry] = [
        CatalogueEntry("suggestions", MatchScreen.self) { drive, world in
            try MatchScreenTests.fill(world)
            drive.open(MatchScreen(about: nil))
        },
        CatalogueEntry("suggestions-decide", MenuScreen.self) { drive, world in
            try MatchScreenTests.fill(world)
            drive.open(MatchScreen(about: nil))
            drive.press("enter")
        },
        CatalogueEntry("suggestions-empty", MatchScreen.self, in: .empty) { drive, _ in
            drive.open(MatchScreen(about: nil))
        },
        CatalogueEntry("gaps", GapsScreen.self) { drive, world in
            try MatchScreenTests.fill(world)
            drive.open(GapsScreen(about: nil))
        },
        CatalogueEntry("three-lists", ThreeListsScreen.self) { drive, world in
            try MatchScreenTests.fill(world)
            drive.open(MatchScreen(about: RecordID(.village, 1)))
            drive.press("a")
            drive.open(ThreeListsScreen(about: RecordID(.village, 1), name: "Yuadong Village"))
        },
        CatalogueEntry("three-lists-empty", ThreeListsScreen.self, in: .empty) { drive, _ in
            drive.open(ThreeListsScreen(about: nil))
        },
        CatalogueEntry("offer-used", DetailScreen.self) { drive, world in
            try MatchScreenTests.fill(world)
            drive.open(MatchScreen(about: nil))
            drive.press("a")
            let used = try #require(
                try world.record("N1").acceptedMatches.first?[NeedMatch.offer].value?.record
                    ?? world.record("N2").acceptedMatches.first?[NeedMatch.offer].value?.record
                    ?? RecordID(.offer, 1))
            drive.open(DetailScreen(used))
        },
    ]
}
