import Cells
import Domain

// What the page of a promise offers: settling the next time of its rhythm, judging it; and from every page that has to
// do with promises the way to the chain and to the balance.

/// What a window that was opened from the page asks.
enum FollowingUp: Hashable, Sendable {
    case howSettled
    case settlingActivity
    case settlingDay
    case waiving
    case verdict
    case repeating
    case repeatingOn
    case repeatingEvery(Repetition.Every)
    case held
}

extension DetailScreen {
    static let followingTag = 1_000_030
    private static let activityTag = 1_000_031

    func commitmentOffers(_ context: Context, unless obstacle: String?) -> [Offer] {
        var offers: [Offer] = []
        let readOnly = context.isReadOnly ? "obstacle.readOnly" : nil
        if id.kind == .commitment {
            let general = readOnly ?? obstacle ?? retiredObstacle
            let isJudged = (page?.record[Commitment.state].value ?? .open) != .open
            let noRhythm = page?.record[Commitment.rhythm].value == nil ? "obstacle.noRhythm" : nil
            offers.append(
                Offer("settle", unless: general ?? noRhythm ?? (isJudged ? "obstacle.judged" : nil)))
            offers.append(Offer("judge", unless: general))
        }
        if Chain.kinds.contains(id.kind) { offers.append(Offer("chain", unless: obstacle)) }
        if Balance.kinds.contains(id.kind) { offers.append(Offer("balance", unless: obstacle)) }
        return offers + activityOffers(context, unless: obstacle)
    }

    /// Nil for commands that are none of these.
    mutating func run(ofCommitments command: Command.ID, _ context: Context) -> [Effect]? {
        following = nil
        settlingNote = nil
        guard let page else { return nil }
        let words = context.words
        let number = page.record.id.number
        switch command {
        case "chain": return [.push(ChainScreen(page.record.id))]
        case "balance": return [.push(BalanceScreen(page.record.id))]
        case "settle":
            guard
                let due = Rhythm.next(of: page.record, agreement: page.promisedIn, today: context.today)
            else {
                return [.say(Message(words.sentence(.commitment(page.record.id, .nothingOpen)), .problem))]
            }
            following = .howSettled
            return [
                .push(
                    MenuScreen(
                        title: words("settle.title", ["number": number, "day": due.written]),
                        entries: ["settle.byActivity", "settle.onDay", "settle.waive"].map {
                            MenuScreen.Entry(words($0))
                        }))
            ]
        case "judge":
            following = .verdict
            let state = page.record[Commitment.state].value ?? .open
            let entries = DetailScreen.verdicts.map { verdict in
                MenuScreen.Entry(
                    verdict == .open
                        ? words("judge.open") : words.choice("commitmentState", verdict.rawValue),
                    obstacle: verdict == .open && state == .open ? words("obstacle.isOpen") : nil)
            }
            return [.push(MenuScreen(title: words("judge.title", ["number": number]), entries: entries))]
        default: return run(ofActivities: command, page, context)
        }
    }

    private static let verdicts: [Commitment.State] = [.kept, .partly, .notKept, .withdrawn, .open]

    /// The answer of a window that was opened for one of these; nil for other events.
    mutating func take(following event: ScreenEvent, _ context: Context) -> [Effect]? {
        switch event {
        case .outcome(DetailScreen.followingTag, let outcome):
            let told = settlingNote
            settlingNote = nil
            if case .done(_, let ids) = outcome, let told {
                return [.say(Message(made(ids, told, context), .good))]
            }
            return []
        case .reply(DetailScreen.activityTag, .records(let records, _)):
            guard let activity = records.first else { return [] }
            var settling = Settling()
            settling.activity = activity
            return settle(settling, context)
        case .given(let gift):
            guard let page, let asked = following else { return nil }
            following = nil
            return answer(gift, asked, page, context)
        default: return nil
        }
    }

    private mutating func answer(
        _ gift: Gift, _ asked: FollowingUp, _ page: Page, _ context: Context
    ) -> [Effect]? {
        let words = context.words
        switch (asked, gift) {
        case (.howSettled, .chosen(0)):
            following = .settlingActivity
            return [
                .push(
                    PickerScreen(
                        title: words("settle.which"), kinds: [.activity], typed: "", current: nil))
            ]
        case (.howSettled, .chosen(1)):
            following = .settlingDay
            return [
                .push(
                    PromptScreen(
                        title: words("settle.onDay"), text: words("settle.day"),
                        initial: context.today.written)
                )
            ]
        case (.howSettled, .chosen):
            following = .waiving
            return [.push(PromptScreen(title: words("settle.waive"), text: words("settle.why"), limit: 500))]
        case (.settlingActivity, .picked(let activity, _)):
            return [.ask(.records([activity]), DetailScreen.activityTag)]
        case (.settlingDay, .typed(let text)):
            guard case .day(let day) = DayInput(text, today: context.today) else {
                return [.say(Message(words("following.badDay", ["value": text]), .problem))]
            }
            var settling = Settling()
            settling.doneOn = day
            return settle(settling, context)
        case (.waiving, .typed(let note)):
            var settling = Settling()
            settling.isWaived = true
            settling.note = note
            return settle(settling, context)
        case (.verdict, .chosen(let index)):
            guard let verdict = DetailScreen.verdicts[safely: index] else { return [] }
            return judge(verdict, page, context)
        default: return answer(activities: gift, asked, page, context)
        }
    }

    private mutating func settle(_ settling: Settling, _ context: Context) -> [Effect] {
        guard let page else { return [] }
        do throws(Refusal) {
            let settled = try page.record.settling(
                settling, agreement: page.promisedIn, today: context.today)
            let due = (settled[Commitment.occurrences].value ?? []).last?[Occurrence.due].value
            return save(
                [settled],
                saying: context.words(
                    "settle.done", ["number": settled.id.number, "day": due?.written ?? ""]))
        } catch {
            return [.say(Message(context.words.sentence(error), .problem))]
        }
    }

    private mutating func judge(
        _ verdict: Commitment.State, _ page: Page, _ context: Context
    ) -> [Effect] {
        guard verdict == .open else {
            return [.push(FormScreen(judging: verdict, of: page, today: context.today))]
        }
        do throws(Refusal) {
            let reopened = try page.record.judged(Judging(.open, on: nil))
            return save(
                [reopened], saying: context.words("judge.reopened", ["number": reopened.id.number]))
        } catch {
            return [.say(Message(context.words.sentence(error), .problem))]
        }
    }

    /// Saves, and says this once it is saved.
    mutating func save(_ records: [Record], saying sentence: String) -> [Effect] {
        settlingNote = sentence
        return [.perform(.save(records, draft: nil), DetailScreen.followingTag)]
    }

    /// New records have their numbers only now.
    private func made(_ ids: [RecordID], _ told: String, _ context: Context) -> String {
        told.replacing("{first}", with: ids.first?.number ?? "").replacing(
            "{last}", with: ids.last?.number ?? "")
    }
}
