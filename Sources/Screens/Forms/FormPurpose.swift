import Domain

/// What a form is for, beyond the answers of a record: steps in the life of an agreement are forms too, with fields of
/// their own, and are done by verbs of their own.
enum FormPurpose: Hashable, Sendable {
    /// The record itself.
    case record
    case step(AgreementStep.Sort)
    case amendment
    case review
    /// A promise is judged so.
    case judging(Commitment.State)

    /// As drafts keep it.
    var key: String {
        switch self {
        case .record: "record"
        case .step(let sort): "step." + sort.rawValue
        case .amendment: "amendment"
        case .review: "goals"
        case .judging(let verdict): "judging." + verdict.rawValue
        }
    }

    init?(key: String) {
        switch key {
        case "record": self = .record
        case "amendment": self = .amendment
        case "goals": self = .review
        default:
            if key.hasPrefix("judging."), let verdict = Commitment.State(rawValue: String(key.dropFirst(8))) {
                self = .judging(verdict)
                return
            }
            guard key.hasPrefix("step."), let sort = AgreementStep.Sort(rawValue: String(key.dropFirst(5)))
            else { return nil }
            self = .step(sort)
        }
    }

    var plan: FormPlan {
        switch self {
        case .record: SigningForm.plan
        case .step(let sort):
            FormPlan(
                .agreement, self,
                [
                    FormPlan.Section(
                        name: "step." + sort.rawValue, fields: LifeField.step(needsReason: sort.needsReason))
                ])
        case .judging(let verdict): FormPurpose.judgingPlan(verdict)
        case .amendment: FormPlan(.agreement, self, LifeField.amendmentSections)
        case .review:
            FormPlan(.agreement, self, [FormPlan.Section(name: "review", fields: LifeField.review)])
        }
    }
}

/// Fields of forms that are no fields of an agreement: their keys name the list or kind they come from, so that label
/// and help are found there.
enum LifeField {
    static let on = Field.day("agreementStep.on").required
    static let reason = Field.prose("agreementStep.reason", limit: 4000)
    static let by = Field.link("agreementStep.by", .person, .branch)

    static let name = Field.text("amendment.name", limit: 300).required
    static let effectiveOn = Field.day("amendment.effectiveOn").required
    static let signedOn = Field.day("amendment.signedOn")
    static let why = Field.prose("amendment.reason", limit: 4000).required
    static let touched = Field.parts("amendment.touched", AmendmentTouched.description)
    static let signatures = Field.parts("amendment.signatures", Signature.description)

    static func step(needsReason: Bool) -> [FieldDescription] {
        [on.description, (needsReason ? reason.required : reason).description, by.description]
    }

    static let review: [FieldDescription] = {
        var fields: [FieldDescription] = [
            Agreement.reviewedOn.required.description, Agreement.reviewedBy.description,
            Agreement.reviewDecision.required.description, Agreement.reviewGoals.description,
            Agreement.reviewNote.description,
        ]
        for index in fields.indices { fields[index].isByCommand = false }
        return fields
    }()

    /// First what the amendment is, then the text it changes, then who signs and what it touches.
    static let amendmentSections: [FormPlan.Section] = {
        let own: [FieldDescription] = [
            name.description, effectiveOn.description, signedOn.description, why.description,
        ]
        let text = Agreement.description.sections.compactMap { section -> FormPlan.Section? in
            let fields = Agreement.description.fields.filter {
                $0.section == section && Amending.fields.contains($0.key)
            }
            return fields.isEmpty ? nil : FormPlan.Section(name: section, fields: fields)
        }
        let end = FormPlan.Section(
            name: "touched", fields: [touched.description, signatures.description])
        return [FormPlan.Section(name: "amendment", fields: own)] + text + [end]
    }()
}

extension FormPlan {
    /// A form for something that is done with an agreement.
    init(_ kind: Kind, _ purpose: FormPurpose, _ sections: [Section]) {
        self.kind = kind
        self.purpose = purpose
        self.sections = sections
        hidden = []
        companions = []
        startsTwinning = false
        isSigned = false
    }
}
