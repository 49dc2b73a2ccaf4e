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
    case reasonNeeded
    case nothingToUndo
    /// The step that was to be undone is not the last one that stands.
    case doneMoreSince
    case nothingToRedo
    /// The dropped draft was taken back by somebody else, or has left the bin.
    case draftGone
    /// Undoing would take away what a later change stands on.
    case cannotUndo(RecordID)

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
    case failed(String)
}
