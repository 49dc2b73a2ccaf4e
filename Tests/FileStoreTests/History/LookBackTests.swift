import Domain
import Foundation
import Testing

@testable import FileStore

/// The whole registry as of a day: what it said, and what was.
@Suite struct LookBackTests {
    let folder: TemporaryFolder
    let registry: Registry

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
    }

    private func look(
        _ manner: LookBack.Manner, _ until: LookBack.Until, _ name: String = UUID().uuidString
    ) throws -> (registry: Registry, view: LookBackView) {
        try registry.lookBack(
            LookBack(manner, until), at: folder.file(name), secondsFromUTC: 0, today: day("2021-06-20"))
    }

    // MARK: - What it said

    /// Whatever was done and undone: after any step every record is what the journal says it was, found under its names,
    /// and counted.
    @Test(arguments: 0..<4) func itSaysWhatItSaidAfterEveryStep(_ seed: Int) throws {
        var random = SeededRandom(UInt64(seed) + 5)
        var steps = 0
        for turn in 0..<30 {
            let known = try registry.window(ListQuery(.village)).rows.map(\.record.id)
            switch random.next(6) {
            case 0, 1:
                try registry.save(Record.new(.village, "Village \(turn)").with(Village.note, "n"))
            case 2:
                guard let id = known.first else { continue }
                try registry.save(
                    try registry.record(id).with(Village.name, "Named \(turn)").with(
                        Common.aliases.key, .value(.parts([alias("Old \(turn)", .former)]))))
            case 3:
                guard let id = known.last else { continue }
                _ = try registry.perform(.retire(id, reason: "r\(turn)", on: day("2021-06-17")))
            case 4: _ = try? registry.perform(.undo)
            default: _ = try? registry.perform(.redo)
            }
            steps = try registry.steps().count
        }
        for step in stride(from: 1, through: steps, by: 4) {
            let past = try look(.said, .step(Int64(step))).registry
            #expect(past.isReadOnly)
            #expect(try past.steps().count == step)
            var living = 0
            for serial in 1...30 {
                let id = RecordID(.village, Int64(serial))
                guard case .version(let version)? = try? registry.answer(.version(id, after: Int64(step))),
                    !version.isGone
                else {
                    #expect((try? past.record(id)) == nil, "step \(step): \(id)")
                    continue
                }
                let then = try past.record(id)
                #expect(then.answers == version.record.answers, "step \(step): \(id)")
                #expect(then.retired == version.record.retired)
                #expect(try past.hits(then.name, [.village]).contains { $0.id == id })
                if then.retired == nil { living += 1 }
            }
            #expect(try past.count(ListQuery(.village)).total == living)
            #expect(try past.check().isEmpty)
        }
    }

    /// Nothing of the file that is looked back at is touched, and nothing can be done in the copy.
    @Test func theRegistryItselfStaysAsItIs() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        try registry.save(try registry.record(id).with(Village.name, "B"))
        let before = folder.contents
        let past = try look(.said, .step(1), "past.twinning").registry
        #expect(try past.record(id).name == "A")
        #expect(try refusal { _ = try past.perform(.undo) } == .fileIsReadOnly(folder.file("past.twinning")))
        var after = folder.contents
        after["past.twinning"] = nil
        after["past.twinning-journal"] = nil
        #expect(after == before)
        #expect(try registry.record(id).name == "B")
    }

    @Test func aDayEndsByTheClockOnTheWall() throws {
        // The journal's clock begins at 2021-06-16T00:00 UTC and goes on by the minute.
        let id = try registry.save(Record.new(.village, "A"))[0]
        func said(_ written: String, ahead hours: Int) throws -> Int64? {
            try registry.lookBack(
                LookBack(.said, .day(day(written))), at: folder.file(UUID().uuidString),
                secondsFromUTC: hours * 3600, today: day("2021-06-20")
            ).view.step
        }
        #expect(try said("2021-06-16", ahead: 0) == 1)
        #expect(try said("2021-06-15", ahead: 0) == nil)
        // West of Greenwich it was still the day before.
        #expect(try said("2021-06-15", ahead: -5) == 1)
        #expect(try said("2021-06-16", ahead: 8) == 1)
        let before = try look(.said, .day(day("2021-06-15")))
        #expect(before.view == LookBackView(.said, day: day("2021-06-15"), step: nil))
        #expect(try refusal { _ = try before.registry.record(id) } == .noSuchRecord("V1"))
        #expect(try refusal { _ = try look(.said, .step(7)) } == .noSuchStep(7))
    }

    @Test func aMergeIsTakenBackWithEverythingThatMoved() throws {
        let ids = try registry.save(
            Record.new(.village, "A"), Record.new(.village, "B", -2),
            Record.new(.branch, "C").with(Branch.sort, .branch).with(
                "village", .value(.link(RecordID(.village, -2)))))
        let request = MergeRequest(ids[1], into: ids[0], reason: "same")
        _ = try registry.perform(.merge(request, on: day("2021-06-17")))
        #expect(try registry.record(ids[2])[Branch.village].value?.record == ids[0])
        let past = try look(.said, .step(1)).registry
        #expect(try past.record(ids[2])[Branch.village].value?.record == ids[1])
        #expect(try past.record(ids[1]).retired == nil)
        #expect(try past.check().isEmpty)
    }

    @Test func whatIsGivenUpLeavesNothingOpen() throws {
        try registry.save(Record.new(.village, "A"))
        struct GivenUp: Error {}
        #expect(throws: Refusal.self) {
            _ = try registry.lookBack(
                LookBack(.said, .step(1)), at: folder.file("x.twinning"), secondsFromUTC: 0,
                today: day("2021-06-20")
            ) { _ in throw Refusal.stopped }
        }
        // A name that is taken is not written over.
        try Data([1]).write(to: URL(filePath: folder.file("y.twinning")))
        #expect(
            try refusal { _ = try look(.said, .step(1), "y.twinning") }
                == .fileExists(folder.file("y.twinning")))
    }

    // MARK: - What was

    @Test func whatHadNotBegunIsLeftOutWithWhatLeadsToIt() throws {
        func link(_ kind: Kind, _ serial: Int64 = -1) -> Answer<Value> {
            .value(.link(RecordID(kind, serial)))
        }
        let parties: Answer<[Part]> = .value([
            Part(["side": .value(.choice("a")), "party": link(.branch)]),
            Part(["side": .value(.choice("b")), "party": link(.village)]),
        ])
        var twinning = Record.new(.twinning, "T").with(Twinning.stage, .active).with(
            Twinning.since, day("2021-06-16"))
        twinning[Twinning.parties] = parties
        let ids = try registry.save(
            Record.new(.village, "New name").with(
                Common.aliases.key,
                .value(
                    .parts([
                        Part([
                            "name": .value(.text("Old name")), "sort": .value(.choice("former")),
                            "to": .value(.day(day("2020-01-01"))),
                        ])
                    ]))),
            Record.new(.branch, "B").with(Branch.sort, .branch), twinning,
            Record.new(.commitment, "C").with(Commitment.state, .kept).with("twinning", link(.twinning))
                .with("giver", link(.branch)).with("receiver", link(.village)),
            Record.new(.commitment, "Older", -2).with(Commitment.state, .kept)
                .with(Commitment.madeOn, day("2019-01-01")).with(Commitment.settledOn, day("2020-06-01"))
                .with("twinning", link(.twinning)).with("giver", link(.branch)).with(
                    "receiver", link(.village)))
        let (past, view) = try look(.was, .day(day("2019")))
        #expect(view == LookBackView(.was, day: day("2019-12-31"), step: nil))
        #expect(try past.record(ids[0]).name == "Old name")
        #expect(try past.hits("Old name", [.village]).map(\.id) == [ids[0]])
        #expect(try refusal { _ = try past.record(ids[2]) } == .noSuchRecord("T1"))
        // Without a day of its own it belongs to what was not there yet.
        #expect(try refusal { _ = try past.record(ids[3]) } == .noSuchRecord("C1"))
        let older = try past.record(ids[4])
        #expect(older[Commitment.state] == .value(.open) && older["twinning"] == .notKnown)
        #expect(try past.count(ListQuery(.commitment)).total == 1)
        #expect(try past.page(ids[0]).record.name == "Old name")
        #expect(try past.window(ListQuery(.twinning)).rows.isEmpty)
        let later = try look(.was, .day(day("2021-06-16"))).registry
        #expect(try later.window(ListQuery(.twinning)).rows.count == 1)
        #expect(try later.record(ids[4])[Commitment.state] == .value(.kept))
        #expect(try later.record(ids[0]).name == "New name")
    }

    @Test func anAmendmentThatCameLaterHadChangedNothing() throws {
        var agreement = Record.new(.agreement, "G").with(Agreement.state, .signed)
            .with(Agreement.signedOn, day("2021-06-16")).with(Agreement.endsOn, day("2023-06-15"))
        agreement[Agreement.parties] = .value([
            Part(["side": .value(.choice("a")), "party": .value(.link(RecordID(.branch, -1)))]),
            Part(["side": .value(.choice("b")), "party": .value(.link(RecordID(.branch, -2)))]),
        ])
        let ids = try registry.save(
            Record.new(.branch, "A").with(Branch.sort, .branch),
            Record.new(.branch, "B", -2).with(Branch.sort, .branch), agreement)
        let request = AmendmentRequest(
            ids[2], name: "Longer", effectiveOn: day("2022-02-01"), reason: "more time",
            changes: [Agreement.endsOn.key: .value(.day(day("2025-06-15")))])
        _ = try registry.perform(.amend(request))
        #expect(try registry.record(ids[2])[Agreement.endsOn] == .value(day("2025-06-15")))
        let before = try look(.was, .day(day("2022-01-31"))).registry
        #expect(try before.record(ids[2])[Agreement.endsOn] == .value(day("2023-06-15")))
        let after = try look(.was, .day(day("2022-02-01"))).registry
        #expect(try after.record(ids[2])[Agreement.endsOn] == .value(day("2025-06-15")))
    }
}
