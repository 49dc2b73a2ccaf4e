import Domain
import Testing

@testable import FileStore

/// Needs, offers and what was decided, in real files.
@Suite struct MatchTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let today = day("2021-06-16")

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        // Two towns of one county; the branch of the first unit is twinned with the village.
        try registry.save(
            .new(.region, "County", -1).with(Region.level, .district),
            .new(.region, "Town", -2).with(Region.level, .town).with("parent", link(.region, -1)),
            .new(.region, "Other town", -3).with(Region.level, .town).with("parent", link(.region, -1)),
            .new(.village, "Village", -1).with("town", link(.region, -2)),
            .new(.unit, "Partner", -1), .new(.unit, "Neighbour", -2).with("region", link(.region, -2)),
            .new(.unit, "Stranger", -3).with("region", link(.region, -3)),
            .new(.branch, "Partner branch", -1).with(Branch.sort, .branch).with("unit", link(.unit, -1)),
            .new(.branch, "Neighbour branch", -2).with(Branch.sort, .branch).with("unit", link(.unit, -2)),
            .new(.branch, "Stranger branch", -3).with(Branch.sort, .branch).with("unit", link(.unit, -3)),
            .new(.branch, "Village branch", -4).with(Branch.sort, .branch)
                .with("village", link(.village, -1)),
            Record.new(.twinning, "Twinning").with(Twinning.stage, .active).with(
                Twinning.parties, [party(.a, RecordID(.branch, -1)), party(.b, RecordID(.village, -1))]))
    }

    private func link(_ kind: Kind, _ serial: Int64) -> Answer<Value> {
        .value(.link(RecordID(kind, serial)))
    }

    private func party(_ side: Side, _ id: RecordID) -> Part {
        Part([Party.side.key: .value(side.asValue), Party.party.key: .value(.link(id))])
    }

    @discardableResult
    private func need(_ name: String, _ category: String, _ amount: String? = nil, _ unit: String? = nil)
        throws
        -> RecordID
    {
        var need = Record.beginning(RecordID(.need, -1))
        need[Need.name] = .value(name)
        need[Need.by] = .value(RecordID(.village, 1))
        need[Need.category] = .value(category)
        if let amount { need[Need.amount] = .value(try #require(Quantity(typed: amount))) }
        if let unit { need[Need.unit] = .value(unit) }
        return try registry.save(need)[0]
    }

    @discardableResult
    private func offer(
        _ name: String, by branch: Int64, _ category: String, _ amount: String? = nil, _ unit: String? = nil
    ) throws -> RecordID {
        var offer = Record.beginning(RecordID(.offer, -1))
        offer[Offer.name] = .value(name)
        offer[Offer.by] = .value(RecordID(.branch, branch))
        offer[Offer.category] = .value(category)
        if let amount { offer[Offer.amount] = .value(try #require(Quantity(typed: amount))) }
        if let unit { offer[Offer.unit] = .value(unit) }
        return try registry.save(offer)[0]
    }

    private func suggested(_ about: RecordID? = nil, on day: CalendarDay? = nil) throws -> Suggestions {
        let request = MatchRequest(about: about, today: day ?? today, limit: 50)
        guard case .suggestions(let found) = try registry.answer(.suggestions(request)) else {
            throw Unexpected()
        }
        return found
    }

    private func pairs(_ about: RecordID? = nil) throws -> [String] {
        try suggested(about).items.map { "\($0.need.record)-\($0.offer.record)" }
    }

    private func gaps(_ about: RecordID? = nil) throws -> Gaps {
        let request = GapsRequest(about: about, today: today, limit: 50)
        guard case .gaps(let gaps) = try registry.answer(.gaps(request)) else { throw Unexpected() }
        return gaps
    }

    private func lists(_ about: RecordID?) throws -> ThreeLists {
        let request = ThreeListsRequest(about: about, today: today, limit: 50)
        guard case .threeLists(let lists) = try registry.answer(.threeLists(request)) else {
            throw Unexpected()
        }
        return lists
    }

    @discardableResult
    private func decide(_ deed: MatchDeed, _ need: RecordID) throws -> [RecordID] {
        guard case .done(_, let ids) = try registry.perform(.match(deed, of: need, on: today)) else {
            throw Unexpected()
        }
        return ids
    }

    private func accept(
        _ offer: RecordID, _ project: MatchDeed.ProjectChoice = .none
    ) -> MatchDeed { .accept(offer: offer, amount: nil, project: project, insists: false) }

    @Test func theThreeListsOfTheStory() throws {
        let sensors = try need("greenhouse sensor advice", "technology", "6", "days/year")
        let course = try need("computer course for 30 villagers", "talent", "30", "people")
        let road = try need("repair 1.2 km road", "works", "1.2", "km")
        let engineers = try offer("two engineers", by: 1, "technology", "6", "days a year")
        let room = try offer("training room 40 seats", by: 1, "talent", "40", "seats")
        #expect(try pairs() == ["N1-R1", "N2-R2"])
        #expect(try gaps().needs.map(\.need.record) == [road])
        #expect(try gaps().needs.map(\.reason) == [.nothingOffered])
        let ids = try decide(accept(engineers, .new(name: "Greenhouses")), sensors)
        #expect(ids.map(\.number) == ["N1", "J1"])
        let project = try registry.record(RecordID(.project, 1))
        #expect(project.name == "Greenhouses")
        #expect(project[Project.twinning].value?.record == RecordID(.twinning, 1))
        #expect(project[Project.parties].value?.count == 2)
        #expect(project[Project.pillar].value == "technology")
        let use = try #require(try registry.page(engineers).use)
        #expect(use.left == Quantity(thousandths: 0) && use.users == [RecordID(.project, 1)])
        #expect(
            try refusal { _ = try decide(accept(engineers), course) }
                == .usedUp(engineers, by: [RecordID(.project, 1)]))
        #expect(try suggested(engineers).obstacle == .usedUp(by: [RecordID(.project, 1)]))
        #expect(try suggested(sensors).obstacle == .need(.takenUp, by: RecordID(.branch, 1)))
        let lists = try lists(RecordID(.twinning, 1))
        #expect(lists.needs.count == 3 && lists.offers.count == 2 && lists.projects.count == 1)
        #expect(lists.origins[RecordID(.project, 1)] == [sensors, engineers])
        #expect(try gaps().offers.map(\.offer.record) == [room])
        // One step takes all of it back.
        _ = try registry.perform(.undo)
        #expect(try pairs() == ["N1-R1", "N2-R2"])
        #expect(try registry.page(engineers).use?.lines == [])
        #expect(try registry.check().isEmpty)
    }

    @Test func thePartnerComesBeforeTheNeighbourAndTheNeighbourBeforeTheStranger() throws {
        try need("advice", "Technology")
        try offer("far", by: 3, "technology")
        try offer("near", by: 2, "technology")
        try offer("partner", by: 1, "TECHNOLOGY")
        let found = try suggested(RecordID(.need, 1)).items
        #expect(found.map(\.offer.record.number) == ["R3", "R2", "R1"])
        #expect(found.map(\.fit.nearness) == [nil, .town, .county])
        #expect(found.map(\.fit.isTwinned) == [true, false, false])
        // Asked from the offer's side it is the same.
        #expect(try suggested(RecordID(.offer, 3)).items.first?.score == found.first?.score)
        // Whoever is twinned no more is a stranger.
        var twinning = try registry.record(RecordID(.twinning, 1))
        twinning[Twinning.stage] = .value(.ended)
        try registry.save(twinning)
        #expect(try suggested(RecordID(.need, 1)).items.map(\.offer.record.number) == ["R2", "R1", "R3"])
    }

    @Test func whatWasDeclinedIsNotSuggestedAgain() throws {
        let wanted = try need("advice", "technology")
        let offered = try offer("engineers", by: 1, "technology")
        try decide(.decline(offer: offered, reason: "too far"), wanted)
        #expect(try pairs().isEmpty)
        #expect(try gaps().needs.map(\.reason) == [.declined])
        #expect(try registry.steps().first?.verb == .decline)
        #expect(try registry.steps().first?.reason == "too far")
    }

    @Test func whatIsOverWithdrawnOrRetiredIsNotSuggested() throws {
        try need("advice", "technology")
        let first = try offer("engineers", by: 1, "technology")
        var record = try registry.record(first)
        record[Offer.to] = .value(day("2021-06-15"))
        try registry.save(record)
        #expect(try pairs().isEmpty)
        #expect(try suggested(first).obstacle == .over(day("2021-06-15")))
        #expect(try suggested(on: day("2021-06-15")).items.count == 1)
        let second = try offer("more engineers", by: 1, "technology")
        #expect(try pairs() == ["N1-R2"])
        _ = try registry.perform(.retire(second, reason: "typed twice", on: today))
        #expect(try pairs().isEmpty)
    }

    /// What a need used is left again once the need is withdrawn or retired.
    @Test func anOfferComesBack() throws {
        let wanted = try need("advice", "technology", "6", "days")
        try need("more advice", "technology", "2", "days")
        let offered = try offer("engineers", by: 1, "technology", "6", "days")
        try decide(accept(offered), wanted)
        #expect(try pairs().isEmpty)
        #expect(try gaps().needs.map(\.reason) == [.usedUp])
        _ = try registry.perform(.retire(wanted, reason: "typed twice", on: today))
        #expect(try pairs() == ["N2-R1"])
        _ = try registry.perform(.undo)
        #expect(try pairs().isEmpty)
        try decide(.takeBack(offer: offered), wanted)
        #expect(try pairs() == ["N1-R1", "N2-R1"])
        #expect(try registry.record(wanted)[Need.takenUpBy] == .notKnown)
    }

    @Test func aNeedThatIsMetInPartLooksForTheRest() throws {
        let wanted = try need("advice", "technology", "10", "days")
        let offered = try offer("engineers", by: 1, "technology", "6", "days")
        try decide(accept(offered), wanted)
        try offer("more engineers", by: 2, "technology", "9", "days")
        let found = try suggested(wanted)
        #expect(found.items.map(\.offer.record.number) == ["R2"])
        #expect(found.items.first?.need.amount == Quantity(thousandths: 4000))
        try decide(accept(RecordID(.offer, 2)), wanted)
        #expect(try suggested(wanted).items.isEmpty)
    }

    @Test func anotherBranchTakesItUp() throws {
        let road = try need("road", "works", "1.2", "km")
        try decide(.takeUp(by: RecordID(.branch, 3), project: .new(name: nil)), road)
        let record = try registry.record(road)
        #expect(record[Need.state].value == .takenUp && record[Need.takenUpOn].value == today)
        #expect(record[Need.takenUpBy].value == RecordID(.branch, 3))
        let project = try registry.record(RecordID(.project, 1))
        #expect(project.name == "road" && project[Project.twinning] == .notKnown)
        #expect(try gaps().needs.isEmpty)
        #expect(try registry.steps(of: road).first?.verb == .takeUp)
        try decide(.meet, road)
        #expect(try registry.record(road)[Need.state].value == .met)
        try decide(.takeBack(offer: nil), road)
        #expect(try registry.record(road)[Need.state].value == .open)
    }

    @Test func scopes() throws {
        try need("advice", "technology")
        try offer("engineers", by: 1, "technology")
        try offer("stranger's engineers", by: 3, "technology")
        for about in [RecordID(.village, 1), RecordID(.branch, 4), RecordID(.twinning, 1)] {
            #expect(try pairs(about) == ["N1-R1", "N1-R2"], "\(about)")
            #expect(try lists(about).offers.map(\.record.id.number) == ["R1"], "\(about)")
        }
        #expect(try lists(RecordID(.branch, 1)).needs.count == 1)
        #expect(try lists(RecordID(.branch, 3)).needs.isEmpty)
        #expect(try lists(RecordID(.region, 2)).needs.count == 1)
        #expect(try lists(RecordID(.region, 3)).offers.map(\.record.id.number) == ["R2"])
        #expect(try gaps(RecordID(.region, 3)).offers.map(\.offer.record.number) == ["R2"])
        #expect(
            try refusal { _ = try suggested(RecordID(.project, 9)) }
                == .noSuchRecord("J9"))
        #expect(
            try refusal { _ = try suggested(RecordID(.region, 99)) } == .noSuchRecord("D99"))
        #expect(try lists(nil).totals == [.need: 1, .offer: 2, .project: 0])
    }

    /// Lists tell of an offer what is used of it, and find those that are used up; SQL and the rule say the same.
    @Test func listsKnowWhatIsUsedUp() throws {
        func offer(_ name: String, _ amount: String?) throws -> RecordID {
            var record = Record.beginning(RecordID(.offer, -1))
            record[Offer.name] = .value(name)
            record[Offer.by] = .value(RecordID(.branch, 1))
            if let amount { record[Offer.amount] = .value(try #require(Quantity(typed: amount))) }
            return try registry.save(record)[0]
        }
        func need(_ offer: RecordID, _ amount: String?) throws -> RecordID {
            var record = Record.beginning(RecordID(.need, -1))
            record[Need.name] = .value("need")
            record[Need.by] = .value(RecordID(.village, 1))
            let id = try registry.save(record)[0]
            let used = try amount.map { try #require(Quantity(typed: $0)) }
            _ = try registry.perform(
                .match(
                    .accept(offer: offer, amount: used, project: .none, insists: false), of: id, on: today))
            return id
        }
        let whole = try offer("whole", "4")
        let partly = try offer("partly", "4")
        let unknown = try offer("without an amount", nil)
        let idle = try offer("idle", "4")
        let withdrawn = try offer("withdrawn", "4")
        _ = try need(whole, "1")
        let second = try need(whole, "3")
        _ = try need(partly, "3")
        _ = try need(unknown, "3")
        _ = try registry.save(try registry.record(withdrawn).with(Offer.state, .withdrawn))

        func states() throws -> [RecordID: Offer.State] {
            guard
                case .window(let window) = try registry.answer(
                    .window(WindowRequest(ListQuery(.offer), .first, limit: 10)))
            else { throw Unexpected() }
            return try Dictionary(
                uniqueKeysWithValues: window.rows.map { row in
                    (row.record.id, try #require(row.use).state(of: row.record))
                })
        }
        func found(_ state: Offer.State) throws -> Set<RecordID> {
            var query = ListQuery(.offer)
            query.conditions = [
                Condition(
                    Offer.standing.description, .equal(.choice(state.rawValue)), on: today)
            ]
            guard
                case .window(let window) = try registry.answer(
                    .window(WindowRequest(query, .first, limit: 10)))
            else { throw Unexpected() }
            return Set(window.rows.map(\.record.id))
        }
        #expect(
            try states() == [
                whole: .usedUp, partly: .open, unknown: .open, idle: .open, withdrawn: .withdrawn,
            ])
        for state in Offer.State.allCases {
            #expect(try found(state) == Set(try states().filter { $0.value == state }.keys), "\(state)")
        }
        // What a withdrawn need used is left again.
        _ = try registry.save(try registry.record(second).with(Need.state, .withdrawn))
        #expect(try states()[whole] == .open)
        #expect(try found(.usedUp).isEmpty)
    }
}
