import ArgumentParser
import Cells
import Documents
import Domain
import FileStore

/// `twinning chain NUMBER`
struct ChainCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("chain") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("chainOf", "number"))
    var number: String

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        guard Chain.kinds.contains(id.kind) else { throw Failure.usage("noChain", ["number": id.number]) }
        let registry = try call.openRegistry(forWriting: false)
        guard case .chain(let chain) = try registry.reply(to: .chain(of: id)) else { return }
        let told = ChainText(chain, call.words, today: call.today)
        let document = ChainDocument(told)
        switch call.format {
        case .json: try call.output.line(document.json.text(indented: true))
        case .text: try call.output.write(document.text)
        case .csv:
            var table = OutputTable(
                ["step", "number", "text"].map {
                    OutputTable.Column($0, label: call.words("cli.column." + $0))
                })
            for line in told.blocks.flatMap({ $0 }) {
                table.add([
                    OutputTable.Cell(line.step.rawValue), OutputTable.Cell(line.target?.number ?? ""),
                    OutputTable.Cell(line.text),
                ])
            }
            try call.write(table, header: true)
        }
        try call.output.flush()
    }
}

/// `twinning balance NUMBER`
struct BalanceCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("balance") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("balanceOf", "number"))
    var number: String

    private static let barWidth = 40
    private static let width = 76

    func run() throws {
        let call = try Call(common)
        let id = try call.record(number)
        guard Balance.kinds.contains(id.kind) else { throw Failure.usage("noBalance", ["number": id.number]) }
        let registry = try call.openRegistry(forWriting: false)
        guard case .balance(let balance) = try registry.reply(to: .balance(of: id, today: call.today))
        else { return }
        let document = BalanceDocument(BalanceText(balance, call.words))
        switch call.format {
        case .json: try call.output.line(document.json.text(indented: true))
        case .text:
            let text = document.text(
                legend: { figures in
                    BalanceCommand.bar(figures, call.words).legend(width: BalanceCommand.width)
                        .map { $0.map(\.text).joined() }
                },
                bar: { figures in
                    BalanceCommand.bar(figures, call.words).bar(width: BalanceCommand.barWidth)
                        .map(\.text).joined()
                })
            try call.output.write(text)
        case .csv: try call.write(document.table, header: true)
        }
        try call.output.flush()
    }

    private static func bar(_ figures: Balance.Figures, _ words: Words) -> StackedBar {
        StackedBar(
            BalanceText.states.map { state in
                StackedBar.Part(
                    words.choice("commitmentState", state.rawValue), figures.of(state).count)
            })
    }
}

/// `twinning settle C1 [--due DAY] --on DAY | --by A4 | --waive --note TEXT`
struct SettleCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("settle") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("commitment", "number"))
    var number: String

    @Option(name: .customLong("due"), help: argumentHelp("settleDue", "date"))
    var due: String?

    @Option(name: .customLong("on"), help: argumentHelp("settleOn", "date"))
    var on: String?

    @Option(name: .customLong("by"), help: argumentHelp("settleBy", "number"))
    var by: String?

    @Flag(name: .customLong("waive"), help: argumentHelp("waive"))
    var isWaived = false

    @Option(name: .customLong("note"), help: argumentHelp("settleNote", "text"))
    var note: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.commitment(number)
        var settling = Settling()
        settling.due = try due.map { text throws(Failure) in try call.day(text, option: "--due") }
        settling.doneOn = try on.map { text throws(Failure) in try call.day(text, option: "--on") }
        settling.isWaived = isWaived
        settling.note = note ?? ""
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        if let by {
            let activity = try call.activity(by)
            guard case .page(let found) = try registry.reply(to: .page(activity)) else { return }
            settling.activity = found.record
        }
        let settled: Record
        do throws(Refusal) {
            settled = try page.record.settling(settling, agreement: page.promisedIn, today: call.today)
        } catch {
            throw Failure.refusal(error)
        }
        guard case .done = try registry.outcome(of: .save([settled], draft: nil)) else { return }
        let line = (settled[Commitment.occurrences].value ?? []).last
        let day = line?[Occurrence.due].value?.written ?? ""
        try call.answer(
            text: "cli.settled", ["number": settled.id.number, "day": day],
            json: [
                .init("number", .string(settled.id.number)), .init("due", .string(day)),
                .init("changed", .bool(true)),
            ])
    }
}

/// `twinning judge C1 kept|partly|not|withdrawn|open [--on DAY] [--reason TEXT] [--by P3] [--evidence TEXT]`
struct JudgeCommand: ParsableCommand {
    static var configuration: CommandConfiguration { described("judge") }

    @OptionGroup var common: CommonOptions

    @Argument(help: argumentHelp("commitment", "number"))
    var number: String

    @Argument(help: argumentHelp("verdict", "verdict"))
    var verdict: String

    @Option(name: .customLong("on"), help: argumentHelp("judgeOn", "date"))
    var on: String?

    @Option(name: .customLong("reason"), help: argumentHelp("reason", "text"))
    var reason: String?

    @Option(name: .customLong("by"), help: argumentHelp("judgeBy", "number"))
    var by: String?

    @Option(name: .customLong("evidence"), help: argumentHelp("evidence", "text"))
    var evidence: String?

    func run() throws {
        let call = try Call(common)
        let id = try call.commitment(number)
        let word = verdict.foldedToASCII.trimmed
        guard let state = Commitment.State(rawValue: word == "not" ? "notKept" : word) else {
            throw Failure.usage("badVerdict", ["value": Words.clipped(verdict)])
        }
        let day = try on.map { text throws(Failure) in try call.day(text, option: "--on") }
        var judging = Judging(state, on: day ?? call.today)
        judging.reason = reason ?? ""
        judging.evidence = evidence ?? ""
        judging.by = try by.map { text throws(Failure) in try call.person(text).record }
        let registry = try call.openRegistry(forWriting: true)
        guard case .page(let page) = try registry.reply(to: .page(id)) else { return }
        call.tellMerged(page)
        let judged: Record
        do throws(Refusal) {
            judged = try page.record.judged(judging)
        } catch {
            throw Failure.refusal(error)
        }
        let isChanged: Bool
        if case .done = try registry.outcome(of: .save([judged], draft: nil)) {
            isChanged = true
        } else {
            isChanged = false
        }
        try call.answer(
            text: isChanged ? "cli.judged" : "cli.unchanged",
            ["number": judged.id.number, "state": call.words.state(of: judged)],
            json: [
                .init("number", .string(judged.id.number)), .init("state", .string(state.rawValue)),
                .init("changed", .bool(isChanged)),
            ])
    }
}

extension Call {
    func commitment(_ number: String) throws(Failure) -> RecordID {
        let id = try record(number)
        guard id.kind == .commitment else { throw Failure.usage("notACommitment", ["number": id.number]) }
        return id
    }
}
