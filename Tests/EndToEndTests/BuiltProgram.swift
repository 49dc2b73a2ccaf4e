import Foundation

/// The program under test.
enum BuiltProgram {
    /// The `twinning` built together with these tests, beside the test bundle; or the one that the environment variable
    /// `TWINNING_UNDER_TEST` names, such as an installed one.
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["TWINNING_UNDER_TEST"], !named.isEmpty {
            return named
        }
        let bundle =
            (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
            ?? CommandLine.arguments[0]
        return (bundle as NSString).deletingLastPathComponent + "/twinning"
    }()

    /// The checkout these tests were built in.
    static let checkout: String = {
        var folder = #filePath as NSString
        for _ in 1...3 { folder = folder.deletingLastPathComponent as NSString }
        return folder as String
    }()

    /// What the program finds in its environment: nothing of the machine's or the developer's but the search path.
    static func environment(
        home: String, changed: [String: String] = [:]
    ) -> [String: String] {
        let base = ["PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": home, "LANG": "C.UTF-8"]
        return base.merging(changed) { _, new in new }
    }
}
