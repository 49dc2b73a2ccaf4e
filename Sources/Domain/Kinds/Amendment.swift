/// A change of a signed agreement that both sides agreed on. It keeps what it replaced, so that the text as of any day
/// can be had back.
package enum Amendment: RecordKind {
    package static let kind = Kind.amendment

    package enum State: String, ChoiceValue { case draft, agreed }

    package static let name = Field.text("name", limit: 300).required.column.searched(.name)
    package static let agreement = Field.link("agreement", to: Agreement.self).required.column
    package static let state = Field<State>.choice("state", "amendmentState").column.beginning(.draft)
    package static let signedOn = Field.day("signedOn").column.moment
    /// The day from which the new text holds.
    package static let effectiveOn = Field.day("effectiveOn").column.moment
    package static let reason = Field.prose("reason", limit: 4000)
    package static let note = Field.prose("note")
    package static let changes = Field.parts("changes", AmendmentChange.description).section("changes")
    package static let touched = Field.parts("touched", AmendmentTouched.description).section("changes")
    package static let signatures = Field.parts("signatures", Signature.description).section("signatories")

    package static let description = RecordDescription(
        .amendment,
        [
            name, agreement, state, signedOn, effectiveOn, reason, note, changes, touched, signatures,
        ])
}

/// One field of the agreement before and after, both in the form the command line takes.
package enum AmendmentChange {
    /// The key of the agreement's field.
    package static let field = Field.text("field", limit: 60).required
    package static let before = Field.prose("before", limit: 1_000_000)
    package static let after = Field.prose("after", limit: 1_000_000)

    package static let description = PartDescription("amendmentChange", [field, before, after])
}

/// A promise that the amendment touches, and how.
package enum AmendmentTouched {
    package static let commitment = Field.link("commitment", to: Commitment.self).required
    package static let what = Field.text("what", limit: 500)

    package static let description = PartDescription("amendmentTouched", [commitment, what])
}
