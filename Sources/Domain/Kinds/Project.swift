/// A cooperation project.
package enum Project: RecordKind {
    package static let kind = Kind.project

    /// For the public's welfare, or as a business.
    package enum Sort: String, ChoiceValue { case welfare, business }
    package enum State: String, ChoiceValue {
        case proposed, approved, underWay, accepted, completed, stopped
    }

    package static let name = Field.text("name", limit: 300).required.column.searched(.name)
    package static let sort = Field<Sort>.choice("sort", "projectSort").wanted.column
    package static let pillar = Field.openChoice("pillar", Pillar.list).wanted.column
    package static let state = Field<State>.choice("state", "projectState").required.column.beginning(
        .proposed)
    package static let twinning = Field.link("twinning", to: Twinning.self)
    package static let agreement = Field.link("agreement", to: Agreement.self)
    package static let plannedStart = Field.day("plannedStart").section("dates")
    package static let plannedEnd = Field.day("plannedEnd").wanted.column.section("dates")
    package static let actualStart = Field.day("actualStart").moment.section("dates")
    package static let actualEnd = Field.day("actualEnd").moment.section("dates")
    /// The days on which it came to its other stages.
    package static let approvedOn = Field.day("approvedOn").moment.section("dates")
    package static let acceptedOn = Field.day("acceptedOn").moment.section("dates")
    package static let stoppedOn = Field.day("stoppedOn").moment.section("dates")
    package static let parties = Field.parts("parties", Party.description).wanted.section("parties")
    package static let responsible = Field.parts("responsible", Responsible.description).section("parties")
    package static let milestones = Field.parts("milestones", Milestone.description).section("milestones")
    package static let funds = Field.parts("funds", Fund.description).wanted.section("money")
    package static let goods = Field.parts("goods", Goods.description).section("money")
    package static let indicators = Field.parts("indicators", Indicator.description).section("indicators")
    package static let oddities = Field.parts("oddities", Oddity.description).section("oddities").byCommand
    package static let outcome = Field.prose("outcome", limit: 16_384)
    package static let note = Field.prose("note")

    package static let description = RecordDescription(
        .project,
        [
            name, sort, pillar, state, twinning, agreement, outcome, note, plannedStart, plannedEnd,
            approvedOn,
            actualStart, actualEnd, acceptedOn, stoppedOn, parties, responsible, milestones, funds, goods,
            indicators, oddities,
        ])
}

package enum Responsible {
    package static let side = Field<Side>.choice("side", "side").required
    package static let person = Field.link("person", to: Person.self).required

    package static let description = PartDescription("responsible", [side, person])
}

package enum Milestone {
    package enum State: String, ChoiceValue { case planned, underWay, reached, accepted, dropped }

    package static let title = Field.text("title").required
    package static let due = Field.day("due")
    package static let reachedOn = Field.day("reachedOn").moment
    package static let state = Field<State>.choice("state", "milestoneState").required.beginning(.planned)
    package static let evidence = Field.text("evidence", limit: 1000)
    package static let acceptedOn = Field.day("acceptedOn").moment
    package static let acceptedBy = Field.link("acceptedBy", to: Person.self)

    package static let description = PartDescription(
        "milestone", [title, due, reachedOn, state, acceptedOn, acceptedBy, evidence])
}

/// Money from one source in its three states. What was not recorded in a state is not known, not zero. What comes in
/// instalments has a line for each.
package enum Fund {
    package static let sources = ChoiceList(
        "fundSource", ["fiscal", "credit", "own", "donated", "invested", "other"])

    package static let from = Field.text("from").required
    package static let planned = Field.money("planned")
    package static let received = Field.money("received")
    package static let paid = Field.money("paid")
    package static let source = Field.openChoice("source", sources)
    package static let receivedOn = Field.day("receivedOn").moment
    package static let paidOn = Field.day("paidOn").moment

    package static let description = PartDescription(
        "fund", [from, source, planned, received, receivedOn, paid, paidOn])
}

/// Things given, valued apart from money.
package enum Goods {
    package static let what = Field.text("what").required
    package static let amount = Field.quantity("amount")
    package static let unit = Field.text("unit", limit: 40)
    package static let worth = Field.money("worth")
    package static let givenOn = Field.day("givenOn").moment
    package static let giver = Field.link("giver", .branch, .unit, .village)

    package static let description = PartDescription("goods", [what, amount, unit, worth, givenOn, giver])
}

package enum Indicator {
    /// What superiors ask about again and again, so that it can be summed over projects; others are named freely.
    package static let sorts = ChoiceList(
        "indicatorSort",
        [
            "cash", "goods", "householdsVisited", "pupilsAided", "road", "premises", "investmentLeads",
            "technicalAids", "visits", "jobs", "peopleTrained", "collectiveIncome",
        ])

    package static let name = Field.text("name").required
    package static let unit = Field.text("unit", limit: 40)
    package static let baseline = Field.quantity("baseline")
    package static let target = Field.quantity("target")
    package static let actual = Field.quantity("actual")
    package static let asOf = Field.day("asOf")
    package static let sort = Field.openChoice("sort", sorts)

    package static let description = PartDescription(
        "indicator", [name, sort, unit, baseline, target, actual, asOf])
}
