import Domain
import FileStore

/// A made-up registry of so many twinnings with ten years of what follows a signature: agreements and their renewals,
/// promises, projects, activities, needs and offers. The same records every time; nobody in it is real.
///
/// It is uneven as registries are: a few branches do most of the work, one district has a year in which a twentieth of
/// everything falls (5,000 events of 100,000 twinnings), the first twinning has had something every week.
struct BenchTwinnings {
    let twinnings: Int
    var places: BenchRegistry
    var random = SplitMix(seed: 20_260_630)

    /// The day on which everything is looked at. What is due later is planned, what was due before is kept or not.
    static let today = day(2026, 6, 30)
    /// The first day of the ten years.
    static let start = day(2016, 7, 1)
    /// The year of the busy district.
    static let busyYear = 2025

    var villages: Int { max(1, twinnings / 2) }
    var givers: Int { max(2, twinnings / 20) }
    /// Villages of the first district: that of the first thirteen towns.
    private static let busyTowns = 13

    var names: [String] = []
    private var bodies: [Int: Int64] = [:]
    private var serials: [Kind: Int64] = [:]
    private var towns = 0
    /// How many twinnings are in the busy district.
    private(set) var busyTwinnings = 1

    init(twinnings: Int) {
        self.twinnings = twinnings
        places = BenchRegistry(villages: max(1, twinnings / 2))
    }

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDay {
        CalendarDay(year, month, day) ?? .epoch
    }

    /// Fills an empty registry; `progress` is told the number of records saved so far.
    mutating func fill(_ registry: Registry, progress: (Int) -> Void) throws(Refusal) {
        var saver = BenchSaver(registry)
        let towns = places.regions { saver.add($0) }
        self.towns = towns.count
        busyTwinnings = max(1, (0..<twinnings).count { isBusy(village: $0 % villages) })
        try saver.save(progress)
        for index in 0..<villages {
            let village = places.village(index, towns: towns)
            names.append(village.name)
            saver.add(village)
            try saver.saveWhenFull(progress)
        }
        for index in 0..<givers {
            for record in giver(index) { saver.add(record) }
            try saver.saveWhenFull(progress)
        }
        for index in 0..<villages where index % 10 == 0 || isBusy(village: index) {
            saver.add(partyBody(index))
            try saver.saveWhenFull(progress)
        }
        for index in 0..<(twinnings / 5) {
            saver.add(offer(index))
            try saver.saveWhenFull(progress)
        }
        var busy = 0
        for index in 0..<twinnings {
            let isBusy = isBusy(village: index % villages)
            for record in life(index, busy: isBusy ? busy : nil) { saver.add(record) }
            if isBusy { busy += 1 }
            try saver.saveWhenFull(progress)
        }
        for index in 0..<(twinnings / 5) {
            saver.add(need(index))
            try saver.saveWhenFull(progress)
        }
        try saver.save(progress)
    }

    // MARK: - Who

    func isBusy(village: Int) -> Bool { village % max(1, towns) < BenchTwinnings.busyTowns }

    /// How many events the busy district has in its year.
    var busyEvents: Int { max(50, twinnings / 20) }

    /// A new record, and the identity that it will have once it is saved.
    mutating func new(_ kind: Kind) -> (record: Record, id: RecordID) {
        serials[kind, default: 0] += 1
        let serial = serials[kind] ?? 1
        return (.beginning(RecordID(kind, -serial)), RecordID(kind, serial))
    }

    func giver(of index: Int) -> RecordID { RecordID(.branch, Int64(index) + 1) }

    func secretary(of index: Int) -> ID<Person> { ID(Int64(index) + 1) }

    func village(_ index: Int) -> RecordID { RecordID(.village, Int64(index) + 1) }

    /// A few branches have many twinnings.
    mutating func someGiver() -> Int {
        let draw = random.next(givers)
        return draw * draw / givers
    }

    private mutating func giver(_ index: Int) -> [Record] {
        var (branch, id) = new(.branch)
        var (unit, unitID) = new(.unit)
        let name = places.name(2)
        unit[WorkUnit.name] = .value(name + "科技有限公司")
        unit[WorkUnit.sort] = .value(.enterprise)
        branch[Branch.name] = .value(index == 0 ? "区级机关党委" : name + "公司党支部")
        branch[Branch.sort] = .value(index == 0 ? .committee : index < 50 ? .generalBranch : .branch)
        branch[Branch.unit] = ID(unitID).map(Answer.value) ?? .notKnown
        if index >= 50 { branch[Branch.superior] = .value(ID(Int64(index % 50) + 1)) }
        var (person, _) = new(.person)
        person[Person.name] = .value(BenchTwinnings.surnames[index % 20] + places.name(1))
        person[Person.posts] = .value([
            Part([
                Post.post.key: .value(.choice("secretary")), Post.body.key: .value(.link(id)),
                Post.from.key: .value(.day(someDay())),
            ])
        ])
        return [unit, branch, person]
    }

    private static let surnames = Array("王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗").map(String.init)

    private mutating func partyBody(_ index: Int) -> Record {
        var (branch, id) = new(.branch)
        branch[Branch.name] = .value(names[index] + "党支部")
        branch[Branch.sort] = .value(.branch)
        branch[Branch.village] = .value(ID(Int64(index) + 1))
        bodies[index] = id.serial
        return branch
    }

    /// Side A, then side B: the village and its Party body, where it has one.
    func parties(_ giver: Int, _ village: Int, of places: [String]) -> [Part] {
        func party(_ side: Side, _ id: RecordID, _ name: String) -> Part {
            Part([
                Party.side.key: .value(side.asValue), Party.party.key: .value(.link(id)),
                Party.printedName.key: .value(.text(name)),
            ])
        }
        var parties = [
            party(.a, self.giver(of: giver), "甲方党支部"), party(.b, self.village(village), names[village]),
        ]
        if let body = bodies[village] {
            parties.append(party(.b, RecordID(.branch, body), names[village] + "党支部"))
        }
        return parties
    }

    // MARK: - When

    private static let length = today.ordinal - start.ordinal

    /// Some day of the ten years.
    mutating func someDay() -> CalendarDay {
        CalendarDay(ordinal: BenchTwinnings.start.ordinal + random.next(BenchTwinnings.length)) ?? .epoch
    }

    /// A day up to so many days later.
    mutating func later(_ day: CalendarDay, _ days: Int) -> CalendarDay {
        day.adding(days: random.next(days)) ?? day
    }

    mutating func happens(_ percent: Int) -> Bool { random.next(100) < percent }

    mutating func some<Item>(_ items: [Item]) -> Item { items[random.next(items.count)] }
}
