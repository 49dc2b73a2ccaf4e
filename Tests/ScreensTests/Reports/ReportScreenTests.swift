import Domain
import Testing

@testable import Screens

/// Reports on the screens: made, kept, submitted, returned, and who has filed.
@Suite struct ReportScreenTests {
    private func drive() throws -> (Drive, RegistryWorld) {
        let world = try RegistryWorld.seeded()
        return (try Drive(world), world)
    }

    private func screen(_ drive: Drive) throws -> ReportScreen {
        try #require(drive.app.stack.last?.screen as? ReportScreen)
    }

    private func live(_ quarter: Int, _ year: Int = 2021) throws -> ReportScreen {
        ReportScreen(
            .live(
                .quarterlyLedger, about: RecordID(.village, 1),
                try #require(ReportPeriod.quarter(quarter, of: year))))
    }

    @Test func aReportIsBegunSubmittedAndReturned() throws {
        let (drive, _) = try drive()
        drive.open(try live(2))
        #expect(drive.shows("Q2 2021"))
        #expect(try screen(drive).answer?.report == nil)
        drive.press("f7")
        let id = try #require(try screen(drive).answer?.report?.id)
        #expect(id.kind == .report && drive.shows(id.number))
        drive.press("S", "enter", "2", "enter", "3", "enter")
        #expect(drive.app.stack.last?.screen is MenuScreen, "to and by whom may be said first")
        drive.press("1")
        let submitted = try #require(try screen(drive).answer)
        #expect(submitted.isFrozen)
        let submission = try #require(submitted.submissions.first)
        #expect(submission.by?.kind == .person)
        let receiver = try #require(submission.to)
        #expect([.branch, .region].contains(receiver.kind) && submitted.names[receiver] != nil)
        drive.press("r")
        drive.type("count again")
        drive.press("enter")
        let returned = try #require(try screen(drive).answer)
        #expect(!returned.isFrozen && returned.submissions.first?.returnReason == "count again")
        #expect(drive.shows("count again"))
        drive.press("S", "enter", "enter")
        let again = try #require(try screen(drive).answer)
        #expect(again.submissions.last?.to == receiver && again.submissions.last?.by == nil)
    }

    @Test func periodsAreTurned() throws {
        let (drive, _) = try drive()
        drive.open(try live(1))
        drive.press("[")
        #expect(try screen(drive).answer?.document.period == ReportPeriod.quarter(4, of: 2020))
        drive.press("]", "]")
        #expect(try screen(drive).answer?.document.period == ReportPeriod.quarter(2, of: 2021))
        drive.press("a")
        #expect(try screen(drive).answer?.document.sort == .annualSummary)
        drive.press("a")
        #expect(try screen(drive).answer?.document.sort == .quarterlyLedger)
    }

    /// Each figure leads to what it counts.
    @Test func aFigureOpensItsRecords() throws {
        let (drive, _) = try drive()
        drive.open(try live(2))
        let lines = ReportLines(
            try #require(try screen(drive).answer), drive.app.context.words, width: 78
        ).lines
        let place = try #require(lines.firstIndex { $0.label == "Twinnings" && !$0.records.isEmpty })
        for _ in 0..<place { drive.press("down") }
        drive.press("enter")
        let opened = drive.app.stack.last?.screen
        #expect(opened is DetailScreen || opened is ReportRecordsScreen)
    }

    @Test func whoHasFiledLeadsToTheReport() throws {
        let (drive, _) = try drive()
        drive.open(FiledScreen(about: RecordID(.region, 1), year: 2021))
        let grid = try #require((drive.app.stack.last?.screen as? FiledScreen)?.grid)
        #expect(!grid.rows.isEmpty)
        drive.press("right", "enter")
        #expect(try screen(drive).answer?.document.about == grid.rows[0].body)
        #expect(try screen(drive).answer?.document.period == ReportPeriod.quarter(2, of: 2021))
    }

    /// The signs differ from one another, so that nothing is told by colour alone.
    @Test(arguments: Language.allCases) func theSignsAreTheirOwn(_ language: Language) throws {
        let words = try Strings.words(language)
        let signs = FiledGrid.State.allCases.map(words.filedSign)
        #expect(Set(signs).count == signs.count && signs.allSatisfy { $0.count == 1 })
        #expect(Set(FiledGrid.State.allCases.map(words.filed)).count == signs.count)
    }
}
