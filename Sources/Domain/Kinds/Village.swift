/// An administrative village.
package enum Village: RecordKind {
    package static let kind = Kind.village

    package static let name = Field.text("name").required.column.searched(.name)
    package static let chineseName = Field.text("chineseName").wanted.searched(.name)
    /// How the Chinese name is read, where the usual reading of a character does not hold.
    package static let reading = Field.text("reading").searched(.name)
    package static let town = Field.link("town", to: Region.self).wanted.column
    /// The statistical bureau's twelve digits.
    package static let code = Field.text("code", limit: 12).coded(.division).wanted.column.searched(.code)
    /// The day from which it is no village of its own any more; `succession` says what became of it.
    package static let abolished = Field.day("abolished").moment.section("succession")
    package static let specialities = Field.text("specialities", limit: 500).searched(.text)
    package static let note = Field.prose("note")
    package static let demonstrations = Field.parts("demonstrations", Demonstration.description)
        .section("status")
    package static let profiles = Field.parts("profiles", VillageProfile.description).section("profile")

    package static let description = RecordDescription(
        .village,
        [
            name, chineseName, reading, town, code, specialities, note, demonstrations, profiles, abolished,
            Common.succession, Common.formerCodes,
        ])
}

/// A step in becoming (or ceasing to be) a rural revitalisation demonstration village.
package enum Demonstration {
    package enum Level: String, ChoiceValue { case national, city, district }
    package enum State: String, ChoiceValue { case planned, listed, accepted, cancelled }

    package static let level = Field<Level>.choice("level", "demonstrationLevel").required
    package static let state = Field<State>.choice("state", "demonstrationState").required
    package static let year = Field.day("year").moment
    package static let source = Field.link("source", to: Source.self)

    package static let description = PartDescription("demonstration", [level, state, year, source])
}

/// A village's figures for one year.
package enum VillageProfile {
    package static let year = Field.number("year", 1900...2100).required
    package static let areaMu = Field.quantity("areaMu")
    package static let arableMu = Field.quantity("arableMu")
    package static let households = Field.number("households")
    package static let registered = Field.number("registered")
    package static let resident = Field.number("resident")
    package static let migrant = Field.number("migrant")
    package static let groups = Field.number("groups")
    package static let members = Field.number("members")
    package static let probationary = Field.number("probationary")
    package static let collectiveIncome = Field.money("collectiveIncome")
    package static let incomePerHead = Field.money("incomePerHead")

    package static let description = PartDescription(
        "villageProfile",
        [
            year, areaMu, arableMu, households, registered, resident, migrant, groups, members, probationary,
            collectiveIncome, incomePerHead,
        ])
}
