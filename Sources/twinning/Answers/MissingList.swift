import Domain
import FileStore

/// The facts that are wanted and not known, of a record and of the agreements, activities and commitments that hang on
/// it: directly, through its Party bodies, or through its twinnings.
struct MissingList {
    private let registry: Registry
    private var seen: Set<RecordID> = []
    private(set) var facts: [MissingFact] = []

    /// The kinds through which more is reached, by the kind they are reached from.
    private static let ways: [Kind: Set<Kind>] = [
        .village: [.branch, .twinning], .branch: [.twinning], .unit: [.twinning], .twinning: [],
        .agreement: [], .activity: [], .commitment: [], .project: [],
    ]
    private static let told: Set<Kind> = [.agreement, .activity, .commitment]

    init(of page: Page, in registry: Registry) throws(Failure) {
        self.registry = registry
        seen = [page.record.id]
        facts = page.missing
        try follow(page)
        facts = page.missing + facts.dropFirst(page.missing.count).sorted { $0.record < $1.record }
    }

    private mutating func follow(_ page: Page) throws(Failure) {
        let ways = MissingList.ways[page.record.kind] ?? []
        for hanging in page.hanging {
            let isTold = MissingList.told.contains(hanging.kind)
            guard isTold || ways.contains(hanging.kind) else { continue }
            for id in hanging.records { try reach(id, isTold: isTold) }
        }
        // An agreement names the activity it was signed in, not the other way round.
        if page.record.kind == .agreement, let occasion = page.record[Agreement.occasion].value {
            try reach(occasion.record, isTold: true)
        }
    }

    private mutating func reach(_ id: RecordID, isTold: Bool) throws(Failure) {
        guard seen.insert(id).inserted, case .page(let page) = try registry.reply(to: .page(id)) else {
            return
        }
        if isTold { facts += page.missing }
        try follow(page)
    }
}
