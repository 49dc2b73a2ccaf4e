import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// What is due, and what holds for the registry.
    static let due: [CatalogueEntry] = [
        CatalogueEntry("due", DueScreen.self) { drive, world in
            // The last of what is due is put off, so that this is seen too.
            guard
                case .due(let window) = try world.answer(
                    .due(DueRequest(DueQuery(today: drive.app.context.today), limit: 50))
                ).get(),
                let item = window.items.last(where: { $0.sort.canBePutOff }), let record = item.record,
                let until = CalendarDay(2021, 8, 1)
            else { return }
            let postponing = Postponing(
                record, item: item.key, until: until, reason: "等待镇里安排")
            _ = try world.perform(.postpone(postponing, on: drive.app.context.today)).get()
            drive.open(DueScreen())
        },
        CatalogueEntry("due-nothing", DueScreen.self) { drive, _ in
            drive.open(DueScreen(about: RecordID(.region, 1), sorts: [.report]))
        },
        CatalogueEntry("settings", SettingsScreen.self) { drive, _ in drive.open(SettingsScreen()) },
        CatalogueEntry("due-empty", DueScreen.self, in: .empty) { drive, _ in drive.open(DueScreen()) },
    ]
}
