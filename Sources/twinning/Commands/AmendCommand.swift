import ArgumentParser
import Domain
import FileStore

/// `twinning amend NUMBER --effective DATE --reason TEXT FIELD=VALUE...`
struct AmendCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("amend") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("number", "number"))
    var number: String

    @Argument(help: argumentHelp("amendments", "field=value"))
    var assignments: [String]

    @Option(name: .customLong("effective"), help: argumentHelp("effective", "date"))
    var effective: String?

    @Option(name: .customLong("signed"), help: argumentHelp("amendmentSigned", "date"))
    var signed: String?

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String?

    @Option(name: .customLong("name"), help: argumentHelp("amendmentName", "text"))
    var name: String?

    @Option(name: .customLong("touches"), help: argumentHelp("touches", "number[=text]"))
    var touches: [String] = []

    @Flag(name: .customLong("preview"), help: argumentHelp("preview"))
    var isPreview = false

    func run() throws {
        let call = try Call(common)
        let id = try call.agreement(number)
        let registry = try call.openRegistry(forWriting: !isPreview)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let request = try request(page, call)
        let (_, amendment) = try call.amended(request, page)
        if isPreview {
            let names = try call.names(of: amendment, page, in: registry)
            return try AmendmentAnswer(call: call, names: names).write(amendment, page.record.id)
        }
        guard case .done(_, let ids) = try registry.outcome(of: .amend(request)), let made = ids.first else {
            return
        }
        try call.answer(
            text: "cli.did.amend",
            ["number": page.record.id.number, "amendment": made.number, "name": request.name],
            json: [
                .init("number", .string(made.number)), .init("agreement", .string(page.record.id.number)),
                .init("name", .string(request.name)), .init("changed", .bool(true)),
                .init(
                    "touched",
                    .array(
                        request.touched.compactMap { $0[AmendmentTouched.commitment].value?.record.number }
                            .map(JSONValue.string))),
            ])
    }

    private func request(_ page: Page, _ call: Call) throws(Failure) -> AmendmentRequest {
        var changed = page.record
        let assignments = try Assignments(assignments)
        try assignments.apply(to: &changed, today: call.today)
        var changes: [String: Answer<Value>] = [:]
        for key in assignments.fields { changes[key] = changed[key] }
        let company = page.life ?? AgreementCompany()
        let ordinal = Agreement.inOrder(company.amendments).count + 1
        var request = AmendmentRequest(
            page.record.id, name: name ?? call.words.amendment(ordinal),
            effectiveOn: try effective.map { text throws(Failure) in try call.day(text, option: "--effective")
            },
            reason: reason ?? "", changes: changes)
        request.signedOn = try signed.map { text throws(Failure) in try call.day(text, option: "--signed") }
        request.touched = try touched(Set(changes.keys), company, call)
        return request
    }

    /// Those that were named; else those that such a change touches.
    private func touched(
        _ keys: Set<String>, _ company: AgreementCompany, _ call: Call
    ) throws(Failure) -> [Part] {
        if touches.isEmpty { return Amending.lines(Amending.touched(by: keys, company.commitments)) }
        var lines: [Part] = []
        for text in touches where text.lowercased() != "none" {
            let sign = text.firstIndex { $0 == "=" || $0 == "＝" }
            let id = try call.record(String(text[..<(sign ?? text.endIndex)]))
            guard let id = ID<Commitment>(id) else {
                throw Failure.refusal(.notItsCommitment(try call.agreement(number), id))
            }
            var line = Part()
            line[AmendmentTouched.commitment] = .value(id)
            if let sign { line[AmendmentTouched.what] = .value(text[text.index(after: sign)...].trimmed) }
            lines.append(line)
        }
        return lines
    }
}

extension Call {
    /// What the registry would make of it, without making it.
    fileprivate func amended(
        _ request: AmendmentRequest, _ page: Page
    ) throws(Failure) -> (agreement: Record, amendment: Record) {
        do throws(Refusal) {
            return try Amending.applying(
                request, to: page.record, amendments: page.life?.amendments ?? [], renewal: page.renewal)
        } catch {
            throw Failure.refusal(error)
        }
    }

    fileprivate func names(
        of amendment: Record, _ page: Page, in registry: Registry
    ) throws(Failure) -> [RecordID: String] {
        let links = Set(Amending.links(of: amendment) + amendment.links)
        guard case .names(let names) = try registry.reply(to: .names(Array(links))) else { return page.names }
        return page.names.merging(names) { known, _ in known }
    }
}
