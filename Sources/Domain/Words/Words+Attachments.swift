/// Sentences about files that are kept with records.
extension Words {
    func sentence(_ trouble: AttachmentTrouble) -> String {
        switch trouble {
        case .noSuchFile(let path): self("attachment.noSuchFile", ["path": path])
        case .fileNotPermitted(let path): self("attachment.fileNotPermitted", ["path": path])
        case .notAFile(let path): self("attachment.notAFile", ["path": path])
        case .tooBig(let path, let size):
            self(
                "attachment.tooBig",
                ["path": path, "size": fileSize(size), "limit": fileSize(Attachment.sizeLimit)])
        case .changedWhileCopied(let path): self("attachment.changedWhileCopied", ["path": path])
        case .unreadable(let path, let reason):
            self("attachment.unreadable", ["path": path, "reason": reason])
        case .noFolder(let path, let reason): self("attachment.noFolder", ["path": path, "reason": reason])
        case .noRoom(let path): self("attachment.noRoom", ["path": path])
        case .noSuchAttachment(let name, let record):
            self("attachment.noSuch", ["value": Words.quoted(name), "number": record.number])
        case .severalAttachments(let name, let record):
            self("attachment.several", ["value": Words.quoted(name), "number": record.number])
        case .missing(let name, let record):
            self("attachment.missing", ["value": Words.quoted(name), "number": record.number])
        case .changed(let name, let record):
            self("attachment.changed", ["value": Words.quoted(name), "number": record.number])
        case .notKept(let name, let record):
            self("attachment.notKept", ["value": Words.quoted(name), "number": record.number])
        case .noOpener: self("attachment.noOpener")
        case .openerFailed(let program): self("attachment.openerFailed", ["program": Words.quoted(program)])
        }
    }

    /// What is wrong with the copy of an attachment, in a few words; nil when nothing is.
    package func remark(_ condition: FileCondition) -> String? {
        condition == .kept ? nil : self("attachment.is." + condition.rawValue)
    }

    /// `2.4 MB`: bytes up to a thousand as they are, then three figures at the most.
    package func fileSize(_ bytes: Int) -> String {
        var size = Double(max(0, bytes))
        var units = ["B", "KB", "MB", "GB", "TB"][...]
        while size >= 999.5, units.count > 1 {
            size /= 1024
            units.removeFirst()
        }
        let tenths = Int((size * 10).rounded())
        let figure =
            size < 9.95 && bytes >= 1000 && tenths % 10 != 0
            ? "\(tenths / 10).\(tenths % 10)" : String(Int(size.rounded()))
        return figure + " " + (units.first ?? "")
    }
}
