extension Liaison {
    /// Whether somebody keeps in touch on that day, as far as is known: nothing says that it had not begun or is over.
    package static func isOn(_ line: Part, _ day: CalendarDay) -> Bool {
        if let start = line[from].value, start.first > day.last { return false }
        if let end = line[to].value, end.last < day.first { return false }
        return true
    }
}

extension Record {
    /// Who keeps in touch in an agreement on that day, by side.
    package func liaisons(on day: CalendarDay) -> [Side: [RecordID]] {
        var found: [Side: [RecordID]] = [:]
        for line in self[Agreement.liaisons].value ?? [] where Liaison.isOn(line, day) {
            guard let side = line[Liaison.side].value, let person = line[Liaison.person].value else {
                continue
            }
            if found[side]?.contains(person.record) != true { found[side, default: []].append(person.record) }
        }
        return found
    }

    /// The agreement with the liaison of a side handed over from that day on: those who had it (only `leaving`, where
    /// it is given) end the day before.
    package func handingOver(
        liaison side: Side, from leaving: ID<Person>? = nil, to person: ID<Person>, on day: CalendarDay
    ) -> Record {
        var record = self
        var lines = self[Agreement.liaisons].value ?? []
        for index in lines.indices where Liaison.isOn(lines[index], day) {
            guard lines[index][Liaison.side].value == side, lines[index][Liaison.person].value != person,
                leaving == nil || lines[index][Liaison.person].value == leaving
            else { continue }
            // Who began that very day, or later, never had it: their line ends where it began.
            let before = day.adding(days: -1) ?? day
            let start = lines[index][Liaison.from].value
            lines[index][Liaison.to] = .value(start.map { max($0.first, before) } ?? before)
        }
        let has = lines.contains {
            $0[Liaison.side].value == side && $0[Liaison.person].value == person && Liaison.isOn($0, day)
        }
        if !has {
            var line = Part()
            line[Liaison.side] = .value(side)
            line[Liaison.person] = .value(person)
            line[Liaison.from] = .value(day)
            lines.append(line)
        }
        record[Agreement.liaisons] = .value(lines)
        return record
    }
}
