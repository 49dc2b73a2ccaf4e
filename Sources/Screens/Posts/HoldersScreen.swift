import Cells
import Domain

/// Who held the posts of a body on a day, and how that is known. The day is typed or chosen.
struct HoldersScreen: Screen {
    let body: RecordID
    private(set) var day: CalendarDay?
    private(set) var found: BodyPosts?
    private var sheet = Sheet("holders")
    private var askTag = 0

    /// Without a day: today.
    init(_ body: RecordID, on day: CalendarDay? = nil) {
        self.body = body
        self.day = day
    }

    func title(_ context: Context) -> String {
        context.words(
            "holders.title", ["number": body.number, "day": (day ?? context.today).written])
    }

    var takesText: Bool { sheet.takesText }

    func offers(_ context: Context) -> [Offer] {
        let own = sheet.takesText ? [] : [Offer("otherDay")]
        return own + sheet.offers(lines(context))
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        if case .reply = event {
        } else if let effects = sheet.update(event, lines(context), context) {
            return effects
        }
        switch event {
        case .appeared: return ask(context)
        case .reply(let tag, .posts(let found)) where tag == askTag:
            self.found = found
            sheet.fit(lines(context), context)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .command("otherDay"):
            return [
                .push(
                    PromptScreen(
                        title: context.words("holders.day"), text: context.words("holders.dayHelp"),
                        initial: (day ?? context.today).written))
            ]
        case .given(.typed(let text)):
            guard case .day(let day) = DayInput(text, today: context.today) else {
                return [.say(Message(context.words("holders.noDay", ["value": text]), .problem))]
            }
            self.day = day
            return ask(context)
        default: break
        }
        return []
    }

    private mutating func ask(_ context: Context) -> [Effect] {
        askTag += 1
        return [.ask(.posts(of: body, on: day ?? context.today), askTag)]
    }

    private func lines(_ context: Context) -> [DetailLine] {
        guard let found else { return [] }
        let words = context.words
        var made = SheetLines(context)
        made.add(words.named(found.body, found.names), .title, indent: 0, target: found.body)
        if found.posts.isEmpty { made.add(words("holders.nothing"), .absent) }
        var last: RecordID?
        for post in found.posts {
            if post.body != last { made.heading(words.named(post.body, found.names)) }
            last = post.body
            made.add(post, found.names, words)
        }
        return made.lines
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        sheet.draw(lines(context), in: area, into: &frame, context)
    }
}

extension SheetLines {
    /// A post with its holders; what is not certain is said, and seen.
    mutating func add(_ post: PostOnDay, _ names: [RecordID: String], _ words: Words) {
        let label = words.post(post.post)
        guard !post.holders.isEmpty else {
            return add([Span(label + "  ", .label), Span(words("answer.notKnown"), .absent)])
        }
        for holder in post.holders {
            add(
                [
                    Span(label + "  ", .label), Span(words.named(holder.person, names), .link),
                    Span("  " + words.knowledge(holder, names: names), holder.isCertain ? .dim : .warning),
                ], target: holder.person)
        }
    }
}
