import Cells
import Domain

/// What holds for the whole registry, and can be set.
struct SettingsScreen: Screen {
    private(set) var settings: RegistrySettings?
    private var sheet = Sheet("settings")

    private static let askTag = 1
    private static let setTag = 2

    func title(_ context: Context) -> String { context.words("settings.title") }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] {
        let unless = context.isReadOnly ? "obstacle.readOnly" : settings == nil ? "obstacle.loading" : nil
        let own = sheet.takesText ? [] : [Offer("changeSetting", unless: unless)]
        return own + sheet.offers(lines(context)).filter { $0.id != "open" }
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .appeared: return [.ask(.settings, SettingsScreen.askTag)]
        case .reply(SettingsScreen.askTag, .settings(let found)):
            settings = found
            sheet.fit(lines(context), context)
        case .command("changeSetting"):
            let text = context.words(
                "settings.quietHelp",
                ["from": String(Quiet.range.lowerBound), "to": String(Quiet.range.upperBound)])
            return [
                .push(
                    PromptScreen(
                        title: context.words("settings.quietDays"), text: text,
                        initial: settings.map { String($0.quietDays) } ?? "", limit: 10))
            ]
        case .given(.typed(let text)):
            guard let days = Int(text.foldedToASCII.trimmed), Quiet.range.contains(days) else {
                let sentence = context.words(
                    "settings.noNumber",
                    [
                        "value": text, "from": String(Quiet.range.lowerBound),
                        "to": String(Quiet.range.upperBound),
                    ])
                return [.say(Message(sentence, .problem))]
            }
            return [.perform(.setQuietDays(days), SettingsScreen.setTag)]
        case .outcome(SettingsScreen.setTag, .settings(let changed)):
            settings = changed
            return [.say(Message(context.words("settings.saved"), .good))]
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        default: return sheet.update(event, lines(context), context) ?? []
        }
        return []
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let settings else { return [] }
        let words = context.words
        var made = SheetLines(context)
        made.add(
            [
                Span(words("settings.quietDays") + "  ", .label),
                Span(words("settings.days", ["n": String(settings.quietDays)])),
            ], indent: 0)
        made.add(words("settings.quietWhy"), .dim)
        return made.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}
