import Domain

/// What a form shows, section by section. Made from the record description; what a kind's form has beyond it is
/// said here, as data.
struct FormPlan: Hashable, Sendable {
    let kind: Kind
    let sections: [Section]
    /// Answers that are decided elsewhere: they pass through the form unseen.
    let hidden: Set<String>
    /// Lists whose lines are records of their own, saved together with this one.
    let companions: [Companion]
    /// A twinning is saved with the record when none was chosen.
    let startsTwinning: Bool
    /// It is read through and signed after it was saved.
    let isSigned: Bool
    /// What saving the form does.
    let purpose: FormPurpose

    struct Section: Hashable, Sendable {
        /// Named by the strings `section.<kind>.<name>`.
        var name: String
        var fields: [FieldDescription]
    }

    /// Records of another kind that link to the record of the form, edited as lines of a list in it.
    struct Companion: Hashable, Sendable {
        /// The list as the form shows it; its part has the name of the records' kind, and some of their fields.
        let field: FieldDescription
        let kind: Kind
        /// The field that links back.
        let link: String
        /// Fields of the record that are copied into those of the companions that are still not known.
        let copies: [String: String]
    }

    init(_ kind: Kind) {
        switch kind {
        case .agreement: self = SigningForm.plan
        case .activity: self = CeremonyForm.plan
        default: self = FormPlan(plain: kind)
        }
    }

    init(
        plain kind: Kind, hidden: Set<String> = [], companions: [Companion] = [], after anchor: String = "",
        startsTwinning: Bool = false, isSigned: Bool = false
    ) {
        let hidden = hidden.union(kind.description.fields.filter(\.isByCommand).map(\.key))
        self.kind = kind
        self.hidden = hidden
        self.companions = companions
        self.startsTwinning = startsTwinning
        self.isSigned = isSigned
        purpose = .record
        let shown = kind.description.fields.filter { !hidden.contains($0.key) }.map { field in
            field.key == Common.statements.key
                ? Field.parts(field.key, Statement.description(in: kind)).section(field.section).description
                : field
        }
        var sections: [Section] = []
        for name in kind.description.sections {
            let fields = shown.filter { $0.section == name }
            if !fields.isEmpty { sections.append(Section(name: name, fields: fields)) }
            if name == anchor {
                sections += companions.map { Section(name: $0.field.key, fields: [$0.field]) }
            }
        }
        self.sections = sections
    }

    var fields: [FieldDescription] { sections.flatMap(\.fields) }

    func companion(_ key: String) -> Companion? { companions.first { $0.field.key == key } }

    /// The section that the field with this index stands in.
    func section(ofField index: Int) -> Int {
        var end = 0
        for (number, section) in sections.enumerated() {
            end += section.fields.count
            if index < end { return number }
        }
        return max(0, sections.count - 1)
    }

    /// The fields of a section, by their indices in the form.
    func range(ofSection number: Int) -> Range<Int> {
        let start = sections[..<number].reduce(0) { $0 + $1.fields.count }
        return start..<start + sections[number].fields.count
    }
}

/// The form that ends in a signature.
enum SigningForm {
    static let plan = FormPlan(
        plain: .agreement, hidden: [Agreement.state.key], companions: [commitments], after: "clauses",
        startsTwinning: true, isSigned: true)

    /// The promises of each side: records of their own, of which the form shows what is agreed.
    static let commitments = FormPlan.Companion(
        field: Field.parts(
            "commitments",
            PartDescription(
                Kind.commitment.rawValue,
                [
                    Commitment.name, Commitment.pillar, Commitment.giver, Commitment.receiver,
                    Commitment.measure, Commitment.due,
                ])
        ).section("commitments").description,
        kind: .commitment, link: Commitment.agreement.key,
        copies: [Agreement.signedOn.key: Commitment.madeOn.key])
}
