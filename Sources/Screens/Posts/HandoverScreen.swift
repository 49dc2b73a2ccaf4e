import Cells
import Domain

/// What somebody who leaves hands over: promises, liaison duties, dates, contacts on the other side.
struct HandoverScreen: Screen {
    let person: RecordID
    private(set) var sheet: Handover?
    private var reader = Sheet("handover")
    /// Telephone numbers in full.
    private var showsPrivate = false

    init(_ person: RecordID) { self.person = person }

    func title(_ context: Context) -> String {
        context.words("handover.heading", ["number": person.number])
    }

    var takesText: Bool { reader.takesText }

    func offers(_ context: Context) -> [Offer] {
        let own =
            reader.takesText ? [] : [Offer("showPrivate", unless: sheet == nil ? "obstacle.loading" : nil)]
        return own + reader.offers(lines(context))
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = reader.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared: return [.ask(.handover(of: person, today: context.today), 1)]
        case .reply(1, .handover(let sheet)):
            self.sheet = sheet
            reader.fit(lines(context), context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("showPrivate"): showsPrivate.toggle()
        default: break
        }
        return []
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let sheet else { return [] }
        let text = HandoverText(sheet, context.words, today: context.today, showsPrivate: showsPrivate)
        var made = SheetLines(context)
        made.add(text.title, .title, indent: 0, target: sheet.person.id)
        for section in text.sections {
            made.heading(section.title)
            for line in section.lines {
                let role: Role = line.isAbsent ? .absent : line.wantsAttention ? .warning : .normal
                made.add(
                    line.text.trimmed, role, indent: line.text.hasPrefix(" ") ? 4 : 2, target: line.record)
            }
        }
        return made.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        reader.draw(lines(context), in: area, into: &frame, context)
    }
}
