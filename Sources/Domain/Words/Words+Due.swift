// What is due, in words.

extension Words {
    package func due(_ sort: DueItem.Sort) -> String { self("due.sort." + sort.rawValue) }

    package func due(_ group: DueGroup) -> String { self("due.group." + group.rawValue) }

    /// How long it is until then, or how long it has been due; empty for what has no day.
    package func wait(_ item: DueItem, today: CalendarDay) -> String {
        if case .quiet(let quiet) = item.matter, quiet.isQuiet(on: today) {
            return self("due.quietFor", ["days": String(quiet.days(on: today))])
        }
        guard let days = item.days(from: today) else { return "" }
        switch days {
        case -1: return self("due.late.one")
        case ..<0: return self("due.late", ["days": String(-days)])
        case 0: return self("due.today")
        case 1: return self("due.in.one")
        default: return self("due.in", ["days": String(days)])
        }
    }

    /// What it is about: the record's name, and before it what is named in the record.
    package func subject(_ item: DueItem) -> String {
        switch item.matter {
        case .milestone(_, let title): return title + " · " + item.name
        case .followUp(_, let what, _): return what + " · " + item.name
        case .report(let sort, let period, _):
            return self(
                "due.report",
                ["sort": choice("reportSort", sort.rawValue), "period": period, "name": item.name])
        case .missing(let kind, let records):
            return self("home.lacking", ["n": String(records), "kind": kinds(kind)])
        default: return item.name
        }
    }

    /// What there is to do, in a sentence; behind it that it was put off.
    package func told(_ item: DueItem, names: [RecordID: String], today: CalendarDay) -> String {
        let told = sentence(item, names, today)
        guard let postponed = item.postponed else { return told }
        return told + self("list.sentences") + putOff(postponed)
    }

    /// `Put off until 2021-08-01: the road is closed.`
    package func putOff(_ postponed: Postponed) -> String {
        self("due.putOff", ["day": postponed.until.written, "reason": postponed.reason])
    }

    private func sentence(_ item: DueItem, _ names: [RecordID: String], _ today: CalendarDay) -> String {
        let day = item.day?.written ?? ""
        switch item.matter {
        case .ends(.expired): return self("due.told.expired", ["day": day])
        case .ends(let standing):
            guard let warning = standing.warningDays else { return self("due.told.ends", ["day": day]) }
            return self("due.told.warning", ["day": day, "days": String(warning)])
        case .commitment: return self("due.told.commitment", ["day": day])
        case .occurrence(let rhythm):
            return self("due.told.occurrence", ["day": day, "rhythm": choice("rhythm", rhythm.rawValue)])
        case .milestone: return self("due.told.milestone", ["day": day])
        case .followUp(_, _, let owner?): return self("due.told.followUp", ["owner": named(owner, names)])
        case .followUp: return self("due.told.followUpNobody")
        case .planned:
            let isPast = item.days(from: today).map { $0 < 0 } ?? false
            return self(isPast ? "due.told.unconfirmed" : "due.told.planned", ["day": day])
        case .election(let election): return self.election(election, today: today)
        case .report(_, let period, let draft):
            let arguments = ["period": period, "day": day, "draft": draft?.number ?? ""]
            return self(draft == nil ? "due.told.report" : "due.told.reportBegun", arguments)
        case .quiet(let quiet):
            let arguments = [
                "days": String(quiet.days(on: today)), "last": quiet.last.written,
                "after": String(quiet.after),
                "day": day,
            ]
            return self(quiet.isQuiet(on: today) ? "due.told.quiet" : "due.told.quietSoon", arguments)
        case .anniversary(let years, let signed):
            let key = years == 1 ? "due.told.anniversary.one" : "due.told.anniversary"
            return self(key, ["years": String(years), "day": signed.written])
        case .missing: return self("due.told.missing")
        }
    }
}
