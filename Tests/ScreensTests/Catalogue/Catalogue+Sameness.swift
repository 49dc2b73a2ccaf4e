import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// The same or not, merging and taking apart. V6 is V4 under one more spelling.
    static let sameness: [CatalogueEntry] = [
        CatalogueEntry("duplicates-none", DuplicatesScreen.self, in: .empty) { drive, _ in
            drive.open(DuplicatesScreen())
        },
        CatalogueEntry("duplicates", DuplicatesScreen.self) { drive, world in
            try addAgain(world)
            drive.open(DuplicatesScreen(kind: .village))
        },
        CatalogueEntry("duplicates-kinds", MenuScreen.self) { drive, _ in
            drive.open(DuplicatesScreen(kind: .village))
            drive.press("f")
        },
        CatalogueEntry("merge-preview", MergePreviewScreen.self) { drive, world in
            let again = try addAgain(world)
            drive.open(MergePreviewScreen(MergeRequest(again, into: RecordID(.village, 4))))
            drive.press("down")
        },
        CatalogueEntry("merge-refused", MergePreviewScreen.self) { drive, world in
            let again = try addAgain(world)
            let pair = try #require(RecordPair(again, RecordID(.village, 4)))
            _ = try world.perform(.answer(pair, .different, reason: "")).get()
            drive.open(MergePreviewScreen(MergeRequest(again, into: RecordID(.village, 4))))
        },
        CatalogueEntry("merge-confirm", ConfirmScreen.self) { drive, world in
            let again = try addAgain(world)
            drive.open(MergePreviewScreen(MergeRequest(again, into: RecordID(.village, 4))))
            drive.press("ctrl-s")
        },
        CatalogueEntry("merged-record", DetailScreen.self) { drive, world in
            drive.open(DetailScreen(try merge(world)))
        },
        CatalogueEntry("unmerge", UnmergeScreen.self) { drive, world in
            drive.open(UnmergeScreen(try merge(world)))
        },
        CatalogueEntry("unmerge-asked", UnmergeScreen.self) { drive, world in
            let merged = try merge(world)
            var survivor = try world.record("V4")
            survivor[Village.note] = .value("另一窗口写的备注。")
            _ = try world.perform(.save([survivor], draft: nil)).get()
            drive.open(UnmergeScreen(merged))
            drive.press("enter", "enter")
        },
        CatalogueEntry("form-near-menu", MenuScreen.self) { drive, _ in
            drive.fill(.village)
            drive.type("望溪新村")
            drive.press("tab", "alt-=")
        },
    ]

    @discardableResult
    private static func addAgain(_ world: RegistryWorld) throws -> RecordID {
        let village = try world.record("V4")
        var again = Record(RecordID(.village, -1))
        again[Village.name] = .value("望溪新村")
        again[Village.town] = village[Village.town]
        again[Village.note] = .value("高山茶、香榧、冷水鱼、蜂蜜")
        return try #require(try world.add(again).first)
    }

    private static func merge(_ world: RegistryWorld) throws -> RecordID {
        let again = try addAgain(world)
        _ = try world.perform(
            .merge(MergeRequest(again, into: RecordID(.village, 4)), on: .epoch)
        ).get()
        return again
    }
}
