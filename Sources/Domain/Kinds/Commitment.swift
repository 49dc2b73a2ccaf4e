/// One promise, from a giver to a receiver.
package enum Commitment: RecordKind {
    package static let kind = Kind.commitment

    package enum State: String, ChoiceValue { case open, kept, partly, notKept, withdrawn }
    /// How often it is to be kept.
    package enum Rhythm: String, ChoiceValue { case monthly, quarterly, halfYearly, yearly }

    /// The promise in a sentence.
    package static let name = Field.text("name", limit: 1000).required.column.searched(.name)
    package static let pillar = Field.openChoice("pillar", Pillar.list).wanted.column
    package static let giver = Field.link("giver", .branch, .unit, .village).required.column
    package static let receiver = Field.link("receiver", .branch, .unit, .village).required.column
    package static let agreement = Field.link("agreement", to: Agreement.self)
    package static let twinning = Field.link("twinning", to: Twinning.self)
    package static let madeOn = Field.day("madeOn").moment
    /// The activity in which it was said, and the line of its agenda.
    package static let activity = Field.link("activity", to: Activity.self)
    package static let agendaItem = Field.number("agendaItem", 1...999)
    package static let measure = Field.text("measure", limit: 500)
    /// How much of it, and what that is worth once it is kept.
    package static let amount = Field.quantity("amount")
    package static let unit = Field.text("unit", limit: 40)
    package static let worth = Field.money("worth")
    package static let due = Field.day("due").wanted.column.moment
    package static let state = Field<State>.choice("state", "commitmentState").required.column.beginning(
        .open)
    package static let settledOn = Field.day("settledOn").moment
    package static let evidence = Field.prose("evidence", limit: 16_384)
    package static let judgedBy = Field.link("judgedBy", to: Person.self)
    /// Why it was judged so.
    package static let reason = Field.text("reason", limit: 1000)
    package static let project = Field.link("project", to: Project.self)
    /// The promise of the earlier agreement that this one goes on with.
    package static let carriedFrom = Field.link("carriedFrom", to: Commitment.self)
    package static let rhythm = Field<Rhythm>.choice("rhythm", "rhythm").section("rhythm")
    /// The days between which the rhythm runs; without them, from the promise to the end of the agreement.
    package static let from = Field.day("from").section("rhythm")
    package static let until = Field.day("until").section("rhythm")
    package static let occurrences = Field.parts("occurrences", Occurrence.description).section("rhythm")
    package static let note = Field.prose("note")

    package static let description = RecordDescription(
        .commitment,
        [
            name, pillar, giver, receiver, agreement, twinning, madeOn, activity, agendaItem, measure, amount,
            unit, worth, due, state, settledOn, judgedBy, reason, evidence, project, carriedFrom, note,
            rhythm, from, until, occurrences,
        ])
}

/// One time that a promise with a rhythm was kept, or was given up.
package enum Occurrence {
    /// The day of the rhythm that it settles.
    package static let due = Field.day("due").required
    package static let doneOn = Field.day("doneOn").moment
    package static let activity = Field.link("activity", to: Activity.self)
    package static let note = Field.text("note", limit: 500)
    /// It was agreed to do without it this time.
    package static let isWaived = Field.flag("isWaived")

    package static let description = PartDescription("occurrence", [due, doneOn, activity, note, isWaived])
}
