/// A document that facts were taken from, kept with its full text.
package enum Source: RecordKind {
    package static let kind = Kind.source

    package enum Language: String, ChoiceValue { case chinese, english, other }

    package static let name = Field.text("name", limit: 500).required.column.searched(.name)
    package static let subtitle = Field.text("subtitle", limit: 500).searched(.text)
    package static let publisher = Field.text("publisher").column
    package static let address = Field.text("address", limit: 1000)
    package static let publishedOn = Field.day("publishedOn").column
    package static let language = Field<Language>.choice("language", "sourceLanguage").column
    package static let isTranslation = Field.flag("isTranslation")
    package static let note = Field.prose("note")
    package static let fullText = Field.prose("fullText", limit: 262_144).section("fullText")

    package static let description = RecordDescription(
        .source,
        [name, subtitle, publisher, address, publishedOn, language, isTranslation, note, fullText])
}
