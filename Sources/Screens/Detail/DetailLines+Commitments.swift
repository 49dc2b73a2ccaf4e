import Cells
import Domain

// Promises and activities on their pages: the times of a rhythm, who came, what an activity counts as for each host.

extension DetailLines {
    /// So many settled times before the first open one are told, and so many overdue ones.
    private static let mostEarlier = 3
    private static let mostOverdue = 12

    /// The times of the rhythm up to today, and the next one to come.
    mutating func addRhythm() {
        guard page.record.kind == .commitment, page.record[Commitment.rhythm].value != nil else { return }
        addGroup(words("rhythm.heading"), count: nil)
        let today = context.today
        let next = Rhythm.next(of: page.record, agreement: page.promisedIn, today: today)
        let horizon = max(today, next ?? today)
        let items = Rhythm.items(of: page.record, agreement: page.promisedIn, until: horizon)
        guard !items.isEmpty else {
            addWrapped(words("rhythm.none"), indent: 2, role: .absent, target: nil)
            return
        }
        addWrapped(words.summary(items, today: today), indent: 2, role: .normal, target: nil)
        let firstOpen = items.firstIndex { $0.state == .open } ?? items.count
        let start = max(0, firstOpen - DetailLines.mostEarlier)
        if start > 0 {
            addWrapped(words("rhythm.earlier", ["n": String(start)]), indent: 2, role: .dim, target: nil)
        }
        var shown = Array(items[start...])
        let limit = DetailLines.mostEarlier + DetailLines.mostOverdue
        let left = shown.count - limit
        if left > 0 { shown = Array(shown.prefix(limit)) }
        for item in shown {
            let isLate = item.isOverdue(on: today)
            var target: RecordID?
            if case .done(_, let by) = item.state { target = by }
            let text = item.due.written + "  " + words.item(item, today: today, names: page.names)
            addWrapped(text, indent: 2, role: isLate ? .warning : .normal, target: target)
        }
        if left > 0 {
            let late = items[(start + limit)...].count { $0.isOverdue(on: today) }
            addWrapped(
                words("rhythm.overdueMore", ["n": String(late)]), indent: 2, role: .warning, target: nil)
        }
    }

    /// A planned activity whose day has passed wants an answer.
    mutating func addHeldQuestion() {
        guard page.record.kind == .activity, Activity.asksWhetherHeld(page.record, on: context.today) else {
            return
        }
        let day = page.record[Activity.heldOn].value?.written ?? ""
        addWrapped("? " + words("held.asks", ["day": day]), indent: 0, role: .warning, target: nil)
    }

    /// Who came, side by side and together, after the lines of the attendance.
    mutating func addAttendance() {
        guard page.record.kind == .activity else { return }
        for text in words.attendance(of: page.record) {
            addWrapped(text, indent: 4, role: .label, target: nil)
        }
    }

    /// What an activity counts as for a host that says nothing of it.
    mutating func addCounting(_ line: Part, _ part: PartDescription) {
        guard part.name == ActivityHost.description.name, page.record.kind == .activity,
            line[ActivityHost.countsAs] == .notKnown,
            let life = Activity.countsAs(line, of: page.record),
            let host = line[ActivityHost.host].value
        else { return }
        let told = words.choice(ActivityHost.organisationalLife.name, life)
        addWrapped(
            words("activity.countsAsProposed", ["life": told, "host": words.named(host, page.names)]),
            indent: 6,
            role: .dim, target: host)
    }
}
