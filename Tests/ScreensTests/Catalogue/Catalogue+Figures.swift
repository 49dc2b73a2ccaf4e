import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    static let figures: [CatalogueEntry] = [
        CatalogueEntry("figures", FiguresScreen.self) { drive, _ in drive.open(FiguresScreen()) },
        CatalogueEntry("figures-year", FiguresScreen.self) { drive, _ in
            drive.open(FiguresScreen(year: 2021))
            drive.press("down", "down", "right")
        },
        CatalogueEntry("figures-end", FiguresScreen.self) { drive, _ in
            drive.open(FiguresScreen())
            drive.press("end")
        },
        CatalogueEntry("figures-of-village", FiguresScreen.self) { drive, _ in
            drive.open(FiguresScreen(about: RecordID(.village, 1)))
            drive.press("pagedown", "pagedown", "pagedown")
        },
        CatalogueEntry("figures-none", FiguresScreen.self, in: .empty) { drive, _ in
            drive.open(FiguresScreen())
        },
        CatalogueEntry("figures-opened", ListScreen.self) { drive, _ in
            drive.open(FiguresScreen(year: 2021))
            drive.press("left", "left", "left", "left", "left", "left", "enter")
        },
        CatalogueEntry("figures-ask-year", PromptScreen.self) { drive, _ in
            drive.open(FiguresScreen())
            drive.press("y")
        },
    ]
}
