/// A matter that wants attention: something of a record that is to be done by a day, or has been left undone.
package struct DueItem: Hashable, Sendable {
    package enum Sort: String, CaseIterable, ChoiceValue {
        /// An agreement comes to its end, or has expired and was not renewed.
        case ends
        /// A promise with one day by which it is to be kept.
        case commitment
        /// One time of a promise that is to be kept again and again.
        case occurrence
        case milestone, followUp
        /// A planned activity that is coming, or whose day has passed without a word about it.
        case planned
        case election
        /// A report of a body that has filed one of this sort before.
        case report
        /// A twinning without contact for too long.
        case quiet
        /// It is so many years since an agreement was signed.
        case anniversary
        /// Facts that nobody has answered yet, counted by kind.
        case missing

        /// So many days ahead it stands on the list of its own accord.
        package var lead: Int {
            switch self {
            case .ends: AgreementStanding.warning
            case .commitment, .milestone: 90
            case .occurrence, .followUp, .planned: 30
            case .election: Election.warning
            case .anniversary: Anniversary.lead
            // From the end of its period on.
            case .report: ReportDue.days
            case .quiet, .missing: 0
            }
        }

        /// Settled from the list by one answer; the others are done where they stand.
        package var isTicked: Bool {
            switch self {
            case .occurrence, .milestone, .followUp, .planned: true
            case .ends, .commitment, .election, .report, .quiet, .anniversary, .missing: false
            }
        }

        /// Facts are missing of a kind, not of a record: there is nothing to put off.
        package var canBePutOff: Bool { self != .missing }
    }

    /// What there is to say of it besides its day.
    package enum Matter: Hashable, Sendable {
        case ends(AgreementStanding)
        case commitment
        case occurrence(Commitment.Rhythm)
        /// `line` is the identity of the line of the record.
        case milestone(line: Int64?, title: String)
        case followUp(line: Int64?, what: String, owner: RecordID?)
        case planned
        case election(Election)
        case report(Report.Sort, period: String, draft: RecordID?)
        case quiet(Quiet)
        case anniversary(years: Int, signedOn: CalendarDay)
        case missing(Kind, records: Int)
    }

    package var matter: Matter
    /// Nil for the facts that are missing of a kind.
    package var record: RecordID?
    /// The name of the record.
    package var name: String
    /// The day by which it is to be done, or on which it is; nil: there is none.
    package var day: CalendarDay?
    /// Set while it is put off.
    package var postponed: Postponed?
    /// The version of the record, for those who must tell a changed matter from an unchanged one.
    package var version: Int

    package init(
        _ matter: Matter, of record: Record, on day: CalendarDay?, postponed: Postponed? = nil
    ) {
        self.matter = matter
        self.record = record.id
        name = record.name
        self.day = day
        version = record.version
        self.postponed = postponed
    }

    /// Facts that are missing of a kind.
    package init(missing kind: Kind, records: Int) {
        matter = .missing(kind, records: records)
        name = ""
        version = 0
    }

    package var sort: Sort {
        switch matter {
        case .ends: .ends
        case .commitment: .commitment
        case .occurrence: .occurrence
        case .milestone: .milestone
        case .followUp: .followUp
        case .planned: .planned
        case .election: .election
        case .report: .report
        case .quiet: .quiet
        case .anniversary: .anniversary
        case .missing: .missing
        }
    }

    /// Names the matter among all of its record, the same every time it is looked at.
    package var key: String {
        switch matter {
        case .ends, .commitment, .planned, .election, .quiet: sort.rawValue
        case .occurrence: sort.rawValue + "/" + (day?.written ?? "")
        case .milestone(let line, let title): sort.rawValue + "/" + (line.map(String.init) ?? title)
        case .followUp(let line, let what, _): sort.rawValue + "/" + (line.map(String.init) ?? what)
        case .report(_, let period, _): sort.rawValue + "/" + period
        case .anniversary(let years, _): sort.rawValue + "/" + String(years)
        case .missing(let kind, _): sort.rawValue + "/" + kind.rawValue
        }
    }

    /// The kind of the record, or the one of which facts are missing.
    package var kind: Kind? {
        if case .missing(let kind, _) = matter { kind } else { record?.kind }
    }

    /// Where it stands in the list: by the last day it can mean, what has no day at the end.
    package var place: DuePlace { DuePlace(day: day?.last, record: record, key: key) }

    /// Days until its day; negative once it has passed. A month or a year has passed after its last day.
    package func days(from today: CalendarDay) -> Int? { day.map { $0.last.ordinal - today.ordinal } }
}

/// The order of matters: by day, then by record, then by key.
package struct DuePlace: Hashable, Comparable, Sendable {
    package var day: CalendarDay?
    package var record: RecordID?
    package var key: String

    package init(day: CalendarDay?, record: RecordID?, key: String) {
        self.day = day
        self.record = record
        self.key = key
    }

    package static func < (left: DuePlace, right: DuePlace) -> Bool {
        switch (left.day, right.day) {
        case (let one?, let other?) where one != other: return one < other
        case (_?, nil): return true
        case (nil, _?): return false
        default: break
        }
        let (one, other) = (left.record?.rawValue ?? .max, right.record?.rawValue ?? .max)
        return one == other ? left.key < right.key : one < other
    }
}

/// How pressing matters are, as they are told: a heading for each.
package enum DueGroup: String, CaseIterable, ChoiceValue {
    case late, today, week, month, later, undated

    package init(_ day: CalendarDay?, today: CalendarDay) {
        guard let day else {
            self = .undated
            return
        }
        switch day.last.ordinal - today.ordinal {
        case ..<0: self = .late
        case 0: self = .today
        case ...7: self = .week
        case ...30: self = .month
        default: self = .later
        }
    }
}

/// That a matter was put off, until when and why.
package struct Postponed: Hashable, Sendable {
    package var until: CalendarDay
    package var on: CalendarDay?
    package var reason: String

    package init(until: CalendarDay, on: CalendarDay?, reason: String) {
        self.until = until
        self.on = on
        self.reason = reason
    }
}
