import Domain

/// What can be asked of a field on screen.
enum FilterTest: String, Hashable, Sendable {
    case equal, notEqual, contains, during, before, since, less, greater, lessOrEqual, greaterOrEqual
    case isEmpty, isKnown, isNotKnown, isNotApplicable

    /// The tests that make sense for a field, the most used first. Of what is personal only whether it is known: the
    /// value would be kept with the filter.
    static func tests(for field: FieldDescription) -> [FilterTest] {
        let known: [FilterTest] = [.isKnown, .isNotKnown, .isNotApplicable]
        if field.isPrivate { return known }
        if field.isComputed { return field.linkedKinds.isEmpty ? [.equal, .notEqual] : [.equal] }
        return switch field.type {
        case .text: [.contains, .equal, .notEqual] + known
        case .choice, .flag, .link: [.equal, .notEqual] + known
        case .number, .quantity, .money:
            [.equal, .greaterOrEqual, .greater, .lessOrEqual, .less, .notEqual] + known
        case .day: [.during, .since, .before] + known
        case .parts: (field.linkedKinds.isEmpty ? [] : [.equal]) + [.isEmpty] + known
        }
    }

    /// Whether it asks for nothing more.
    var needsValue: Bool {
        switch self {
        case .isEmpty, .isKnown, .isNotKnown, .isNotApplicable: false
        default: true
        }
    }

    /// Nil when a value is needed and is not one for this test.
    func test(_ value: Value?) -> Condition.Test? {
        switch (self, value) {
        case (.isEmpty, _): .lines(0)
        case (.isKnown, _): .isKnown
        case (.isNotKnown, _): .isNotKnown
        case (.isNotApplicable, _): .isNotApplicable
        case (.contains, .text(let text)): .contains(text)
        case (.during, .day(let day)): .during(day)
        case (.before, let value?), (.less, let value?): .less(value)
        case (.since, let value?), (.greaterOrEqual, let value?): .greaterOrEqual(value)
        case (.lessOrEqual, let value?): .lessOrEqual(value)
        case (.greater, let value?): .greater(value)
        case (.equal, let value?): .equal(value)
        case (.notEqual, let value?): .notEqual(value)
        default: nil
        }
    }
}

extension FieldDescription {
    /// The kinds that it, or a line of it, links to.
    var linkedKinds: [Kind] {
        switch type {
        case .link(let kinds): kinds
        case .parts(let part):
            part.fields.reduce(into: []) { found, field in
                if case .link(let kinds) = field.type { found += kinds.filter { !found.contains($0) } }
            }
        default: []
        }
    }
}
