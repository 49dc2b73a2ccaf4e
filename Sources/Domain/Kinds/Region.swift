/// A place in the tree of administrative divisions above the village.
package enum Region: RecordKind {
    package static let kind = Kind.region

    package enum Level: String, ChoiceValue { case province, city, district, town }

    package static let name = Field.text("name").required.column.searched(.name)
    package static let level = Field<Level>.choice("level", "regionLevel").required.column
    package static let parent = Field.link("parent", to: Region.self).column
    /// Two, four, six or nine digits.
    package static let code = Field.text("code", limit: 9).coded(.division).wanted.column.searched(.code)
    /// The days on which the division came and went.
    package static let from = Field.day("from").moment.section("succession")
    package static let to = Field.day("to").moment.section("succession")
    package static let note = Field.prose("note")

    package static let description = RecordDescription(
        .region, [name, level, parent, code, note, from, to, Common.succession, Common.formerCodes])
}
