/// A Party organisation of any type; the Party body of a village is one too.
package enum Branch: RecordKind {
    package static let kind = Kind.branch

    package enum Sort: String, ChoiceValue {
        case committee, workingCommittee, generalBranch, branch, jointBranch, group
    }

    /// How the organisation relates to the unit it works in.
    package enum UnitSituation: String, ChoiceValue { case sameAsSuperior, ownLegalPerson, joint }

    package static let name = Field.text("name").required.column.searched(.name)
    package static let chineseName = Field.text("chineseName").wanted.searched(.name)
    package static let sort = Field<Sort>.choice("sort", "branchSort").required.column
    package static let superior = Field.link("superior", to: Branch.self).column
    package static let unit = Field.link("unit", to: WorkUnit.self).column
    package static let unitSituation = Field<UnitSituation>.choice("unitSituation", "unitSituation")
    /// Set when this is the Party body of a village.
    package static let village = Field.link("village", to: Village.self).column
    /// Set when this is the Party body of a town, district or city.
    package static let region = Field.link("region", to: Region.self)
    package static let code = Field.text("code", limit: 20).searched(.code)
    package static let founded = Field.day("founded").moment
    package static let abolished = Field.day("abolished").moment
    /// The day of the last election of its committee.
    package static let electedOn = Field.day("electedOn").moment
    package static let telephone = Field.text("telephone", limit: 40).isPrivate
    package static let note = Field.prose("note")
    /// The further units of a joint branch.
    package static let units = Field.parts("units", HostUnit.description).section("units")

    package static let description = RecordDescription(
        .branch,
        [
            name, chineseName, sort, superior, unit, unitSituation, village, region, code, founded, abolished,
            electedOn, telephone, note, units,
        ])
}

package enum HostUnit {
    package static let unit = Field.link("unit", to: WorkUnit.self).required

    package static let description = PartDescription("hostUnit", [unit])
}
