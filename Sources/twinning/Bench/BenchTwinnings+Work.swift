import Domain

/// Promises, projects, needs and offers.
extension BenchTwinnings {
    static let pillars = Pillar.list.keys

    // MARK: - Promises

    private static let promises = [
        "派技术员指导种植", "组织联合主题党日", "资助困难学生", "帮助销售农产品", "开放会议场地", "开展村干部培训", "修缮村内道路",
    ]

    mutating func commitment(_ pair: Pair, _ turn: Int) -> Record {
        var (commitment, _) = new(.commitment)
        let isBack = happens(30)
        let (a, b) = (giver(of: pair.giver), village(pair.village))
        let made = later(pair.since, max(1, min(700, BenchTwinnings.today.ordinal - pair.since.ordinal)))
        commitment[Commitment.name] = .value(some(BenchTwinnings.promises) + "（\(made.year)年）")
        commitment[Commitment.giver] = .value(isBack ? b : a)
        commitment[Commitment.receiver] = .value(isBack ? a : b)
        if happens(90) { commitment[Commitment.pillar] = .value(some(BenchTwinnings.pillars)) }
        if let agreement = pair.agreement {
            commitment[Commitment.agreement] = ID(agreement).map(Answer.value) ?? .notKnown
        }
        commitment[Commitment.madeOn] = .value(made)
        let due = made.adding(days: 60 + random.next(700)) ?? made
        if happens(95) { commitment[Commitment.due] = .value(due) }
        guard due < BenchTwinnings.today, !happens(15) else { return commitment }
        let states: [Commitment.State] = [.kept, .kept, .kept, .kept, .partly, .notKept, .withdrawn]
        commitment[Commitment.state] = .value(some(states))
        commitment[Commitment.settledOn] = .value(min(later(due, 30), BenchTwinnings.today))
        commitment[Commitment.evidence] = .value("照片与签收单存档。")
        return commitment
    }

    // MARK: - Projects

    private static let projects = ["村道修缮", "路灯安装", "果园滴灌", "村史馆", "农产品直播间", "卫生室设备", "图书角"]
    /// Names and units of what is reported of projects.
    private static let indicators = [
        ("走访农户", "户"), ("资助学生", "人"), ("修建道路", "公里"), ("培训人次", "人"), ("带动就业", "人"), ("村集体增收", "万元"),
    ]
    private static let sources = ["区财政专项", "单位自筹", "党费下拨", "社会捐赠"]

    mutating func project(_ pair: Pair) -> Record {
        var (project, _) = new(.project)
        let begun = later(pair.since, max(1, min(900, BenchTwinnings.today.ordinal - pair.since.ordinal)))
        let end = begun.adding(days: 90 + random.next(500)) ?? begun
        project[Project.name] = .value(pair.name + some(BenchTwinnings.projects))
        project[Project.sort] = .value(happens(70) ? .welfare : .business)
        if happens(90) { project[Project.pillar] = .value(some(BenchTwinnings.pillars)) }
        project[Project.twinning] = ID(pair.twinning).map(Answer.value) ?? .notKnown
        if let agreement = pair.agreement {
            project[Project.agreement] = ID(agreement).map(Answer.value) ?? .notKnown
        }
        project[Project.parties] = .value(pair.parties)
        project[Project.plannedStart] = .value(begun)
        project[Project.plannedEnd] = .value(end)
        let isOver = end < BenchTwinnings.today
        let states: [Project.State] =
            isOver
            ? [.accepted, .completed, .completed, .underWay, .stopped] : [.proposed, .approved, .underWay]
        let state = some(states)
        project[Project.state] = .value(state)
        let hasBegun = state != .proposed && state != .approved
        if hasBegun { project[Project.actualStart] = .value(later(begun, 20)) }
        let isDone = state == .accepted || state == .completed
        if isDone { project[Project.actualEnd] = .value(min(later(end, 60), BenchTwinnings.today)) }
        project[Project.responsible] = .value([
            Part([
                Responsible.side.key: .value(Side.a.asValue),
                Responsible.person.key: .value(.link(secretary(of: pair.giver).record)),
            ])
        ])
        project[Project.milestones] = .value(milestones(begun, end, isDone: isDone))
        project[Project.funds] = .value(funds(hasBegun: hasBegun, isDone: isDone))
        if happens(30) { project[Project.goods] = .value([goods(on: begun)]) }
        project[Project.indicators] = .value(
            (0..<2).map { turn in
                let (name, unit) = BenchTwinnings.indicators[(random.next(3) + turn * 3) % 6]
                let target = Int64(10 + random.next(200)) * 1000
                return Part([
                    Indicator.name.key: .value(.text(name)), Indicator.unit.key: .value(.text(unit)),
                    Indicator.baseline.key: .value(.quantity(Quantity(thousandths: 0))),
                    Indicator.target.key: .value(.quantity(Quantity(thousandths: target))),
                    Indicator.actual.key: isDone
                        ? .value(.quantity(Quantity(thousandths: target * Int64(60 + random.next(60)) / 100)))
                        : .notKnown,
                ])
            })
        return project
    }

    private mutating func milestones(_ begun: CalendarDay, _ end: CalendarDay, isDone: Bool) -> [Part] {
        let length = max(3, end.ordinal - begun.ordinal)
        return ["方案确定", "开工", "完工验收"].enumerated().map { index, title in
            let due = begun.adding(days: length * (index + 1) / 3) ?? end
            let isReached = isDone || due < BenchTwinnings.today && happens(70)
            return Part([
                Milestone.title.key: .value(.text(title)), Milestone.due.key: .value(.day(due)),
                Milestone.state.key: .value((isReached ? Milestone.State.reached : .planned).asValue),
                Milestone.reachedOn.key: isReached
                    ? .value(.day(min(later(due, 20), BenchTwinnings.today))) : .notKnown,
            ])
        }
    }

    private mutating func funds(hasBegun: Bool, isDone: Bool) -> [Part] {
        (0...random.next(2)).map { turn in
            let planned = Int64(1 + random.next(80)) * 1_000_000
            return Part([
                Fund.from.key: .value(.text(BenchTwinnings.sources[(turn * 2 + random.next(2)) % 4])),
                Fund.planned.key: .value(.money(Money(fen: planned))),
                Fund.received.key: hasBegun ? .value(.money(Money(fen: planned * 9 / 10))) : .notKnown,
                Fund.paid.key: isDone ? .value(.money(Money(fen: planned * 85 / 100))) : .notKnown,
            ])
        }
    }

    private mutating func goods(on day: CalendarDay) -> Part {
        Part([
            Goods.what.key: .value(.text("图书与电脑")),
            Goods.amount.key: .value(.quantity(Quantity(thousandths: Int64(1 + random.next(50)) * 1000))),
            Goods.unit.key: .value(.text("件")),
            Goods.worth.key: .value(.money(Money(fen: Int64(1 + random.next(40)) * 100_000))),
            Goods.givenOn.key: .value(.day(day)),
        ])
    }

    // MARK: - Needs and offers

    private static let things = [
        ("技术指导", "次"), ("培训场地", "天"), ("法律咨询", "次"), ("农机具", "台"), ("志愿者", "人"), ("图书", "册"), ("路灯", "盏"),
    ]

    mutating func offer(_ index: Int) -> Record {
        var (offer, _) = new(.offer)
        let (thing, unit) = some(BenchTwinnings.things)
        let from = someDay()
        offer[Offer.name] = .value("可提供" + thing)
        offer[Offer.by] = .value(giver(of: someGiver()))
        offer[Offer.category] = .value(some(BenchTwinnings.pillars))
        offer[Offer.amount] = .value(Quantity(thousandths: Int64(1 + random.next(100)) * 1000))
        offer[Offer.unit] = .value(unit)
        offer[Offer.from] = .value(from)
        if happens(80) { offer[Offer.to] = .value(from.adding(days: 200 + random.next(900)) ?? from) }
        offer[Offer.state] = .value(happens(75) ? .open : happens(80) ? .usedUp : .withdrawn)
        return offer
    }

    mutating func need(_ index: Int) -> Record {
        var (need, _) = new(.need)
        let (thing, unit) = some(BenchTwinnings.things)
        let from = someDay()
        need[Need.name] = .value("需要" + thing)
        need[Need.by] = .value(village(random.next(villages)))
        need[Need.category] = .value(some(BenchTwinnings.pillars))
        need[Need.amount] = .value(Quantity(thousandths: Int64(1 + random.next(60)) * 1000))
        need[Need.unit] = .value(unit)
        need[Need.from] = .value(from)
        if happens(80) { need[Need.to] = .value(from.adding(days: 100 + random.next(600)) ?? from) }
        let states: [Need.State] = [
            .open, .open, .open, .open, .takenUp, .takenUp, .met, .met, .met, .withdrawn,
        ]
        let state = some(states)
        need[Need.state] = .value(state)
        if state == .takenUp || state == .met { need[Need.takenUpBy] = .value(giver(of: someGiver())) }
        return need
    }
}
