import Cells
import Foundation
import Testing

/// Compares the screen with the one that was recorded under this name, in `Snapshots`. A snapshot is the text of the
/// screen and, below it, where the caret stands. `RECORD_SNAPSHOTS=1` records it anew.
func expectScreen(
    _ drive: Drive, _ name: String, at place: SourceLocation = #_sourceLocation
) throws {
    let frame = drive.frame
    let caret = "caret \(frame.caret.x),\(frame.caret.y)" + (frame.caretVisible ? " shown" : "")
    let edge = String(repeating: "=", count: frame.size.width)
    let actual = ([edge] + frame.cells.lines + [edge, caret]).joined(separator: "\n") + "\n"
    try expectText(actual, "Snapshots/\(name).txt", at: place)
}

/// Compares a text with the one that was recorded in this file beside the tests.
func expectText(_ actual: String, _ name: String, at place: SourceLocation) throws {
    let file = Strings.project.appending(path: "Tests/ScreensTests/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try actual.write(to: file, atomically: true, encoding: .utf8)
        return
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("nothing is recorded as “\(name)”; it is\n\(actual)", sourceLocation: place)
        return
    }
    if actual != expected {
        Issue.record(
            "this differs from “\(name)”\n\(difference(expected, actual))", sourceLocation: place)
    }
}

/// Every line that differs, as it was recorded and as it is.
private func difference(_ expected: String, _ actual: String) -> String {
    difference(
        expected.components(separatedBy: "\n"), actual.components(separatedBy: "\n"))
}

func difference(_ old: [String], _ new: [String]) -> String {
    (0..<max(old.count, new.count)).compactMap { line in
        let before = line < old.count ? old[line] : nil
        let after = line < new.count ? new[line] : nil
        guard before != after else { return nil }
        return [before.map { "\(line) - \($0)" }, after.map { "\(line) + \($0)" }].compactMap { $0 }
            .joined(separator: "\n")
    }.joined(separator: "\n")
}
