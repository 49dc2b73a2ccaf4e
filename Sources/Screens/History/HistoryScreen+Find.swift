import Cells
import Domain

/// Going from entry to entry that has certain words, in a timeline that shows the others too.
struct EntrySearch: Sendable {
    private(set) var text = ""
    /// The words are in force: they are shown above the timeline and highlighted in it.
    private(set) var isShown = false
    /// The question under way; 0: none.
    private(set) var tag: Tag = 0
    private(set) var isForward = true
    /// The end was reached: what is found now lies beyond it.
    private(set) var isBeyondEnd = false

    mutating func begin(_ text: String) {
        self.text = text
        isShown = true
    }

    /// Remembers the words of a filter that is given up.
    mutating func keep(_ text: String) { self.text = text }

    mutating func show() { isShown = !text.isEmpty }

    mutating func ask(_ tag: Tag, forward: Bool, beyondEnd: Bool) {
        (self.tag, isForward, isBeyondEnd) = (tag, forward, beyondEnd)
    }

    mutating func settle() { tag = 0 }
}

extension HistoryScreen {
    /// What is highlighted: the words of the filter, else those looked for.
    var sought: String { !query.text.isEmpty ? query.text : search.isShown ? search.text : "" }

    /// To the next entry that has the words of the filter, or those looked for; with no words it asks for them.
    mutating func find(forward: Bool, _ context: Context) -> [Effect] {
        if query.text.isEmpty { search.show() }
        guard !sought.isEmpty else {
            let words = context.words
            return [.push(PromptScreen(title: words("find.label"), text: words("history.find"), limit: 200))]
        }
        guard let here = window.selectedRow?.key else { return [] }
        return askHit(forward ? .after(here) : .before(here), forward: forward, beyondEnd: false)
    }

    /// The registry looks: what lies far off is not in memory.
    private mutating func askHit(
        _ anchor: HistoryRequest.Anchor, forward: Bool, beyondEnd: Bool
    ) -> [Effect] {
        var query = query
        query.text = sought
        search.ask(newTag(), forward: forward, beyondEnd: beyondEnd)
        return [.ask(.history(HistoryRequest(query, anchor, limit: 1)), search.tag)]
    }

    mutating func take(hit found: HistoryWindow, _ context: Context) -> [Effect] {
        search.settle()
        guard let hit = found.entries.first else {
            guard search.isBeyondEnd else {
                return askHit(
                    search.isForward ? .first : .last, forward: search.isForward, beyondEnd: true)
            }
            return [.say(Message(context.words("find.none", ["text": sought]), .problem))]
        }
        var effects: [Effect] = []
        if search.isBeyondEnd {
            effects = [.say(Message(context.words(search.isForward ? "find.fromTop" : "find.fromEnd")))]
        }
        if let index = window.rows.firstIndex(where: { $0.key == hit.key }) {
            select(index, context)
            return effects
        }
        return ask(window.seek(hit.key), context) + effects
    }
}
