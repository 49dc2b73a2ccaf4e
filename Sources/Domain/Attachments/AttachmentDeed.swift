/// A file that is to be kept with a record.
package struct NewAttachment: Hashable, Sendable {
    /// Absolute.
    package var path: String
    /// Nil: told from the end of the file's name.
    package var sort: Attachment.Sort?
    package var caption: String

    package init(_ path: String, sort: Attachment.Sort? = nil, caption: String = "") {
        self.path = path
        self.sort = sort
        self.caption = caption
    }
}

/// What can be done with the files of a record. A line is meant by its identity.
package enum AttachmentDeed: Hashable, Sendable {
    /// Keeps copies of the files; all of them or none.
    case add([NewAttachment], on: CalendarDay)
    case describe(line: Int64, sort: Attachment.Sort, caption: String)
    /// The line goes; the copy stays for whoever undoes it or looks at the record as it was.
    case remove(line: Int64, reason: String)
}

/// A kept copy that is wanted outside of the registry.
package struct AttachmentFetch: Hashable, Sendable {
    package enum Destination: Hashable, Sendable {
        /// As people write a path: with `~`, or from where the program was started. A folder gets a file of the attachment's own name.
        case file(String, replaces: Bool)
        /// The program that the user configured for looking at files.
        case opener
    }

    package var record: RecordID
    package var line: Int64
    package var destination: Destination

    package init(_ record: RecordID, line: Int64, to destination: Destination) {
        self.record = record
        self.line = line
        self.destination = destination
    }
}

/// How the kept copy of an attachment is, as far as was looked.
package enum FileCondition: String, Hashable, Sendable, CaseIterable {
    case kept
    /// It has not the bytes that were kept.
    case changed
    case missing
    /// There never was a copy: the line was written by hand.
    case notKept
}

/// Why a file was not attached, or an attachment not fetched.
package enum AttachmentTrouble: Error, Hashable, Sendable {
    case noSuchFile(String)
    case fileNotPermitted(String)
    /// A folder, a device, a pipe.
    case notAFile(String)
    case tooBig(String, size: Int)
    /// Somebody wrote to it while it was copied.
    case changedWhileCopied(String)
    /// It could not be read to its end, with the system's reason.
    case unreadable(String, reason: String)
    /// The folder of the copies cannot be used, with the system's reason.
    case noFolder(String, reason: String)
    case noRoom(String)
    case noSuchAttachment(String, RecordID)
    /// Several attachments of the record have this name: the number of the line tells them apart.
    case severalAttachments(String, RecordID)
    case missing(String, RecordID)
    case changed(String, RecordID)
    case notKept(String, RecordID)
    case noOpener
    case openerFailed(String)
}
