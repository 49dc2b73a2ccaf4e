import Domain
import Glibc
import Screens

/// What is remembered from one start to the next, on disk: `state.json` in the user's state folder, for its owner
/// only.
struct MemoryFile: Sendable {
    let folder: String
    /// The path of the registry that is open; nil when it is thrown away afterwards.
    let registry: String?

    var path: String { folder + "/state.json" }
    /// Where a damaged file is put, instead of the one that was damaged before it.
    var pathOfDamaged: String { path + ".damaged" }
    /// Written beside the file and renamed; one writer at a time, so one name is enough and no strays gather.
    private var pathOfNew: String { path + ".new" }

    enum Trouble: Error, Equatable {
        /// It is no text this program wrote. It stands where it says now.
        case damaged(setAside: String)
        case unreadable(String, reason: String)
        case notWritten(String, reason: String)
    }

    /// Far more than anybody saves in filters.
    private static let longest = 4 << 20

    // MARK: - Reading

    /// What is remembered; nothing when there is no file yet. A damaged file is set aside.
    func read() throws(Trouble) -> Memory {
        do throws(Trouble) {
            return try readAsIs()
        } catch .damaged {
            return try locked { () throws(Trouble) in try readOrSetAside() }
        }
    }

    /// With the lock held: somebody else may have set it aside, and written another, since it was read.
    private func readOrSetAside() throws(Trouble) -> Memory {
        do throws(Trouble) {
            return try readAsIs()
        } catch .damaged {
            guard rename(path, pathOfDamaged) == 0 else { throw .unreadable(path, reason: lastReason) }
            throw .damaged(setAside: pathOfDamaged)
        }
    }

    private func readAsIs() throws(Trouble) -> Memory {
        // Whatever stands under the name, opening it must not wait for anybody.
        let file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
        guard file >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return Memory(registry: registry) }
            throw .unreadable(path, reason: lastReason)
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0 else { throw .unreadable(path, reason: lastReason) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(path, reason: String(cString: strerror(EINVAL)))
        }
        guard status.st_size <= MemoryFile.longest else { throw .damaged(setAside: path) }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(file, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(path, reason: lastReason) }
            if count == 0 { break }
            filled += count
        }
        guard let text = String(validating: bytes[..<filled], as: UTF8.self),
            let json = try? JSONValue(parsing: text), case .object = json
        else { throw .damaged(setAside: path) }
        return Memory(json: json, registry: registry)
    }

    // MARK: - Writing

    /// Applies changes to what the file says now: another program may have written to it since it was read. When it
    /// says nothing that can be understood, `last` is what they are applied to.
    func keep(_ changes: [Memory.Change], over last: Memory) throws(Trouble) {
        try makeFolder()
        try locked { () throws(Trouble) in
            var memory: Memory
            do throws(Trouble) {
                memory = try readOrSetAside()
            } catch .damaged {
                memory = last
            }
            for change in changes { memory.apply(change) }
            try write(memory.json.text(indented: true) + "\n")
        }
    }

    private func write(_ text: String) throws(Trouble) {
        let file = open(pathOfNew, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard file >= 0 else { throw failed }
        var bytes = Array(text.utf8)[...]
        while !bytes.isEmpty {
            let count = bytes.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let trouble = failed
                close(file)
                unlink(pathOfNew)
                throw trouble
            }
            bytes = bytes.dropFirst(count)
        }
        guard fchmod(file, 0o600) == 0, fsync(file) == 0, close(file) == 0, rename(pathOfNew, path) == 0
        else {
            let trouble = failed
            unlink(pathOfNew)
            throw trouble
        }
    }

    private func makeFolder() throws(Trouble) {
        var made = ""
        for part in folder.split(separator: "/", omittingEmptySubsequences: true) {
            made += "/" + part
            // One that is there already, or cannot be made, shows when the file is written.
            mkdir(made, 0o700)
        }
    }

    /// Holds the folder's lock, so that programs that write at the same time do it one after the other.
    private func locked<Value>(_ body: () throws(Trouble) -> Value) throws(Trouble) -> Value {
        let file = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard file >= 0 else { throw failed }
        defer { close(file) }
        var status = stat()
        if fstat(file, &status) == 0, status.st_mode & 0o077 != 0, status.st_uid == getuid() {
            fchmod(file, 0o700)
        }
        // A file system without locks: the writers are hardly ever two.
        while flock(file, LOCK_EX) != 0, errno == EINTR {}
        return try body()
    }

    private var lastReason: String { String(cString: strerror(errno)) }
    private var failed: Trouble { .notWritten(path, reason: lastReason) }
}
