import Cells
import Domain

extension FormState {
    /// The record as the form has it now. What cannot be read is not known in it.
    var record: Record {
        var record = base
        for field in fields.fields where plan.companion(field.description.key) == nil {
            record[field.description.key] = field.answer
        }
        return record
    }

    /// What one save stores: the record, the companions that are new or changed, and a twinning where the plan
    /// starts one. New records link to one another by their provisional numbers.
    var recordsToSave: [Record] {
        var record = self.record
        var others: [Record] = []
        if plan.startsTwinning, record[Agreement.twinning] == .notKnown {
            let twinning = Signing.twinning(for: record, id: RecordID(.twinning, -1))
            record[Agreement.twinning.key] = .value(.link(twinning.id))
            others.append(twinning)
        }
        for companion in plan.companions {
            for (row, line) in (fields[companion.field.key]?.lines?.lines ?? []).enumerated() {
                let made = companionRecord(companion, line, row: row)
                if companions[made.id] != made || made.version == 0 { others.append(made) }
            }
        }
        return [record] + others
    }

    /// The record behind a line of a companion list, with what the line says now.
    func companionRecord(_ companion: FormPlan.Companion, _ line: LineState, row: Int) -> Record {
        let stored = line.id.flatMap { RecordID(rawValue: $0) }.flatMap { companions[$0] }
        var record = stored ?? Record.beginning(RecordID(companion.kind, Int64(-1 - row)))
        for field in line.fields.fields { record[field.description.key] = field.answer }
        record[companion.link] = .value(.link(base.id))
        for (from, to) in companion.copies where record[to] == .notKnown {
            if let field = fields[from] { record[to] = field.answer }
        }
        return record
    }

    /// Takes a stored companion into its list, at the end.
    mutating func take(companion record: Record, _ today: CalendarDay) {
        guard let companion = plan.companions.first(where: { $0.kind == record.kind }),
            companions[record.id] == nil, let index = fields.index(companion.field.key),
            case .parts(let part) = companion.field.type, case .lines(var list) = fields.fields[index].entry
        else { return }
        companions[record.id] = record
        var line = LineState(Part(id: record.id.rawValue, record.answers), part, today: today)
        if fields.fields[index].isLocked { line.fields.leaveAll() }
        list.append([line])
        fields.fields[index].entry = .lines(list)
        fields.fields[index].read(today)
        check(today)
    }

    /// Linked records whose names are not at hand.
    var namesWanted: [RecordID] {
        var wanted: [RecordID] = []
        func look(_ field: FieldState) {
            if case .link(let record?) = field.entry, names[record] == nil, !record.isProvisional {
                wanted.append(record)
            }
            for line in field.lines?.lines ?? [] { line.fields.fields.forEach(look) }
        }
        fields.fields.forEach(look)
        return wanted
    }
}
