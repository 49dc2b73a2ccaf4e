import Domain
import Foundation

/// A file that is written beside its place and takes its name only when it is complete and on disk: whatever happens,
/// there is the old file, the new one, or none, never half of one. For its owner only.
package final class NewFile {
    private let path: String
    private let temporary: String
    private var descriptor: Int32
    private var buffer: [UInt8] = []

    private static let bufferSize = 1 << 16

    /// Refuses when there is a file of this name, unless it is to give way; a folder never does.
    package init(_ path: String, replaces: Bool) throws(Refusal) {
        self.path = path
        let folder = (path as NSString).deletingLastPathComponent
        let name = (path as NSString).lastPathComponent
        temporary =
            (folder.isEmpty ? "" : folder == "/" ? "/" : folder + "/")
            + ".\(name.prefix(60)).\(getpid())-part"
        descriptor = -1
        var status = stat()
        if lstat(path, &status) == 0 {
            guard status.st_mode & S_IFMT != S_IFDIR else { throw .fileIsDirectory(path) }
            guard replaces else { throw .fileExists(path) }
        }
        // A stray of a program that had our process number.
        unlink(temporary)
        descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard descriptor >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .folderMissing(folder)
            case EACCES, EPERM, EROFS: throw .fileNotPermitted(path)
            default: throw refusal()
            }
        }
    }

    deinit { drop() }

    package func write(_ text: String) throws(Refusal) {
        buffer += text.utf8
        if buffer.count >= NewFile.bufferSize { try flush() }
    }

    package func write(_ bytes: UnsafeRawBufferPointer) throws(Refusal) {
        buffer += bytes
        if buffer.count >= NewFile.bufferSize { try flush() }
    }

    /// Gives the file its name, durably.
    package func finish(replaces: Bool) throws(Refusal) {
        try flush()
        guard fsync(descriptor) == 0 else { throw refusal() }
        let closed = close(descriptor) == 0
        descriptor = -1
        guard closed else { throw refusal() }
        if replaces {
            guard rename(temporary, path) == 0 else { throw refusal() }
        } else {
            // Somebody may have made one meanwhile.
            guard link(temporary, path) == 0 else { throw errno == EEXIST ? .fileExists(path) : refusal() }
            unlink(temporary)
        }
        let folder = (path as NSString).deletingLastPathComponent
        let directory = open(folder.isEmpty ? "." : folder, O_RDONLY | O_CLOEXEC)
        guard directory >= 0 else { throw refusal() }
        defer { close(directory) }
        guard fsync(directory) == 0 else { throw refusal() }
    }

    /// Nothing is left of it.
    package func drop() {
        if descriptor >= 0 { close(descriptor) }
        descriptor = -1
        unlink(temporary)
    }

    private func flush() throws(Refusal) {
        var start = 0
        while start < buffer.count {
            let written = buffer[start...].withUnsafeBytes {
                Foundation.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0, errno == EINTR { continue }
            guard written > 0 else { throw refusal() }
            start += written
        }
        buffer.removeAll(keepingCapacity: true)
    }

    private func refusal() -> Refusal {
        switch errno {
        case ENOSPC, EDQUOT: .diskFull(path)
        default: .failed(String(cString: strerror(errno)))
        }
    }
}
