import Glibc

/// What is settled before anything else runs: whatever called this program, it starts from the same ground.
enum ProcessSetUp {
    static func prepare() {
        fillStandardDescriptors()
        // Everything we make is for its owner only.
        umask(0o077)
        // A reader that went away, and a file that may not grow, are errors of a write, not the end of the process.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        // The Swift runtime installs handlers that print registers and memory, and on a terminal begin a dialogue.
        for fatal in [SIGQUIT, SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGSEGV, SIGTRAP] { signal(fatal, SIG_DFL) }
        // A memory image would hold the personal data that was open.
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none)
    }

    /// Whether somebody else's rights were lent to this process by the file's mode bits.
    static var runsWithBorrowedRights: Bool {
        getuid() != geteuid() || getgid() != getegid()
    }

    /// A standard descriptor that was closed would be given to the next file that is opened: the registry. It is
    /// opened the wrong way round, so that using it fails as it would have.
    private static func fillStandardDescriptors() {
        for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO]
        where fcntl(descriptor, F_GETFD) == -1 {
            _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }
}
