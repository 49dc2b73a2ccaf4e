import Cells
import Documents
import Domain

/// Two versions of a record on standard output: what differs between them.
struct VersionAnswer {
    let call: Call
    let showsPrivate: Bool
    let old: RecordVersion
    /// Nil stands for the present: `new` is the newest version then.
    let until: Int64?
    let new: RecordVersion

    func write() throws(Failure) {
        let comparison = VersionComparison(old, new)
        let journal = JournalAnswer(call, showsPrivate: showsPrivate)
        let names = old.names.merging(new.names) { $1 }
        switch call.format {
        case .json: try call.output.line(json(comparison, journal, names).text(indented: true))
        case .csv: try call.write(journal.table(of: comparison.changes), header: true)
        case .text: try write(comparison, journal, names)
        }
        try call.output.flush()
    }

    private func json(
        _ comparison: VersionComparison, _ journal: JournalAnswer, _ names: [RecordID: String]
    ) -> JSONValue {
        .object([
            .init("number", .string(new.record.id.number)),
            .init("kind", .string(new.record.kind.rawValue)), .init("name", .string(new.record.name)),
            .init("from", json(old.step)), .init("to", json(new.step)),
            .init("changes", .array(comparison.changes.map { journal.json($0, names) })),
            .init("same", .number(Int64(comparison.same))),
        ])
    }

    private func json(_ step: JournalStep) -> JSONValue {
        .object([
            .init("step", .number(step.number)), .init("at", .string(step.at)), .init("by", .string(step.by)),
            .init("verb", .string(step.verb.rawValue)),
        ])
    }

    private func write(
        _ comparison: VersionComparison, _ journal: JournalAnswer, _ names: [RecordID: String]
    ) throws(Failure) {
        let words = call.words
        let now = until == nil ? words("compare.now") : told(new.step)
        let name = new.record.id.number + " " + new.record.name
        for text in [name, words("compare.from") + "  " + told(old.step), words("compare.to") + "  " + now] {
            try call.output.line(SafeText.display(text))
        }
        try call.output.line("")
        for change in comparison.changes { try journal.write(change, names) }
        let same = words("compare.same", ["n": String(comparison.same)])
        try call.output.line(comparison.changes.isEmpty ? words("compare.nothing") : same)
    }

    private func told(_ step: JournalStep) -> String {
        "#\(step.number)  \(step.at)  \(step.by)  " + call.words("cli.verb." + step.verb.rawValue)
    }
}
