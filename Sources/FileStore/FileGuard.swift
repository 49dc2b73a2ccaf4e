import Domain
import Foundation

/// Looks at a file before SQLite may: what is not ours, or not to be written to, is left byte for byte as it is.
struct FileGuard: Sendable {
    let path: String
    private let device: UInt64
    private let node: UInt64
    /// The file's form, from its head.
    let version: Int32
    /// Neither the file nor its folder may be written to, by their modes or by the file system.
    let isReadOnly: Bool

    /// Reads the first hundred bytes and nothing else.
    init(inspecting path: String, newest: Int32) throws(Refusal) {
        self.path = path
        let status = try FileGuard.status(path)
        switch status.st_mode & S_IFMT {
        case S_IFREG: break
        case S_IFDIR: throw .fileIsDirectory(path)
        default: throw .fileIsForeign(path)
        }
        let head = try FileGuard.head(of: path)
        guard head.count == 100, head.starts(with: Array("SQLite format 3\u{0}".utf8)),
            FileGuard.integer(head, at: 68) == Schema.applicationID
        else { throw .fileIsForeign(path) }
        version = FileGuard.integer(head, at: 60)
        guard version <= newest else { throw .fileIsNewer(path) }
        guard version > 0 else { throw .fileIsForeign(path) }
        (device, node) = (UInt64(status.st_dev), UInt64(status.st_ino))
        let folder = (path as NSString).deletingLastPathComponent
        isReadOnly =
            !FileGuard.mayWrite(path) || !FileGuard.mayWrite(folder.isEmpty ? "." : folder)
    }

    /// Throws when the path leads to another file than the one that was opened: what is written there is lost.
    func checkIsSame() throws(Refusal) {
        var status = stat()
        guard stat(path, &status) == 0, UInt64(status.st_dev) == device, UInt64(status.st_ino) == node
        else { throw .fileReplaced(path) }
    }

    /// Makes the empty file, for its owner only; refuses when there is one.
    static func makeFile(_ path: String) throws(Refusal) {
        let file = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else {
            switch errno {
            case EEXIST: throw isDirectory(path) ? .fileIsDirectory(path) : .fileExists(path)
            case ENOENT, ENOTDIR: throw .folderMissing((path as NSString).deletingLastPathComponent)
            case EACCES, EPERM, EROFS: throw .fileNotPermitted(path)
            case ENOSPC, EDQUOT: throw .diskFull(path)
            default: throw .failed(String(cString: strerror(errno)))
            }
        }
        close(file)
    }

    /// Gives a finished file its name, durably; refuses when the name is taken. The temporary name goes.
    static func settle(_ temporary: String, as path: String) throws(Refusal) {
        try sync(temporary)
        guard link(temporary, path) == 0 else {
            throw errno == EEXIST ? .fileExists(path) : .failed(String(cString: strerror(errno)))
        }
        unlink(temporary)
        let folder = (path as NSString).deletingLastPathComponent
        try sync(folder.isEmpty ? "." : folder)
    }

    private static func sync(_ path: String) throws(Refusal) {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else { throw .failed(String(cString: strerror(errno))) }
        defer { close(file) }
        guard fsync(file) == 0 else {
            throw errno == ENOSPC ? .diskFull(path) : .failed(String(cString: strerror(errno)))
        }
    }

    /// By the bits of its mode, which the owner set for everybody (and which do not bind root), and by the system.
    private static func mayWrite(_ path: String) -> Bool {
        var status = stat()
        guard stat(path, &status) == 0 else { return false }
        return status.st_mode & 0o222 != 0 && access(path, W_OK) == 0
    }

    private static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private static func status(_ path: String) throws(Refusal) -> stat {
        var status = stat()
        guard stat(path, &status) == 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw .fileMissing(path)
            case EACCES: throw .fileNotPermitted(path)
            default: throw .failed(String(cString: strerror(errno)))
            }
        }
        return status
    }

    private static func head(of path: String) throws(Refusal) -> [UInt8] {
        // A FIFO put in the file's place since must not make us wait.
        let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            throw errno == EACCES ? .fileNotPermitted(path) : .failed(String(cString: strerror(errno)))
        }
        defer { close(file) }
        var bytes = [UInt8](repeating: 0, count: 100)
        let count = read(file, &bytes, bytes.count)
        guard count >= 0 else { throw .failed(String(cString: strerror(errno))) }
        return Array(bytes.prefix(count))
    }

    private static func integer(_ bytes: [UInt8], at start: Int) -> Int32 {
        Int32(bitPattern: bytes[start..<start + 4].reduce(0) { $0 << 8 | UInt32($1) })
    }
}
