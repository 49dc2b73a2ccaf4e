/// Promises, their rhythms and what came of them, in words.
extension Words {
    package func state(of commitment: Record) -> String {
        choice("commitmentState", (commitment[Commitment.state].value ?? .open).rawValue)
    }

    func sentence(_ trouble: CommitmentTrouble, _ id: RecordID) -> String {
        var arguments = ["number": id.number]
        let key: String
        switch trouble {
        case .noRhythm: key = "noRhythm"
        case .nothingOpen: key = "nothingOpen"
        case .notDue(let day, let nearest):
            key = nearest == nil ? "notDue" : "notDueNearest"
            arguments["day"] = day.written
            arguments["nearest"] = nearest?.written
        case .alreadySettled(let day):
            key = "alreadySettled"
            arguments["day"] = day.written
        case .judged(let state):
            key = "judged"
            arguments["state"] = choice("commitmentState", state.rawValue)
        case .howSettled: key = "howSettled"
        case .waiverNeedsReason: key = "waiverNeedsReason"
        case .notHeld(let activity):
            key = "notHeld"
            arguments["activity"] = activity.number
        case .verdictNeedsReason(let state):
            key = "verdictNeedsReason"
            arguments["state"] = choice("commitmentState", state.rawValue)
        case .isOpen: key = "isOpen"
        }
        return self("refusal.commitment." + key, arguments)
    }

    /// How one day of a rhythm stands: `done on 2021-07-09 by A4`.
    package func item(_ item: Rhythm.Item, today: CalendarDay, names: [RecordID: String]) -> String {
        switch item.state {
        case .open:
            let days = item.due.ordinal - today.ordinal
            if days < 0 { return self("rhythm.overdue", ["n": String(-days)]) }
            return days == 0 ? self("rhythm.today") : self("rhythm.open", ["n": String(days)])
        case .waived(let why):
            return why.isEmpty ? self("rhythm.waived") : self("rhythm.waivedWhy", ["why": why])
        case .done(let day, let activity):
            var arguments = ["day": day?.written ?? ""]
            if let activity {
                arguments["activity"] = named(activity, names)
                return self(day == nil ? "rhythm.doneBy" : "rhythm.doneOnBy", arguments)
            }
            return self("rhythm.doneOn", arguments)
        }
    }

    /// `12 of 14 times kept, 1 waived, 1 overdue`.
    package func summary(_ items: [Rhythm.Item], today: CalendarDay) -> String {
        let due = items.filter { $0.due <= today || $0.state != .open }
        func count(_ test: (Rhythm.Item) -> Bool) -> Int { due.count(where: test) }
        let done = count { if case .done = $0.state { true } else { false } }
        let waived = count { if case .waived = $0.state { true } else { false } }
        let late = count { $0.isOverdue(on: today) }
        return self(
            "rhythm.summary",
            ["n": String(due.count), "done": String(done), "waived": String(waived), "late": String(late)])
    }
}
