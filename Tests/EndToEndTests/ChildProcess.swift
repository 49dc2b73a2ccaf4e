import Dispatch
import Foundation
import Synchronization

/// A process that was started in a session of its own: it has no terminal, not even the developer's.
///
/// Its streams are files, so that nothing it leaves running can hold up whoever reads the output.
final class ChildProcess: Sendable {
    /// One argument of a command line: bytes, because a user can type bytes that are no text.
    struct Argument: ExpressibleByStringInterpolation, Sendable {
        let bytes: [UInt8]
        init(_ text: String) { bytes = Array(text.utf8) }
        init(bytes: [UInt8]) { self.bytes = bytes }
        init(stringLiteral value: String) { self.init(value) }
    }

    enum Ending: Equatable, Sendable {
        case exited(Int32)
        case signalled(Int32)

        fileprivate init(waitStatus: Int32) {
            let signal = waitStatus & 0x7f
            self = signal == 0 ? .exited((waitStatus >> 8) & 0xff) : .signalled(signal)
        }
    }

    let pid: pid_t
    private let life = Mutex(Life())

    private struct Life {
        var reaped = false
        var overtime = false
    }

    /// Starts a program. `program` is a path or, without a slash, a name looked up in the `PATH` of `environment`; if
    /// there is none, that shows as exit status 127.
    init(
        program: String, arguments: [Argument], environment: [String: String], folder: String,
        input: String = "/dev/null", output: String = "/dev/null", errors: String = "/dev/null"
    ) throws {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, input, O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_APPEND, 0o600)

        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Signals as a login shell would leave them, whatever the test runner was started under.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        let flags = Int32(POSIX_SPAWN_SETSIGMASK) | Int32(POSIX_SPAWN_SETSIGDEF)
        posix_spawnattr_setflags(&attributes, Int16(flags))

        // The folder and the session are set by two small programs on the way, each of which becomes the next.
        let words =
            ["/usr/bin/env", "-C", Argument(folder), "/usr/bin/setsid", Argument(program)] + arguments
        let argv =
            words.map { word in strndup(word.bytes.map { CChar(bitPattern: $0) }, word.bytes.count) } + [nil]
        let envp = environment.map { strdup("\($0)=\($1)") } + [nil]
        defer { (argv + envp).forEach { free($0) } }
        var pid = pid_t()
        let failure = posix_spawn(&pid, "/usr/bin/env", &actions, &attributes, argv, envp)
        guard failure == 0 else {
            throw HarnessError("\(program) could not be started: " + String(cString: strerror(failure)))
        }
        self.pid = pid
    }

    /// Sends a signal, unless the process has ended already.
    func signal(_ signal: Int32) {
        life.withLock { life in
            if !life.reaped { _ = kill(pid, signal) }
        }
    }

    /// Waits for the end. A process that takes longer than `limit` is killed, and that is an error. Call it once.
    func ending(within limit: Duration) async throws -> Ending {
        DispatchQueue.global().asyncAfter(deadline: .now() + limit / .seconds(1)) { [self] in
            life.withLock { life in
                guard !life.reaped else { return }
                life.overtime = true
                _ = kill(pid, SIGKILL)
            }
        }
        let ending = await withCheckedContinuation { continuation in
            Thread.detachNewThread { [self] in
                // First wait without reaping, so that the process id stays ours until nobody can signal it any more.
                var information = siginfo_t()
                while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) == -1 && errno == EINTR {}
                continuation.resume(returning: reap())
            }
        }
        if life.withLock(\.overtime) {
            throw HarnessError("the process had not ended after \(limit) and was killed")
        }
        return ending
    }

    private func reap() -> Ending {
        life.withLock { life in
            var status: Int32 = 0
            while waitpid(pid, &status, 0) == -1 && errno == EINTR {}
            life.reaped = true
            return Ending(waitStatus: status)
        }
    }
}
