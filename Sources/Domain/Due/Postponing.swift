/// That a matter is put off until a day, or not any more.
package struct Postponing: Hashable, Sendable {
    package var record: RecordID
    /// The key of the matter.
    package var item: String
    /// The day on which it asks again; nil: from now on, as if it had not been put off.
    package var until: CalendarDay?
    package var reason: String

    package init(_ record: RecordID, item: String, until: CalendarDay?, reason: String) {
        self.record = record
        self.item = item
        self.until = until
        self.reason = reason
    }
}

extension Record {
    /// What was said of a matter that is still put off on that day. It comes back on the day that was named.
    package func postponed(_ item: String, on today: CalendarDay) -> Postponed? {
        let lines = self[Kind.postponementsKey].value.flatMap([Part].init) ?? []
        for line in lines.reversed() where line[Postponement.item].value == item {
            guard let until = line[Postponement.until].value, until.first > today else { return nil }
            return Postponed(
                until: until, on: line[Postponement.on].value, reason: line[Postponement.reason].value ?? "")
        }
        return nil
    }

    /// The record with a matter put off, or asking again. A matter has one line: what it was put off for before stands in
    /// the journal.
    package func applying(_ postponing: Postponing, on today: CalendarDay) throws(Refusal) -> Record {
        var record = self
        let item = postponing.item.trimmed
        var lines = self[Kind.postponementsKey].value.flatMap([Part].init) ?? []
        lines.removeAll { $0[Postponement.item].value == item }
        if let until = postponing.until {
            let reason = postponing.reason.trimmed
            guard !reason.isEmpty else { throw .reasonNeeded }
            guard until.first > today else { throw .postponedTooEarly(id, until: until, today: today) }
            var line = Part()
            line[Postponement.item] = .value(item)
            line[Postponement.until] = .value(until)
            line[Postponement.on] = .value(today)
            line[Postponement.reason] = .value(reason)
            lines.append(line)
        }
        record[Kind.postponementsKey] = lines.isEmpty ? .notKnown : .value(.parts(lines))
        return record
    }
}

extension Kind {
    static let postponementsKey = Common.postponements.key
}
