import Cells
import Domain

/// All agreements of a ceremony that are still drafts, to be signed in one step: each listed with what stands in its
/// way, and the number of those that are signed typed as a confirmation.
struct SignTogetherScreen: Screen {
    let activity: RecordID
    private(set) var ceremony: Ceremony?
    private var reader = LineReader()
    private var isSigning = false

    private static let loadTag = 1
    private static let signTag = 2

    init(_ activity: RecordID) { self.activity = activity }

    var takesText: Bool { reader.takesText }
    var isBusy: Bool { isSigning }

    func title(_ context: Context) -> String {
        context.words("signTogether.title", ["number": activity.number])
    }

    private var drafts: [Record] {
        (ceremony?.agreements ?? []).filter { $0[Agreement.state].value == .draft }
    }

    private func obstacles(_ agreement: Record, _ context: Context) -> [Problem] {
        var agreement = agreement
        agreement[Agreement.signedOn] = .value(day(of: agreement, context))
        return Signing.obstacles(agreement)
    }

    /// The day that a draft names, else that of the ceremony.
    private func day(of agreement: Record, _ context: Context) -> CalendarDay {
        agreement[Agreement.signedOn].value ?? ceremony?.activity[Activity.heldOn].value ?? context.today
    }

    private func ready(_ context: Context) -> [Record] { drafts.filter { obstacles($0, context).isEmpty } }

    func offers(_ context: Context) -> [Offer] {
        guard !reader.takesText else { return reader.offers }
        let none = ready(context).isEmpty ? "signTogether.nothing" : nil
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        return [
            Offer("signAll", unless: readOnly ?? none),
            Offer("open", unless: selected(context) == nil ? "obstacle.noLink" : nil),
        ] + reader.offers
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let lines = rows(context).map(\.spans)
        if let effects = reader.update(event, lines, context) { return effects }
        switch event {
        case .appeared, .given(.saved): return [.ask(.ceremony(activity), SignTogetherScreen.loadTag)]
        case .reply(SignTogetherScreen.loadTag, .ceremony(let ceremony)):
            self.ceremony = ceremony
            reader.fit(rows(context).count, context)
        case .command("open"):
            return selected(context).map { [.push(Forms.review($0))] } ?? []
        case .command("signAll"): return [.push(confirmation(context))]
        case .given(.confirmed):
            isSigning = true
            let agreements = ready(context).map {
                SigningTogether($0.id, on: day(of: $0, context), asRead: $0.version)
            }
            return [.perform(.signTogether(agreements), SignTogetherScreen.signTag)]
        case .outcome(SignTogetherScreen.signTag, .done(_, let ids)):
            isSigning = false
            let count = ids.count { $0.kind == .agreement }
            return [
                .say(Message(context.words("signTogether.done", ["n": String(count)]), .good)),
                .ask(.ceremony(activity), SignTogetherScreen.loadTag),
            ]
        case .refused(_, let refusal):
            isSigning = false
            return [
                .say(Message(context.words.sentence(refusal), .problem)),
                .ask(.ceremony(activity), SignTogetherScreen.loadTag),
            ]
        case .click(.row("drafts", let index), let isDouble):
            reader.select(index, lines.count, context)
            return isDouble ? selected(context).map { [.push(Forms.review($0))] } ?? [] : []
        case .key(Key(.left)), .key(Key(.backspace)): return [.pop]
        default: break
        }
        return []
    }

    private func confirmation(_ context: Context) -> ConfirmScreen {
        let ready = ready(context)
        let names = ready.map { $0.id.number }.joined(separator: context.words("list.comma"))
        return ConfirmScreen(
            title: context.words("signTogether.confirm.title"),
            text: context.words(
                "signTogether.confirm.text",
                ["n": String(ready.count), "numbers": names]),
            confirmTitle: context.words("sign.confirm"), typed: String(ready.count))
    }

    // MARK: - What is read

    private struct Row {
        var spans: [Span]
        var agreement: RecordID?
    }

    private func selected(_ context: Context) -> RecordID? {
        rows(context)[safely: reader.selected]?.agreement
    }

    private func rows(_ context: Context) -> [Row] {
        guard let ceremony else { return [] }
        let words = context.words
        let ready = ready(context).count
        var rows = [
            Row(spans: [Span(ceremony.activity.name, Style(.title, bold: true))]),
            Row(spans: [
                Span(
                    words(
                        "signTogether.count",
                        [
                            "n": String(ceremony.agreements.count), "ready": String(ready),
                            "drafts": String(drafts.count),
                        ]), .dim)
            ]),
        ]
        for agreement in ceremony.agreements {
            let isDraft = agreement[Agreement.state].value == .draft
            let problems = isDraft ? obstacles(agreement, context) : []
            let sign = isDraft ? (problems.isEmpty ? "  " : "! ") : String(Chrome.check) + " "
            rows.append(
                Row(
                    spans: [
                        Span(sign, problems.isEmpty ? .good : .problem),
                        Span(TextFit.pad(agreement.id.number, to: 6) + " ", .dim),
                        Span(
                            words(
                                isDraft
                                    ? problems.isEmpty ? "signTogether.ready" : "signTogether.notReady"
                                    : "signTogether.signed") + "  ", problems.isEmpty ? .good : .warning),
                        Span(agreement.name),
                    ], agreement: agreement.id))
            for problem in problems {
                rows.append(
                    Row(
                        spans: [Span("         " + words.sentence(problem), .problem)],
                        agreement: agreement.id))
            }
        }
        return rows
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw("drafts", rows(context).map(\.spans), in: area, into: &frame, context)
    }
}
