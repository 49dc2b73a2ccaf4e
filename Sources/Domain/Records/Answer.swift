/// What the registry holds for one field.
///
/// Zero, an empty list and "no" are values. *Not known* is the answer of a field nobody could fill yet, and is
/// never counted as zero; *does not apply* says that there is nothing to find out.
package enum Answer<Value: Sendable>: Sendable {
    case value(Value)
    case notKnown
    case notApplicable

    package var value: Value? {
        if case .value(let value) = self { value } else { nil }
    }

    package func map<Other>(_ transform: (Value) -> Other) -> Answer<Other> {
        switch self {
        case .value(let value): .value(transform(value))
        case .notKnown: .notKnown
        case .notApplicable: .notApplicable
        }
    }
}

extension Answer: Equatable where Value: Equatable {}
extension Answer: Hashable where Value: Hashable {}
