/// A matter that was due of a record and was put off, so that it does not ask again before a day.
package enum Postponement {
    /// The key of the matter among all that can be due of the record.
    package static let item = Field.text("item").required
    package static let until = Field.day("until").required
    /// The day on which it was put off.
    package static let on = Field.day("on")
    package static let reason = Field.text("reason", limit: 500)

    package static let description = PartDescription("postponement", [item, until, on, reason])
}

/// A warning that somebody has explained: the value is odd, and right.
package enum Oddity {
    /// The key of the warning.
    package static let what = Field.text("what").required
    package static let reason = Field.text("reason", limit: 500)

    package static let description = PartDescription("oddity", [what, reason])
}
