/// What can be printed: the paper of an agreement, or the press brief of an activity.
package struct PaperRequest: Hashable, Sendable {
    package enum Format: String, CaseIterable, Hashable, Sendable { case html, text }

    package var record: RecordID
    package var format: Format
    package var language: Language
    /// The text as it was on this day; nil: as it is.
    package var asOf: CalendarDay?
    /// A brief for the press, without the list of what its writer could not know.
    package var isFinal: Bool
    /// Where the file goes; nil: only to be looked at.
    package var path: String?
    /// A file of this name gives way.
    package var replaces: Bool
    /// A report, in place of the paper of a record.
    package var report: ReportPaper?

    package init(
        _ record: RecordID, _ format: Format, _ language: Language, asOf: CalendarDay? = nil,
        isFinal: Bool = false, path: String? = nil, replaces: Bool = false
    ) {
        self.record = record
        self.format = format
        self.language = language
        self.asOf = asOf
        self.isFinal = isFinal
        self.path = path
        self.replaces = replaces
    }

    package static let kinds: [Kind] = [.agreement, .activity]
}

/// Everything a paper is made from, as it was when the agreement was signed where that counts.
package struct PaperRecords: Hashable, Sendable {
    /// The agreement with the names as printed, or the activity.
    package var record: Record
    /// Names: of an agreement that is signed as they were then, else as they are.
    package var names: [RecordID: String] = [:]
    /// The records that names stand for, and the bodies above these.
    package var linked: [RecordID: Record] = [:]
    /// Promises made in it, or in the ceremony it was signed at.
    package var commitments: [Record] = []
    package var needs: [Record] = []
    package var offers: [Record] = []
    package var projects: [Record] = []
    /// What is used of each of the offers.
    package var uses: [RecordID: OfferUse] = [:]
    /// The agreements that were signed at the activity, with their names as printed.
    package var agreements: [Record] = []

    package init(_ record: Record) { self.record = record }
}
