/// Who was expected at activities and who came, summed over the lines in which both are known; what is not known is
/// counted as such and never as zero.
package struct AttendanceSum: Hashable, Sendable {
    /// Over the lines in which both are known.
    package private(set) var expected = 0
    package private(set) var present = 0
    /// Every head that is known, also where nobody knows how many were expected, or how many came.
    package private(set) var expectedInAll = 0
    package private(set) var presentInAll = 0
    /// Lines in which the one or the other is not known.
    package private(set) var unknown = 0
    /// Lines with an answer that can be counted.
    package private(set) var known = 0

    package init() {}

    package init(_ lines: some Sequence<Part>) {
        for line in lines { add(line) }
    }

    package mutating func add(_ line: Part) {
        // A side that does not take part has nothing to be known.
        if line[Attendance.expected] == .notApplicable, line[Attendance.present] == .notApplicable { return }
        expectedInAll += line[Attendance.expected].value ?? 0
        presentInAll += line[Attendance.present].value ?? 0
        guard let expected = line[Attendance.expected].value, let present = line[Attendance.present].value
        else {
            unknown += 1
            return
        }
        known += 1
        self.expected += expected
        self.present += present
    }

    package static func += (left: inout AttendanceSum, right: AttendanceSum) {
        left.expected += right.expected
        left.present += right.present
        left.expectedInAll += right.expectedInAll
        left.presentInAll += right.presentInAll
        left.unknown += right.unknown
        left.known += right.known
    }

    package var isEmpty: Bool { known == 0 && unknown == 0 }

    /// Nothing in it is left out for not being known.
    package var isComplete: Bool { known > 0 && unknown == 0 }

    /// How many of those expected came, of the lines in which both are known; nil where there are none.
    package var percent: Percent? { Percent(Int64(present), of: Int64(expected)) }
}

/// Activities as they are counted over some time: each once, and once more for the organisational life (三会一课) of each
/// of its hosts.
package struct ActivityCounts: Hashable, Sendable {
    /// What an activity is to one host.
    package struct Host: Hashable, Sendable {
        package var held: [RecordID] = []
        /// By the key of `ActivityHost.organisationalLife`, or the user's own word.
        package var life: [String: [RecordID]] = [:]
    }

    /// Both ends are counted; nil: all time.
    package let range: ClosedRange<CalendarDay>?
    package let today: CalendarDay
    /// Held, each once, in the order in which they were added.
    package private(set) var held: [RecordID] = []
    package private(set) var planned: [RecordID] = []
    package private(set) var cancelled: [RecordID] = []
    /// Those whose month or year reaches over an end of the range: nobody can say whether they belong to it.
    package private(set) var undated: [RecordID] = []
    /// Planned ones whose day has passed: somebody has to say whether they were held.
    package private(set) var unanswered: [RecordID] = []
    package private(set) var attendance = AttendanceSum()
    package private(set) var bySide: [Side: AttendanceSum] = [:]
    package private(set) var bySort: [String: [RecordID]] = [:]
    package private(set) var byPillar: [String: [RecordID]] = [:]
    package private(set) var byHost: [RecordID: Host] = [:]

    package init(during range: ClosedRange<CalendarDay>?, today: CalendarDay) {
        self.range = range
        self.today = today
    }

    package mutating func add(_ activity: Record) {
        guard activity.retired == nil, let day = activity[Activity.heldOn].value else { return }
        if let range {
            let (first, last) = (range.lowerBound.first, range.upperBound.last)
            guard day.last >= first, day.first <= last else { return }
            guard day.first >= first, day.last <= last else {
                undated.append(activity.id)
                return
            }
        }
        switch Activity.standing(of: activity, on: today) {
        case .cancelled:
            cancelled.append(activity.id)
            return
        case .planned:
            planned.append(activity.id)
            if Activity.asksWhetherHeld(activity, on: today) { unanswered.append(activity.id) }
            return
        case .held: break
        }
        held.append(activity.id)
        for line in activity[Activity.attendance].value ?? [] {
            attendance.add(line)
            if let side = line[Attendance.side].value { bySide[side, default: AttendanceSum()].add(line) }
        }
        if let sort = activity[Activity.sort].value { bySort[sort, default: []].append(activity.id) }
        if let pillar = activity[Activity.pillar].value { byPillar[pillar, default: []].append(activity.id) }
        var counted: Set<RecordID> = []
        var lives: [RecordID: Set<String>] = [:]
        for line in activity[Activity.hosts].value ?? [] {
            guard let host = line[ActivityHost.host].value else { continue }
            // Named twice, a host still held it once.
            if counted.insert(host).inserted { byHost[host, default: Host()].held.append(activity.id) }
            guard let life = Activity.countsAs(line, of: activity),
                lives[host, default: []].insert(life).inserted
            else { continue }
            byHost[host, default: Host()].life[life, default: []].append(activity.id)
        }
    }
}

extension Activity {
    /// It was planned, its day is over, and nobody has said what became of it.
    package static func asksWhetherHeld(_ activity: Record, on today: CalendarDay) -> Bool {
        activity[state].value == .planned && activity[heldOn].value.map { $0.last < today } ?? false
    }

    /// Which meeting of the organisational life it was for this host: what is answered, else what the kind of activity
    /// is by itself. Only Party organisations have such a life; what does not apply counts as none.
    package static func countsAs(_ line: Part, of activity: Record) -> String? {
        switch line[ActivityHost.countsAs] {
        case .value(let life): return life
        case .notApplicable: return nil
        case .notKnown:
            guard line[ActivityHost.host].value?.kind == .branch else { return nil }
            return activity[sort].value.flatMap { proposed[$0] }
        }
    }

    /// What a kind of activity is without being asked.
    package static let proposed = [
        "themePartyDay": "themePartyDay", "membersMeeting": "membersMeeting",
        "committeeMeeting": "committeeMeeting", "partyLecture": "partyLecture",
    ]
}
