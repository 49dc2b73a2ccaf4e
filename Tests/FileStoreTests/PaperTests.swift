import Domain
import Testing

@testable import FileStore

/// Papers say what was agreed, under the names of then, whatever became of the parties.
@Suite struct PaperTests {
    let folder: TemporaryFolder
    let registry: Registry
    let branch: RecordID
    let village: RecordID
    let people: [RecordID]
    let agreement: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        let ids = try registry.save(
            Record.new(.branch, "Mill Branch", -1).with(Branch.sort, .branch),
            Record.new(.village, "Lower Village", -1), Record.new(.person, "Cao An", -1),
            Record.new(.person, "Shen Bo", -2))
        (branch, village, people) = (ids[0], ids[1], [ids[2], ids[3]])
        agreement = try registry.save(
            Record.new(.agreement, "Joint building")
                .with(Agreement.state, .draft)
                .with(
                    Agreement.parties,
                    [
                        Part(["side": .value(.choice("a")), "party": .value(.link(branch))]),
                        Part(["side": .value(.choice("b")), "party": .value(.link(village))]),
                    ]
                )
                .with(Agreement.purposes, [Part(["purpose": .value(.choice("resourceSharing"))])])
                .with(
                    Agreement.signatures,
                    [
                        Part([
                            "side": .value(.choice("a")), "person": .value(.link(people[0])),
                            "body": .value(.link(branch)),
                        ]),
                        Part(["side": .value(.choice("b")), "person": .value(.link(people[1]))]),
                    ]))[0]
    }

    private func paper(_ id: RecordID, asOf day: CalendarDay? = nil) throws -> PaperRecords {
        guard case .paper(let records) = try registry.answer(.paper(id, asOf: day)) else {
            throw Unexpected()
        }
        return records
    }

    private func rename(_ id: RecordID, _ name: String) throws {
        var record = try registry.record(id)
        record[Record.nameKey] = .value(.text(name))
        try registry.save(record)
    }

    private func fingerprint(_ day: CalendarDay? = nil) throws -> Fingerprint {
        Fingerprint(of: try paper(agreement, asOf: day).record)
    }

    @Test func aDraftIsPrintedWithTheNamesOfTodayASignedOneWithThoseOfItsSigning() throws {
        try rename(branch, "Mill Party Branch")
        #expect(
            try paper(agreement).record[Agreement.parties].value?[0][Party.printedName].value
                == "Mill Party Branch")
        _ = try registry.perform(.sign(agreement, on: day("2021-06-16")))
        let stored = try registry.record(agreement)
        #expect(
            stored[Agreement.parties].value?.map { $0[Party.printedName].value } == [
                "Mill Party Branch", "Lower Village",
            ])
        #expect(
            stored[Agreement.signatures].value?.map { $0[Signature.printedName].value } == [
                "Cao An", "Shen Bo",
            ])
        #expect(stored[Agreement.signatures].value?[0][Signature.printedBody].value == "Mill Party Branch")
        let signed = try fingerprint()
        for (id, name) in [(branch, "Later Branch"), (village, "Upper Village"), (people[0], "Somebody")] {
            try rename(id, name)
        }
        #expect(try fingerprint() == signed)
        #expect(try paper(agreement).names[village] == "Lower Village")
        guard case .page(let page) = try registry.answer(.page(agreement)) else { throw Unexpected() }
        #expect(page.fingerprint == signed)
        #expect(try registry.check().isEmpty)
    }

    @Test func whatIsSignedAsItIsEnteredKeepsItsNamesToo() throws {
        let copy = try registry.record(agreement)
        var entered = Record(RecordID(.agreement, -1), answers: copy.answers)
        for key in ["parties", "signatures", "purposes"] {
            guard case .value(.parts(let lines)) = entered[key] else { throw Unexpected() }
            entered[key] = .value(.parts(lines.map { Part($0.answers) }))
        }
        entered[Agreement.state] = .value(.signed)
        entered[Agreement.signedOn] = .value(day("2021-06-16"))
        let id = try registry.save(entered)[0]
        try rename(branch, "Later Branch")
        #expect(
            try registry.record(id)[Agreement.parties].value?[0][Party.printedName].value == "Mill Branch")
    }

    @Test func mergingAPartyLeavesTheTextAlone() throws {
        _ = try registry.perform(.sign(agreement, on: day("2021-06-16")))
        let signed = try fingerprint()
        let other = try registry.save(Record.new(.branch, "The Mill's Branch").with(Branch.sort, .branch))[0]
        _ = try registry.perform(.merge(MergeRequest(branch, into: other), on: day("2022-01-01")))
        #expect(try registry.record(agreement)[Agreement.parties].value?[0][Party.party].value == other)
        #expect(try fingerprint() == signed)
    }

    @Test func anAmendmentGivesANewTextAndTheOldOneKeepsItsFingerprint() throws {
        _ = try registry.perform(.sign(agreement, on: day("2021-06-16")))
        let signed = try fingerprint()
        let request = AmendmentRequest(
            agreement, name: "Copies", effectiveOn: day("2022-03-01"), reason: "Each side wants two.",
            changes: [Agreement.copies.key: .value(.number(4))])
        _ = try registry.perform(.amend(request))
        #expect(try fingerprint() != signed)
        #expect(try fingerprint(day("2022-02-28")) == signed)
        #expect(try fingerprint(day("2022-03-01")) == fingerprint())
        #expect(try paper(agreement, asOf: day("2021-12-31")).record[Agreement.copies] == .notKnown)
    }

    @Test func theThreeListsAreThoseOfThePartiesAndTheirVillages() throws {
        var party = try registry.record(branch)
        party["village"] = .value(.link(village))
        try registry.save(party)
        let stranger = try registry.save(Record.new(.village, "Far Village"))[0]
        func need(_ name: String, _ by: RecordID, _ state: Need.State = .open) -> Record {
            var need = Record.new(.need, name).with(Need.state, state)
            need["by"] = .value(.link(by))
            return need
        }
        try registry.save(need("sensors", village))
        try registry.save(need("far", stranger))
        try registry.save(need("over", village, .withdrawn))
        var offer = Record.new(.offer, "room").with(Offer.state, .open)
        offer["by"] = .value(.link(branch))
        try registry.save(offer)
        let records = try paper(agreement)
        #expect(records.needs.map(\.name) == ["sensors"] && records.offers.map(\.name) == ["room"])
        #expect(records.names[village] == "Lower Village")
    }

    @Test func onlyAgreementsAndActivitiesHaveAPaper() throws {
        #expect(try refusal { _ = try paper(village) } == .notPrintable(village))
        let nobody = RecordID(.agreement, 99)
        #expect(try refusal { _ = try paper(nobody) } == .noSuchRecord("G99"))
    }
}
