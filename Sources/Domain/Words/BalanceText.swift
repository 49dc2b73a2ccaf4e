/// A balance of give and take in words.
package struct BalanceText: Sendable {
    package let balance: Balance
    package let words: Words

    package init(_ balance: Balance, _ words: Words) {
        self.balance = balance
        self.words = words
    }

    package var title: String {
        words("balance.title", ["record": words.named(balance.about, balance.names)])
    }

    package func heading(_ subject: Balance.Group.Subject) -> String {
        switch subject {
        case .all: words("balance.all")
        case .term(let term):
            term.map { words("balance.term", ["agreement": words.named($0, balance.names)]) }
                ?? words("balance.noTerm")
        case .pillar(let pillar):
            pillar.map { words("balance.pillar", ["pillar": words.choice(Pillar.list.name, $0)]) }
                ?? words("balance.noPillar")
        }
    }

    package func giver(_ giver: Balance.Giver) -> String { words("balance.giver." + giver.rawValue) }

    /// The states that a bar is made of, in its order.
    package static let states: [Commitment.State] = [.kept, .partly, .open, .notKept, .withdrawn]

    /// One figure in words, with the promises behind it.
    package struct Count: Hashable, Sendable {
        package var text: String
        package var commitments: [RecordID]
        package var wantsAttention = false
    }

    /// What is promised in all, then each state that there is, then what is late and what is carried over.
    package func counts(_ figures: Balance.Figures) -> [Count] {
        var counts = [count("promised", figures.promised)]
        for state in BalanceText.states where !figures.of(state).isEmpty {
            var told = count("state." + state.rawValue, figures.of(state))
            told.wantsAttention = state == .notKept
            counts.append(told)
        }
        if !figures.late.isEmpty {
            var late = count("late", figures.late)
            late.wantsAttention = true
            counts.append(late)
        }
        if !figures.carried.isEmpty { counts.append(count("carried", figures.carried)) }
        return counts
    }

    private func count(_ key: String, _ commitments: [RecordID]) -> Count {
        Count(text: words("balance." + key, ["n": String(commitments.count)]), commitments: commitments)
    }

    /// What the promises are worth, apart from how many they are; nil where nobody knows it of any.
    package func worth(_ figures: Balance.Figures) -> Count? {
        guard !figures.worthKnown.isEmpty else { return nil }
        let arguments = [
            "worth": money(figures.worth), "kept": money(figures.worthKept),
            "n": String(figures.worthNotKnown.count),
        ]
        let key = figures.worthNotKnown.isEmpty ? "balance.worth" : "balance.worthPartly"
        return Count(text: words(key, arguments), commitments: figures.worthKnown)
    }

    private func money(_ money: Money) -> String { words.text(.money(money), .money) }
}
