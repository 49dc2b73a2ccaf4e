import Foundation

/// A path as people write it: from the home folder with `~`, else from where the program was started.
package enum WrittenPath {
    package static func absolute(_ path: String) -> String {
        if path == "~" { return home ?? path }
        if path.hasPrefix("~/"), let home { return home + path.dropFirst() }
        guard !path.hasPrefix("/") else { return path }
        return FileManager.default.currentDirectoryPath + "/" + path
    }

    /// As a shell takes it: the variable, else what the system has for the account.
    private static var home: String? {
        if let named = getenv("HOME") {
            let home = String(cString: named)
            if home.hasPrefix("/") { return home == "/" ? "" : home }
        }
        guard let entry = getpwuid(getuid()), let home = entry.pointee.pw_dir else { return nil }
        return String(cString: home)
    }
}
