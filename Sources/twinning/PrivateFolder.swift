import Domain
import Foundation

/// A temporary folder for its owner only, for as long as this process runs.
struct PrivateFolder {
    let path: String

    enum Purpose: String, CaseIterable {
        case demo, bench, edit, past
        /// For a program that may still look at it when this one has ended.
        case look
    }

    /// The purpose and the process's number follows, so that what a process left behind that was killed can be told from what is in use.
    private static let prefix = "twinning-"

    /// Removes what earlier processes could not, and makes a new one.
    static func make(
        for purpose: Purpose, in place: String = NSTemporaryDirectory(),
        isRunning: (pid_t) -> Bool = PrivateFolder.isRunning
    ) throws(Failure) -> PrivateFolder {
        sweep(place, isRunning)
        var template = Array((place + "/\(prefix)\(purpose)-\(getpid())-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else { throw Failure.refusal(.fileNotPermitted(place)) }
        return PrivateFolder(path: String(cString: made))
    }

    func remove() {
        // What cannot be removed is in a folder that nobody else can read, and the next start tries again.
        try? FileManager.default.removeItem(atPath: path)
    }

    private static func sweep(_ place: String, _ isRunning: (pid_t) -> Bool) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
        for name in names {
            let pieces = name.split(separator: "-")
            guard pieces.count == 4, name.hasPrefix(prefix), Purpose(rawValue: String(pieces[1])) != nil,
                let process = pid_t(pieces[2]), !isRunning(process), isOurs(place + "/" + name),
                pieces[1] != Purpose.look.rawValue || isOfYesterday(place + "/" + name)
            else { continue }
            PrivateFolder(path: place + "/" + name).remove()
        }
    }

    private static func isRunning(_ process: pid_t) -> Bool {
        kill(process, 0) == 0 || errno != ESRCH
    }

    private static func isOfYesterday(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && time(nil) - status.st_mtim.tv_sec > 24 * 3600
    }

    /// A folder, not a link to one, that belongs to this user: others may write to the place, too.
    private static func isOurs(_ path: String) -> Bool {
        var status = stat()
        return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR && status.st_uid == getuid()
    }
}
