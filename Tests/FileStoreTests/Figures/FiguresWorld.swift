import Domain
import TestSupport
import Testing

@testable import FileStore

/// A registry made by chance, and the same records in memory: what figures and scopes are held against.
struct FiguresWorld {
    let folder: TemporaryFolder
    let registry: Registry
    private(set) var records: [Record] = []

    static let today = day("2026-06-30")
    private static let dates = [
        "2024", "2025", "2026", "2025-07", "2025-12", "2026-06", "2025-07-01", "2025-08-15", "2025-08-15",
        "2026-01-31", "2026-02-28", "2026-06-30", "2026-07-01", "2026-12", "2024-03-03",
    ]

    init(_ seed: UInt64) throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        var made = Maker(chance: Seeded(seed))
        made.make()
        _ = try registry.perform(.save(made.records, draft: nil))
        for kind in Kind.allCases {
            for row in try registry.window(ListQuery(kind), .first, 1000).rows {
                records.append(try registry.record(row.record.id))
            }
        }
        // One of each is retired: it counts nowhere.
        for kind in [Kind.activity, .commitment, .project, .need, .village, .branch] {
            guard let record = records.last(where: { $0.id.kind == kind }) else { continue }
            _ = try registry.perform(.retire(record.id, reason: "twice", on: FiguresWorld.today))
            records.removeAll { $0.id == record.id }
        }
    }

    subscript(kind: Kind) -> [Record] { records.filter { $0.kind == kind } }

    /// Everything that figures can be asked about.
    var subjects: [RecordID] { FiguresQuery.kinds.flatMap { self[$0].map(\.id) } }

    private struct Maker {
        var chance: Seeded
        var records: [Record] = []

        mutating func pick<Item>(_ items: [Item]) -> Item {
            items[Int.random(in: 0..<items.count, using: &chance)]
        }

        mutating func link(_ kinds: [Kind]) -> RecordID {
            pick(records.filter { kinds.contains($0.kind) }.map(\.id))
        }

        mutating func some<Item>(_ item: Item) -> Answer<Item> {
            chance.chance(70) ? .value(item) : .notKnown
        }

        mutating func date() -> CalendarDay { day(pick(FiguresWorld.dates)) }

        mutating func add(_ kind: Kind, _ count: Int, _ fill: (inout Maker, inout Record, Int) -> Void) {
            for number in 1...count {
                var record = Record.new(kind, "\(kind.rawValue) \(number)", -Int64(number))
                fill(&self, &record, number)
                records.append(record)
            }
        }

        mutating func parties() -> [Part] {
            [
                Part([
                    Party.side.key: .value(Side.a.asValue),
                    Party.party.key: .value(.link(link([.branch, .unit]))),
                ]),
                Part([
                    Party.side.key: .value(Side.b.asValue), Party.party.key: .value(.link(link([.village]))),
                ]),
            ]
        }

        mutating func make() {
            add(.region, 5) { maker, region, number in
                region[Region.level] = .value(number == 1 ? .city : number < 4 ? .district : .town)
                if number > 1 { region[Region.parent] = .value(ID(-Int64(number / 2))) }
            }
            add(.village, 8) { maker, village, _ in
                village[Village.town] = maker.some(ID(maker.link([.region]).serial))
            }
            add(.unit, 4) { maker, unit, _ in
                unit[WorkUnit.region] = maker.some(ID(maker.link([.region]).serial))
            }
            add(.branch, 14) { maker, branch, number in
                branch[Branch.sort] = .value(.branch)
                if number > 3, maker.chance.chance(60) {
                    branch[Branch.superior] = .value(ID(-Int64(number / 2)))
                }
                branch[Branch.unit] = number % 3 == 0 ? .value(ID(maker.link([.unit]).serial)) : .notKnown
                branch[Branch.village] =
                    number % 4 == 1 ? .value(ID(maker.link([.village]).serial)) : .notKnown
                branch[Branch.region] = number % 5 == 2 ? .value(ID(maker.link([.region]).serial)) : .notKnown
                if number % 6 == 5 {
                    branch[Branch.units] = .value([
                        Part([HostUnit.unit.key: .value(.link(maker.link([.unit])))])
                    ])
                }
            }
            add(.twinning, 10) { maker, twinning, _ in
                twinning[Twinning.stage] = .value(maker.pick(Twinning.Stage.allCases))
                twinning[Twinning.parties] = .value(maker.parties())
                twinning[Twinning.since] = maker.some(maker.date())
                if twinning[Twinning.stage].value == .ended, maker.chance.chance(70) {
                    twinning[Twinning.since] = .value(day("2024-02"))
                    twinning[Twinning.endedOn] = .value(day(maker.pick(["2024", "2025-11-30", "2026-02"])))
                }
            }
            add(.agreement, 14) { maker, agreement, number in
                agreement[Agreement.parties] = .value(maker.parties())
                agreement[Agreement.twinning] = maker.some(ID(maker.link([.twinning]).serial))
                agreement[Agreement.state] = .value(maker.pick([.draft, .signed, .signed]))
                agreement[Agreement.signedOn] = .value(
                    day(maker.pick(["2024-01-01", "2024-01-01", "2025-03", "2026-01"])))
                if agreement[Agreement.state].value == .draft {
                    agreement[Agreement.signedOn] = maker.pick([.notKnown, agreement[Agreement.signedOn]])
                    if maker.chance.chance(40) {
                        agreement[Agreement.steps] = .value([
                            Part([
                                AgreementStep.sort.key: .value(.choice("intent")),
                                AgreementStep.on.key: .value(.day(day(maker.pick(["2023", "2025-05-05"])))),
                            ])
                        ])
                    }
                }
                agreement[Agreement.endsOn] = .value(
                    maker.pick([day("2026-02"), day("2026-08-01"), day("2030")]))
            }
            add(.activity, 40) { maker, activity, _ in
                activity[Activity.sort] = .value("visit")
                activity[Activity.heldOn] = .value(maker.date())
                activity[Activity.state] = maker.pick([
                    .notKnown, .notKnown, .value(.planned), .value(.held), .value(.cancelled),
                ])
                activity[Activity.twinning] = maker.some(ID(maker.link([.twinning]).serial))
                activity[Activity.hosts] = .value([
                    Part([ActivityHost.host.key: .value(.link(maker.link([.branch, .village, .unit])))])
                ])
                activity[Activity.attendance] = maker.some([
                    Part([
                        Attendance.side.key: .value(Side.a.asValue),
                        Attendance.expected.key: maker.some(.number(20)),
                        Attendance.present.key: maker.some(.number(maker.pick([0, 7, 20]))),
                    ]),
                    Part([
                        Attendance.side.key: .value(Side.b.asValue),
                        Attendance.present.key: maker.some(.number(9)),
                    ]),
                ])
            }
            add(.commitment, 30) { maker, commitment, _ in
                commitment[Commitment.giver] = .value(maker.link([.branch, .unit, .village]))
                commitment[Commitment.receiver] = .value(maker.link([.branch, .unit, .village]))
                commitment[Commitment.state] = .value(maker.pick(Commitment.State.allCases))
                commitment[Commitment.pillar] = maker.pick([
                    .notKnown, .notApplicable, .value("branchBuilding"), .value("own word"),
                ])
                commitment[Commitment.agreement] =
                    maker.chance.chance(30) ? .value(ID(maker.link([.agreement]).serial)) : .notKnown
                commitment[Commitment.activity] =
                    maker.chance.chance(30) ? .value(ID(maker.link([.activity]).serial)) : .notKnown
                commitment[Commitment.twinning] =
                    maker.chance.chance(30) ? .value(ID(maker.link([.twinning]).serial)) : .notKnown
            }
            add(.offer, 6) { maker, offer, _ in
                offer[Offer.by] = .value(maker.link([.branch, .unit]))
                offer[Offer.state] = .value(.open)
            }
            add(.need, 15) { maker, need, _ in
                need[Need.by] = .value(maker.link([.village, .branch]))
                need[Need.state] = .value(maker.pick(Need.State.allCases))
                need[Need.takenUpBy] = maker.some(maker.link([.branch, .unit]))
            }
            add(.project, 15) { maker, project, _ in
                project[Project.state] = .value(maker.pick(Project.State.allCases))
                project[Project.twinning] = maker.some(ID(maker.link([.twinning]).serial))
                project[Project.agreement] = maker.some(ID(maker.link([.agreement]).serial))
                project[Project.parties] = maker.some(maker.parties())
                project[Project.funds] = maker.pick([
                    .notKnown, .value([]),
                    .value([
                        Part([
                            Fund.from.key: .value(.text("a")),
                            Fund.planned.key: maker.some(.money(Money(fen: 12_345))),
                            Fund.paid.key: maker.some(.money(Money(fen: 0))),
                        ]),
                        Part([
                            Fund.from.key: .value(.text("b")),
                            Fund.planned.key: maker.some(.money(Money(fen: 700))),
                        ]),
                    ]),
                ])
                project[Project.goods] = maker.some([
                    Part([
                        Goods.what.key: .value(.text("books")),
                        Goods.worth.key: maker.some(.money(Money(fen: 55))),
                    ])
                ])
                project[Project.indicators] = maker.some(
                    (0..<2).map { _ in
                        Part([
                            Indicator.name.key: .value(.text("n")),
                            Indicator.sort.key: maker.some(.choice(maker.pick(["road", "jobs", "own"]))),
                            Indicator.unit.key: maker.some(.text(maker.pick(["km", "m"]))),
                            Indicator.actual.key: maker.some(.quantity(Quantity(thousandths: 1500))),
                        ])
                    })
            }
        }
    }
}
