/// The twenty points that a joint-building agreement is made of, in the order in which it states them.
///
/// `Clause.sort` says which of them a clause is about; a clause may also be about something of the user's own.
package enum ClausePoint: String, ChoiceValue {
    /// What it is called, and its number.
    case title
    /// Who the two sides are, and who represents them.
    case parties
    /// The policy or decision it rests on.
    case basis
    case purpose
    case principles
    /// What is done together, by theme.
    case content
    case commitmentsOfA
    case commitmentsOfB
    /// Forms of working together, and how often at least.
    case forms
    case liaison
    /// The three lists, and others.
    case annexes
    /// Money and goods, and how they are handled.
    case money
    case term
    /// How it is looked at whether it was kept.
    case review
    /// Change, renewal, and ending before its time.
    case change
    case disputes
    case copies
    /// What it takes to come into force.
    case effect
    /// Signatures and seals, with day and place.
    case signatures
    /// Witnesses, the superior's opinion, and filing.
    case filing
}
