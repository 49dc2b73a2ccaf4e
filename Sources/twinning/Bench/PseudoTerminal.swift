import Glibc

/// This program itself, running on a pseudo-terminal: measured as a user meets it, from the key to the last byte of
/// the repaint.
final class PseudoTerminal {
    private let master: Int32
    let process: pid_t
    /// Everything that came out since the start.
    private(set) var bytes = 0
    private(set) var text: [UInt8] = []

    /// `POSIX_SPAWN_SETSID`, which the C library's header hides from Swift.
    private static let newSession: Int16 = 0x80
    /// `TIOCGPTN` and `TIOCSPTLCK`, which Swift does not import: they are made by a macro with a cast in it.
    private static let getNumber: UInt = 0x8004_5430
    private static let setLock: UInt = 0x4004_5431

    struct Failed: Error {
        let call: String
        let reason: String
    }

    private static func check(_ status: Int32, _ call: String) throws(Failed) {
        guard status >= 0 else { throw Failed(call: call, reason: String(cString: strerror(errno))) }
    }

    init(_ arguments: [String], environment: [String], columns: UInt16, rows: UInt16) throws(Failed) {
        // The calls of the C library for this are hidden from Swift; they do no more than this.
        master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
        try PseudoTerminal.check(master, "open /dev/ptmx")
        var lock: Int32 = 0
        try PseudoTerminal.check(ioctl(master, PseudoTerminal.setLock, &lock), "TIOCSPTLCK")
        var number: UInt32 = 0
        try PseudoTerminal.check(ioctl(master, PseudoTerminal.getNumber, &number), "TIOCGPTN")
        let name = "/dev/pts/\(number)"
        var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        try PseudoTerminal.check(ioctl(master, UInt(TIOCSWINSZ), &size), "TIOCSWINSZ")
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        // The first terminal a session leader opens becomes its own.
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, name, O_RDWR, 0)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDOUT_FILENO)
        posix_spawn_file_actions_adddup2(&actions, STDIN_FILENO, STDERR_FILENO)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        posix_spawnattr_setflags(&attributes, PseudoTerminal.newSession)
        var pid: pid_t = 0
        let argv = arguments.map { strdup($0) } + [nil]
        let envp = environment.map { strdup($0) } + [nil]
        defer { for pointer in argv + envp { free(pointer) } }
        let status = posix_spawn(&pid, "/proc/self/exe", &actions, &attributes, argv, envp)
        guard status == 0 else {
            throw Failed(call: "posix_spawn", reason: String(cString: strerror(status)))
        }
        process = pid
    }

    deinit {
        close(master)
    }

    /// Sends keys and waits until the program has been quiet for `quiet` milliseconds. Returns the milliseconds from
    /// the first byte sent to the last byte that came back, nil when nothing came within `patience`.
    func press(_ keys: String, quiet: Int32 = 12, patience: Int32 = 30_000) -> Double? {
        let start = Self.now()
        guard send(keys) else { return nil }
        return settle(since: start, quiet: quiet, patience: patience)
    }

    /// Sends keys without waiting for what they do.
    func send(_ keys: String) -> Bool {
        let bytes = Array(keys.utf8)
        return write(master, bytes, bytes.count) == bytes.count
    }

    /// Waits for output and for quiet after it.
    func settle(since start: Double, quiet: Int32, patience: Int32) -> Double? {
        var last: Double?
        while true {
            var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, last == nil ? patience : quiet) > 0, readOnce() else { break }
            last = Self.now()
        }
        return last.map { $0 - start }
    }

    /// Waits until this text has come out. Returns the milliseconds since `start`.
    func wait(for wanted: String, since start: Double, patience: Int32 = 30_000) -> Double? {
        let wanted = Array(wanted.utf8)
        let from = text.count
        while true {
            var descriptor = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
            guard poll(&descriptor, 1, patience) > 0, readOnce() else { return nil }
            let tail = text[max(0, min(from, text.count - 65_536))...]
            if tail.contains(wanted) { return Self.now() - start }
        }
    }

    private func readOnce() -> Bool {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        let count = read(master, &buffer, buffer.count)
        guard count > 0 else { return false }
        bytes += count
        text += buffer[..<count]
        if text.count > 1_000_000 { text.removeFirst(text.count - 131_072) }
        return true
    }

    /// The most memory the program has used so far, in KiB, as the kernel counts it.
    var peakMemory: Int? {
        guard let file = fopen("/proc/\(process)/status", "r") else { return nil }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 256)
        while fgets(&line, Int32(line.count), file) != nil {
            let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
            if text.hasPrefix("VmHWM:") { return Int(text.filter(\.isNumber)) }
        }
        return nil
    }

    /// Ends the program and waits for it.
    func end() {
        kill(process, SIGTERM)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// Milliseconds on a clock that never goes back.
    static func now() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) * 1000 + Double(time.tv_nsec) / 1_000_000
    }
}
