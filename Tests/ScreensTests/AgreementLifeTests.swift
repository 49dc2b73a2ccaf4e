import Cells
import Domain
import Testing

@testable import Screens

/// What can be done with an agreement after it was signed, by keys.
@Suite struct AgreementLifeTests {
    private let world: RegistryWorld
    private let agreement = RecordID(.agreement, 1)

    init() throws { world = try RegistryWorld.seeded() }

    private func page(_ today: String) throws -> Drive {
        let drive = try Drive(world, today: CalendarDay(written: today))
        drive.open(DetailScreen(agreement))
        return drive
    }

    private func amendTerm() throws {
        let end = try #require(CalendarDay(2024, 6, 15))
        let request = AmendmentRequest(
            agreement, name: "Amendment 1", effectiveOn: CalendarDay(2021, 6, 16), reason: "Term.",
            changes: ["endsOn": .value(.day(end))])
        _ = try world.perform(.amend(request)).get()
    }

    @Test func aSuspensionIsAskedOnceMoreAndSaysWhatHappened() throws {
        let drive = try page("2022-03-01")
        drive.press("L")
        #expect(drive.shows("Suspend the agreement"))
        drive.press("4")
        #expect(drive.shows("Suspend G1"))
        drive.press("tab")
        drive.type("Flood.")
        drive.press("ctrl-s")
        #expect(drive.shows("From 2022-03-01 G1 counts as suspended until it is resumed"))
        drive.press("y")
        #expect(drive.message == "G1 is suspended")
        #expect(drive.shows("Suspended since 2022-03-01"))
        let steps = AgreementLife.steps(of: try world.record("G1"))
        #expect(steps.map(\.sort) == [.suspended] && steps.map(\.reason) == ["Flood."])
        #expect(try world.drafts().isEmpty)
    }

    @Test func endingWithoutAReasonIsNotPossible() throws {
        let drive = try page("2022-03-01")
        drive.press("L", "8")
        drive.press("ctrl-s")
        #expect(!drive.shows("counts as ended"))
        #expect(AgreementLife.steps(of: try world.record("G1")).isEmpty)
    }

    @Test func anAmendmentShowsWhatItTouchesBeforeItIsSaved() throws {
        let drive = try page("2021-07-01")
        drive.press("L", "3", "tab", "tab")
        drive.type("Both agreed.")
        drive.press("alt-s", "6", "tab", "tab")
        drive.type("2024-06-15")
        drive.press("ctrl-s")
        #expect(drive.shows("This touches: C1"))
        drive.press("y")
        #expect(drive.message == "G1 is amended")
        #expect(drive.shows("Amendment 1") && drive.shows("+ 2024-06-15"))
        let amendment = try world.record("M1")
        #expect(Amending.changes(of: amendment).map(\.field) == ["endsOn"])
        #expect(amendment[Amendment.touched].value?.isEmpty == false)
    }

    @Test func aRenewalBeginsWithTheReviewAndOffersWhatWasNotKept() throws {
        try amendTerm()
        let drive = try page("2024-06-16")
        #expect(drive.shows("Expired on 2024-06-15, renewal due"))
        drive.press("L", "7")
        #expect(drive.shows("it was not reviewed yet"))
        drive.press("2")
        #expect(drive.shows("Which promises go on?"))
        drive.press("enter")
        #expect(drive.shows("New Agreement"))
        drive.save()
        let renewal = try world.record("G2")
        #expect(renewal[Agreement.renews].value?.record == agreement)
        #expect(renewal[Agreement.effectiveOn].value?.written == "2024-06-16")
        #expect(renewal[Agreement.state].value == .draft)
        guard case .success(.page(let page)) = world.answer(.page(renewal.id)) else { return }
        let carried = page.life?.commitments ?? []
        #expect(carried.compactMap { $0[Commitment.carriedFrom].value?.record.number } == ["C1", "C2", "C3"])
        #expect(page.life?.chain.map(\.agreement.id) == [agreement, renewal.id])
        #expect(drive.shows("G1 2021-06-16 – 2024-06-15"))
    }

    @Test func whatCannotBeDoneSaysWhy() throws {
        let drive = try page("2022-03-01")
        let offers = drive.app.offers
        #expect(offers.first { $0.id == "resumeAgreement" }?.obstacle == "life.obstacle.inForce")
        #expect(offers.first { $0.id == "suspendAgreement" }?.obstacle == nil)
    }

    @Test func whatEndsSoonIsAList() throws {
        try amendTerm()
        func list(_ today: String) throws -> Drive {
            let drive = try Drive(world, today: CalendarDay(written: today), width: 140)
            drive.press("ctrl-p")
            drive.type("Agreements that end soon")
            drive.press("enter")
            return drive
        }
        let drive = try list("2024-03-17")
        #expect(drive.shows("Joint building agreement") && drive.shows("90 days left"))
        #expect(try !list("2024-03-16").shows("Joint building agreement"))
    }
}
