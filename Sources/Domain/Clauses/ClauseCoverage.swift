/// Which of the twenty points an agreement covers: by clauses of that sort, by its own fields, or not at all. It says
/// what is there and never stands in the way of anything.
package struct ClauseCoverage: Hashable, Sendable {
    package struct Point: Hashable, Sendable {
        package let point: ClausePoint
        /// The clauses of this sort, counted from 1.
        package let clauses: [Int]
        /// The keys of the agreement's own fields that say it; `commitments` for promises recorded with it.
        package let fields: [String]

        package var isCovered: Bool { !clauses.isEmpty || !fields.isEmpty }
    }

    package let points: [Point]

    package var lacking: [ClausePoint] { points.filter { !$0.isCovered }.map(\.point) }
    package var covered: Int { points.count { $0.isCovered } }

    /// Promises that are recorded with the agreement as records of their own.
    package static let commitments = "commitments"

    /// `givers`: the records that give the promises recorded with the agreement.
    package init(_ agreement: Record, givers: [RecordID] = []) {
        var sorts: [String: [Int]] = [:]
        for (index, line) in (agreement[Agreement.clauses].value ?? []).enumerated() {
            if let sort = line[Clause.sort].value { sorts[sort, default: []].append(index + 1) }
        }
        points = ClausePoint.allCases.map { point in
            Point(
                point: point, clauses: sorts[point.rawValue] ?? [],
                fields: ClauseCoverage.fields(of: point, in: agreement, givers: givers))
        }
    }

    private static func fields(of point: ClausePoint, in agreement: Record, givers: [RecordID]) -> [String] {
        func answered(_ keys: String...) -> [String] { keys.filter { agreement[$0] != .notKnown } }
        func bothSides(_ key: String) -> [String] {
            let lines = agreement[key].value.flatMap([Part].init) ?? []
            let sides = Set(lines.compactMap { $0[Party.side].value })
            return sides.count == Side.allCases.count ? [key] : []
        }
        func promised(by side: Side) -> [String] {
            let parties = Set(
                (agreement[Agreement.parties].value ?? []).filter { $0[Party.side].value == side }
                    .compactMap { $0[Party.party].value })
            return givers.contains(where: parties.contains) ? [commitments] : []
        }
        return switch point {
        case .title: answered("name", "officialNumber")
        case .parties: bothSides("parties")
        case .basis: answered("basis")
        case .purpose: answered("purposes")
        case .principles: answered("principles")
        case .commitmentsOfA: promised(by: .a)
        case .commitmentsOfB: promised(by: .b)
        case .liaison: bothSides("liaisons")
        case .money: answered("funds")
        case .term: answered("endsOn")
        case .copies: answered("copies")
        case .effect: answered("effectiveOn")
        case .signatures: bothSides("signatures")
        case .filing: answered("witnesses", "filedOn")
        case .content, .forms, .annexes, .review, .change, .disputes: []
        }
    }
}
