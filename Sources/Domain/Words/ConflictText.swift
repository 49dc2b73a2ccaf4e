/// One field of which sources say different things, in words.
package struct ConflictText: Hashable, Sendable {
    package let label: String
    /// What the record has.
    package let has: String
    /// What is said, each once, the statement that was chosen first.
    package let said: [String]
    /// The same as the command line takes it.
    package let saidKeys: [String]
    package let json: JSONValue

    package init(_ record: Record, _ dispute: Dispute, _ words: Words, _ names: [RecordID: String]) {
        label = words.label(record.kind.rawValue, dispute.field)
        let type = record.kind.description.field(dispute.field)?.type
        has = type.map { words.text(record[dispute.field], $0, names: names) } ?? ""
        json = type.map { record[dispute.field].json($0, names: names) } ?? .null
        let lines = record[Common.statements].value ?? []
        var said: [String] = []
        var keys: [String] = []
        for place in dispute.statements.sorted(by: { one, _ in one == dispute.chosen }) {
            guard let key = lines[place][Statement.says].value else { continue }
            let readable = words.readable(lines[place], of: Statement.description, in: record.kind)
            let text = readable[Statement.says].value ?? key
            if !said.contains(text) { said.append(text) }
            if !keys.contains(key) { keys.append(key) }
        }
        self.said = said
        saidKeys = keys
    }
}
