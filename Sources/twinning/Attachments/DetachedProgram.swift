import Foundation
import Glibc

/// A program beside this one that has neither its terminal nor its streams, and stays when it ends.
enum DetachedProgram {
    /// How long it is watched: one that cannot do its work says so at once.
    private static let watched = 600

    /// `arguments` are the program, looked for in the path, and what it is called with: no shell comes between. False when
    /// it could not be started or failed at once.
    static func start(_ arguments: [String], environment: [String: String]) -> Bool {
        guard let child = spawn(arguments, environment) else { return false }
        for _ in 0..<watched / 20 {
            var status: Int32 = 0
            if waitpid(child, &status, WNOHANG) == child { return status == 0 }
            poll(nil, 0, 20)
        }
        // Nobody waits for it any more, but its end is taken notice of.
        DispatchQueue.global(qos: .background).async {
            var status: Int32 = 0
            while waitpid(child, &status, 0) < 0, errno == EINTR {}
        }
        return true
    }

    /// `POSIX_SPAWN_SETSID`, which the headers show to C programs only.
    private static let ownSession: Int32 = 0x80

    private static func spawn(_ arguments: [String], _ environment: [String: String]) -> pid_t? {
        var attributes = posix_spawnattr_t()
        guard let program = arguments.first, posix_spawnattr_init(&attributes) == 0 else { return nil }
        defer { posix_spawnattr_destroy(&attributes) }
        // A session of its own: no key typed here and no hang-up of this terminal reaches it.
        posix_spawnattr_setflags(
            &attributes,
            Int16(ownSession | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var signals = sigset_t()
        sigemptyset(&signals)
        posix_spawnattr_setsigmask(&attributes, &signals)
        sigfillset(&signals)
        posix_spawnattr_setsigdefault(&attributes, &signals)
        var files = posix_spawn_file_actions_t()
        guard posix_spawn_file_actions_init(&files) == 0 else { return nil }
        defer { posix_spawn_file_actions_destroy(&files) }
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] {
            posix_spawn_file_actions_addopen(&files, stream, "/dev/null", O_RDWR, 0)
        }
        var words: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
        var variables: [UnsafeMutablePointer<CChar>?] =
            environment.map { strdup($0.key + "=" + $0.value) } + [nil]
        defer { (words + variables).forEach { free($0) } }
        var child: pid_t = 0
        guard posix_spawnp(&child, program, &files, &attributes, &words, &variables) == 0 else { return nil }
        return child
    }
}
