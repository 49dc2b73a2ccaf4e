import Domain

/// The numbered articles of an agreement: purposes, principles, its clauses, then what stands in fields of its own.
/// Where a clause speaks of the money, the term or the copies, what the field says stands below that clause.
struct AgreementArticles {
    private let agreement: Record
    private let say: PaperWords
    private let isDraft: Bool
    private var articles: [Article] = []

    private struct Article {
        var heading: String
        var lines: [String] = []
        var items: [String] = []
        var sort: String?
    }

    init(_ agreement: Record, _ say: PaperWords, isDraft: Bool) {
        self.agreement = agreement
        self.say = say
        self.isDraft = isDraft
        addGoals()
        for clause in agreement[Agreement.clauses].value ?? [] {
            articles.append(
                Article(
                    heading: ClauseBlanks.toFillByHand(clause[Clause.heading].value ?? ""),
                    lines: PaperWords.lines(clause[Clause.text].value.map(ClauseBlanks.toFillByHand)),
                    sort: clause[Clause.sort].value))
        }
        add("money", money)
        add("term", term)
        add("copies", copies)
    }

    var values: [PaperValue] {
        articles.enumerated().map { index, article in
            .part([
                "number": .text(say("article", ["n": say.count(index + 1)])),
                "heading": .text(article.heading), "lines": .texts(article.lines),
                "items": .list(
                    article.items.enumerated().map { place, text in
                        .part([
                            "mark": .text(say("item", ["n": say.count(place + 1)])), "text": .text(text),
                        ])
                    }),
            ])
        }
    }

    // MARK: - What they are agreed on

    private mutating func addGoals() {
        func worded(_ choice: String?, _ list: ChoiceList, _ wording: String?) -> String {
            let label = choice.map { say.words.choice(list.name, $0) } ?? ""
            return wording.map { say("labelled", ["label": label, "text": $0]) } ?? label
        }
        let purposes = (agreement[Agreement.purposes].value ?? []).map {
            worded($0[Purpose.purpose].value, Purpose.list, $0[Purpose.wording].value)
        }
        if !purposes.isEmpty { articles.append(Article(heading: say("purposes"), items: purposes)) }
        let principles = (agreement[Agreement.principles].value ?? []).map {
            worded($0[Principle.principle].value, Principle.list, $0[Principle.wording].value)
        }
        if !principles.isEmpty { articles.append(Article(heading: say("principles"), items: principles)) }
    }

    // MARK: - What stands in fields

    private mutating func add(_ sort: String, _ text: (line: String, isKnown: Bool)?) {
        guard let text else { return }
        if let place = articles.firstIndex(where: { $0.sort == sort }) {
            if text.isKnown { articles[place].lines.append(text.line) }
        } else {
            articles.append(Article(heading: say("heading." + sort), lines: [text.line]))
        }
    }

    private var money: (line: String, isKnown: Bool)? {
        guard let funds = agreement[Agreement.funds].value else { return nil }
        return (say("money", ["capitals": funds.capitals, "amount": funds.grouped]), true)
    }

    private var term: (line: String, isKnown: Bool)? {
        let from = (agreement[Agreement.effectiveOn].value ?? agreement[Agreement.signedOn].value)
        switch (agreement[Agreement.endsOn], from) {
        case (.value(let end), let from?):
            let years = AgreementArticles.years(from, end)
            let arguments = [
                "from": say.solemnDate(from), "to": say.solemnDate(end), "n": years.map(say.count) ?? "",
            ]
            let key = years == nil ? "term.fromTo" : years == 1 ? "term.oneYear" : "term.years"
            return (say(key, arguments), true)
        case (.value(let end), nil): return (say("term.to", ["to": say.solemnDate(end)]), true)
        case (.notApplicable, let from?): return (say("term.open", ["from": say.solemnDate(from)]), true)
        case (.notApplicable, nil): return (say("term.openOnly"), true)
        case (.notKnown, _): return (say(isDraft ? "term.blank" : "term.notKnown"), false)
        }
    }

    /// So many whole years, when it runs to the day before the anniversary or to the anniversary itself.
    private static func years(_ from: CalendarDay, _ to: CalendarDay) -> Int? {
        guard from.isExact, to.isExact, to > from else { return nil }
        let years = to.year - from.year
        for candidate in [years, years + 1] where candidate > 0 {
            guard let anniversary = from.adding(years: candidate) else { continue }
            if anniversary == to || anniversary.adding(days: -1) == to { return candidate }
        }
        return nil
    }

    private var copies: (line: String, isKnown: Bool)? {
        switch agreement[Agreement.copies] {
        case .value(let copies):
            let holders = agreement[Agreement.copiesHeldBy].value
            let count = say.count(copies)
            return (
                holders.map { say("copies.heldBy", ["n": count, "holders": $0]) }
                    ?? say("copies.only", ["n": count]), true
            )
        case .notApplicable: return nil
        case .notKnown: return (say(isDraft ? "copies.blank" : "copies.notKnown"), false)
        }
    }
}
