/// What was signed within a twinning.
package enum Agreement: RecordKind {
    package static let kind = Kind.agreement

    /// Whether it was signed. What happened to it besides stands in `steps`; whether it runs, ends soon or has expired is
    /// computed (`AgreementStanding`).
    package enum State: String, ChoiceValue { case draft, signed, cancelled }
    package enum Decision: String, ChoiceValue { case renew, amend, end, undecided }

    package static let name = Field.text("name", limit: 300).required.column.searched(.name).section(
        "parties")
    package static let twinning = Field.link("twinning", to: Twinning.self).section("parties")
    package static let parties = Field.parts("parties", Party.description).required.section("parties")
    package static let occasion = Field.link("occasion", to: Activity.self).section("occasion")
    package static let place = Field.text("place").wanted.section("occasion")
    package static let basis = Field.prose("basis", limit: 4000).section("occasion")
    package static let purposes = Field.parts("purposes", Purpose.description).section("purposes")
    package static let principles = Field.parts("principles", Principle.description).section("purposes")
    package static let clauses = Field.parts("clauses", Clause.description).wanted.section("clauses")
    package static let officialNumber = Field.text("officialNumber", limit: 60).wanted.column.searched(.code)
        .section("term")
    package static let state = Field<State>.choice("state", "agreementState").column.section("term")
        .beginning(.draft)
    package static let signedOn = Field.day("signedOn").column.moment.section("term")
    package static let printedOn = Field.day("printedOn").section("term")
    package static let effectiveOn = Field.day("effectiveOn").moment.section("term")
    /// Not known when the term is not recorded; does not apply when it runs until further notice.
    package static let endsOn = Field.day("endsOn").wanted.column.moment.section("term")
    package static let filedOn = Field.day("filedOn").section("term")
    package static let copies = Field.number("copies", 1...100).wanted.section("term")
    package static let copiesHeldBy = Field.text("copiesHeldBy", limit: 500).section("term")
    package static let isSealed = Field.flag("isSealed").wanted.section("term")
    /// Money the agreement itself names.
    package static let funds = Field.money("funds").wanted.section("term")
    package static let liaisons = Field.parts("liaisons", Liaison.description).wanted.section("signatories")
    package static let signatures = Field.parts("signatures", Signature.description).section("signatories")
    package static let witnesses = Field.parts("witnesses", Witness.description).section("signatories")
    package static let supporters = Field.parts("supporters", Supporter.description).section("signatories")
    /// The agreement that its text was taken over from.
    package static let copiedFrom = Field.link("copiedFrom", to: Agreement.self).section("term")
    package static let renews = Field.link("renews", to: Agreement.self).section("term")
    package static let steps = Field.parts("steps", AgreementStep.description).section("life").byCommand
    /// The review before it ends: how each of its goals was kept, and what follows.
    package static let reviewedOn = Field.day("reviewedOn").moment.section("life").byCommand
    package static let reviewedBy = Field.link("reviewedBy", to: Person.self).section("life").byCommand
    package static let reviewDecision = Field<Decision>.choice("reviewDecision", "reviewDecision")
        .section("life").byCommand
    package static let reviewNote = Field.prose("reviewNote", limit: 4000).section("life").byCommand
    package static let reviewGoals = Field.parts("reviewGoals", ReviewedGoal.description).section("life")
        .byCommand
    package static let note = Field.prose("note").section("sources")

    package static let description = RecordDescription(
        .agreement,
        [
            name, twinning, parties, occasion, place, basis, purposes, principles, clauses, officialNumber,
            state,
            signedOn, printedOn, effectiveOn, endsOn, filedOn, copies, copiesHeldBy, isSealed, funds, renews,
            copiedFrom,
            signatures, liaisons, witnesses, supporters, steps, reviewedOn, reviewedBy, reviewDecision,
            reviewNote, reviewGoals, note,
        ], computed: [standing, warning])

    /// How it stands on a day: the key of an `AgreementState`.
    package static let standing = Field<String>.openChoice("standing", AgreementState.list).computed
    /// The last warning that stands on a day: 90, 30 or 7 days before the end, or past it and not renewed.
    package static let warning = Field<String>.openChoice("warning", AgreementStanding.warningList).computed
}

/// A dated step in the life of an agreement that is neither its signing nor its expiry.
package enum AgreementStep {
    package enum Sort: String, ChoiceValue { case intent, drafted, suspended, resumed, ended, cancelled }

    package static let sort = Field<Sort>.choice("sort", "agreementStep").required
    package static let on = Field.day("on").required.moment
    package static let reason = Field.prose("reason", limit: 4000)
    package static let by = Field.link("by", .person, .branch)

    package static let description = PartDescription("agreementStep", [sort, on, reason, by])
}

/// A goal as it was judged in the review.
package enum ReviewedGoal {
    package enum Verdict: String, ChoiceValue { case kept, partly, notKept }

    package static let goal = Field.text("goal", limit: 1000).required
    package static let commitment = Field.link("commitment", to: Commitment.self)
    package static let verdict = Field<Verdict>.choice("verdict", "reviewVerdict")
    package static let reason = Field.text("reason", limit: 500)

    package static let description = PartDescription("reviewedGoal", [goal, commitment, verdict, reason])
}

/// A purpose of the agreement, with its own wording.
package enum Purpose {
    package static let list = ChoiceList(
        "purpose",
        [
            "branchBuilding", "memberInteraction", "activityLinking", "resourceSharing", "mutualDocking",
            "mutualIntegration", "mutualPromotion", "innerDrive", "complementaryAdvantages",
            "commonImprovement",
        ])

    package static let purpose = Field.openChoice("purpose", list).required
    package static let wording = Field.text("wording", limit: 1000)

    package static let description = PartDescription("purpose", [purpose, wording])
}

package enum Principle {
    package static let list = ChoiceList(
        "principle",
        ["complementary", "practical", "winWin", "commonGrowth", "equal", "voluntary", "regular", "mutual"])

    package static let principle = Field.openChoice("principle", list).required
    package static let wording = Field.text("wording", limit: 1000)

    package static let description = PartDescription("principle", [principle, wording])
}

package enum Clause {
    /// The points that an agreement should speak of; some stand in fields of their own and need no clause.
    package static let sorts = ChoiceList("clauseSort", ClausePoint.allCases.map(\.rawValue))

    package static let heading = Field.text("heading").required
    package static let text = Field.prose("text", limit: 16_384).required
    package static let sort = Field.openChoice("sort", sorts)

    package static let description = PartDescription("clause", [heading, text, sort])
}

/// Who keeps in touch for a side.
package enum Liaison {
    package static let side = Field<Side>.choice("side", "side").required
    package static let person = Field.link("person", to: Person.self).required
    package static let from = Field.day("from")
    package static let to = Field.day("to")

    package static let description = PartDescription("liaison", [side, person, from, to])
}

/// A signature, in the post held that day: it stays what it was whatever the person does later.
package enum Signature {
    package static let side = Field<Side>.choice("side", "side").required
    package static let person = Field.link("person", to: Person.self).required
    package static let post = Field.openChoice("post", Post.list)
    package static let body = Field.link("body", .branch, .unit, .village, .region)
    /// The signatory's name as printed.
    package static let printedName = Field.text("printedName")
    /// The name of the body as printed.
    package static let printedBody = Field.text("printedBody", limit: 300)

    package static let description = PartDescription(
        "signature", [side, person, post, body, printedName, printedBody])
}

/// A witness: a person, or the leaders of a unit whose names were not recorded.
package enum Witness {
    package enum Sort: String, ChoiceValue { case person, leadersOf }

    package static let sort = Field<Sort>.choice("sort", "witnessSort").required
    package static let who = Field.link("who", .person, .unit, .branch, .village, .region).required
    package static let wording = Field.text("wording", limit: 500)

    package static let description = PartDescription("witness", [sort, who, wording])
}

/// Who supported it without being a party or a witness.
package enum Supporter {
    package static let who = Field.link("who", .unit, .branch, .person, .region).required
    package static let wording = Field.text("wording", limit: 500)

    package static let description = PartDescription("supporter", [who, wording])
}
