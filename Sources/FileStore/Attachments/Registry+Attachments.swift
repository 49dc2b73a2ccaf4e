import Domain
import Foundation
import GRDB

/// The files of records: keeping copies, reading them, and looking whether they are what they were.
extension Registry {
    /// With how the copies are, as far as their presence and size tell.
    func page(_ id: RecordID) throws(Refusal) -> Page {
        var page = try read { try Pages.page($0, id) }
        for line in page.record[Common.attachments].value ?? [] {
            guard let checksum = line[Attachment.checksum].value else { continue }
            page.files[checksum] = attachments.condition(line)
        }
        return page
    }

    func perform(_ deed: AttachmentDeed, on id: RecordID) throws(Refusal) -> Outcome {
        if let writeRefusal { throw writeRefusal }
        return try Registry.refusing(path) {
            switch deed {
            case .add(let files, let day): try attach(files, to: id, on: day)
            case .describe(let line, let sort, let caption):
                try change(id, head(.edit)) { lines in
                    guard let index = lines.firstIndex(where: { $0.id == line }) else {
                        throw Refusal.changedMeanwhile(id)
                    }
                    lines[index][Attachment.sort] = .value(sort)
                    let caption = caption.trimmed
                    lines[index][Attachment.caption] = caption.isEmpty ? .notKnown : .value(caption)
                }
            case .remove(let line, let reason): try remove(line, of: id, reason: reason.trimmed)
            }
        }
    }

    private func remove(_ line: Int64, of id: RecordID, reason: String) throws -> Outcome {
        guard !reason.isEmpty else { throw Refusal.reasonNeeded }
        return try change(id, head(.edit, reason: reason)) { lines in
            let left = lines.filter { $0.id != line }
            guard left.count < lines.count else { throw Refusal.changedMeanwhile(id) }
            lines = left
        }
    }

    /// First the copies, durably, then one step of the journal that speaks of them.
    private func attach(_ files: [NewAttachment], to id: RecordID, on day: CalendarDay) throws -> Outcome {
        // A file of a gigabyte is not copied for a record that is not there.
        _ = try changeable(id)
        try attachments.make()
        sweepBrokenOffCopies()
        let hold = AttachmentHold(adding: attachments)
        let before = Set(attachments.contents().copies)
        var kept: [AttachmentFolder.Kept] = []
        do {
            for file in files { kept.append(try attachments.keep(file.path)) }
            return try change(id, head(.edit)) { lines in
                for (file, copy) in zip(files, kept) {
                    Registry.add(file, copy, on: day, to: &lines)
                }
            }
        } catch {
            let new = Set(kept.map(\.checksum)).subtracting(before)
            if !new.isEmpty, hold.isAlone() { drop(new) }
            throw error
        }
    }

    /// The same file under the same name is attached once.
    private static func add(
        _ file: NewAttachment, _ copy: AttachmentFolder.Kept, on day: CalendarDay, to lines: inout [Part]
    ) {
        let name = Attachment.keptName(ofFileAt: file.path)
        let isThere = lines.contains {
            $0[Attachment.checksum].value == copy.checksum && $0[Attachment.name].value == name
        }
        guard !isThere else { return }
        var line = Part()
        line[Attachment.name] = .value(Attachment.freeName(name, beside: lines))
        line[Attachment.sort] = .value(file.sort ?? Attachment.sort(ofFileNamed: name))
        let caption = file.caption.trimmed
        if !caption.isEmpty { line[Attachment.caption] = .value(caption) }
        line[Attachment.checksum] = .value(copy.checksum)
        line[Attachment.size] = .value(copy.size)
        line[Attachment.addedOn] = .value(day)
        lines.append(line)
    }

    private func changeable(_ id: RecordID) throws -> Record {
        let record = try record(id)
        if let survivor = record.mergedInto { throw Refusal.merged(id, into: survivor) }
        if record.retired != nil { throw Refusal.alreadyRetired(id) }
        return record
    }

    /// One step that changes the lines of a record as it is now, whoever saved it meanwhile.
    private func change(
        _ id: RecordID, _ head: Journal.Head, _ edit: ([Part]) throws -> [Part]
    ) throws -> Outcome {
        try write { db in
            guard var record = try RecordStore.find(db, id) else { throw Refusal.noSuchRecord(id.number) }
            let lines = try edit(record[Common.attachments].value ?? [])
            record[Common.attachments] = lines.isEmpty ? .notKnown : .value(lines)
            var saving = Saving(db)
            let (step, ids) = try saving.save([record], draft: nil, head)
            return step.map { .done($0, ids) } ?? .unchanged(ids)
        }
    }

    private func change(
        _ id: RecordID, _ head: Journal.Head, _ edit: (inout [Part]) throws -> Void
    ) throws -> Outcome {
        try change(id, head) { lines in
            var lines = lines
            try edit(&lines)
            return lines
        }
    }

    // MARK: - Reading

    /// Hands out the bytes of a kept copy piece by piece. Throws, after the last of them, when they are not those that
    /// were kept: whoever takes them finishes nothing before this returns.
    package func readAttachment(
        _ line: Part, of id: RecordID, _ use: (UnsafeRawBufferPointer) throws(Refusal) -> Void
    ) throws(Refusal) {
        let name = line[Attachment.name].value ?? ""
        guard let checksum = line[Attachment.checksum].value else {
            throw .attachment(.notKept(name, id))
        }
        let isWhole: Bool
        do {
            isWhole = try attachments.read(checksum) { try use($0) }
        } catch let refusal as Refusal {
            throw refusal
        } catch {
            throw .attachment(.missing(name, id))
        }
        guard isWhole else { throw .attachment(.changed(name, id)) }
    }

    /// How the copy of an attachment is, by every byte of it.
    package func verifiedCondition(_ line: Part) -> FileCondition {
        guard let checksum = line[Attachment.checksum].value else { return .notKept }
        return attachments.verifiedCondition(checksum)
    }

    /// The folder that the copies stand in, whether it is there or not.
    package var attachmentFolder: String { attachments.path }

    // MARK: - Check

    /// Every copy byte by byte against what the records say; each is read once.
    func checkAttachments() throws(Refusal) -> [Finding] {
        let lines = try readSlowly { db in
            try db.all("SELECT record, name, checksum FROM attachment ORDER BY record, position") { row in
                (record: try row.record(0), name: try row.text(1), checksum: row.text(ifAny: 2))
            }
        }
        var findings: [Finding] = []
        var conditions: [String: FileCondition] = [:]
        for line in lines {
            guard let checksum = line.checksum else { continue }
            let condition = conditions[checksum] ?? attachments.verifiedCondition(checksum)
            conditions[checksum] = condition
            switch condition {
            case .missing: findings.append(.fileMissing(line.record, name: line.name))
            case .changed: findings.append(.fileChanged(line.record, name: line.name))
            case .kept, .notKept: break
            }
        }
        // While somebody adds, a copy has no record yet.
        if let hold = AttachmentHold(sweeping: attachments) {
            findings += try withExtendedLifetime(hold) { () throws(Refusal) in
                let contents = attachments.contents()
                return try strays(among: contents.copies).map { .strayFile($0) }
                    + contents.foreign.map { .foreignFile($0) }
            }
        }
        if let mode = attachments.openMode { findings.append(.filesOpenToOthers(mode: mode)) }
        return findings
    }

    /// Copies that neither a record nor the journal speaks of: what was undone or taken away can come back.
    private func strays(among copies: [String]) throws(Refusal) -> [String] {
        guard !copies.isEmpty else { return [] }
        return try readSlowly { db in
            var unknown = Set(copies)
            try db.each("SELECT DISTINCT checksum FROM attachment") { row in
                if let checksum = row.text(ifAny: 0) { unknown.remove(checksum) }
            }
            guard !unknown.isEmpty else { return [] }
            try db.each(
                """
                SELECT old, new FROM journal_change
                WHERE field = ? OR field = ? AND instr(coalesce(new, old), ?)
                """,
                [
                    Common.attachments.key.databaseValue, Change.existenceKey.databaseValue,
                    "\"\(Attachment.checksum.key)\"".databaseValue,
                ]
            ) { row in
                for text in [row.text(ifAny: 0), row.text(ifAny: 1)] {
                    unknown.subtract(Registry.checksums(in: text ?? ""))
                }
            }
            return unknown.sorted()
        }
    }

    private static func checksums(in text: String) -> [String] {
        text.split { !$0.isASCII || !$0.isHexDigit }.map(String.init).filter(Attachment.isChecksum)
    }

    /// Takes away the copies that nothing speaks of; returns how many there were. What is not ours stays.
    package func sweepAttachments() throws(Refusal) -> Int {
        if let writeRefusal { throw writeRefusal }
        guard let hold = AttachmentHold(sweeping: attachments) else { return 0 }
        return try withExtendedLifetime(hold) { () throws(Refusal) in
            let strays = try strays(among: attachments.contents().copies)
            strays.forEach(attachments.remove)
            return strays.count
        }
    }

    /// What was broken off while it was copied, unless somebody is copying.
    func sweepBrokenOffCopies() {
        guard let hold = AttachmentHold(sweeping: attachments) else { return }
        withExtendedLifetime(hold) { attachments.contents().parts.forEach(attachments.remove) }
    }

    private func drop(_ checksums: Set<String>) {
        // What cannot be looked up is left for `check`.
        let strays = (try? self.strays(among: Array(checksums))) ?? []
        strays.forEach(attachments.remove)
    }
}
