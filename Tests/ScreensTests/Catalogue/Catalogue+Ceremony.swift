import Cells
import Domain
import Testing

@testable import Screens

/// Of the world of the tests, with a secretary in office.
private let teaBranch = RecordID(.branch, 5)

extension Catalogue {
    /// Clauses, pledges, the day sheet, one agreement for many, two agreements compared. A1 is the ceremony of the
    /// seeds, G1 what was signed in it.
    static let ceremony: [CatalogueEntry] = [
        CatalogueEntry("clauses-pick", ClausePickScreen.self) { drive, _ in
            drive.press("1")
            drive.go("clauses")
            drive.press("F4", "down", "space", "end")
        },
        CatalogueEntry("clauses-picked", FormScreen.self) { drive, _ in
            drive.press("1")
            drive.go("clauses")
            drive.press("F4", "down", "space", "space", "enter")
        },
        CatalogueEntry("pledges-form", FormScreen.self) { drive, world in
            drive.open(Forms.form(.activity, record: try world.record("A1"), names: [:]))
            drive.go("agenda")
            drive.press("down", "F5", "tab")
        },
        CatalogueEntry("day-sheet-none", DaySheetScreen.self) { drive, _ in
            drive.open(DaySheetScreen(RecordID(.activity, 1)))
        },
        CatalogueEntry("day-sheet", DaySheetScreen.self) { drive, _ in
            drive.open(DaySheetScreen(RecordID(.activity, 1)))
            drive.press("F7", "space", "space")
        },
        CatalogueEntry("for-others", ForOthersScreen.self) { drive, _ in
            drive.open(ForOthersScreen(RecordID(.agreement, 1), name: "Joint building agreement"))
            drive.press("F7", "down", "enter", "esc")
        },
        CatalogueEntry("for-others-none", ForOthersScreen.self) { drive, _ in
            drive.open(ForOthersScreen(RecordID(.agreement, 1), name: "Joint building agreement"))
        },
        CatalogueEntry("sign-together", SignTogetherScreen.self) { drive, world in
            _ = try world.draftForOthers(teaBranch)
            drive.open(SignTogetherScreen(RecordID(.activity, 1)))
        },
        CatalogueEntry("sign-together-confirm", ConfirmScreen.self) { drive, world in
            _ = try world.draftForOthers(teaBranch)
            drive.open(SignTogetherScreen(RecordID(.activity, 1)))
            drive.press("S")
        },
        CatalogueEntry("agreements-compared", AgreementCompareScreen.self) { drive, world in
            let draft = try world.draftForOthers(teaBranch)
            drive.open(AgreementCompareScreen(RecordID(.agreement, 1), draft))
        },
    ]
}

extension RegistryWorld {
    /// A draft made after the agreement of the seeds, ready to be signed, for a branch with a secretary: this one, or
    /// a new one.
    func draftForOthers(_ party: RecordID? = nil) throws -> RecordID {
        let body = try party ?? branch("North Works Branch")
        if party == nil {
            let post = Part(["post": .value(.choice("secretary")), "body": .value(.link(body))])
            _ = try add(
                Record(
                    RecordID(.person, -1),
                    answers: ["name": .value(.text("Ann Example")), "posts": .value(.parts([post]))]))
        }
        guard
            case .agreementForOthers(let others) = try answer(
                .agreementForOthers(RecordID(.agreement, 1), parties: [body])
            ).get()
        else { throw Refusal.failed("no answer") }
        var drafts = others.drafts(on: others.side, try Strings.words(.english))
        drafts[0][Agreement.clauses] = .value([
            Part([
                "heading": .value(.text("Group photo")),
                "text": .value(.text("Practical help for the village")),
                "sort": .value(.choice("term")),
            ])
        ])
        let first = drafts[0].id
        guard case .done(_, let ids) = try perform(.save(drafts, draft: nil)).get() else {
            throw Refusal.failed("not saved")
        }
        return try #require(zip(drafts.map(\.id), ids).first { $0.0 == first }?.1)
    }
}
