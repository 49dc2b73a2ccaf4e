/// What became of a village or an administrative division: the record that goes on in its place.
package enum Succession {
    package enum How: String, ChoiceValue { case renamed, merged, split, transferred }

    package static let how = Field<How>.choice("how", "successionHow").required
    package static let successor = Field.link("successor", .village, .region)
    package static let on = Field.day("on").moment
    package static let note = Field.text("note", limit: 500)

    package static let description = PartDescription("succession", [how, successor, on, note])
}

/// A code that was in force once: whoever knows the record by it finds it.
package enum FormerCode {
    package static let code = Field.text("code", limit: 18).coded(.former).required.searched(.code)
    package static let from = Field.day("from")
    package static let to = Field.day("to")
    package static let note = Field.text("note", limit: 500)

    package static let description = PartDescription("formerCode", [code, from, to, note])
}
