import Domain

/// A chain from speech to outcome on its way out.
package struct ChainDocument: Sendable {
    private let told: ChainText
    private var chain: Chain { told.chain }

    package init(_ told: ChainText) { self.told = told }

    /// Safe for a terminal.
    package var text: String {
        var lines = [told.title, told.summary]
        for block in told.blocks {
            lines.append("")
            lines += block.map { String(repeating: "  ", count: $0.depth) + $0.text }
        }
        if chain.isCut { lines += ["", told.words("chain.cut", ["n": String(Chain.longest)])] }
        return lines.map { TerminalText.safe($0) + "\n" }.joined()
    }

    /// `number`, `kind`, `name`, and `chains`: each the promises of one line, the first one first.
    package var json: JSONValue {
        .object([
            .init("number", .string(chain.about.number)), .init("kind", .string(chain.about.kind.rawValue)),
            .init("name", chain.names[chain.about].map(JSONValue.string) ?? .null),
            .init("day", .string(told.today.written)),
            .init("chains", .array(chain.lines.map { .array($0.map(json)) })),
        ])
    }

    private func json(_ promise: Chain.Promise) -> JSONValue {
        let record = promise.commitment
        func field(_ key: String) -> JSONValue.Member {
            guard let field = Commitment.description.field(key) else { return .init(key, .null) }
            return .init(key, record[key].json(field.type, names: chain.names))
        }
        let items = Rhythm.items(of: record, agreement: promise.agreement, until: told.today)
        return .object(
            [
                .init("number", .string(record.id.number)), .init("name", .string(record.name)),
                .init("verdict", .string((record[Commitment.state].value ?? .open).rawValue)),
                .init("speech", promise.speech.map(json) ?? .null),
            ]
                + [
                    Commitment.giver.key, Commitment.receiver.key, Commitment.pillar.key, Commitment.due.key,
                    Commitment.agreement.key, Commitment.carriedFrom.key, Commitment.settledOn.key,
                    Commitment.judgedBy.key, Commitment.reason.key, Commitment.evidence.key,
                ].map(field)
                + [
                    .init("times", .array(items.map { RhythmDocument.json($0, today: told.today) })),
                    .init("project", promise.project.map(json) ?? .null),
                ])
    }

    private func json(_ speech: Chain.Speech) -> JSONValue {
        let line = speech.line
        func text(_ key: String, _ value: String?) -> JSONValue.Member {
            .init(key, value.map(JSONValue.string) ?? .null)
        }
        return .object([
            text("activity", speech.activity.id.number), text("name", speech.activity.name),
            text("heldOn", speech.activity[Activity.heldOn].value?.written),
            .init("item", speech.item.map { .number(Int64($0)) } ?? .null),
            text("title", line?[AgendaItem.title].value),
            .init(
                "speaker",
                line?[AgendaItem.speaker.key].json(.link([.person]), names: chain.names) ?? .null),
            text("points", line?[AgendaItem.points].value),
        ])
    }

    private func json(_ project: Record) -> JSONValue {
        .object([
            .init("number", .string(project.id.number)), .init("name", .string(project.name)),
            .init("state", project[Project.state].value.map { .string($0.rawValue) } ?? .null),
            .init("outcome", project[Project.outcome].value.map(JSONValue.string) ?? .null),
        ])
    }
}

/// The times of a rhythm on their way out.
package enum RhythmDocument {
    /// `due`, `state` (open, overdue, done, waived), and how it was settled.
    package static func json(_ item: Rhythm.Item, today: CalendarDay) -> JSONValue {
        var members: [JSONValue.Member] = [.init("due", .string(item.due.written))]
        switch item.state {
        case .open: members.append(.init("state", .string(item.isOverdue(on: today) ? "overdue" : "open")))
        case .done(let day, let activity):
            members += [
                .init("state", .string("done")), .init("doneOn", day.map { .string($0.written) } ?? .null),
                .init("activity", activity.map { .string($0.number) } ?? .null),
            ]
        case .waived(let note):
            members += [.init("state", .string("waived")), .init("note", .string(note))]
        }
        return .object(members)
    }
}
