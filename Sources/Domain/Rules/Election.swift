/// The next election of a Party organisation: five years after the last in a village, three elsewhere (regulations on
/// Party branches, 支部工作条例). Where no election is recorded, the present secretary's first day stands for it.
package struct Election: Hashable, Sendable {
    package enum Basis: Hashable, Sendable {
        case elected(CalendarDay)
        case secretary(RecordID, since: CalendarDay)
    }

    package var branch: RecordID
    package var basis: Basis
    package var years: Int
    /// The next one, as exactly as the last is known.
    package var day: CalendarDay

    /// Days before an election from which it wants attention.
    package static let warning = 180

    package static func years(for branch: Record) -> Int { branch[Branch.village].value == nil ? 3 : 5 }

    /// Nil where it cannot be computed: nothing is known of the last one, or only its year; and for a body that is no
    /// more. `held` are the posts of the branch.
    package static func next(of branch: Record, _ held: [HeldPost], today: CalendarDay) -> Election? {
        guard branch.kind == .branch, branch.retired == nil else { return nil }
        if let abolished = branch[Branch.abolished].value, abolished.first <= today { return nil }
        guard let basis = basis(of: branch, held, today) else { return nil }
        let last =
            switch basis {
            case .elected(let day), .secretary(_, let day): day
            }
        let years = years(for: branch)
        return last.adding(years: years).map {
            Election(branch: branch.id, basis: basis, years: years, day: $0)
        }
    }

    private static func basis(of branch: Record, _ held: [HeldPost], _ today: CalendarDay) -> Basis? {
        if let day = branch[Branch.electedOn].value, day.month != nil { return .elected(day) }
        let starts = Holders.current("secretary", in: branch.id, held, on: today).compactMap { holder in
            holder.line[Post.from].value.map { (holder.person, $0) }
        }
        guard let (person, since) = starts.max(by: { $0.1 < $1.1 }), since.month != nil else { return nil }
        return .secretary(person, since: since)
    }

    /// Days until it may be due, and negative once it is surely past: an election known by its month is due from the
    /// first of it and past after the last.
    package func days(from today: CalendarDay) -> Int {
        if day.last < today { return day.last.ordinal - today.ordinal }
        return max(0, day.first.ordinal - today.ordinal)
    }
}
