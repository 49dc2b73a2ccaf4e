/// What belongs to any record: its files, its other names, and what sources say about it.
package enum Common {
    package static let attachments = Field.parts("attachments", Attachment.description).byCommand
        .section("attachments")
    package static let aliases = Field.parts("aliases", Alias.description).section("names")
    package static let statements = Field.parts("statements", Statement.description).section("sources")

    /// What became of a village or a division, and the codes it had before.
    package static let succession = Field.parts("succession", Succession.description).section("succession")
    package static let formerCodes = Field.parts("formerCodes", FormerCode.description)
        .section("succession")

    /// What is due of it and was put off to a later day.
    package static let postponements = Field.parts("postponements", Postponement.description).byCommand
        .section("postponements")

    /// What a record belongs to, for lists of what concerns a twinning, a branch, a village, a unit or a region. What that
    /// means for which kind, the registry knows.
    package static let about = Field<RecordID>.link("about", .twinning, .branch, .village, .unit, .region)
        .computed
    package static let kindsAbout: Set<Kind> = [
        .twinning, .agreement, .commitment, .project, .activity, .need, .offer, .village, .branch, .unit,
    ]

    /// The lists that every kind ends with.
    package static let toEveryKind: [any AnyField] = [attachments, aliases, statements, postponements]
}

/// Another name of a record.
package enum Alias {
    package enum Sort: String, ChoiceValue {
        case official, former, short, translation, misspelling, rareCharacterSubstitute
    }

    package static let name = Field.text("name").required.searched(.name)
    package static let sort = Field<Sort>.choice("sort", "aliasSort").required
    package static let source = Field.link("source", to: Source.self)
    /// The period in which the name was in use.
    package static let from = Field.day("from")
    package static let to = Field.day("to")

    package static let description = PartDescription("alias", [name, sort, source, from, to])
}

/// What a source says about one field of the record, kept beside what was chosen.
///
/// Statements about one field that differ are a conflict; `isChosen` marks the one the field follows, with the reason.
package enum Statement {
    /// The key of the field it speaks of; not known when it speaks of the record as a whole.
    package static let about = Field.text("about", limit: 60)
    /// The value as the source has it, in the form the command line takes.
    package static let says = Field.text("says", limit: 2000)
    package static let source = Field.link("source", to: Source.self).required
    /// The words as printed.
    package static let words = Field.prose("words", limit: 4000)
    package static let isChosen = Field.flag("isChosen")
    package static let reason = Field.text("reason", limit: 500)

    package static let description = PartDescription(
        "statement", [about, says, source, words, isChosen, reason])

    /// The same lines as they are filled in for a kind: what they speak of is chosen among its fields.
    package static func description(in kind: Kind) -> PartDescription {
        let own = kind.description.fields.map(\.key).filter {
            key in !Common.toEveryKind.contains { $0.description.key == key }
        }
        let list = ChoiceList(ChoiceList.fields + kind.rawValue, own)
        let field = Field<String>(
            description: FieldDescription(key: about.key, type: .choice(list, isOpen: false)))
        return PartDescription(description.name, [field, says, source, words, isChosen, reason])
    }
}

/// Which of the two sides of a twinning: A gives it its start, B is the village's.
package enum Side: String, ChoiceValue {
    case a, b
}

/// What a twinning supports; users add their own.
package enum Pillar {
    package static let list = ChoiceList(
        "pillar",
        [
            "resourceSharing", "talentDevelopment", "advantageousIndustries", "technologyEmpowerment",
            "branchBuilding",
        ])

    /// The field that says which pillar a record of this kind is of; nil: it is of none.
    package static func field(of kind: Kind) -> FieldDescription? {
        kind.description.fields.first { field in
            if case .choice(list, isOpen: _) = field.type { true } else { false }
        }
    }

    package static let kinds = Kind.allCases.filter { field(of: $0) != nil }
}
