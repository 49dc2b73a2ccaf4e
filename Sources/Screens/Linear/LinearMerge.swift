import Domain

/// What two people changed differently, one difference after the other: yours or theirs, by number. Left before the
/// last, nothing is decided.
struct LinearMerge: LinearPlace {
    private let screen: MergeScreen
    private var theirs: Set<Int> = []
    private var at = 0
    private var isUnread = true

    init(_ screen: MergeScreen) { self.screen = screen }

    func title(_ context: Context) -> String { screen.title(context) }

    func prompt(_ context: Context) -> String { context.words("linear.menu.prompt") }

    mutating func update(_ event: LinearPlaceEvent, _ context: Context) -> [LinearStep] {
        switch event {
        case .again: isUnread = true
        case .line(let line):
            guard let index = LinearText.number(line, upTo: 2) else {
                return [.say(context.words("linear.numberUpTo", ["n": "2"]))]
            }
            if index == 1 { theirs.insert(at) }
            at += 1
            isUnread = true
            if at == screen.merge.conflicts.count { return [.effect(.give(.checked(theirs)))] }
        default: break
        }
        return []
    }

    mutating func question(_ context: Context) -> [String] {
        guard isUnread, screen.merge.conflicts.indices.contains(at) else { return [] }
        isUnread = false
        let words = context.words
        let conflict = screen.merge.conflicts[at]
        let colon = words("form.colon")
        let count = "\(at + 1)/\(screen.merge.conflicts.count) "
        let line = conflict.line.map { words("list.comma") + screen.text($0, words) } ?? ""
        return (at == 0 ? [words("linear.merge.text", ["number": screen.number])] : []) + [
            count + words.label(of: conflict.spot, in: screen.merge.state) + line,
            "1. " + words("merge.mine") + colon + screen.text(conflict.mine, words),
            "2. " + words("merge.theirs") + colon + screen.text(conflict.theirs, words),
            words("merge.before") + colon + screen.text(conflict.before, words),
        ]
    }
}
