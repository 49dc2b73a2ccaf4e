import Domain
import Foundation

/// The folder beside the registry file with the copies of attached files, each named by the SHA-256 of its bytes: what
/// is attached twice is kept once. A few thousand files at the most stand in it, so it has no folders inside.
///
/// A copy is complete and on disk before it has its name, and has it before a record speaks of it: whatever breaks off
/// in between leaves a file that belongs to nothing and nothing that lacks its file.
struct AttachmentFolder: Sendable {
    let path: String

    private static let partPrefix = ".part-"
    private static let piece = 1 << 20

    /// Beside the file itself, should `registry` be a link to it.
    init(beside registry: String) {
        var real = registry
        if let resolved = realpath(registry, nil) {
            real = String(cString: resolved)
            free(resolved)
        }
        path = real + ".attachments"
    }

    /// Nil for what is no checksum: a registry may come from a stranger, and lead nowhere else.
    func path(of checksum: String) -> String? {
        Attachment.isChecksum(checksum) ? path + "/" + checksum : nil
    }

    // MARK: - How copies are

    /// By its presence and size alone.
    func condition(_ line: Part) -> FileCondition {
        guard let checksum = line[Attachment.checksum].value else { return .notKept }
        var status = stat()
        guard let path = path(of: checksum), lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG
        else { return .missing }
        if let size = line[Attachment.size].value, Int(status.st_size) != size { return .changed }
        return .kept
    }

    /// By every byte of it.
    func verifiedCondition(_ checksum: String) -> FileCondition {
        do {
            return try read(checksum) { _ in } ? .kept : .changed
        } catch {
            return .missing
        }
    }

    /// Hands out the bytes piece by piece; false when they are not those that were kept.
    func read(_ checksum: String, _ use: (UnsafeRawBufferPointer) throws -> Void) throws -> Bool {
        guard let path = path(of: checksum) else { throw AttachmentTrouble.noSuchFile(checksum) }
        let file = try AttachmentFolder.openForReading(path, follows: false)
        defer { close(file.descriptor) }
        var hash = SHA256()
        try AttachmentFolder.pieces(of: file.descriptor, path) { bytes in
            hash.add(bytes)
            try use(bytes)
        }
        return hash.hex == checksum
    }

    /// What stands in the folder: names of copies, of copies that were broken off, and of what is not ours.
    struct Contents {
        var copies: [String] = []
        var parts: [String] = []
        var foreign: [String] = []
    }

    func contents() -> Contents {
        var contents = Contents()
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        for name in names.sorted() {
            if Attachment.isChecksum(name) {
                contents.copies.append(name)
            } else if name.hasPrefix(AttachmentFolder.partPrefix) {
                contents.parts.append(name)
            } else {
                contents.foreign.append(name)
            }
        }
        return contents
    }

    /// The mode of the folder or of a file in it that others than the owner may open; nil when there is none.
    var openMode: String? {
        let inner = contents()
        for path in [path] + (inner.copies + inner.parts).map({ path + "/" + $0 }) {
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & 0o077 != 0 else { continue }
            return String(status.st_mode & 0o777, radix: 8)
        }
        return nil
    }

    // MARK: - Keeping

    struct Kept: Hashable {
        var checksum: String
        var size: Int
    }

    /// Copies a file into the folder, durably.
    func keep(_ source: String) throws(AttachmentTrouble) -> Kept {
        let file = try AttachmentFolder.openForReading(source, follows: true)
        defer { close(file.descriptor) }
        let size = Int(file.status.st_size)
        guard size <= Attachment.sizeLimit else { throw .tooBig(source, size: size) }
        let part = "\(path)/\(AttachmentFolder.partPrefix)\(getpid())-\(UInt32.random(in: 0 ... .max))"
        let copy = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard copy >= 0 else { throw notKept() }
        var isDone = false
        defer {
            close(copy)
            if !isDone { unlink(part) }
        }
        var hash = SHA256()
        var count = 0
        do {
            try AttachmentFolder.pieces(of: file.descriptor, source) { bytes in
                count += bytes.count
                guard count <= size else { throw AttachmentTrouble.changedWhileCopied(source) }
                hash.add(bytes)
                try write(bytes, to: copy)
            }
        } catch let trouble as AttachmentTrouble {
            throw trouble
        } catch {
            throw .unreadable(source, reason: String(describing: error))
        }
        guard count == size, AttachmentFolder.isUnchanged(file) else { throw .changedWhileCopied(source) }
        let checksum = hash.hex
        guard fsync(copy) == 0, rename(part, path + "/" + checksum) == 0 else {
            throw notKept()
        }
        isDone = true
        try sync(path)
        return Kept(checksum: checksum, size: size)
    }

    /// Makes the folder when it is not there yet, for its owner only.
    func make() throws(AttachmentTrouble) {
        if mkdir(path, 0o700) == 0 { return try sync((path as NSString).deletingLastPathComponent) }
        var status = stat()
        guard errno == EEXIST, stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
            throw notKept()
        }
    }

    func remove(_ name: String) { unlink(path + "/" + name) }

    /// Why a copy cannot be written here, from the system's last word.
    private func notKept() -> AttachmentTrouble {
        errno == ENOSPC || errno == EDQUOT
            ? .noRoom(path) : .noFolder(path, reason: AttachmentFolder.reason)
    }

    private func write(_ bytes: UnsafeRawBufferPointer, to file: Int32) throws(AttachmentTrouble) {
        var start = 0
        while start < bytes.count {
            let written = Foundation.write(file, bytes.baseAddress.map { $0 + start }, bytes.count - start)
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw notKept() }
            start += written
        }
    }

    private func sync(_ folder: String) throws(AttachmentTrouble) {
        let directory = open(folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY)
        guard directory >= 0 else { throw notKept() }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw notKept() }
    }
}

// MARK: - Files

extension AttachmentFolder {
    fileprivate struct OpenFile {
        let descriptor: Int32
        let status: stat
    }

    fileprivate static var reason: String { String(cString: strerror(errno)) }

    /// A plain file; a pipe in its place keeps nobody waiting.
    fileprivate static func openForReading(
        _ path: String, follows: Bool
    ) throws(AttachmentTrouble) -> OpenFile {
        let flags = O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | (follows ? 0 : O_NOFOLLOW)
        let descriptor = open(path, flags)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR, ENAMETOOLONG: throw .noSuchFile(path)
            case EACCES, EPERM: throw .fileNotPermitted(path)
            case ENXIO, ELOOP: throw .notAFile(path)
            default: throw .unreadable(path, reason: reason)
            }
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw .notAFile(path)
        }
        return OpenFile(descriptor: descriptor, status: status)
    }

    /// Not written to since it was opened, as far as its size and times tell.
    fileprivate static func isUnchanged(_ file: OpenFile) -> Bool {
        var now = stat()
        guard fstat(file.descriptor, &now) == 0 else { return false }
        let then = file.status
        return now.st_size == then.st_size && now.st_mtim.tv_sec == then.st_mtim.tv_sec
            && now.st_mtim.tv_nsec == then.st_mtim.tv_nsec && now.st_ctim.tv_sec == then.st_ctim.tv_sec
            && now.st_ctim.tv_nsec == then.st_ctim.tv_nsec
    }

    fileprivate static func pieces(
        of descriptor: Int32, _ path: String, _ use: (UnsafeRawBufferPointer) throws -> Void
    ) throws {
        var buffer = [UInt8](repeating: 0, count: piece)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw AttachmentTrouble.unreadable(path, reason: reason) }
            guard count > 0 else { return }
            try buffer.withUnsafeBytes { try use(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
        }
    }
}

// MARK: - Who is at it

/// Keeps copies from being swept while a record that will speak of them is not saved yet.
final class AttachmentHold {
    private let descriptor: Int32

    /// For adding; waits for whoever sweeps.
    init(adding folder: AttachmentFolder) {
        descriptor = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        while flock(descriptor, LOCK_SH) != 0, errno == EINTR {}
    }

    /// Nil while anybody adds, and where the file system has no locks.
    init?(sweeping folder: AttachmentFolder) {
        let file = open(folder.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 else {
            if file >= 0 { close(file) }
            return nil
        }
        descriptor = file
    }

    /// Whether nobody else adds now, so that what this one brought may be taken away again.
    func isAlone() -> Bool { descriptor >= 0 && flock(descriptor, LOCK_EX | LOCK_NB) == 0 }

    deinit { if descriptor >= 0 { close(descriptor) } }
}
