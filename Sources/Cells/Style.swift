/// What a piece of text *is*, not how it looks: a theme maps each role to colours and attributes, and no
/// state is told by a role alone (there is always a word or a sign too).
package enum Role: UInt8, CaseIterable, Sendable {
    case normal
    /// Secondary text: hints, units, numbers of rows.
    case dim
    case title
    case heading
    /// A label in front of a value.
    case label
    /// An answer that is not there: "not known", "does not apply".
    case absent
    case good
    case warning
    case problem
    /// A place that leads somewhere.
    case link
    /// The part of a text that a search matched.
    case match
    /// Where text can be typed, at rest and in focus.
    case field
    case fieldFocused
    /// Key bar: the key, and what it does.
    case keyName
    case keyTitle
    case border
    case bar
}

/// A role, and whether the cell is the selected one (drawn reversed in every theme).
package struct Style: Hashable, Sendable {
    package var role: Role
    package var selected: Bool
    package var bold: Bool

    package init(_ role: Role = .normal, selected: Bool = false, bold: Bool = false) {
        self.role = role
        self.selected = selected
        self.bold = bold
    }
}
