import Cells
import Domain

// What the page of an activity offers besides the ceremony: once more or as a series, whether it was held, ticking a
// follow-up; and from the pages of bodies the counts of their activities.

extension DetailScreen {
    private static let counted: [Kind] = [.twinning, .branch, .village, .unit, .region]

    func activityOffers(_ context: Context, unless obstacle: String?) -> [Offer] {
        if DetailScreen.counted.contains(id.kind) { return [Offer("activityCounts", unless: obstacle)] }
        guard id.kind == .activity else { return [] }
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        let general = readOnly ?? obstacle ?? retiredObstacle
        let isPlanned = page?.record[Activity.state].value == .planned
        var offers = [Offer("repeatActivity", unless: readOnly ?? obstacle)]
        if selectedLine(context)?.followUp != nil { offers.append(Offer("tickFollowUp", unless: general)) }
        offers.append(Offer("wasHeld", unless: general ?? (isPlanned ? nil : "obstacle.notPlanned")))
        return offers
    }

    /// Nil for commands that are none of these.
    mutating func run(ofActivities command: Command.ID, _ page: Page, _ context: Context) -> [Effect]? {
        let words = context.words
        let number = page.record.id.number
        switch command {
        case "activityCounts":
            return [.push(ActivityCountsScreen(page.record.id, year: context.today.year))]
        case "repeatActivity":
            following = .repeating
            let entries =
                [MenuScreen.Entry(words("repeat.once"))]
                + Repetition.Every.allCases.map { MenuScreen.Entry(words("repeat." + $0.rawValue)) }
            return [.push(MenuScreen(title: words("repeat.title", ["number": number]), entries: entries))]
        case "wasHeld":
            following = .held
            let day = page.record[Activity.heldOn].value?.written ?? ""
            return [
                .push(
                    MenuScreen(
                        title: words("held.title", ["number": number, "day": day]),
                        entries: ["held.yes", "held.no"].map { MenuScreen.Entry(words($0)) }))
            ]
        case "tickFollowUp": return tickFollowUp(page, context)
        default: return nil
        }
    }

    private mutating func tickFollowUp(_ page: Page, _ context: Context) -> [Effect] {
        let lines = page.record[Activity.followUps].value ?? []
        guard let line = selectedLine(context)?.followUp,
            let place = lines.firstIndex(where: { $0.id == line })
        else { return [] }
        let isDone = lines[place][FollowUp.doneOn] != .notKnown
        guard let ticked = page.record.ticking(followUp: line, doneOn: isDone ? nil : context.today) else {
            return []
        }
        return save(
            [ticked],
            saying: context.words(
                isDone ? "followUp.open" : "followUp.done",
                ["number": page.record.id.number, "n": String(place + 1)]))
    }

    /// The answer of a window that was opened for one of these; nil for other gifts.
    mutating func answer(
        activities gift: Gift, _ asked: FollowingUp, _ page: Page, _ context: Context
    ) -> [Effect]? {
        let words = context.words
        switch (asked, gift) {
        case (.held, .chosen(let index)):
            let state: Activity.State = index == 0 ? .held : .cancelled
            var record = page.record
            record[Activity.state] = .value(state)
            return save(
                [record],
                saying: words("held.said." + state.rawValue, ["number": page.record.id.number]))
        case (.repeating, .chosen(0)):
            following = .repeatingOn
            return [
                .push(
                    PromptScreen(
                        title: words("repeat.once"), text: words("repeat.day"), initial: context.today.written
                    )
                )
            ]
        case (.repeating, .chosen(let index)):
            guard let every = Repetition.Every.allCases[safely: index - 1] else { return [] }
            following = .repeatingEvery(every)
            return [
                .push(
                    PromptScreen(
                        title: words("repeat." + every.rawValue), text: words("repeat.howOften")))
            ]
        case (.repeatingOn, .typed(let text)):
            guard case .day(let day) = DayInput(text, today: context.today) else {
                return [.say(Message(words("following.badDay", ["value": text]), .problem))]
            }
            // The copy is looked through before it is saved.
            let copy = Repetition(page.record, on: day).records.first
            return copy.map {
                [.push(FormScreen(new: .activity, answers: $0.answers, names: page.names))]
            } ?? []
        case (.repeatingEvery(let every), .typed(let text)): return repeating(every, text, page, context)
        default: return nil
        }
    }

    private mutating func repeating(
        _ every: Repetition.Every, _ text: String, _ page: Page, _ context: Context
    ) -> [Effect] {
        let words = context.words
        let times = Int(text.foldedToASCII).flatMap { (1...Repetition.limit).contains($0) ? $0 : nil }
        var end: CalendarDay?
        if times == nil {
            guard case .day(let day) = DayInput(text, today: context.today) else {
                return [
                    .say(
                        Message(
                            words("repeat.bad", ["value": text, "limit": String(Repetition.limit)]), .problem)
                    )
                ]
            }
            end = day
        }
        do throws(Repetition.Trouble) {
            let series = try Repetition(page.record, every: every, times: times, until: end, from: nil)
            return save(
                series.records,
                saying: words(
                    "repeat.done",
                    [
                        "n": String(series.days.count), "from": series.days.first?.written ?? "",
                        "to": series.days.last?.written ?? "",
                    ]))
        } catch {
            return [.say(Message(words.sentence(.repetition(page.record.id, error)), .problem))]
        }
    }
}
