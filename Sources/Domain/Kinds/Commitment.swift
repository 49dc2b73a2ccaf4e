/// One promise, from a giver to a receiver.
package enum Commitment: RecordKind {
    package static let kind = Kind.commitment

    package enum State: String, ChoiceValue { case open, kept, partly, notKept, withdrawn }

    /// The promise in a sentence.
    package static let name = Field.text("name", limit: 1000).required.column.searched(.name)
    package static let pillar = Field.openChoice("pillar", Pillar.list).wanted.column
    package static let giver = Field.link("giver", .branch, .unit, .village).required.column
    package static let receiver = Field.link("receiver", .branch, .unit, .village).required.column
    package static let agreement = Field.link("agreement", to: Agreement.self)
    package static let madeOn = Field.day("madeOn").moment
    /// The activity in which it was said, and the line of its agenda.
    package static let activity = Field.link("activity", to: Activity.self)
    package static let agendaItem = Field.number("agendaItem", 1...999)
    package static let measure = Field.text("measure", limit: 500)
    package static let due = Field.day("due").wanted.column.moment
    package static let state = Field<State>.choice("state", "commitmentState").required.column.beginning(
        .open)
    package static let settledOn = Field.day("settledOn").moment
    package static let evidence = Field.prose("evidence", limit: 16_384)
    package static let project = Field.link("project", to: Project.self)
    /// The promise of the earlier agreement that this one goes on with.
    package static let carriedFrom = Field.link("carriedFrom", to: Commitment.self)
    package static let note = Field.prose("note")

    package static let description = RecordDescription(
        .commitment,
        [
            name, pillar, giver, receiver, agreement, madeOn, activity, agendaItem, measure, due, state,
            settledOn,
            evidence, project, carriedFrom, note,
        ])
}
