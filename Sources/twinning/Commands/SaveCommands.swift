import ArgumentParser
import Domain
import FileStore

/// `twinning add KIND FIELD=VALUE...`
struct AddCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("add") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("kind", "kind"))
    var kind: String

    @Argument(help: argumentHelp("assignments", "field=value"))
    var assignments: [String]

    @OptionGroup var posts: PostAnswerOptions

    func run() throws {
        let call = try Call(common)
        let kind = try call.kind(kind)
        var record = Record.beginning(RecordID(kind, -1))
        try Assignments(assignments).apply(to: &record, today: call.today)
        try call.save(record, posts: posts)
    }
}

/// `twinning edit NUMBER FIELD=VALUE...`
struct EditCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("edit") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("assignments", "field=value"))
    var assignments: [String]

    @OptionGroup var posts: PostAnswerOptions

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        let assignments = try Assignments(assignments)
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        var record = page.record
        try assignments.apply(to: &record, today: call.today)
        try call.save(record, in: registry, posts: posts)
    }
}

/// The `FIELD=VALUE` arguments of a command.
struct Assignments {
    private let pairs: [(field: String, value: String)]

    /// The first equals sign ends the field's key, so that a value may hold others.
    init(_ arguments: [String]) throws(Failure) {
        var pairs: [(field: String, value: String)] = []
        for argument in arguments {
            // A value may begin with a mark, which as a character would be one with the sign.
            let scalars = argument.unicodeScalars
            guard let sign = scalars.firstIndex(where: { $0 == "=" || $0 == "＝" }) else {
                throw Failure.usage("notAnAssignment", ["argument": Words.clipped(argument)])
            }
            let field = argument[..<sign].trimmed
            guard !pairs.contains(where: { $0.field == field }) else {
                throw Failure.usage("fieldTwice", ["field": Words.clipped(field)])
            }
            pairs.append((field, String(scalars[scalars.index(after: sign)...])))
        }
        self.pairs = pairs
    }

    /// The keys, in the order in which they were given.
    var fields: [String] { pairs.map(\.field) }

    /// Puts the answers into the record. Everything that is wrong with them is told at once.
    func apply(to record: inout Record, today: CalendarDay) throws(Failure) {
        var problems: [Problem] = []
        for pair in pairs {
            guard let field = record.kind.description.field(pair.field) else {
                throw Failure.refusal(.noSuchField(pair.field, record.kind))
            }
            do throws(Problem) {
                record[field.key] = try ValueText.answer(
                    pair.value, field, at: FieldPath(record.kind, field.key), today: today)
            } catch {
                problems.append(error)
            }
        }
        guard problems.isEmpty else { throw Failure.refusal(.invalid(problems)) }
    }
}

extension Call {
    fileprivate func save(_ record: Record, posts: PostAnswerOptions) throws(Failure) {
        try save(record, in: try openRegistry(forWriting: true), posts: posts)
    }

    /// Saves, and says so once the change is on disk.
    func save(
        _ record: Record, in registry: Registry, posts: PostAnswerOptions? = nil
    ) throws(Failure) {
        let records = try posts.map { answer throws(Failure) in try questioned(record, in: registry, answer) }
        switch try registry.outcome(of: .save(records ?? [record], draft: nil)) {
        case .done(_, let records):
            try tell("cli.saved", records.first ?? record.id, changed: true)
            if let saved = records.first { try question(saved, in: registry) }
        case .unchanged:
            try tell("cli.unchanged", record.id, changed: false)
        case .draft, .draftDropped, .exported, .fetched, .opened, .printed, .preview, .settings: break
        }
    }
}

extension Call {
    /// Says what looks odd about a record that was just saved.
    private func question(_ id: RecordID, in registry: Registry) throws(Failure) {
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        for doubt in page.doubts where doubt.stands(today) && doubt.explanation == nil {
            Output.remark(words.remark(doubt))
        }
    }
}
