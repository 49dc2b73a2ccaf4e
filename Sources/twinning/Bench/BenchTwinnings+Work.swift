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
        commitment[Commitment.twinning] = ID(pair.twinning).map(Answer.value) ?? .notKnown
        commitment[Commitment.madeOn] = .value(made)
        if happens(30) {
            commitment[Commitment.amount] = .value(Quantity(thousandths: Int64(1 + random.next(20)) * 1000))
            commitment[Commitment.unit] = .value("次")
            commitment[Commitment.worth] = .value(Money(fen: Int64(1 + random.next(50)) * 100_000))
        }
        if happens(6) {
            promise(&commitment, everySoOftenFrom: made)
            return commitment
        }
        let due = made.adding(days: 60 + random.next(700)) ?? made
        if happens(95) { commitment[Commitment.due] = .value(due) }
        guard due < BenchTwinnings.today, !happens(15) else { return commitment }
        let states: [Commitment.State] = [.kept, .kept, .kept, .kept, .partly, .notKept, .withdrawn]
        commitment[Commitment.state] = .value(some(states))
        commitment[Commitment.settledOn] = .value(min(later(due, 30), BenchTwinnings.today))
        commitment[Commitment.evidence] = .value("照片与签收单存档。")
        commitment[Commitment.judgedBy] = .value(secretary(of: pair.giver))
        commitment[Commitment.reason] = .value("双方年终核对。")
        return commitment
    }

    /// A joint meeting every month or quarter for a year or two; most of those that are over were held.
    private mutating func promise(_ commitment: inout Record, everySoOftenFrom made: CalendarDay) {
        let isMonthly = happens(50)
        let times = 4 + random.next(9)
        let days = isMonthly ? 30 : 91
        commitment[Commitment.name] = .value(isMonthly ? "每月召开共建联席会议" : "每季度召开共建联席会议")
        commitment[Commitment.rhythm] = .value(isMonthly ? .monthly : .quarterly)
        commitment[Commitment.from] = .value(made)
        commitment[Commitment.until] = .value(made.adding(days: days * times) ?? made)
        var month = (made.year, made.month ?? 1)
        var held: [Part] = []
        for _ in 0..<times {
            let last = CalendarDay.days(inMonth: month.1, of: month.0)
            let due = BenchTwinnings.day(month.0, month.1, min(made.day ?? 1, last))
            guard due < BenchTwinnings.today else { break }
            if happens(85) {
                held.append(
                    Part([
                        Occurrence.due.key: .value(.day(due)), Occurrence.doneOn.key: .value(.day(due)),
                    ]))
            }
            let next = month.0 * 12 + month.1 - 1 + (isMonthly ? 1 : 3)
            month = (next / 12, next % 12 + 1)
        }
        if !held.isEmpty { commitment[Commitment.occurrences] = .value(held) }
    }

    // MARK: - Projects

    private static let projects = ["村道修缮", "路灯安装", "果园滴灌", "村史馆", "农产品直播间", "卫生室设备", "图书角"]
    /// Names and units of what is reported of projects.
    private static let indicators = [
        ("householdsVisited", "走访农户", "户"), ("pupilsAided", "资助学生", "人"), ("road", "修建道路", "公里"),
        ("peopleTrained", "培训人次", "人"), ("jobs", "带动就业", "人"), ("collectiveIncome", "村集体增收", "万元"),
    ]
    private static let sources = [
        ("区财政专项", "fiscal"), ("单位自筹", "own"), ("党费下拨", "other"), ("社会捐赠", "donated"),
    ]

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
        project[Project.funds] = .value(funds(from: begun, hasBegun: hasBegun, isDone: isDone))
        if happens(30) { project[Project.goods] = .value([goods(from: giver(of: pair.giver), on: begun)]) }
        project[Project.indicators] = .value(
            (0..<2).map { turn in
                let (sort, name, unit) = BenchTwinnings.indicators[(random.next(3) + turn * 3) % 6]
                let target = Int64(10 + random.next(200)) * 1000
                return Part([
                    Indicator.name.key: .value(.text(name)), Indicator.sort.key: .value(.choice(sort)),
                    Indicator.unit.key: .value(.text(unit)),
                    Indicator.baseline.key: .value(.quantity(Quantity(thousandths: 0))),
                    Indicator.target.key: .value(.quantity(Quantity(thousandths: target))),
                    Indicator.actual.key: isDone
                        ? .value(
                            .quantity(
                                Quantity(
                                    thousandths: target / 1000 * Int64(60 + random.next(60)) / 100 * 1000)))
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

    private mutating func funds(from begun: CalendarDay, hasBegun: Bool, isDone: Bool) -> [Part] {
        (0...random.next(2)).map { turn in
            let planned = Int64(1 + random.next(80)) * 1_000_000
            let (name, source) = BenchTwinnings.sources[(turn * 2 + random.next(2)) % 4]
            return Part([
                Fund.from.key: .value(.text(name)), Fund.source.key: .value(.choice(source)),
                Fund.receivedOn.key: hasBegun && happens(90)
                    ? .value(.day(min(later(begun, 90), BenchTwinnings.today))) : .notKnown,
                Fund.paidOn.key: isDone && happens(90)
                    ? .value(.day(min(later(begun, 300), BenchTwinnings.today))) : .notKnown,
                Fund.planned.key: .value(.money(Money(fen: planned))),
                Fund.received.key: hasBegun ? .value(.money(Money(fen: planned * 9 / 10))) : .notKnown,
                Fund.paid.key: isDone ? .value(.money(Money(fen: planned * 85 / 100))) : .notKnown,
            ])
        }
    }

    private mutating func goods(from giver: RecordID, on day: CalendarDay) -> Part {
        Part([
            Goods.giver.key: .value(.link(giver)),
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
        if state == .takenUp || state == .met {
            need[Need.takenUpBy] = .value(giver(of: someGiver()))
            need[Need.takenUpOn] = .value(min(later(from, 90), BenchTwinnings.today))
        }
        if state == .met || happens(5) {
            let verdict = state == .met ? NeedMatch.Verdict.accepted : .declined
            need[Need.matches] = .value([
                Part([
                    NeedMatch.offer.key: .value(
                        .link(RecordID(.offer, Int64(random.next(twinnings / 5)) + 1))),
                    NeedMatch.verdict.key: .value(verdict.asValue),
                    NeedMatch.on.key: .value(.day(min(later(from, 90), BenchTwinnings.today))),
                    NeedMatch.amount.key: state == .met
                        ? .value(.quantity(Quantity(thousandths: 1000))) : .notKnown,
                ])
            ])
        }
        return need
    }
}
