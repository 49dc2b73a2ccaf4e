/// A kind of record, described field by field. The described list that carries the program.
package struct RecordDescription: Sendable {
    package let kind: Kind
    package let fields: [FieldDescription]
    /// What lists can be filtered and counted by besides: it follows from the fields and from a day.
    package let computed: [FieldDescription]
    private let byKey: [String: FieldDescription]

    /// `fields` are the kind's own; what belongs to any record (`Common.toEveryKind`) follows.
    package init(_ kind: Kind, _ fields: [any AnyField], computed: [any AnyField] = []) {
        self.kind = kind
        let about = Common.kindsAbout.contains(kind) ? [Common.about.description] : []
        self.computed = computed.map(\.description) + about
        self.fields = (fields + Common.toEveryKind).map(\.description)
        byKey = Dictionary(self.fields.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }

    package func field(_ key: String) -> FieldDescription? { byKey[key] }

    /// What lists can be asked about.
    package var askable: [FieldDescription] { fields + computed }

    package func askable(_ key: String) -> FieldDescription? {
        byKey[key] ?? computed.first { $0.key == key }
    }

    /// The sections of the form, in their order.
    package var sections: [String] {
        var seen: [String] = []
        for field in fields where !seen.contains(field.section) { seen.append(field.section) }
        return seen
    }
}

extension Kind {
    package var description: RecordDescription {
        switch self {
        case .village: Village.description
        case .branch: Branch.description
        case .unit: WorkUnit.description
        case .person: Person.description
        case .twinning: Twinning.description
        case .agreement: Agreement.description
        case .commitment: Commitment.description
        case .project: Project.description
        case .activity: Activity.description
        case .need: Need.description
        case .offer: Offer.description
        case .region: Region.description
        case .source: Source.description
        case .amendment: Amendment.description
        case .report: Report.description
        }
    }
}
