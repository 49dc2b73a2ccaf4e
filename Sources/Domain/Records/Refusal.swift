/// Why the registry did not do what it was asked. Nothing was changed.
package enum Refusal: Error, Hashable, Sendable {
    case invalid([Problem])
    case noSuchKind(String)
    case noSuchField(String, Kind)
    case noSuchRecord(String)
    case badCondition(String)
    /// Somebody saved the record since the version this change started from.
    case changedMeanwhile(RecordID)
    case frozen(RecordID)
    case notReadyToSign(RecordID, [Problem])
    case alreadySigned(RecordID)
    case alreadyRetired(RecordID)
    /// How the agreement stands on that day, nothing of this sort can be done with it.
    case cannotFollow(RecordID, AgreementStep.Sort, AgreementState, on: CalendarDay)
    /// A later step is recorded already.
    case stepTooEarly(RecordID, AgreementStep.Sort, on: CalendarDay, after: CalendarDay)
    case stepNeedsReason(RecordID, AgreementStep.Sort)
    case stepNeedsDay(RecordID, AgreementStep.Sort)
    /// What was cancelled is not taken up again.
    case isCancelled(RecordID)
    /// Only what was signed is amended, reviewed and renewed.
    case notSigned(RecordID)
    case amendsNothing(RecordID)
    /// An amendment cannot change this field.
    case notAmendable(RecordID, field: String)
    /// The text that the amendment is to change is no longer the one that was read.
    case textChanged(RecordID, field: String)
    case cannotAmend(RecordID, AgreementState, on: CalendarDay)
    /// Before the agreement was signed, or before an earlier amendment of the same text.
    case amendmentTooEarly(RecordID, on: CalendarDay, after: CalendarDay)
    /// An amendment is agreed by amending its agreement, and stays as it was agreed.
    case amendmentByItself(RecordID)
    case cannotRenew(RecordID, AgreementState)
    case alreadyRenewed(RecordID, by: RecordID)
    /// Somebody has begun to renew it: that draft waits to be signed.
    case renewalBegun(RecordID, by: RecordID)
    case notItsCommitment(RecordID, RecordID)
    case reasonNeeded
    case nothingToUndo
    /// The step that was to be undone is not the last one that stands.
    case doneMoreSince
    case nothingToRedo
    /// The dropped draft was taken back by somebody else, or has left the bin.
    case draftGone
    /// Undoing would take away what a later change stands on.
    case cannotUndo(RecordID)
    /// Two records of different kinds, or one with itself, cannot be one.
    case notAPair(RecordID, RecordID)
    /// The record goes on as another.
    case merged(RecordID, into: RecordID)
    case notMerged(RecordID)
    /// The record it was merged into was itself merged into another: that one is taken apart first.
    case survivorMerged(RecordID, survivor: RecordID, into: RecordID)
    /// Somebody has decided that the two are not the same.
    case decidedDifferent(SamenessAnswer)
    /// A signed agreement says what it says.
    case signedCannotMerge(RecordID)
    /// After the merge this party would stand on both sides of the record, or be bound to itself.
    case againstItself(party: RecordID, in: RecordID)
    /// The merge cannot be taken apart before these are answered.
    case questionsOpen(RecordID, [UnmergeQuestion])
    /// Taking the merge of this record apart asks nothing of this name, or does not take this answer.
    case noSuchQuestion(RecordID, String)
    case nothingSaid(RecordPair)
    case attachment(AttachmentTrouble)
    /// A table of divisions cannot be taken in: everything that is wrong with it.
    case divisionsWrong([Divisions.Wrong])
    /// There is no paper of this kind of record.
    case notPrintable(RecordID)
    case template(TemplateProblem)
    /// Nothing of the record is due under this key; with the keys of what is.
    case noSuchMatter(RecordID, String, due: [String])
    /// What is put off must be put off to a day that is still to come.
    case postponedTooEarly(RecordID, until: CalendarDay, today: CalendarDay)
    case badQuietDays(Int)
    case notANeed(RecordID)
    /// Of this kind of record there are no needs and offers.
    case nothingToMatch(RecordID)
    case notAnOffer(RecordID)
    /// What is met or withdrawn is not matched any more.
    case needClosed(RecordID, Need.State)
    case offerWithdrawn(RecordID)
    /// Nothing is left of the offer; who uses it.
    case usedUp(RecordID, by: [RecordID])
    case alreadyTakenUp(RecordID, by: RecordID?)
    /// The need uses nothing of this offer, or was taken up by nobody.
    case nothingToTakeBack(RecordID, RecordID?)
    case commitment(RecordID, CommitmentTrouble)
    /// Nothing is promised in records of this kind.
    case noChain(RecordID)
    case noBalance(RecordID)
    case repetition(RecordID, Repetition.Trouble)
    /// There is a report of this body and period already.
    case reportExists(RecordID)
    /// What was submitted is changed by returning it only.
    case reportSubmitted(RecordID)
    /// Submitting and returning are steps of their own.
    case reportByVerb(RecordID, field: String)
    case reportNotSubmitted(RecordID)
    /// Before the period began, or after today.
    case submittedOutOfTime(RecordID, on: CalendarDay, from: CalendarDay, today: CalendarDay)
    case returnedTooEarly(RecordID, on: CalendarDay, submitted: CalendarDay)
    case reportTooLong(RecordID, limit: Int)
    case noReportOf(RecordID)

    case fileMissing(String)
    /// The folder a new registry should stand in is not there.
    case folderMissing(String)
    case fileExists(String)
    case fileIsDirectory(String)
    case fileIsForeign(String)
    /// Made by a newer version of this program.
    case fileIsNewer(String)
    case fileIsDamaged(String)
    case fileNotPermitted(String)
    case fileIsReadOnly(String)
    /// It was replaced or removed while it was open.
    case fileReplaced(String)
    case busy(String)
    /// Whoever asked gave up waiting.
    case stopped
    case diskFull(String)
    /// The journal has no step of this number.
    case noSuchStep(Int64)
    case failed(String)
}
