/// Posts, elections and what goes with them, in sentences.
extension Words {
    package func post(_ key: String) -> String { choice(Post.list.name, key) }

    /// How it is known that somebody held a post that day.
    package func knowledge(_ knowledge: PostKnowledge) -> String {
        switch knowledge {
        case .within(let from, let to?):
            self("post.known.between", ["from": from.written, "to": to.written])
        case .within(let from, nil): self("post.known.from", ["from": from.written])
        case .attestedUntil(let day, let to?):
            self("post.known.attestedUntil", ["day": day.written, "to": to.written])
        case .attestedUntil(let day, nil): self("post.known.noEnd", ["day": day.written])
        case .attested(let day) where day.isExact: self("post.known.attested", ["day": day.written])
        case .attested(let day): self("post.likely.attestedIn", ["day": day.written])
        case .since(let from): self("post.known.since", ["from": from.written])
        case .attestedBefore(let day): self("post.likely.attestedBefore", ["day": day.written])
        case .until(let to): self("post.likely.until", ["to": to.written])
        case .aroundStart(let from): self("post.likely.aroundStart", ["from": from.written])
        case .aroundEnd(let to): self("post.likely.aroundEnd", ["to": to.written])
        case .undated: self("post.likely.undated")
        }
    }

    package func knowledge(_ holder: PostOnDay.Holder, names: [RecordID: String]) -> String {
        let known = knowledge(holder.knowledge)
        guard let successor = holder.successor else { return known }
        return self(
            "post.doubtful",
            [
                "known": known, "person": named(successor.person, names),
                "day": successor.since.written,
            ])
    }

    package func election(_ election: Election, today: CalendarDay) -> String {
        let (key, last) =
            switch election.basis {
            case .elected(let day): ("election.afterElection", day)
            case .secretary(_, let day): ("election.afterSecretary", day)
            }
        return self(
            key,
            [
                "day": election.day.written, "years": self("election.years", ["n": String(election.years)]),
                "last": last.written,
            ])
    }

    /// How long it is until an election.
    package func wait(for election: Election, today: CalendarDay) -> String {
        let days = election.days(from: today)
        if days < 0 { return self("election.overdue", ["days": String(-days)]) }
        return days == 0 ? self("election.now") : self("election.in", ["days": String(days)])
    }

    package func sentence(_ question: PostQuestions.SecondSecretary, names: [RecordID: String]) -> String {
        self(
            "post.second",
            [
                "body": named(question.body, names), "post": post(question.holder.post),
                "holder": named(question.holder.person, names), "known": knowledge(question.knowledge),
            ])
    }

    package func sentence(_ liaison: PostQuestions.Liaison, names: [RecordID: String]) -> String {
        self(
            "post.stillLiaison",
            [
                "person": named(liaison.person, names), "agreement": named(liaison.agreement, names),
                "side": choice("side", liaison.side.rawValue),
            ])
    }

    /// `P4 Shen Xiaoling`.
    package func named(_ id: RecordID, _ names: [RecordID: String]) -> String {
        names[id].map { "\(id.number) \($0)" } ?? id.number
    }
}

extension Words {
    /// A post with everybody who held it that day, a line each.
    package func lines(_ post: PostOnDay, names: [RecordID: String], withBody: Bool = true) -> [String] {
        let name = self.post(post.post)
        let head = withBody ? self("posts.of", ["post": name, "body": named(post.body, names)]) : name
        guard !post.holders.isEmpty else { return [self("posts.nobody", ["post": head])] }
        return post.holders.map { holder in
            self(
                "posts.line",
                [
                    "post": head, "person": named(holder.person, names),
                    "known": knowledge(holder, names: names),
                ])
        }
    }

    /// Beside a signature: who holds the signatory's post now, where that is another.
    package func now(_ page: Page, _ signature: Part, today: CalendarDay) -> String? {
        guard let followers = page.followers(of: signature, today: today) else { return nil }
        if followers.isEmpty { return self("posts.nowNotKnown") }
        let people = followers.map { named($0, page.names) }.joined(separator: self("list.comma"))
        return self("posts.now", ["people": people])
    }
}
