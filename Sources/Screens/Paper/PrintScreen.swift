import Cells
import Domain

/// A paper before it is printed: its text as it will read, in which language, as of which day; then where it goes.
struct PrintScreen: Screen {
    private(set) var request: PaperRequest
    private let name: String
    private var text: String?
    private(set) var reader = LineReader()
    private var previewTag = 0
    private var asking = Asking.nothing
    /// Chosen for the file; the preview is always text.
    private var format = PaperRequest.Format.html

    private enum Asking { case nothing, format, path, day, replace }

    private static let printTag = 1_000_000

    init(_ record: Record, language: Language) {
        request = PaperRequest(record.id, .text, language)
        name = record.name
    }

    func title(_ context: Context) -> String {
        context.words("print.title", ["number": request.record.number])
    }

    var takesText: Bool { reader.takesText }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let missing = text == nil ? "obstacle.loading" : nil
        var offers = [Offer("printTo", unless: missing), Offer("paperLanguage")]
        offers.append(Offer(request.record.kind == .agreement ? "paperAsOf" : "paperFinal"))
        return offers + [Offer("copyAll", unless: missing)] + reader.offers
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .outcome = event {
        } else if let effects = reader.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared: return [look()]
        case .outcome(let tag, .preview(let text)):
            guard tag == previewTag else { return [] }
            self.text = text
            reader.fit(lines(context).count, context)
            return []
        case .outcome(PrintScreen.printTag, .printed(let path)):
            return [.say(Message(context.words("print.done", ["path": path]), .good))]
        case .refused(PrintScreen.printTag, .fileExists(let path)): return [askToReplace(path, context)]
        case .refused(_, let refusal):
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case .given(let gift): return take(gift, context)
        case .command(let command): return run(command, context)
        case .key(let key):
            switch key.code {
            case .left, .backspace: return [.pop]
            default: return []
            }
        case .click(.row("paper", let index), _):
            reader.select(index, lines(context).count, context)
            return []
        default: return []
        }
    }

    /// An answer to an older request comes too late.
    private mutating func look() -> Effect {
        previewTag += 1
        request.format = .text
        request.path = nil
        return .print(request, previewTag)
    }

    private mutating func run(_ command: Command.ID, _ context: Context) -> [Effect] {
        switch command {
        case "printTo":
            asking = .format
            let entries = PaperRequest.Format.allCases.map {
                MenuScreen.Entry(context.words("print.format." + $0.rawValue))
            }
            return [.push(MenuScreen(title: context.words("print.as"), entries: entries))]
        case "paperLanguage":
            request.language = request.language.other
            return [look()]
        case "paperFinal":
            request.isFinal.toggle()
            return [
                .say(Message(context.words(request.isFinal ? "print.isFinal" : "print.isForWriter"))), look(),
            ]
        case "paperAsOf":
            asking = .day
            return [
                .push(
                    PromptScreen(
                        title: context.words("print.asOf"), text: context.words("print.asOfHelp"),
                        initial: request.asOf?.written ?? "", limit: 40, allowsEmpty: true))
            ]
        case "copyAll": return text.map { [.copy($0)] } ?? []
        default: return []
        }
    }

    private mutating func take(_ gift: Gift, _ context: Context) -> [Effect] {
        let asked = asking
        asking = .nothing
        switch (gift, asked) {
        case (.chosen(let index), .format):
            guard PaperRequest.Format.allCases.indices.contains(index) else { return [] }
            format = PaperRequest.Format.allCases[index]
            asking = .path
            return [
                .push(
                    PromptScreen(
                        title: context.words("print.name"), text: context.words("list.export.nameHelp"),
                        initial: proposedName, limit: 1000))
            ]
        case (.typed(let path), .path): return [print(path, replaces: false)]
        case (.confirmed, .replace): return [print(request.path ?? "", replaces: true)]
        case (.typed(let typed), .day):
            if typed.isEmpty {
                request.asOf = nil
            } else if case .day(let day) = DayInput(typed, today: context.today) {
                request.asOf = day.last
            } else {
                return [.say(Message(context.words("print.noDay", ["value": typed]), .problem))]
            }
            return [look()]
        default: return []
        }
    }

    /// `G1-zh-Hans.html`, and what day it speaks of, if not of today.
    private var proposedName: String {
        var name = request.record.number + "-" + request.language.rawValue
        if let asOf = request.asOf { name += "-" + asOf.written }
        return name + (format == .html ? ".html" : ".txt")
    }

    private mutating func print(_ path: String, replaces: Bool) -> Effect {
        request.format = format
        request.path = path
        var printed = request
        printed.replaces = replaces
        return .print(printed, PrintScreen.printTag)
    }

    private mutating func askToReplace(_ path: String, _ context: Context) -> Effect {
        asking = .replace
        return .push(
            ConfirmScreen(
                title: context.words("list.export.exists"),
                text: context.words("list.export.replace", ["path": path]),
                confirmTitle: context.words("list.export.doReplace")))
    }

    // MARK: - Drawing

    /// Headed by what it is a preview of.
    private func lines(_ context: Context) -> [[Span]] {
        guard let text else { return [] }
        let width = max(10, context.size.width - 2)
        var state = [context.words("print.language." + request.language.rawValue)]
        if let asOf = request.asOf { state.append(context.words("print.asOfDay", ["day": asOf.written])) }
        if request.isFinal { state.append(context.words("print.isFinal")) }
        let heading = state.joined(separator: " · ")
        var lines = TextFit.wrap(heading, columns: width).map { [Span(String($0), .dim)] } + [[]]
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines += TextFit.wrap(String(line), columns: width).map { [Span(String($0))] }
        }
        if lines.last?.map(\.text).joined().isEmpty == true { lines.removeLast() }
        return lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let lines = lines(context)
        guard !lines.isEmpty else {
            frame.cells.put(
                context.words("app.loading"), at: Point(x: area.x + 1, y: area.y), style: Style(.dim))
            frame.caret = Point(x: area.x, y: area.y)
            return
        }
        reader.draw("paper", lines, in: area, into: &frame, context)
    }
}
