import Cells
import Domain

/// Looking for words in what can only be read: what is typed, and from hit to hit.
struct Finder: Sendable {
    private(set) var editor = LineEditor(limit: 200)
    private(set) var isTyping = false

    var sought: String { editor.text.trimmed }
    /// Something is looked for, so that a line at the foot tells of it.
    var isShown: Bool { isTyping || !sought.isEmpty }

    /// What can be done about it, for a screen's list of offers.
    var offers: [Offer] {
        if isTyping { return [Offer("findNext"), Offer("findPrevious")] }
        let none = sought.isEmpty ? "obstacle.nothingSought" : nil
        let own = [Offer("find"), Offer("findNext", unless: none), Offer("findPrevious", unless: none)]
        return isShown ? own + [Offer("clearFilter")] : own
    }

    enum Answer: Hashable, Sendable {
        /// The words are others now: the first hit from here on is wanted.
        case sought
        case next, previous
        case none
    }

    /// Nil: the event is not for it.
    mutating func update(_ event: ScreenEvent) -> Answer? {
        switch event {
        case .command("find"):
            isTyping = true
            editor.selectAll()
            return Answer.none
        case .command("findNext"): return .next
        case .command("findPrevious"): return .previous
        case .command("clearFilter") where isShown, .key(Key(.escape)) where isTyping:
            self = Finder()
            return Answer.none
        case .key(Key(.enter)) where isTyping, .key(Key(.tab)) where isTyping:
            isTyping = false
            return Answer.none
        case .key(Key(.down)) where isTyping: return .next
        case .key(Key(.up)) where isTyping: return .previous
        case .key(let key) where isTyping: return editor.handle(key) == .changed ? .sought : Answer.none
        case .paste(let text) where isTyping:
            _ = editor.paste(text)
            return .sought
        // Something committed by an input method is looked for.
        case .key(let key):
            guard case .character(let character) = key.code,
                character.unicodeScalars.contains(where: \.isHanzi)
            else { return nil }
            self = Finder()
            isTyping = true
            _ = editor.handle(key)
            return .sought
        default: return nil
        }
    }

    func matches(_ spans: [Span]) -> Bool { matches(spans.text) }

    func matches(_ text: String) -> Bool {
        !sought.isEmpty && text.lowercased().contains(sought.lowercased())
    }

    /// The nearest place from one of `count` on in a direction, going on from the other end; `from` itself comes last,
    /// or first where it is `included`.
    static func nearest(
        from place: Int, of count: Int, forward: Bool, included: Bool = false, _ isHit: (Int) -> Bool
    ) -> (place: Int, wrapped: Bool)? {
        guard count > 0 else { return nil }
        for step in (included ? 0 : 1)...count {
            let next = place + (forward ? step : -step)
            let index = ((next % count) + count) % count
            if isHit(index) { return (index, next != index) }
        }
        return nil
    }

    /// What there is to say after a search: that it went on from the other end, or found nothing.
    func tell(_ found: (place: Int, wrapped: Bool)?, forward: Bool, _ context: Context) -> [Effect] {
        guard let found else {
            guard !sought.isEmpty else { return [] }
            return [.say(Message(context.words("find.none", ["text": sought]), .problem))]
        }
        guard found.wrapped else { return [] }
        return [.say(Message(context.words(forward ? "find.fromTop" : "find.fromEnd")))]
    }

    /// The line at the foot: what is looked for, and at the right how many hits there are.
    func draw(_ line: Rect, hits: String, into frame: inout Frame, _ context: Context) {
        frame.cells.fill(line)
        let width = TextWidth.columns(of: hits)
        frame.cells.put(
            hits, at: Point(x: line.maxX - width - 1, y: line.y), width: width, style: Style(.dim))
        let used = frame.cells.put(
            context.words("find.label") + " ", at: Point(x: line.x + 1, y: line.y), style: Style(.label))
        let room = Rect(
            x: line.x + 1 + used, y: line.y, width: max(4, line.width - used - width - 4), height: 1)
        if isTyping {
            editor.draw(into: &frame, rect: room, focused: true)
        } else {
            frame.cells.put(
                sought, at: Point(x: room.x, y: room.y), width: room.width, style: Style(.match))
        }
    }
}

extension [Span] {
    /// The same pieces with what is looked for in the role of a match.
    func highlighted(_ sought: String) -> [Span] {
        sought.isEmpty ? self : flatMap { Span.highlighted($0.text, sought, $0.style) }
    }
}
