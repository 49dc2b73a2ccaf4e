/// The lasting relation between branches of side A and villages with their branches on side B.
package enum Twinning: RecordKind {
    package static let kind = Kind.twinning

    package enum Stage: String, ChoiceValue { case intent, active, suspended, ended }

    /// What the relation is called; one relation, many labels.
    package static let labels = ChoiceList(
        "twinningLabel",
        [
            "twinning", "coBuilding", "jointConstruction", "jointBuilding", "pairedAssistance",
            "villageEnterprise",
        ])

    package static let name = Field.text("name", limit: 300).required.column.searched(.name)
    package static let label = Field.openChoice("label", labels)
    package static let stage = Field<Stage>.choice("stage", "twinningStage").required.column.beginning(
        .active)
    package static let since = Field.day("since").wanted.column.moment
    package static let whyChosen = Field.prose("whyChosen", limit: 4000).wanted
    package static let introducedBy = Field.link("introducedBy", .person, .unit, .branch)
    package static let endedOn = Field.day("endedOn").moment
    package static let endReason = Field.prose("endReason", limit: 4000)
    /// Days without contact after which it counts as quiet, where that differs from the others.
    package static let quietAfter = Field.number("quietAfter", 1...3650)
    package static let note = Field.prose("note")
    package static let parties = Field.parts("parties", Party.description).required.section("parties")

    package static let description = RecordDescription(
        .twinning,
        [name, label, stage, since, whyChosen, introducedBy, endedOn, endReason, quietAfter, note, parties],
        computed: [contact])
}

/// One of the parties, on its side.
package enum Party {
    package static let side = Field<Side>.choice("side", "side").required
    package static let party = Field.link("party", .branch, .village, .unit).required
    /// The name under which it stands in the agreement: the printed text does not follow later names.
    package static let printedName = Field.text("printedName", limit: 300)

    package static let description = PartDescription("party", [side, party, printedName])
}
