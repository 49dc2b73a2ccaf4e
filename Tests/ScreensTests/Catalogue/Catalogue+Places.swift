import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    static let places: [CatalogueEntry] = [
        CatalogueEntry("home", HomeScreen.self),
        CatalogueEntry("home-empty", HomeScreen.self, in: .empty),
        CatalogueEntry("home-drafts", HomeScreen.self) { drive, world in
            try leaveDrafts(drive, world)
            try drive.quitAndReopen()
        },
        CatalogueEntry("home-attention", HomeScreen.self, keys: "tab", "down"),
        CatalogueEntry("drafts", DraftsScreen.self) { drive, world in
            try leaveDrafts(drive, world)
            drive.open(DraftsScreen())
        },
        CatalogueEntry("drafts-bin", DraftsScreen.self) { drive, world in
            try leaveDrafts(drive, world)
            drive.open(DraftsScreen())
            drive.press("F8", "tab")
        },
        CatalogueEntry("drafts-none", DraftsScreen.self, in: .empty, keys: "end", "enter"),
        CatalogueEntry("missing", MissingFactsScreen.self, keys: "end", "up", "up", "enter", "down"),
        CatalogueEntry("missing-kinds", MenuScreen.self, keys: "end", "up", "up", "enter", "f"),
        CatalogueEntry("search-empty", SearchScreen.self, keys: "ctrl-f"),
        CatalogueEntry("search-found", SearchScreen.self) { drive, _ in
            drive.press("ctrl-f")
            drive.type("yun")
            drive.press("down")
        },
        CatalogueEntry("search-hanzi", SearchScreen.self) { drive, _ in
            drive.press("ctrl-f")
            drive.type("云岭")
        },
        CatalogueEntry("search-none", SearchScreen.self) { drive, _ in
            drive.press("ctrl-f")
            drive.type("nowhere")
        },
        CatalogueEntry("looking", DetailScreen.self) { drive, _ in
            drive.press("2", "down", "enter")
            drive.holdsAnswers = true
            drive.press("F5")
            drive.fireTimers()
        },
        CatalogueEntry("plain-text", PlainTextScreen.self) { drive, _ in
            drive.open(PlainTextScreen("V2\nV3\nV4"))
        },
    ]

    /// A new village and a changed branch, both left unfinished.
    static func leaveDrafts(_ drive: Drive, _ world: RegistryWorld) throws {
        drive.fill(.village)
        drive.type("望溪新村")
        drive.fireTimers()
        drive.press("tab", "esc", "1")
        drive.open(Forms.form(.branch, record: try world.record("B5"), names: [:]))
        drive.type("（筹）")
        drive.go("unit")
        drive.press("delete", "tab")
        drive.fireTimers()
        drive.press("esc", "1")
    }

    // MARK: - Lists

    static let lists: [CatalogueEntry] =
        Kind.allCases.map { kind in
            CatalogueEntry("list-\(kind.rawValue)", ListScreen.self) { drive, _ in
                drive.open(ListScreen(kind))
                drive.press("down")
            }
        } + [
            CatalogueEntry("list-none", ListScreen.self, in: .empty, keys: "2"),
            CatalogueEntry("list-read-only", ListScreen.self, in: .readOnly, keys: "2"),
            CatalogueEntry("list-scrolled", ListScreen.self, keys: "5", "down", "right"),
            CatalogueEntry("list-filtering", ListScreen.self) { drive, _ in
                drive.press("3", "/")
                drive.type("支部")
            },
            CatalogueEntry("list-filtered", ListScreen.self) { drive, _ in
                drive.press("2", "/")
                drive.type("云")
                drive.press("tab")
            },
            CatalogueEntry("list-no-match", ListScreen.self) { drive, _ in
                drive.press("2", "/")
                drive.type("nowhere")
                drive.press("tab")
            },
            CatalogueEntry("list-conditions", ListScreen.self) { drive, _ in
                let fields = Village.description.fields
                let chosen = fields.filter { ["name", "town"].contains($0.key) }
                drive.open(
                    ListScreen(
                        .village,
                        conditions: chosen.map {
                            Condition($0, $0.key == "town" ? .isNotKnown : .contains("Y"))
                        }))
            },
            CatalogueEntry("list-retired", ListScreen.self, keys: "2", "R"),
            CatalogueEntry("list-row", ListScreen.self, keys: "2", "3"),
            CatalogueEntry("list-range", ListScreen.self, keys: "2", "down", "v", "down", "down"),
            CatalogueEntry("list-marked", ListScreen.self) { drive, _ in
                drive.press("2", "space", "space", "/")
                drive.type("云")
                drive.press("tab")
            },
            CatalogueEntry("list-marked-menu", MenuScreen.self) { drive, _ in
                drive.press("2", "space", "space", "/")
                drive.type("云")
                drive.press("tab", "m")
            },
            CatalogueEntry("list-retire-marked", PromptScreen.self, keys: "2", "space", "space", "F8"),
            CatalogueEntry("list-sort", MenuScreen.self, keys: "3", "s"),
            CatalogueEntry("list-copy", MenuScreen.self, keys: "2", "c"),
            CatalogueEntry("list-export", ChecklistScreen.self, keys: "3", "x"),
            CatalogueEntry("list-export-name", PromptScreen.self, keys: "2", "x", "enter"),
            CatalogueEntry("list-export-replace", ConfirmScreen.self) { drive, _ in
                drive.exported = { .failure(.fileExists($0.path)) }
                drive.press("2", "x", "enter", "enter")
            },
            CatalogueEntry("list-filters", FiltersScreen.self) { drive, _ in
                drive.press("2", "/")
                drive.type("云")
                drive.press("tab", "f", "ctrl-s")
                drive.type("云字开头的村")
                drive.press("enter", "f")
            },
            CatalogueEntry("list-filter-name", PromptScreen.self) { drive, _ in
                drive.press("2", "/")
                drive.type("云")
                drive.press("tab", "f", "ctrl-s")
            },
            CatalogueEntry("list-filter-field", ChoiceListScreen.self, keys: "2", "f", "F7"),
            CatalogueEntry("list-filter-test", MenuScreen.self, keys: "2", "f", "F7", "enter"),
            CatalogueEntry("frequency", FrequencyScreen.self) { drive, _ in
                drive.open(FrequencyScreen(ListQuery(.branch), field: "sort"))
            },
            CatalogueEntry("frequency-months", FrequencyScreen.self) { drive, _ in
                drive.open(FrequencyScreen(ListQuery(.agreement), field: "signedOn"))
                drive.press("m")
            },
            CatalogueEntry("tree", BranchTreeScreen.self, keys: "3", "tab", "right", "down"),
        ]

    // MARK: - Records

    /// The record of each kind in which most is answered.
    static let richest: [Kind: String] = [
        .village: "V2", .branch: "B5", .unit: "U5", .person: "P5", .twinning: "T2", .agreement: "G2",
        .commitment: "C4", .project: "J1", .activity: "A2", .need: "N1", .offer: "R1", .region: "D7",
        .source: "S2", .amendment: "M1", .report: "L1",
    ]

    static let records: [CatalogueEntry] =
        Kind.allCases.map { kind in
            CatalogueEntry("page-\(kind.rawValue)", DetailScreen.self) { drive, world in
                drive.open(DetailScreen(try world.richest(kind).id))
            }
        } + [
            CatalogueEntry("page-end", DetailScreen.self) { drive, world in
                drive.open(DetailScreen(try world.richest(.village).id))
                drive.press("end")
            },
            CatalogueEntry("page-retired", DetailScreen.self) { drive, world in
                drive.open(DetailScreen(try world.record("V5").id))
            },
            CatalogueEntry("page-hostile-text", DetailScreen.self) { drive, world in
                drive.open(DetailScreen(try world.record("V6").id))
            },
            CatalogueEntry("page-rare-hanzi", DetailScreen.self) { drive, world in
                drive.open(DetailScreen(try world.record("V3").id))
            },
            CatalogueEntry("page-long-name", DetailScreen.self) { drive, world in
                drive.open(DetailScreen(try world.record("V4").id))
            },
            CatalogueEntry("page-read-only", DetailScreen.self, in: .readOnly) { drive, world in
                drive.open(DetailScreen(try world.richest(.agreement).id))
                drive.press("F4")
            },
            CatalogueEntry("page-add-here", MenuScreen.self) { drive, world in
                drive.open(DetailScreen(try world.richest(.village).id))
                drive.press("F7")
            },
            CatalogueEntry("page-retire", PromptScreen.self) { drive, world in
                drive.open(DetailScreen(try world.richest(.project).id))
                drive.press("F8")
            },
            CatalogueEntry("page-finding", DetailScreen.self) { drive, world in
                drive.open(DetailScreen(try world.richest(.village).id))
                drive.press("/")
                drive.type("云岭")
            },
            CatalogueEntry("page-undone", DetailScreen.self) { drive, world in
                drive.open(DetailScreen(try world.record("V2").id))
                drive.press("u")
            },
        ]

    // MARK: - What happened

    static let histories: [CatalogueEntry] = [
        CatalogueEntry("history", HistoryScreen.self, keys: "6", "down"),
        CatalogueEntry("history-end", HistoryScreen.self, keys: "6", "end"),
        CatalogueEntry("history-empty", HistoryScreen.self, in: .empty, keys: "6"),
        CatalogueEntry("history-village", HistoryScreen.self, keys: "2", "down", "down", "h"),
        CatalogueEntry("history-filtering", HistoryScreen.self) { drive, _ in
            drive.press("6", "/")
            drive.type("茶")
        },
        CatalogueEntry("history-none", HistoryScreen.self) { drive, _ in
            drive.press("6", "/")
            drive.type("nowhere")
            drive.press("tab")
        },
        CatalogueEntry("history-year", HistoryScreen.self, keys: "6", "y", "down", "space"),
        CatalogueEntry("history-kinds", ChecklistScreen.self, keys: "6", "f"),
        CatalogueEntry("history-years", YearScreen.self, keys: "6", "y"),
        CatalogueEntry("history-day", PromptScreen.self, keys: "6", "#"),
        CatalogueEntry("history-dates", HistoryScreen.self) { drive, _ in
            drive.press("6", "d")
            drive.type("2019..2021-06")
            drive.press("enter", "down")
        },
        CatalogueEntry("history-pillars", HistoryScreen.self) { drive, _ in
            drive.press("6", "P", "2", "enter")
        },
        CatalogueEntry("past", PastScreen.self) { drive, _ in
            drive.press("2", "@")
            drive.type("2020-12")
            drive.press("down")
        },
        CatalogueEntry("journal", JournalScreen.self) { drive, _ in drive.open(JournalScreen(record: nil)) },
        CatalogueEntry("journal-village", JournalScreen.self, keys: "2", "down", "down", "enter", "J"),
        CatalogueEntry("journal-step", StepScreen.self) { drive, _ in
            drive.open(JournalScreen(record: nil))
            drive.press("end", "F6")
        },
        CatalogueEntry("journal-whose", MenuScreen.self, keys: "2", "down", "down", "enter", "J", "a"),
        CatalogueEntry("journal-field", MenuScreen.self, keys: "2", "down", "down", "enter", "J", "w"),
        CatalogueEntry(
            "journal-marked", JournalScreen.self, keys: "2", "down", "down", "enter", "J", "m", "down"),
        CatalogueEntry(
            "version", VersionScreen.self, keys: "2", "down", "down", "enter", "J", "down", "enter"),
        CatalogueEntry(
            "compare-versions", MenuScreen.self, keys: "2", "down", "down", "enter", "J", "end", "d", "2"),
        CatalogueEntry("compare", CompareScreen.self, keys: "2", "down", "down", "enter", "J", "end", "d"),
    ]

    // MARK: - Over everything

    static let overlays: [CatalogueEntry] = [
        CatalogueEntry("palette", PaletteScreen.self, keys: "2", "ctrl-p"),
        CatalogueEntry("palette-typed", PaletteScreen.self) { drive, _ in
            drive.press("2", "ctrl-p")
            drive.type("re")
        },
        CatalogueEntry("palette-none", PaletteScreen.self) { drive, _ in
            drive.press("ctrl-p")
            drive.type("qqq")
        },
        CatalogueEntry("help", HelpScreen.self, keys: "2", "F1"),
        CatalogueEntry("help-form", HelpScreen.self, keys: "2", "F7", "F1"),
        CatalogueEntry("help-filtering", HelpScreen.self) { drive, _ in
            drive.press("2", "F1", "/")
            drive.type("F")
        },
        CatalogueEntry("path", CrumbScreen.self) { drive, _ in
            drive.press("2", "down", "down", "enter", "J")
            if let key = Commands.command("crumbs")?.keys.first { drive.send(.key(key)) }
        },
        CatalogueEntry("letters", ListScreen.self, keys: "2", "ctrl-o"),
        CatalogueEntry("letters-home", HomeScreen.self, keys: "ctrl-o"),
    ]
}

extension RegistryWorld {
    func richest(_ kind: Kind) throws -> Record {
        // Amendments are made of agreements, so that no file of records holds one.
        if kind == .amendment { try amend(RecordID(.agreement, 1)) }
        return try record(Catalogue.richest[kind] ?? "")
    }
}
