import Domain
import Testing

@testable import FileStore

/// Chains and balances over a registry: two terms of one twinning, promises of both sides, one carried over.
@Suite struct ChainAndBalanceTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private var ids: [String: RecordID] = [:]

    init() throws {
        folder = try TemporaryFolder()
        let store = try folder.registry()
        registry = store
        var ids: [String: RecordID] = [:]
        func add(_ key: String, _ record: Record) throws {
            ids[key] = try store.save(record).first
        }
        func link(_ key: String) -> Answer<Value> { ids[key].map { .value(.link($0)) } ?? .notKnown }
        func parties() -> Answer<Value> {
            .value(
                .parts([
                    Part(["side": .value(.choice("a")), "party": link("branchA")]),
                    Part(["side": .value(.choice("b")), "party": link("branchB")]),
                ]))
        }
        try add("unit", .new(.unit, "Works").with("sort", .value(.choice("enterprise"))))
        try add("village", .new(.village, "河东村"))
        try add(
            "branchA",
            .new(.branch, "Works Branch").with("sort", .value(.choice("branch"))).with("unit", link("unit")))
        try add(
            "branchB",
            .new(.branch, "河东村支部").with("sort", .value(.choice("branch"))).with("village", link("village")))
        try add(
            "twinning",
            .new(.twinning, "T").with("stage", .value(.choice("active"))).with("parties", parties()))
        try add(
            "activity",
            .new(.activity, "Ceremony").with("sort", .value(.choice("signingCeremony")))
                .with(Activity.heldOn, day("2021-06-16")).with("twinning", link("twinning"))
                .with(
                    Activity.agenda,
                    ["Open", "Pledge"].map { Part(["title": .value(.text($0))]) }))
        for (key, signed, ends) in [
            ("first", "2021-06-16", "2024-06-15"), ("second", "2024-06-16", "2026-06-15"),
        ] {
            try add(
                key,
                .new(.agreement, key).with("state", .value(.choice("draft"))).with("parties", parties())
                    .with("twinning", link("twinning")).with(Agreement.endsOn, day(ends))
                    .with(Agreement.effectiveOn, day(signed))
                    .with("renews", key == "second" ? link("first") : .notKnown))
        }
        try add(
            "project",
            .new(.project, "Greenhouse").with("state", .value(.choice("completed")))
                .with(Project.outcome, "Six sensors run."))
        func promise(_ name: String, _ giver: String, _ receiver: String) -> Record {
            Record.new(.commitment, name).with("state", .value(.choice("open"))).with("giver", link(giver))
                .with("receiver", link(receiver))
        }
        try add(
            "kept",
            promise("Advice", "unit", "village").with("agreement", link("first"))
                .with("activity", link("activity")).with(Commitment.agendaItem, 2)
                .with("project", link("project")).with("state", .value(.choice("kept")))
                .with("pillar", .value(.choice("technologyEmpowerment")))
                .with(Commitment.worth, Money(fen: 6_000_000)))
        try add(
            "partly",
            promise("Courses", "branchA", "village").with("agreement", link("first"))
                .with("state", .value(.choice("partly"))))
        try add(
            "carried",
            promise("Courses", "branchA", "village").with("agreement", link("second"))
                .with("carriedFrom", link("partly")).with(Commitment.due, day("2025-01-01")))
        try add(
            "back", promise("Hall for meetings", "village", "branchA").with("twinning", link("twinning")))
        self.ids = ids
    }

    private func id(_ key: String) throws -> RecordID { try #require(ids[key]) }

    private func chain(_ key: String) throws -> Chain {
        guard case .chain(let chain) = try registry.answer(.chain(of: id(key))) else { throw Unexpected() }
        return chain
    }

    private func balance(_ key: String) throws -> Balance {
        let question = Question.balance(of: try id(key), today: day("2025-02-01"))
        guard case .balance(let balance) = try registry.answer(question) else { throw Unexpected() }
        return balance
    }

    private func names(_ chain: Chain) -> [[RecordID]] { chain.lines.map { $0.map(\.commitment.id) } }

    @Test func fromTheSpeechToTheOutcomeAndBack() throws {
        let forwards = try chain("activity")
        #expect(names(forwards) == [[try id("kept")]])
        let promise = try #require(forwards.lines.first?.first)
        #expect(promise.speech?.activity.id == ids["activity"] && promise.speech?.item == 2)
        #expect(promise.speech?.line?[AgendaItem.title].value == "Pledge")
        #expect(promise.project?[Project.outcome].value == "Six sensors run.")
        #expect(try chain("project").lines == forwards.lines)
        #expect(try chain("kept").lines == forwards.lines)
    }

    @Test func aPromiseThatWasCarriedOverIsOneLineFromBothTerms() throws {
        let line = [try id("partly"), try id("carried")]
        #expect(try names(chain("carried")) == [line])
        #expect(try names(chain("partly")) == [line])
        #expect(try names(chain("first")) == [[try id("kept")], line])
        #expect(try names(chain("twinning")) == [[try id("kept")], line, [try id("back")]])
    }

    @Test func aCircleMadeByHandIsNotSavedAndARetiredPromiseIsLeftOut() throws {
        var first = try registry.record(try id("partly"))
        first[Commitment.carriedFrom.key] = .value(.link(try id("carried")))
        #expect(throws: Refusal.self) { try registry.save(first) }
        _ = try registry.perform(.retire(try id("carried"), reason: "twice", on: day("2025-01-01")))
        #expect(try names(chain("partly")) == [[try id("partly")]])
    }

    @Test func theBalanceOfATwinningBySideAndTerm() throws {
        let balance = try balance("twinning")
        func rows(_ subject: Balance.Group.Subject) -> [Balance.Row] {
            balance.groups.first { $0.subject == subject }?.rows ?? []
        }
        #expect(rows(.all).map(\.giver) == [.a, .b])
        let a = try #require(rows(.all).first?.figures)
        #expect(a.promised == [try id("kept"), try id("partly"), try id("carried")])
        #expect(a.of(.kept).count == 1 && a.of(.partly).count == 1 && a.of(.open).count == 1)
        let carried = try id("carried")
        #expect(a.late == [carried] && a.carried == [carried])
        #expect(a.worth == Money(fen: 6_000_000) && a.worthNotKnown.count == 2)
        #expect(rows(.term(ids["first"])).map(\.figures.promised.count) == [2])
        #expect(rows(.term(ids["second"])).map(\.figures.promised.count) == [1])
        #expect(rows(.term(nil)).map(\.giver) == [.b])
        #expect(rows(.pillar("technologyEmpowerment")).map(\.figures.promised.count) == [1])
    }

    @Test func anAgreementCountsItsOwnABodyWhatItGivesAndIsGiven() throws {
        #expect(try balance("second").own.map(\.commitment) == [try id("carried")])
        let village = try balance("village")
        #expect(village.entries.filter { $0.giver == .received }.count == 3)
        #expect(village.entries.filter { $0.giver == .given }.count == 1)
        let branch = try balance("branchA")
        #expect(branch.entries.filter { $0.giver == .given }.count == 2)
        #expect(throws: Refusal.noBalance(try id("activity"))) {
            try registry.answer(.balance(of: id("activity"), today: day("2025-02-01")))
        }
        #expect(throws: Refusal.noChain(try id("village"))) { try registry.answer(.chain(of: id("village"))) }
    }
}
