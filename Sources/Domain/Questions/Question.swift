/// What a screen can ask of the registry. Asked and answered as values, so that no screen touches the file.
package enum Question: Hashable, Sendable {
    case home
    case window(WindowRequest)
    case count(ListQuery)
    /// How many rows of the list stand before this one.
    case rank(ListQuery, RowKey)
    /// The records of a list, or of a stretch of it.
    case members(ListQuery, RowRange?)
    /// What a list shows of these records; `places`: also where, for which a long list is gone through.
    case marked(ListQuery, RecordSet, places: Bool)
    /// These records in the order of the list, those that it does not show left out.
    case ordered(ListQuery, RecordSet)
    /// The next of these records after a row of the list, or before it; from the other end when there is none.
    case nextMarked(ListQuery, RecordSet, RowKey, isForward: Bool)
    case page(RecordID)
    case search(SearchQuery)
    case history(HistoryRequest)
    case historyYears(HistoryQuery)
    case journal(JournalRequest)
    case journalChanges(JournalChangesRequest)
    /// Who has changed this record, or anything.
    case journalActors(RecordID?)
    /// A record as it was after this step; nil: after the last one.
    case version(RecordID, after: Int64?)
    case missing(after: RecordID?, limit: Int)
    case drafts
    /// Drafts that were dropped and can be taken back, the last one first.
    case droppedDrafts
    /// The branches directly below one, or those without a superior; with how many stand below each.
    case subordinates(of: RecordID?)
    case frequency(FrequencyQuery)
    /// Names for links that stand in a form.
    case names([RecordID])
    /// Whole records, in this order; those that are not there are left out.
    case records([RecordID])
    /// What the registry knows of those who are about to sign with each other.
    case partyFacts(PartyQuery)
    /// Stored records that may be meant by the names typed so far.
    case near(NearRequest)
    case duplicates(DuplicatesRequest)
    case mergePreview(MergeRequest)
    case unmergePreview(UnmergeRequest)
    /// What was said about this record and others that look like it; newest first.
    case answers(about: RecordID)
    /// What the registry knows of a code that is typed.
    case code(CodeQuery)
    /// What looks odd about a record as it is typed so far.
    case doubts(Record)
    /// Who held the posts of a body, or of a village and its Party bodies, on a day.
    case posts(of: RecordID, on: CalendarDay)
    /// Party organisations that elect by that day, those overdue included, soonest first.
    case elections(until: CalendarDay, today: CalendarDay, limit: Int)
    case handover(of: RecordID, today: CalendarDay)
    /// What has to be asked before these records are saved.
    case postQuestions([Record], today: CalendarDay)
    /// Records in which sources differ, in the order of their numbers.
    case conflicts(after: RecordID?, limit: Int)
    /// How much of what is asked is known, field by field; nil: of all kinds.
    case shares(Kind?)
    /// The clauses of earlier agreements, each wording once, newest first; those of one agreement left out.
    case ownClauses(except: RecordID?, limit: Int)
    /// An activity with what is signed and promised in it.
    case ceremony(RecordID)
    /// What it takes to make the same agreement for these further parties.
    case agreementForOthers(RecordID, parties: [RecordID])
    /// What stands in a folder, to choose a file from.
    case folder(String)
    /// What the paper of an agreement, or the press brief of an activity, is made from; as it was on a day, or is.
    case paper(RecordID, asOf: CalendarDay?)
    /// What wants attention, a stretch at a time.
    case due(DueRequest)
    case dueCounts(DueQuery)
    /// What holds for the whole registry.
    case settings
    /// Figures of the registry, or of what belongs to a record, with the lists that they count.
    case figures(FiguresQuery)
    /// Money and indicators of the projects of a list.
    case money(MoneyQuery)
    /// How many projects of a list stand at each stage, with their money.
    case board(ListQuery)
    /// Stretches of several lists that stand side by side, in this order.
    case windows([WindowRequest])
    /// Records in which something is odd.
    case checks(ChecksRequest)
    /// Offers for needs, the best first.
    case suggestions(MatchRequest)
    /// Needs without an offer, and offers that nobody uses.
    case gaps(GapsRequest)
    case threeLists(ThreeListsRequest)
    /// What was said, promised, done and reached, for a record of `Chain.kinds`.
    case chain(of: RecordID)
    /// What was promised and kept, for a record of `Balance.kinds`.
    case balance(of: RecordID, today: CalendarDay)
    /// Activities as they are counted: of everybody, or of what belongs to a record.
    case activityCounts(ActivityCountQuery)
    /// A report, of today or as it was submitted.
    case report(ReportRequest)
    /// Who has filed which reports.
    case filed(FiledQuery)
}

package enum Reply: Hashable, Sendable {
    case home(HomeSummary)
    case window(ListWindow)
    case count(ListCount)
    case rank(Int)
    case members(RecordSet)
    case marked(MarkedRows)
    case ordered([RecordID])
    /// Nil: the list shows none of them. `wrapped`: it was found from the other end.
    case nextMarked(RecordID?, wrapped: Bool)
    case page(Page)
    case search(SearchHits)
    case history(HistoryWindow)
    case historyYears(HistoryYears)
    case journal(JournalWindow)
    case journalChanges(JournalChanges)
    case journalActors([String])
    case version(RecordVersion)
    case missing(MissingFacts)
    case drafts([Draft])
    case subordinates([Subordinate])
    case frequency(Frequency)
    case names([RecordID: String])
    /// With the names of what they link to.
    case records([Record], names: [RecordID: String])
    case partyFacts(PartyFacts)
    case near(NearRecords)
    case duplicates(DuplicatesWindow)
    case mergePreview(MergePreview)
    case unmergePreview(UnmergePreview)
    case answers([SamenessAnswer])
    case code(CodeFacts)
    case doubts([Doubt])
    case posts(BodyPosts)
    case elections(DueElections)
    case handover(Handover)
    case postQuestions(PostQuestions)
    case conflicts(Conflicts)
    case shares([FieldShare])
    case ownClauses([OwnClause])
    case ceremony(Ceremony)
    case agreementForOthers(AgreementForOthers)
    case folder(FolderListing)
    case paper(PaperRecords)
    case due(DueWindow)
    case dueCounts(DueCounts)
    case settings(RegistrySettings)
    case figures(Figures)
    case money(MoneySummary)
    case board(Board)
    case windows([ListWindow])
    case checks(Checks)
    case suggestions(Suggestions)
    case gaps(Gaps)
    case threeLists(ThreeLists)
    case chain(Chain)
    case balance(Balance)
    case activityCounts(ActivityCounts, names: [RecordID: String])
    case report(ReportAnswer)
    case filed(FiledGrid)
}

package struct Subordinate: Hashable, Sendable {
    package var row: ListRow
    package var below: Int
    package init(row: ListRow, below: Int) {
        self.row = row
        self.below = below
    }
}

/// What a screen can have done. Each is one transaction and one step of the journal.
package enum Verb: Hashable, Sendable {
    /// New records (provisional identity, version 0) and changed ones, together. `draft` goes in the same
    /// transaction, so that there is no moment at which both or neither exist.
    case save([Record], draft: Int64?)
    /// Signs an agreement that is stored as a draft.
    /// `asRead` is the version that whoever signs has read: text that was changed since is not signed.
    case sign(RecordID, on: CalendarDay, asRead: Int? = nil)
    /// Signs several that are stored as drafts, in one step: all of them or none.
    case signTogether([SigningTogether])
    /// Ticks a line of an activity's day sheet, or takes the tick back; the time is that of the clock on the wall.
    case tick(RecordID, line: Int64, isDone: Bool, secondsFromUTC: Int)
    /// A step in the life of an agreement: suspended, resumed, ended, cancelled, and before it is signed intent or draft.
    case step(
        RecordID, AgreementStep.Sort, on: CalendarDay, reason: String, by: RecordID?, draft: Int64? = nil)
    /// Gives a signed agreement another text, and keeps the old one in an amendment.
    case amend(AmendmentRequest)
    /// Keeps what was found of an agreement before its end, and settles its commitments by it.
    case review(ReviewRequest)
    case retire(RecordID, reason: String, on: CalendarDay)
    case restore(RecordID)
    /// Many at once, in one step; those that are retired already stay as they are. `restoreAll` is the way back.
    case retireAll(RecordSet, reason: String, on: CalendarDay)
    case restoreAll(RecordSet)
    /// The same as `save`; what was said while the first of the records was typed is kept with it.
    case saveAnswering([Record], [AnswerWhileTyping], draft: Int64?)
    case merge(MergeRequest, on: CalendarDay)
    case unmerge(UnmergeRequest)
    case answer(RecordPair, SamenessAnswer.Verdict, reason: String)
    /// Deliberately takes back what was said of the two.
    case withdrawAnswer(RecordPair, reason: String)
    case attachment(AttachmentDeed, of: RecordID)
    case undo
    /// Undoes this step if nothing was done after it.
    case undoStep(Int64)
    case redo
    /// Not in the journal: a draft is nobody's record yet.
    case keepDraft(Draft)
    /// Into the bin, from which `restoreDraft` takes it back.
    case dropDraft(Int64)
    case restoreDraft(Int64)
    /// For good: it says nothing that is not stored.
    case forgetDraft(Int64)
    /// Puts a matter off with a reason, or has it ask again.
    case postpone(Postponing, on: CalendarDay)
    /// Days without contact after which twinnings are quiet. Not in the journal: it says nothing of any record.
    case setQuietDays(Int)
    /// What is decided about a need: an offer accepted or declined, taken up, taken back, met.
    case match(MatchDeed, of: RecordID, on: CalendarDay)
    /// Keeps a report as it reads today, for good.
    case submit(ReportSubmission, today: CalendarDay)
    /// Gives a submitted report back (退回); what was submitted is kept.
    case sendBack(RecordID, on: CalendarDay, reason: String)
}

/// What was done.
package enum Outcome: Hashable, Sendable {
    /// The step, and the records it touched in the order they were given: for a new record, its real identity.
    case done(JournalStep, [RecordID])
    /// Nothing differed from what is stored.
    case unchanged([RecordID])
    case draft(Draft)
    case draftDropped
    /// So many records were written to the file.
    case exported(Int, path: String)
    /// A kept copy stands there, with the bytes that were kept.
    case fetched(path: String)
    /// The program for looking at files was started with a copy of the attachment of this name.
    case opened(String)
    /// A paper stands in the file.
    case printed(path: String)
    /// A paper as text, to be looked at.
    case preview(String)
    case settings(RegistrySettings)
}
