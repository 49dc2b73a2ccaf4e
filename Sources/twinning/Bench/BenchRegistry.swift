import Domain
import FileStore

/// A made-up registry of a given size: the same records every time, with names as they occur in the country. It exists to
/// measure on; nobody in it is real.
struct BenchRegistry {
    let villages: Int
    var random = SplitMix(seed: 20_210_616)

    init(villages: Int) { self.villages = villages }

    /// Of a hundred villages so many are twinned; a twinning has an agreement, two activities and half a project.
    private static let twinnedPercent = 10

    /// Fills an empty registry; `progress` is told the number of records saved so far.
    mutating func fill(_ registry: Registry, progress: (Int) -> Void) throws(Refusal) {
        var saver = BenchSaver(registry)
        let towns = regions { saver.add($0) }
        try saver.save(progress)
        for index in 0..<villages {
            saver.add(village(index, towns: towns))
            try saver.saveWhenFull(progress)
        }
        try saver.save(progress)
        let twinned = villages * BenchRegistry.twinnedPercent / 100
        let givers = max(1, twinned / 20)
        for index in 0..<givers {
            saver.add(unit(index))
            saver.add(giver(index))
            try saver.saveWhenFull(progress)
        }
        try saver.save(progress)
        for index in 0..<twinned {
            for record in twinning(index, givers: givers) { saver.add(record) }
            try saver.saveWhenFull(progress)
        }
        try saver.save(progress)
    }

    // MARK: - Places

    private static let provinces = [
        "北京市", "天津市", "河北省", "山西省", "内蒙古自治区", "辽宁省", "吉林省", "黑龙江省", "上海市", "江苏省", "浙江省",
        "安徽省", "福建省", "江西省", "山东省", "河南省", "湖北省", "湖南省", "广东省", "广西壮族自治区", "海南省", "重庆市",
        "四川省", "贵州省", "云南省", "西藏自治区", "陕西省", "甘肃省", "青海省", "宁夏回族自治区", "新疆维吾尔自治区",
    ]
    private static let heads = Array("东西南北上下大小新老前后中长青白红黄金银石沙清龙凤马杨柳桃李松竹梅荷")
    private static let cores = Array("山河江湖泉溪桥塘湾岭坡坪沟岗庄营屯寨渡井园林峰岩滩洲圩浜堰埠渠港")
    private static let tails = Array("家兴旺丰安宁和平康乐福祥顺昌盛华明光建民富强文武仁义礼信德胜利红星")

    struct Town {
        let id: RecordID
        let code: String
    }

    /// Provinces, cities, districts and towns: about twenty-five villages to a town, as in the country.
    mutating func regions(add keep: (Record) -> Void) -> [Town] {
        var towns: [Town] = []
        var serial: Int64 = 0
        func add(_ name: String, _ level: Region.Level, _ code: String, _ parent: RecordID?) -> RecordID {
            serial += 1
            // Provisional within the batch; the registry gives the same serials in the same order.
            let id = RecordID(.region, -serial)
            var region = Record(id)
            region[Region.name] = .value(name)
            region[Region.level] = .value(level)
            region[Region.code] = .value(code)
            if let parent, let parent = ID<Region>(parent) { region[Region.parent] = .value(parent) }
            keep(region)
            return id
        }
        let wanted = max(BenchRegistry.provinces.count, villages / 25)
        let perProvince = (wanted + BenchRegistry.provinces.count - 1) / BenchRegistry.provinces.count
        for (index, province) in BenchRegistry.provinces.enumerated() {
            let provinceCode = padded(index + 11, 2)
            let provinceID = add(province, .province, provinceCode, nil)
            var (city, district) = (provinceID, provinceID)
            var (cityCode, districtCode) = (provinceCode, provinceCode)
            for town in 0..<perProvince {
                if town % 130 == 0 {
                    cityCode = provinceCode + padded(town / 130 + 1, 2)
                    city = add(name(1) + "市", .city, cityCode, provinceID)
                }
                if town % 13 == 0 {
                    districtCode = cityCode + padded(town % 130 / 13 + 1, 2)
                    district = add(name(1) + "县", .district, districtCode, city)
                }
                let code = districtCode + padded(100 + town % 13, 3)
                let id = add(name(1) + "镇", .town, code, district)
                towns.append(Town(id: RecordID(.region, -id.serial), code: code))
            }
        }
        return towns
    }

    mutating func village(_ index: Int, towns: [Town]) -> Record {
        let town = towns[index % towns.count]
        var village = Record(RecordID(.village, -Int64(index) - 1))
        village[Village.name] = .value(name(index % 3 == 0 ? 2 : 1) + "村")
        if let id = ID<Region>(town.id) { village[Village.town] = .value(id) }
        // One in ten has not told its code.
        if index % 10 != 9 {
            village[Village.code] = .value(town.code + padded(200 + index / towns.count, 3))
        }
        return village
    }

    // MARK: - Who is twinned

    mutating func unit(_ index: Int) -> Record {
        var unit = Record(RecordID(.unit, -Int64(index) - 1))
        unit[WorkUnit.name] = .value(name(2) + "科技有限公司")
        unit[WorkUnit.sort] = .value(.enterprise)
        return unit
    }

    mutating func giver(_ index: Int) -> Record {
        var branch = Record(RecordID(.branch, -Int64(index) - 1))
        branch[Branch.name] = .value(name(2) + "公司党支部")
        branch[Branch.sort] = .value(.branch)
        branch[Branch.unit] = .value(ID(-Int64(index) - 1))
        return branch
    }

    private mutating func twinning(_ index: Int, givers: Int) -> [Record] {
        let serial = -Int64(index) - 1
        let giver = RecordID(.branch, Int64(index % givers) + 1)
        let village = RecordID(.village, Int64(index * 100 / BenchRegistry.twinnedPercent) + 1)
        let year = 2012 + random.next(12)
        let signed = CalendarDay(year, 1 + random.next(12), 1 + random.next(28))
        let name = name(1)
        var branch = Record(RecordID(.branch, -Int64(index) - 1))
        branch[Branch.name] = .value(name + "村党支部")
        branch[Branch.sort] = .value(.branch)
        branch[Branch.village] = ID(village).map(Answer.value) ?? .notKnown
        let parties = [
            Part([Party.side.key: .value(Side.a.asValue), Party.party.key: .value(.link(giver))]),
            Part([Party.side.key: .value(Side.b.asValue), Party.party.key: .value(.link(village))]),
        ]
        var twinning = Record(RecordID(.twinning, serial))
        twinning[Twinning.name] = .value(name + "村结对共建")
        twinning[Twinning.stage] = .value(.active)
        twinning[Twinning.since] = signed.map(Answer.value) ?? .notKnown
        twinning[Twinning.parties] = .value(parties)
        var agreement = Record(RecordID(.agreement, serial))
        agreement[Agreement.name] = .value(name + "村共建协议书")
        agreement[Agreement.twinning] = .value(ID(serial))
        agreement[Agreement.parties] = .value(parties)
        agreement[Agreement.state] = .value(.signed)
        agreement[Agreement.signedOn] = signed.map(Answer.value) ?? .notKnown
        agreement[Agreement.endsOn] = signed?.adding(years: 3).map(Answer.value) ?? .notKnown
        var records = [branch, twinning, agreement]
        for turn in 0..<2 {
            var activity = Record(RecordID(.activity, -Int64(index * 2 + turn) - 1))
            activity[Activity.name] = .value(turn == 0 ? "共建协议签约仪式" : "主题党日走进" + name + "村")
            activity["sort"] = .value(.choice(turn == 0 ? "signingCeremony" : "themePartyDay"))
            activity[Activity.heldOn] =
                signed?.adding(days: turn * (30 + random.next(300))).map(Answer.value) ?? .notKnown
            activity[Activity.twinning] = .value(ID(serial))
            activity[Activity.hosts] = .value([
                Part([ActivityHost.host.key: .value(.link(giver))]),
                Part([ActivityHost.host.key: .value(.link(village))]),
            ])
            records.append(activity)
        }
        if index % 2 == 0 {
            var project = Record(RecordID(.project, -Int64(index / 2) - 1))
            project[Project.name] = .value(name + "村道路修缮")
            project[Project.sort] = .value(.welfare)
            project[Project.state] = .value(.underWay)
            project[Project.twinning] = .value(ID(serial))
            project[Project.actualStart] = signed?.adding(days: 60).map(Answer.value) ?? .notKnown
            project[Project.parties] = .value(parties)
            records.append(project)
        }
        return records
    }

    // MARK: - Names

    /// Two to four characters, as place names go.
    mutating func name(_ weight: Int) -> String {
        var name = String(BenchRegistry.heads[random.next(BenchRegistry.heads.count)])
        name.append(BenchRegistry.cores[random.next(BenchRegistry.cores.count)])
        for _ in 1..<max(1, weight + random.next(2)) {
            name.append(BenchRegistry.tails[random.next(BenchRegistry.tails.count)])
        }
        return name
    }

    func padded(_ number: Int, _ digits: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, digits - text.count)) + text
    }
}

/// A small generator with a seed, the same on every machine.
struct SplitMix {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next(_ bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        mixed ^= mixed >> 31
        return Int(mixed % UInt64(max(1, bound)))
    }
}
