/// A post as somebody's record has it: a line of the posts of a person, seen from the body it is held in.
package struct HeldPost: Hashable, Sendable {
    package var person: RecordID
    package var body: RecordID
    /// The key of the post, or the words for it.
    package var post: String
    package var line: Part

    /// Nil when the line says neither which post it is nor where.
    package init?(person: RecordID, _ line: Part) {
        guard let post = line[Post.post].value, let body = line[Post.body].value else { return nil }
        self.person = person
        self.body = body
        self.post = post
        self.line = line
    }
}

/// How it is known that somebody held a post on a day. What is only likely is told apart from what is known.
package enum PostKnowledge: Hashable, Sendable {
    /// The day lies between two that are known; `to` nil: there is no end.
    case within(from: CalendarDay, to: CalendarDay?)
    /// It lies between a day on which it is attested and its end; nil: there is none.
    case attestedUntil(CalendarDay, to: CalendarDay?)
    /// Attested on that very day; known only by its month or year, it is likely.
    case attested(CalendarDay)
    /// It began before, and no end is recorded.
    case since(CalendarDay)
    /// Attested before that day; neither its beginning nor its end is recorded.
    case attestedBefore(CalendarDay)
    /// It ended after that day; since when it was held is not recorded.
    case until(CalendarDay)
    /// The day lies in the month or year in which it began, or ended.
    case aroundStart(CalendarDay)
    case aroundEnd(CalendarDay)
    /// No date of it is recorded.
    case undated

    package var isCertain: Bool {
        switch self {
        case .within, .attestedUntil, .since: true
        case .attested(let day): day.isExact
        case .attestedBefore, .until, .aroundStart, .aroundEnd, .undated: false
        }
    }

    /// For scripts.
    package var key: String {
        switch self {
        case .within, .attestedUntil: "within"
        case .attested: "attested"
        case .since: "since"
        case .attestedBefore: "attestedBefore"
        case .until: "until"
        case .aroundStart: "aroundStart"
        case .aroundEnd: "aroundEnd"
        case .undated: "undated"
        }
    }
}

extension Post {
    /// The posts that one person at a time holds in a body.
    package static let single: Set<String> = ["secretary"]

    /// How it is known that the post of this line was held on the day; nil when it was not, or nothing says so.
    package static func knowledge(of line: Part, on day: CalendarDay) -> PostKnowledge? {
        let start = line[from].value
        let end = line[to].value
        let attested = line[attestedOn].value
        if let start, start.first > day.last { return nil }
        if let end, end.last < day.first { return nil }
        if let attested, attested.first <= day.last, day.first <= attested.last { return .attested(attested) }
        if let start, start.last > day.first { return .aroundStart(start) }
        if let end, end.first < day.last { return .aroundEnd(end) }
        let before = attested.flatMap { $0.last < day.first ? $0 : nil }
        let isAttestedAfter = attested.map { $0.first > day.last } ?? false
        let hasNoEnd = line[to] == .notApplicable
        switch (start, end) {
        case (let start?, let end?): return .within(from: start, to: end)
        case (let start?, nil):
            return isAttestedAfter || hasNoEnd ? .within(from: start, to: nil) : .since(start)
        case (nil, let end?): return before.map { .attestedUntil($0, to: end) } ?? .until(end)
        case (nil, nil):
            guard let attested else { return .undated }
            if isAttestedAfter { return nil }
            return hasNoEnd ? .attestedUntil(attested, to: nil) : .attestedBefore(attested)
        }
    }

    /// The first day of which it is known that the post was held.
    package static func firstKnown(_ line: Part) -> CalendarDay? {
        line[from].value ?? line[attestedOn].value
    }
}

/// A post of a body on a day, with those who held it as far as is known. Nobody: who held it is not known.
package struct PostOnDay: Hashable, Sendable {
    package struct Holder: Hashable, Sendable {
        package var person: RecordID
        package var knowledge: PostKnowledge
        /// No end is recorded, but of this person it is known that they held the post later, and from when on.
        package var successor: Successor?
        package var line: Part

        package var isCertain: Bool { knowledge.isCertain && successor == nil }
    }

    package struct Successor: Hashable, Sendable {
        package var person: RecordID
        package var since: CalendarDay
    }

    package var body: RecordID
    package var post: String
    /// What is known before what is likely.
    package var holders: [Holder]
}

/// Who held which post on a day. A rule over all posts ever recorded in the bodies.
package enum Holders {
    /// Every post of the bodies, in their order; of a body those who lead it first.
    package static func of(_ bodies: [RecordID], _ held: [HeldPost], on day: CalendarDay) -> [PostOnDay] {
        bodies.flatMap { body in
            let own = held.filter { $0.body == body }
            var posts: [String] = []
            for post in own.map(\.post) where !posts.contains(post) { posts.append(post) }
            posts.sort { (rank($0), $0) < (rank($1), $1) }
            return posts.map { post in
                PostOnDay(
                    body: body, post: post, holders: holders(own.filter { $0.post == post }, on: day))
            }
        }
    }

    /// Those who hold the post of a body on that day and are not known to have been followed by somebody.
    package static func current(
        _ post: String, in body: RecordID, _ held: [HeldPost], on day: CalendarDay
    ) -> [PostOnDay.Holder] {
        holders(held.filter { $0.body == body && $0.post == post }, on: day).filter { $0.successor == nil }
    }

    private static func rank(_ post: String) -> Int {
        Post.list.keys.firstIndex(of: post) ?? Post.list.keys.count
    }

    private static func holders(_ lines: [HeldPost], on day: CalendarDay) -> [PostOnDay.Holder] {
        let found = lines.compactMap { held in
            Post.knowledge(of: held.line, on: day).map { knowledge in
                PostOnDay.Holder(
                    person: held.person, knowledge: knowledge,
                    successor: successor(of: held, among: lines, on: day), line: held.line)
            }
        }
        // One who is followed by somebody, and of whom nothing but an old attestation is known, held it formerly.
        var holders = found.filter { holder in
            guard holder.successor != nil else { return true }
            if case .attestedBefore = holder.knowledge { return false }
            return true
        }
        // A person may have two lines for one post: the better known one counts.
        holders = holders.filter { holder in
            holder.isCertain
                || !holders.contains { $0.person == holder.person && $0.isCertain }
        }
        return holders.enumerated().sorted { one, other in
            let (left, right) = (order(one.element), order(other.element))
            return left == right ? one.offset < other.offset : left < right
        }.map(\.element)
    }

    private static func order(_ holder: PostOnDay.Holder) -> Int {
        holder.isCertain ? 0 : holder.successor == nil ? 1 : 2
    }

    /// Who is known to have come into a post that one person at a time holds, after this one and by that day.
    private static func successor(
        of held: HeldPost, among lines: [HeldPost], on day: CalendarDay
    ) -> PostOnDay.Successor? {
        guard Post.single.contains(held.post), held.line[Post.to] == .notKnown else { return nil }
        if case .attested? = Post.knowledge(of: held.line, on: day) { return nil }
        let own = Post.firstKnown(held.line)
        return lines.compactMap { other -> PostOnDay.Successor? in
            guard other.person != held.person, let since = Post.firstKnown(other.line),
                since.last <= day.last, own.map({ $0.last < since.first }) ?? true
            else { return nil }
            return PostOnDay.Successor(person: other.person, since: since)
        }.max { $0.since < $1.since }
    }
}
