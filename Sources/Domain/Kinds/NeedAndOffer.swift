/// What a village needs: the first of the three lists.
package enum Need: RecordKind {
    package static let kind = Kind.need

    package enum State: String, ChoiceValue { case open, takenUp, met, withdrawn }

    package static let name = Field.text("name", limit: 300).required.column.searched(.name)
    package static let by = Field.link("by", .village, .branch).required.column
    package static let category = Field.openChoice("category", Pillar.list).wanted.column
    package static let amount = Field.quantity("amount")
    package static let unit = Field.text("unit", limit: 40)
    package static let from = Field.day("from").moment
    package static let to = Field.day("to")
    package static let state = Field<State>.choice("state", "needState").required.column.beginning(.open)
    package static let takenUpBy = Field.link("takenUpBy", .branch, .unit)
    package static let takenUpOn = Field.day("takenUpOn").moment
    package static let project = Field.link("project", to: Project.self)
    package static let note = Field.prose("note")
    package static let matches = Field.parts("matches", NeedMatch.description).section("matches").byCommand

    package static let description = RecordDescription(
        .need,
        [name, by, category, amount, unit, from, to, state, takenUpBy, takenUpOn, project, note, matches])
}

/// An offer that was found for a need, and what was decided. What is used of an offer is the sum of what was accepted.
package enum NeedMatch {
    package enum Verdict: String, ChoiceValue { case accepted, declined }

    package static let offer = Field.link("offer", to: Offer.self).required
    package static let verdict = Field<Verdict>.choice("verdict", "matchVerdict").required
    package static let on = Field.day("on").moment
    /// How much of the offer goes into it.
    package static let amount = Field.quantity("amount")
    package static let project = Field.link("project", to: Project.self)
    package static let reason = Field.text("reason", limit: 500)

    package static let description = PartDescription(
        "needMatch", [offer, verdict, on, amount, project, reason])
}

/// What a branch offers: the second of the three lists.
package enum Offer: RecordKind {
    package static let kind = Kind.offer

    package enum State: String, ChoiceValue { case open, usedUp, withdrawn }

    package static let name = Field.text("name", limit: 300).required.column.searched(.name)
    package static let by = Field.link("by", .branch, .unit).required.column
    package static let category = Field.openChoice("category", Pillar.list).wanted.column
    package static let amount = Field.quantity("amount")
    package static let unit = Field.text("unit", limit: 40)
    package static let from = Field.day("from").moment
    package static let to = Field.day("to")
    package static let state = Field<State>.choice("state", "offerState").required.column.beginning(.open)
    package static let note = Field.prose("note")

    package static let description = RecordDescription(
        .offer, [name, by, category, amount, unit, from, to, state, note], computed: [standing])

    /// Its state, with what is used of it (`OfferUse.state(of:)`).
    package static let standing = Field<String>.openChoice(
        "standing", ChoiceList("offerState", State.allCases.map(\.rawValue))
    ).computed
}
