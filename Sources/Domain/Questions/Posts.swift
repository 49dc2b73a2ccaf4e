/// Who held the posts of a body on a day.
package struct BodyPosts: Hashable, Sendable {
    package var body: RecordID
    package var day: CalendarDay
    /// A village's own posts come after those of its Party bodies.
    package var posts: [PostOnDay]
    /// The names of everybody above.
    package var names: [RecordID: String]

    package init(body: RecordID, day: CalendarDay, posts: [PostOnDay], names: [RecordID: String]) {
        self.body = body
        self.day = day
        self.posts = posts
        self.names = names
    }
}

/// Elections that are due, soonest first.
package struct DueElections: Hashable, Sendable {
    package var elections: [Election] = []
    /// There are more than were asked for.
    package var isCut = false
    /// Of the bodies and of the secretaries.
    package var names: [RecordID: String] = [:]

    package init() {}
}

/// What has to be asked, or said, before posts are saved.
package struct PostQuestions: Hashable, Sendable {
    /// A body would have two secretaries at a time.
    package struct SecondSecretary: Hashable, Sendable {
        package var body: RecordID
        /// Whose post is saved, and from when on it is known.
        package var person: RecordID
        package var since: CalendarDay?
        /// Who holds the post already.
        package var holder: HeldPost
        package var knowledge: PostKnowledge
        /// The holder's record with the post ended the day before the new one begins; nil where that day cannot be told.
        package var ending: Record?
        package var endsOn: CalendarDay?

        package init(
            body: RecordID, person: RecordID, since: CalendarDay?, holder: HeldPost, knowledge: PostKnowledge
        ) {
            self.body = body
            self.person = person
            self.since = since
            self.holder = holder
            self.knowledge = knowledge
        }
    }

    /// Somebody whose post ends is liaison of a running agreement.
    package struct Liaison: Hashable, Sendable {
        package var person: RecordID
        package var agreement: RecordID
        package var side: Side

        package init(person: RecordID, agreement: RecordID, side: Side) {
            self.person = person
            self.agreement = agreement
            self.side = side
        }
    }

    package var second: [SecondSecretary] = []
    package var liaisons: [Liaison] = []
    package var names: [RecordID: String] = [:]

    package init() {}
}

/// What somebody who leaves hands over.
package struct Handover: Hashable, Sendable {
    package var person: Record
    /// Their posts, the present ones first; nil: it is over, or not known to be held today.
    package var posts: [(held: HeldPost, knowledge: PostKnowledge?)] {
        zip(held, knowledge).map { ($0, $1) }
    }
    private var held: [HeldPost]
    private var knowledge: [PostKnowledge?]
    /// The bodies of these posts, with the villages and units that they are the Party bodies of.
    package var bodies: [RecordID]
    package var promises: [Promise] = []
    package var agreements: [Agreed] = []
    package var dates: [Due] = []
    package var contacts: [Contact] = []
    /// Forms that were begun about anything of this.
    package var drafts: [Draft] = []
    package var names: [RecordID: String] = [:]

    package init(person: Record, held: [HeldPost], knowledge: [PostKnowledge?], bodies: [RecordID]) {
        self.person = person
        self.held = held
        self.knowledge = knowledge
        self.bodies = bodies
    }

    /// An open commitment of one of the bodies.
    package struct Promise: Hashable, Sendable {
        package var record: Record
        /// One of the bodies gives it; else it is owed to one of them.
        package var isGiven: Bool

        package init(record: Record, isGiven: Bool) {
            self.record = record
            self.isGiven = isGiven
        }
    }

    /// A running agreement of one of the bodies, or one whose liaison is who leaves.
    package struct Agreed: Hashable, Sendable {
        package var record: Record
        package var standing: AgreementStanding
        /// Who keeps in touch today, by side; a side that is not there: not known.
        package var liaisons: [Side: [RecordID]]
        /// The sides for which who leaves keeps in touch.
        package var duties: [Side]

        package init(
            record: Record, standing: AgreementStanding, liaisons: [Side: [RecordID]], duties: [Side]
        ) {
            self.record = record
            self.standing = standing
            self.liaisons = liaisons
            self.duties = duties
        }
    }

    /// A day by which something has to be done.
    package struct Due: Hashable, Sendable {
        package enum What: Hashable, Sendable {
            case promise, agreementEnds, followUp(String), project, election
        }
        package var day: CalendarDay
        package var record: RecordID
        package var what: What

        package init(day: CalendarDay, record: RecordID, what: What) {
            self.day = day
            self.record = record
            self.what = what
        }
    }

    /// Somebody of the other side of a running agreement.
    package struct Contact: Hashable, Sendable {
        package var person: Record
        package var agreement: RecordID
        /// The post they hold there today; nil for a liaison of whom none is known.
        package var post: String?
        package var body: RecordID?
        package var isLiaison: Bool

        package init(person: Record, agreement: RecordID, post: String?, body: RecordID?, isLiaison: Bool) {
            self.person = person
            self.agreement = agreement
            self.post = post
            self.body = body
            self.isLiaison = isLiaison
        }
    }
}

/// Records in which sources differ.
package struct Conflicts: Hashable, Sendable {
    package struct Item: Hashable, Sendable {
        package var record: Record
        package var disputes: [Dispute]

        package init(record: Record, disputes: [Dispute]) {
            self.record = record
            self.disputes = disputes
        }
    }

    package var items: [Item]
    /// Of what the records link to, the sources of the statements among them.
    package var names: [RecordID: String]
    package var reachesEnd: Bool

    package init(items: [Item], names: [RecordID: String], reachesEnd: Bool) {
        self.items = items
        self.names = names
        self.reachesEnd = reachesEnd
    }
}
