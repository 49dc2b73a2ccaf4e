import Cells
import Domain
import Testing

@testable import Screens

extension Catalogue {
    /// A new record of every kind; what a form asks, and what it opens.
    static let forms: [CatalogueEntry] =
        Kind.allCases.map { kind in
            CatalogueEntry("new-\(kind.rawValue)", FormScreen.self) { drive, _ in drive.fill(kind) }
        } + [
            CatalogueEntry("form-problems", FormScreen.self) { drive, _ in
                drive.fill(.branch)
                drive.answer("founded", "2021-2-30")
                drive.press("F2")
            },
            CatalogueEntry("form-signing-problems", FormScreen.self) { drive, _ in
                drive.press("1", "F2")
            },
            CatalogueEntry("form-money", FormScreen.self) { drive, _ in
                drive.press("1")
                drive.answer("funds", "１２３．５万")
            },
            CatalogueEntry("form-day", FormScreen.self) { drive, _ in
                drive.fill(.branch)
                drive.answer("founded", "2021.6")
                drive.type(".16")
            },
            CatalogueEntry("form-not-applicable", FormScreen.self) { drive, _ in
                drive.press("1")
                drive.go("endsOn")
                drive.press("alt-n")
            },
            CatalogueEntry("form-long-text", FormScreen.self) { drive, _ in
                drive.fill(.village)
                drive.go("note")
                drive.type(String(repeating: "山路弯弯，茶香阵阵；", count: 12))
                drive.press("enter")
                drive.type("second paragraph")
            },
            CatalogueEntry("form-draft-kept", FormScreen.self) { drive, _ in
                drive.fill(.village)
                drive.type("望溪新村")
                drive.fireTimers()
            },
            CatalogueEntry("form-signed", FormScreen.self) { drive, world in
                drive.open(Forms.form(.agreement, record: try world.record("G2"), names: [:]))
                drive.type("x")
            },
            CatalogueEntry("form-read-only", FormScreen.self, in: .readOnly) { drive, world in
                drive.open(Forms.form(.village, record: try world.record("V2"), names: [:]))
                drive.press("F2")
            },
            CatalogueEntry("form-sections", MenuScreen.self) { drive, _ in
                drive.press("1")
                drive.answer("signedOn", "2021-2-30")
                drive.press("tab", "alt-s")
            },
            CatalogueEntry("form-leave", MenuScreen.self) { drive, _ in
                drive.fill(.village)
                drive.type("望溪新村")
                drive.press("tab", "esc")
            },
            CatalogueEntry("form-discard", ConfirmScreen.self) { drive, _ in
                drive.fill(.village)
                drive.type("望溪新村")
                drive.press("ctrl-p")
                drive.type("discard")
                drive.press("enter")
            },
            CatalogueEntry("form-month", MonthScreen.self) { drive, _ in
                drive.fill(.branch)
                drive.go("founded")
                drive.press("F4", "right", "down")
            },
            CatalogueEntry("form-choice", ChoiceListScreen.self) { drive, _ in
                drive.fill(.branch)
                drive.go("sort")
                drive.press("F4", "down")
            },
            CatalogueEntry("form-choice-own", ChoiceListScreen.self) { drive, _ in
                drive.fill(.commitment)
                drive.go("pillar")
                drive.type("文旅")
            },
            CatalogueEntry("form-choice-none", ChoiceListScreen.self) { drive, _ in
                drive.fill(.branch)
                drive.go("sort")
                drive.type("zzz")
            },
            CatalogueEntry("form-purposes", ChecklistScreen.self) { drive, _ in
                drive.press("1")
                drive.go("purposes")
                drive.press("F4", "1", "3")
            },
            CatalogueEntry("form-fill", FillScreen.self) { drive, _ in
                drive.fill(.village)
                drive.paste("望江村\t望江村\twang jiang cun\t\t99010110020\t柑橘")
            },
            CatalogueEntry("picker-newest", PickerScreen.self) { drive, _ in
                drive.fill(.branch)
                drive.go("village")
                drive.press("F4")
            },
            CatalogueEntry("picker-found", PickerScreen.self) { drive, _ in
                drive.fill(.person)
                drive.go("posts")
                drive.press("F7")
                drive.go("body")
                drive.type("yun")
            },
            CatalogueEntry("picker-none", PickerScreen.self) { drive, _ in
                drive.fill(.branch)
                drive.go("village")
                drive.type("望江村")
            },
            CatalogueEntry("picker-kind", ChoiceListScreen.self) { drive, _ in
                drive.fill(.need)
                drive.go("by")
                drive.type("望江")
                drive.press("enter")
            },
            CatalogueEntry("merge", MergeScreen.self) { drive, world in
                drive.open(Forms.form(.village, record: try world.record("V2"), names: [:]))
                drive.type("（新）")
                drive.answer("specialities", "，蜂蜜")
                var theirs = try world.record("V2")
                theirs[Village.name] = .value("云岭新村")
                theirs[Village.specialities] = .value("高山茶、香榧")
                theirs[Village.note] = .value("另一窗口写的备注。")
                _ = try world.add(theirs)
                drive.press("F2")
            },
            CatalogueEntry("merge-lines", MergeScreen.self) { drive, world in
                drive.open(Forms.form(.village, record: try world.record("V2"), names: [:]))
                drive.go("aliases")
                drive.press("enter", "ctrl-u")
                drive.type("云岭生产大队")
                drive.press("F2")
                var theirs = try world.record("V2")
                var lines = theirs[Common.aliases].value ?? []
                if !lines.isEmpty { lines.removeFirst() }
                theirs[Common.aliases] = .value(lines)
                _ = try world.add(theirs)
                drive.press("F2")
            },
        ]

    // MARK: - Sections and lines

    /// Every section of the form of every kind, with the richest record in it.
    static let sections: [CatalogueEntry] = Kind.allCases.flatMap { kind in
        FormPlan(kind).sections.enumerated().map { number, section in
            CatalogueEntry(
                "section-\(kind.rawValue)-\(section.name)", FormScreen.self,
                section: CatalogueEntry.Section(kind: kind, name: section.name)
            ) { drive, world in
                drive.open(try form(kind, world))
                for _ in 0..<number { drive.press("pagedown") }
            }
        }
    }

    /// The lines of every list, opened: those that belong to any record once, with the village.
    static let lines: [CatalogueEntry] = Kind.allCases.flatMap { kind -> [CatalogueEntry] in
        let common = [Common.aliases.key, Common.statements.key]
        let lists = FormPlan(kind).fields.filter { field in
            guard case .parts = field.type else { return false }
            return kind == .village || !common.contains(field.key)
        }
        return lists.map { field in
            CatalogueEntry("line-\(kind.rawValue)-\(field.key)", FormScreen.self) { drive, world in
                drive.open(try form(kind, world))
                drive.go(field.key)
                drive.press("enter")
            }
        }
    }

    /// The richest record being changed; an agreement as it was before it was signed.
    private static func form(_ kind: Kind, _ world: RegistryWorld) throws -> any Screen {
        var record = try world.richest(kind)
        if kind == .agreement { record[Agreement.state] = .value(.draft) }
        return Forms.form(kind, record: record, names: [:])
    }

    // MARK: - Signing

    static let signing: [CatalogueEntry] = [
        CatalogueEntry("copy-menu", MenuScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.twinning, 2)))
            drive.press("F7", "1", "alt-c")
        },
        CatalogueEntry("copied", FormScreen.self) { drive, _ in
            drive.open(DetailScreen(RecordID(.twinning, 2)))
            drive.press("F7", "1", "alt-c", "enter")
        },
        CatalogueEntry("review", ReviewScreen.self) { drive, _ in
            drive.open(Forms.review(RecordID(.agreement, 3)))
        },
        CatalogueEntry("review-end", ReviewScreen.self) { drive, _ in
            drive.open(Forms.review(RecordID(.agreement, 3)))
            drive.press("end")
        },
        CatalogueEntry("review-obstacles", ReviewScreen.self) { drive, world in
            var agreement = try world.record("G3")
            agreement[Agreement.signatures] = .notKnown
            _ = try world.add(agreement)
            drive.open(Forms.review(agreement.id))
        },
        CatalogueEntry("review-signed", ReviewScreen.self) { drive, _ in
            drive.open(Forms.review(RecordID(.agreement, 2)))
        },
        CatalogueEntry("sign", ConfirmScreen.self) { drive, _ in
            drive.open(Forms.review(RecordID(.agreement, 3)))
            drive.press("end", "S")
            drive.type("G")
        },
        CatalogueEntry("signed", MenuScreen.self) { drive, _ in
            drive.open(Forms.review(RecordID(.agreement, 3)))
            drive.press("end", "S")
            drive.type("G3")
            drive.press("enter")
        },
    ]
}
