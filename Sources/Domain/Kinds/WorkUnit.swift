/// An enterprise, institution, government body or collective. It hosts branches; it is not one.
package enum WorkUnit: RecordKind {
    package static let kind = Kind.unit

    package enum Sort: String, ChoiceValue {
        case enterprise, institution, government, collective, socialOrganisation
    }

    package static let name = Field.text("name").required.column.searched(.name)
    package static let chineseName = Field.text("chineseName").wanted.searched(.name)
    package static let sort = Field<Sort>.choice("sort", "unitSort").column
    /// The unified social credit code (GB 32100).
    package static let creditCode = Field.text("creditCode", limit: 18).coded(.credit).wanted.column.searched(
        .code)
    package static let superior = Field.link("superior", to: WorkUnit.self)
    package static let region = Field.link("region", to: Region.self).column
    /// What it does and how it is laid out, in its own words.
    package static let profile = Field.prose("profile").searched(.text)
    package static let telephone = Field.text("telephone", limit: 40).isPrivate
    package static let note = Field.prose("note")

    package static let description = RecordDescription(
        .unit,
        [name, chineseName, sort, creditCode, superior, region, profile, telephone, note, Common.formerCodes])
}
