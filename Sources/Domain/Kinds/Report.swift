/// What is told a superior of a body and a stretch of time. Once submitted, its content stays as it was submitted.
package enum Report: RecordKind {
    package static let kind = Kind.report

    /// 季度台账 and 年度总结.
    package enum Sort: String, ChoiceValue { case quarterlyLedger, annualSummary }
    package enum State: String, ChoiceValue { case draft, submitted, returned }

    package static let name = Field.text("name", limit: 300).required.column.searched(.name)
    package static let sort = Field<Sort>.choice("sort", "reportSort").required.column
    package static let about = Field.link("about", .branch, .village, .region).required.column
    /// The first and the last day of what it tells of.
    package static let from = Field.day("from").required.column
    package static let to = Field.day("to").required
    package static let state = Field<State>.choice("state", "reportState").required.column.beginning(.draft)
    package static let submittedOn = Field.day("submittedOn").column.moment
    package static let submittedBy = Field.link("submittedBy", to: Person.self)
    package static let submittedTo = Field.link("submittedTo", .branch, .region)
    package static let returnedOn = Field.day("returnedOn").moment
    package static let returnReason = Field.prose("returnReason", limit: 4000)
    /// The report as it was submitted, as JSON.
    package static let frozen = Field.prose("frozen", limit: 8_000_000).section("frozen").byCommand
    package static let note = Field.prose("note")

    package static let description = RecordDescription(
        .report,
        [
            name, sort, about, from, to, state, submittedOn, submittedBy, submittedTo, returnedOn,
            returnReason, note, frozen,
        ])
}
