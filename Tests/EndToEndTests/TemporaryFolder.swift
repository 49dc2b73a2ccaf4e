import Foundation

/// A folder of its own for one test, with a home in it; removed when the test is done.
struct TemporaryFolder: Sendable {
    let path: String
    var home: String { path + "/home" }

    /// Runs `body` with a new folder and removes the folder afterwards, whatever happened.
    @discardableResult
    static func with<Value>(_ body: (TemporaryFolder) async throws -> Value) async throws -> Value {
        // A short name: a socket's path, and tmux has one in here, may be no longer than 107 bytes.
        var template = Array((NSTemporaryDirectory() + "/twinning-XXXXXX").utf8CString)
        guard let made = mkdtemp(&template) else {
            throw HarnessError("no temporary folder: " + String(cString: strerror(errno)))
        }
        // Real path: what the program says about its places is compared with what we say.
        let path = URL(fileURLWithPath: String(cString: made)).resolvingSymlinksInPath().path
        defer { try? FileManager.default.removeItem(atPath: path) }
        let folder = TemporaryFolder(path: path)
        try FileManager.default.createDirectory(atPath: folder.home, withIntermediateDirectories: true)
        return try await body(folder)
    }

    /// Makes the folder `name`, with those above it, and gives its path.
    @discardableResult
    func makeFolder(_ name: String) throws -> String {
        let folder = path + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    /// Writes a file, with the folders above it, and gives its path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = path + "/" + name
        try makeFolder((name as NSString).deletingLastPathComponent)
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
        return file
    }
}

/// The harness itself could not do what a test asked of it.
struct HarnessError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
