import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// Papers before they are printed.
    static let paper: [CatalogueEntry] = [
        CatalogueEntry("print-agreement", PrintScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.agreement, 1)))
            drive.press("shift-F3")
        },
        CatalogueEntry("print-brief", PrintScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.activity, 1)))
            drive.press("shift-F3", "end")
        },
        CatalogueEntry("print-format", MenuScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.agreement, 1)))
            drive.press("shift-F3", "ctrl-s")
        },
        CatalogueEntry("print-name", PromptScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.agreement, 1)))
            drive.press("shift-F3", "ctrl-s", "enter")
        },
        CatalogueEntry("print-as-of", PromptScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.agreement, 1)))
            drive.press("shift-F3", "F4")
        },
    ]
}
