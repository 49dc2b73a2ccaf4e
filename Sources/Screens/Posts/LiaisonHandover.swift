import Cells
import Domain

/// Handing over who keeps in touch for a side of an agreement: which one, then to whom. From today on it is the other.
struct LiaisonHandover: Hashable, Sendable {
    private var choices: [Choice] = []
    private var chosen: Choice?
    private(set) var isAsking = false

    private struct Choice: Hashable, Sendable {
        var side: Side
        /// Nil: nobody is known.
        var leaving: RecordID?
    }

    /// What follows from an answer.
    enum Step {
        case push(any Screen)
        case save(Record)

        func effects(_ tag: Tag) -> [Effect] {
            switch self {
            case .push(let screen): [.push(screen)]
            case .save(let record): [.perform(.save([record], draft: nil), tag)]
            }
        }
    }

    /// Both sides are offered, also one for which nobody is known yet.
    mutating func begin(_ page: Page, _ context: Context) -> [Effect] {
        let now = page.record.liaisons(on: context.today)
        choices = Side.allCases.flatMap { side -> [Choice] in
            let people = now[side] ?? []
            return people.isEmpty
                ? [Choice(side: side, leaving: nil)] : people.map { Choice(side: side, leaving: $0) }
        }
        isAsking = true
        let words = context.words
        return [
            .push(
                MenuScreen(
                    title: words("liaison.which"),
                    entries: choices.map { choice in
                        let side = words.choice("side", choice.side.rawValue)
                        let who = choice.leaving.map { words.named($0, page.names) }
                        return MenuScreen.Entry(
                            words(
                                "handover.liaisonOf", ["side": side, "who": who ?? words("answer.notKnown")]))
                    }))
        ]
    }

    mutating func take(_ gift: Gift, _ page: Page?, _ context: Context) -> Step? {
        switch gift {
        case .chosen(let index) where chosen == nil && choices.indices.contains(index):
            chosen = choices[index]
            let side = context.words.choice("side", choices[index].side.rawValue)
            return .push(
                PickerScreen(
                    title: context.words("liaison.toWhom", ["side": side]), kinds: [.person], typed: "",
                    current: nil))
        case .picked(let id, _), .made(let id, _):
            defer { self = LiaisonHandover() }
            guard let chosen, let page, let person = ID<Person>(id) else { return nil }
            return .save(
                page.record.handingOver(
                    liaison: chosen.side, from: chosen.leaving.flatMap { ID<Person>($0) }, to: person,
                    on: context.today))
        default:
            self = LiaisonHandover()
            return nil
        }
    }
}
