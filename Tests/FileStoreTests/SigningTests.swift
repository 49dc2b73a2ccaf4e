import Domain
import Testing

@testable import FileStore

@Suite struct SigningTests {
    let folder: TemporaryFolder
    let registry: Registry
    let branch: RecordID
    let village: RecordID
    let people: [RecordID]

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        let ids = try registry.save(
            Record.new(.branch, "Eastern Center Party Branch").with(Branch.sort, .branch),
            Record.new(.village, "Yuadong Village"), Record.new(.person, "Cao Shen", -1),
            Record.new(.person, "Shen Xiaoling", -2))
        (branch, village, people) = (ids[0], ids[1], [ids[2], ids[3]])
    }

    private func line(_ fields: [String: Value]) -> Part { Part(fields.mapValues { .value($0) }) }

    private var agreement: Record {
        Record.new(.agreement, "Joint building agreement")
            .with(Agreement.state, .draft)
            .with(
                Agreement.parties,
                [
                    line(["side": .choice("a"), "party": .link(branch)]),
                    line(["side": .choice("b"), "party": .link(village)]),
                ]
            )
            .with(Agreement.purposes, [line(["purpose": .choice("resourceSharing")])])
            .with(
                Agreement.signatures,
                [
                    line(["side": .choice("a"), "person": .link(people[0])]),
                    line(["side": .choice("b"), "person": .link(people[1])]),
                ])
    }

    @Test func signingFreezesTheTextAndStartsATwinning() throws {
        let id = try registry.save(agreement)[0]
        guard case .done(let step, let ids) = try registry.perform(.sign(id, on: day("2021-06-16"))) else {
            throw Unexpected()
        }
        #expect(step.verb == .sign)
        #expect(ids.map(\.number) == ["G1", "T1"])
        let signed = try registry.record(id)
        #expect(signed[Agreement.state] == .value(.signed))
        #expect(signed[Agreement.signedOn] == .value(day("2021-06-16")))
        #expect(signed["twinning"] == .value(.link(ids[1])))
        #expect(try registry.record(ids[1])[Twinning.since] == .value(day("2021-06-16")))

        #expect(try refusal { try registry.save(signed.with(Agreement.place, "elsewhere")) } == .frozen(id))
        #expect(
            try refusal { _ = try registry.perform(.sign(id, on: day("2021-06-17"))) } == .alreadySigned(id))
        try registry.save(signed.with(Agreement.note, "filed by hand"))

        // One step back takes the note, the next the signature together with the twinning.
        _ = try registry.perform(.undo)
        _ = try registry.perform(.undo)
        #expect(try registry.record(id)[Agreement.state] == .value(.draft))
        #expect(try refusal { _ = try registry.record(ids[1]) } == .noSuchRecord("T1"))
        _ = try registry.perform(.redo)
        #expect(try registry.record(id)["twinning"] == .value(.link(ids[1])))
    }

    @Test func textThatWasChangedSinceItWasReadIsNotSigned() throws {
        let id = try registry.save(agreement)[0]
        let read = try registry.record(id)
        try registry.save(read.with(Agreement.place, "elsewhere"))
        let signing = Verb.sign(id, on: day("2021-06-16"), asRead: read.version)
        #expect(try refusal { _ = try registry.perform(signing) } == .changedMeanwhile(id))
        #expect(try registry.record(id)[Agreement.state] == .value(.draft))
    }

    @Test func aSignatureIsUndoneOnlyWhileItIsTheLastStep() throws {
        let id = try registry.save(agreement)[0]
        guard case .done(let step, _) = try registry.perform(.sign(id, on: day("2021-06-16"))) else {
            throw Unexpected()
        }
        try registry.save(try registry.record(id).with(Agreement.note, "filed by hand"))
        #expect(try refusal { _ = try registry.perform(.undoStep(step.number)) } == .doneMoreSince)
        _ = try registry.perform(.undo)
        _ = try registry.perform(.undoStep(step.number))
        #expect(try registry.record(id)[Agreement.state] == .value(.draft))
    }

    @Test func whatIsNotReadyIsNotSigned() throws {
        let id = try registry.save(agreement.with("signatures", .notKnown))[0]
        let refused = try refusal { _ = try registry.perform(.sign(id, on: day("2021-06-16"))) }
        guard case .notReadyToSign(id, let problems) = refused else { throw Unexpected() }
        #expect(problems.map(\.at.field) == ["signatures", "signatures"])
        // Nor by the back door.
        let edited = try registry.record(id).with(Agreement.state, .signed)
        guard case .notReadyToSign = try refusal({ try registry.save(edited) }) else { throw Unexpected() }
    }

    @Test func retiringNeedsAReasonAndCanBeTakenBack() throws {
        let retire = { (reason: String) in
            _ = try registry.perform(.retire(village, reason: reason, on: day("2021-07-01")))
        }
        #expect(try refusal { try retire(" ") } == .reasonNeeded)
        try retire("entered twice")
        #expect(try refusal { try retire("again") } == .alreadyRetired(village))
        #expect(
            try registry.record(village).retired
                == Record.Retirement(on: day("2021-07-01"), reason: "entered twice"))
        #expect(try registry.window(ListQuery(.village)).rows.isEmpty)
        var all = ListQuery(.village)
        all.includesRetired = true
        #expect(try registry.window(all).rows.map(\.record.id) == [village])
        #expect(try registry.count(all) == ListCount(matching: 1, total: 1))
        #expect(try registry.count(ListQuery(.village)) == ListCount(matching: 0, total: 0))
        #expect(try registry.hits("yuadong").map(\.isRetired) == [true])
        _ = try registry.perform(.restore(village))
        #expect(try registry.record(village).retired == nil)
        guard case .unchanged = try registry.perform(.restore(village)) else { throw Unexpected() }
        #expect(try registry.count(ListQuery(.village)) == ListCount(matching: 1, total: 1))
    }
}
