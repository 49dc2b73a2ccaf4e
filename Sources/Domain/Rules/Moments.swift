/// A date on which something happened to a record, and everyone it concerns: what the history is made of.
package struct Moment: Hashable, Sendable {
    package var day: CalendarDay
    /// The key of the field that holds the date, `list.field` for one of a list.
    package var occasion: String
    /// The record itself, and what it links to; for a date in a line, what that line links to as well.
    package var subjects: [RecordID]
}

extension Record {
    /// The dated fields of the description that have a value. An amendment that is only a draft has no moments: nothing
    /// has happened yet. Of an agreement that is not signed only the steps have happened that were taken with it.
    package var moments: [Moment] {
        let isUnsigned = kind == .agreement && self[Agreement.state].value != .signed
        if kind == .amendment, self[Amendment.state].value != .agreed { return [] }
        var found: [Moment] = []
        let own = ownLinks
        for field in kind.description.fields where !isUnsigned || field.key == Agreement.steps.key {
            switch field.type {
            case .day:
                guard field.isMoment, case .value(.day(let day)) = self[field.key] else { continue }
                // What was ended before its term did not reach it.
                if kind == .agreement, field.key == Agreement.endsOn.key, wasEnded(before: day) { continue }
                let occasion = isCalledOff(field) ? field.key + ".cancelled" : field.key
                found.append(Moment(day: day, occasion: occasion, subjects: [id] + links))
            case .parts(let part):
                let dated = part.fields.filter(\.isMoment)
                guard !dated.isEmpty, case .value(.parts(let lines)) = self[field.key] else { continue }
                for line in lines {
                    let concerned = [id] + own + Record.links(of: line, part)
                    for inner in dated {
                        guard case .value(.day(let day)) = line[inner.key] else { continue }
                        found.append(
                            Moment(
                                day: day, occasion: field.key + "." + Record.occasion(of: line, part, inner),
                                subjects: concerned.reduce(into: []) {
                                    if !$0.contains($1) { $0.append($1) }
                                }))
                    }
                }
            default: break
            }
        }
        return found
    }

    private func wasEnded(before day: CalendarDay) -> Bool {
        AgreementLife.steps(of: self, until: day.last).contains { $0.sort == .ended || $0.sort == .cancelled }
    }

    /// Steps and decisions are told by what they are: that they have a day says nothing.
    private static func occasion(of line: Part, _ part: PartDescription, _ field: FieldDescription) -> String
    {
        switch part.name {
        case AgreementStep.description.name: line[AgreementStep.sort].value?.rawValue ?? field.key
        case NeedMatch.description.name: line[NeedMatch.verdict].value?.rawValue ?? field.key
        case Occurrence.description.name where line[Occurrence.isWaived].value == true:
            Occurrence.isWaived.key
        default: field.key
        }
    }

    /// What was cancelled is not told as held.
    private func isCalledOff(_ field: FieldDescription) -> Bool {
        kind == .activity && field.key == Activity.heldOn.key && self[Activity.state].value == .cancelled
    }

    private var ownLinks: [RecordID] {
        kind.description.fields.compactMap { field in
            if case .link = field.type, case .value(.link(let record)) = self[field.key] {
                record
            } else {
                nil
            }
        }
    }

    private static func links(of line: Part, _ part: PartDescription) -> [RecordID] {
        part.fields.compactMap { field in
            if case .link = field.type, case .value(.link(let record)) = line[field.key] {
                record
            } else {
                nil
            }
        }
    }
}
