import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// What can be done with an agreement after it was signed. G1 is signed, and C1 to C3 are its promises.
    static let life: [CatalogueEntry] = [
        CatalogueEntry("life-menu", MenuScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L")
        },
        CatalogueEntry("life-end", FormScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L", "8")
        },
        CatalogueEntry("life-suspend-confirm", ConfirmScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L", "4", "ctrl-s")
        },
        CatalogueEntry("life-suspended", DetailScreen.self) { drive, world in
            let day = try #require(CalendarDay(2021, 6, 16))
            _ = try world.perform(.step(signed, .suspended, on: day, reason: "汛期停摆", by: nil)).get()
            drive.open(DetailScreen(signed))
        },
        CatalogueEntry("amend", FormScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L", "3")
        },
        CatalogueEntry("amend-confirm", ConfirmScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L", "3", "tab", "tab")
            drive.type("延长期限")
            drive.press("alt-s", "6", "tab", "tab")
            drive.type("2024-06-15")
            drive.press("ctrl-s")
        },
        CatalogueEntry("amended", DetailScreen.self) { drive, world in
            try world.amend(signed)
            drive.open(DetailScreen(signed))
        },
        CatalogueEntry("amendment", DetailScreen.self) { drive, world in
            try world.amend(signed)
            drive.open(DetailScreen(RecordID(.amendment, 1)))
        },
        CatalogueEntry("review-goals", FormScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L", "6")
        },
        CatalogueEntry("review-goals-confirm", ConfirmScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L", "6", "tab", "tab", "F4", "enter", "ctrl-s")
        },
        CatalogueEntry("renew-review-first", MenuScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L", "7")
        },
        CatalogueEntry("renew-carry", ChecklistScreen.self) { drive, _ in
            drive.open(DetailScreen(signed))
            drive.press("L", "7", "2")
        },
        CatalogueEntry("renewed-chain", DetailScreen.self) { drive, world in
            try world.amend(signed)
            var draft = Renewing.draft(of: try world.record(signed), id: RecordID(.agreement, -1))
            draft[Agreement.endsOn] = .value(try #require(CalendarDay(2026, 6, 15)))
            let made = try #require(try world.add(draft).first)
            _ = try world.perform(.sign(made, on: try #require(CalendarDay(2024, 6, 16)))).get()
            drive.open(DetailScreen(signed))
        },
    ]

    private static let signed = RecordID(.agreement, 1)
}

extension RegistryWorld {
    /// Amends a signed agreement: three years, four copies.
    func amend(_ agreement: RecordID) throws {
        let end = try #require(CalendarDay(2024, 6, 15))
        let request = AmendmentRequest(
            agreement, name: "变更一", effectiveOn: CalendarDay(2021, 6, 16), reason: "双方商定期限三年。",
            changes: ["endsOn": .value(.day(end)), "copies": .value(.number(4))])
        _ = try perform(.amend(request)).get()
    }
}
