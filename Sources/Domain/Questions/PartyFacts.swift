/// A question for what is known of those who are about to sign with each other.
package struct PartyQuery: Hashable, Sendable {
    package var sides: [Side: [RecordID]]
    /// The day on which posts count.
    package var day: CalendarDay

    package init(_ sides: [Side: [RecordID]], on day: CalendarDay) {
        self.sides = sides
        self.day = day
    }
}

package struct PartyFacts: Hashable, Sendable {
    /// Somebody who holds a post in a party, or in the Party body of a village that is one.
    package struct Holder: Hashable, Sendable {
        package var side: Side
        package var person: RecordID
        /// The key of the post, or the words for it.
        package var post: String
        package var body: RecordID

        package init(side: Side, person: RecordID, post: String, body: RecordID) {
            self.side = side
            self.person = person
            self.post = post
            self.body = body
        }
    }

    /// Living twinnings with parties of both sides, the one they share most parties with first.
    package var twinnings: [RecordID] = []
    /// By side, in the order of the parties; of each body the one most likely to sign first.
    package var holders: [Holder] = []
    /// The names of everybody above.
    package var names: [RecordID: String] = [:]

    package init() {}
}

extension Post {
    /// Who of a body signs for it: the secretary, then those who stand for them, then everybody else.
    package static let signing = ["secretary", "firstSecretary", "deputySecretary"]

    package static func signingRank(_ post: String) -> Int { signing.firstIndex(of: post) ?? signing.count }

    /// Whether the post may be held on that day: it is known to be, or was attested before it and nothing says that it
    /// ended.
    package static func mayBeHeld(_ post: Part, on day: CalendarDay) -> Bool {
        if isHeld(post, on: day) { return true }
        guard post[from].value == nil, post[to].value == nil, let attested = post[attestedOn].value else {
            return false
        }
        return attested.last < day
    }
}
