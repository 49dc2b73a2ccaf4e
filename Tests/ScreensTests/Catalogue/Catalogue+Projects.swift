import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// Projects by stage, their money, and what is odd.
    static let projects: [CatalogueEntry] = [
        CatalogueEntry("board", BoardScreen.self) { drive, _ in
            drive.open(BoardScreen())
            drive.press("right", "right")
        },
        CatalogueEntry("board-end", BoardScreen.self) { drive, _ in
            drive.open(BoardScreen())
            for _ in 0..<5 { drive.press("right") }
        },
        CatalogueEntry("board-empty", BoardScreen.self, in: .empty) { drive, _ in drive.open(BoardScreen()) },
        CatalogueEntry("board-next-stage", PromptScreen.self) { drive, _ in
            drive.open(BoardScreen())
            drive.press(">")
        },
        CatalogueEntry("money", MoneyScreen.self) { drive, _ in drive.open(MoneyScreen()) },
        CatalogueEntry("money-wan", MoneyScreen.self) { drive, _ in
            drive.open(MoneyScreen())
            drive.press("alt-y")
        },
        CatalogueEntry("money-quarter", MoneyScreen.self) { drive, _ in
            drive.open(MoneyScreen())
            drive.press("m")
            drive.type("2021Q2")
            drive.press("enter")
        },
        CatalogueEntry("money-empty", MoneyScreen.self, in: .empty) { drive, _ in drive.open(MoneyScreen()) },
        CatalogueEntry("checks", ChecksScreen.self) { drive, world in
            try world.makeOdd()
            drive.open(ChecksScreen())
        },
        CatalogueEntry("checks-nothing", ChecksScreen.self, in: .empty) { drive, _ in
            drive.open(ChecksScreen())
        },
        CatalogueEntry("page-project-odd", DetailScreen.self) { drive, world in
            try world.makeOdd()
            drive.open(DetailScreen(try world.richest(.project).id))
        },
        CatalogueEntry("page-project-money", DetailScreen.self) { drive, world in
            drive.open(DetailScreen(try world.richest(.project).id))
            drive.press("end")
        },
        CatalogueEntry("page-explain-which", MenuScreen.self) { drive, world in
            try world.makeOdd()
            drive.open(DetailScreen(try world.richest(.project).id))
            drive.press("w")
        },
        CatalogueEntry("page-explain", PromptScreen.self) { drive, world in
            try world.makeOdd()
            drive.open(DetailScreen(try world.richest(.project).id))
            drive.press("w", "1")
        },
        CatalogueEntry("page-milestone", MenuScreen.self) { drive, world in
            drive.open(DetailScreen(try world.richest(.project).id))
            drive.press("m", "2")
        },
        CatalogueEntry("page-indicators", ChecklistScreen.self) { drive, world in
            drive.open(DetailScreen(try world.richest(.project).id))
            drive.press("i")
        },
        CatalogueEntry("form-project-odd", FormScreen.self) { drive, world in
            try world.makeOdd()
            drive.open(Forms.form(.project, record: try world.richest(.project), names: [:]))
            drive.go(Project.funds.key)
        },
    ]
}

extension RegistryWorld {
    /// Money and days of the fullest project that do not go together.
    func makeOdd() throws {
        var project = try richest(.project)
        var funds = project[Project.funds].value ?? []
        guard !funds.isEmpty else { return }
        for index in funds.indices where funds[index][Fund.received] == .notKnown {
            funds[index][Fund.received] = funds[index][Fund.planned]
        }
        funds[0][Fund.paid] = Money(typed: "90万").map(Answer.value) ?? .notKnown
        project[Project.funds] = .value(funds)
        project[Project.actualEnd] = .value(try #require(CalendarDay(2020, 10, 1)))
        _ = try add(project)
    }
}
