import Cells
import Domain
import Foundation
import Testing

@testable import Screens

/// A screen as it looks in three windows and without colours, one below the other: what a file of the catalogue holds.
struct Picture {
    /// In the order in which the window is given these sizes; the first is the one that is designed for.
    static let sizes = [
        Size(width: 80, height: 24), Size(width: 60, height: 16), Size(width: 120, height: 40),
    ]

    struct Part: Hashable {
        let title: String
        let lines: [String]
    }

    let parts: [Part]

    /// Resizes the window of `drive` and draws it.
    init(of drive: Drive) {
        var parts: [Part] = []
        var marks: Part?
        for size in Picture.sizes {
            drive.show(in: size)
            let frame = drive.frame
            let title = "\(size.width) x \(size.height)"
            let caret = "caret \(frame.caret.x),\(frame.caret.y)" + (frame.caretVisible ? " shown" : "")
            let edge = String(repeating: "=", count: size.width)
            parts.append(Part(title: title, lines: [edge] + frame.cells.lines + [edge, caret]))
            if marks == nil {
                marks = Part(
                    title: "\(title) without colours: " + Picture.legend, lines: Picture.marks(frame.cells))
            }
        }
        self.parts = parts + (marks.map { [$0] } ?? [])
    }

    init(text: String) {
        var parts: [Part] = []
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("# ") {
                parts.append(Part(title: String(line.dropFirst(2)), lines: []))
            } else if let last = parts.popLast() {
                parts.append(Part(title: last.title, lines: last.lines + [String(line)]))
            }
        }
        if let last = parts.popLast() {
            // What follows the last line feed is no line.
            parts.append(Part(title: last.title, lines: Array(last.lines.dropLast())))
        }
        self.parts = parts
    }

    var text: String { parts.map { "# \($0.title)\n" + $0.lines.map { $0 + "\n" }.joined() }.joined() }

    // MARK: - Without colours

    /// Bold, underlined, reversed, dim: a letter for each mixture of them.
    private static let letters: [(look: Look, letter: Character, name: String)] = [
        (Look(bold: true), "b", "bold"), (Look(underline: true), "u", "underlined"),
        (Look(reverse: true), "r", "reversed"), (Look(dim: true), "d", "dim"),
        (Look(bold: true, underline: true), "B", "bold underlined"),
        (Look(bold: true, reverse: true), "R", "bold reversed"),
        (Look(underline: true, reverse: true), "V", "underlined reversed"),
        (Look(bold: true, underline: true, reverse: true), "W", "all three"),
        (Look(underline: true, dim: true), "U", "underlined dim"),
        (Look(reverse: true, dim: true), "D", "reversed dim"), (Look(bold: true, dim: true), "m", "bold dim"),
    ]

    private static let legend = letters.map { "\($0.letter) \($0.name)" }.joined(separator: ", ")

    /// One letter a column, as the theme without colours shows it; a dot for plain text.
    private static func marks(_ cells: CellBuffer) -> [String] {
        (0..<cells.size.height).map { y in
            var line = cells.row(y).map { cell -> Character in
                let look = Theme.mono.look(for: cell.style)
                if look == Look() { return "." }
                return letters.first { $0.look == look }?.letter ?? "?"
            }
            while line.last == "." { line.removeLast() }
            return String(line)
        }
    }
}

/// Compares a picture with the recorded one, part by part. `RECORD_SNAPSHOTS=1` records it anew.
func expectPicture(_ picture: Picture, _ name: String, at place: SourceLocation = #_sourceLocation) throws {
    let file = Catalogue.folder.appending(path: "\(name).txt")
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
        try picture.text.write(to: file, atomically: true, encoding: .utf8)
        return
    }
    guard let text = try? String(contentsOf: file, encoding: .utf8) else {
        Issue.record("nothing is recorded as “\(name)”; it is\n\(picture.text)", sourceLocation: place)
        return
    }
    let recorded = Picture(text: text)
    #expect(recorded.parts.map(\.title) == picture.parts.map(\.title), sourceLocation: place)
    for (before, after) in zip(recorded.parts, picture.parts) where before != after {
        Issue.record(
            "\(name), \(after.title):\n\(difference(before.lines, after.lines))", sourceLocation: place)
    }
}

extension Drive {
    /// A window of this size; what a list shows beside it comes when the cursor has rested.
    func show(in size: Size) {
        resize(size.width, size.height)
        if app.top.screen is ListScreen { fireTimers() }
    }
}

extension Catalogue {
    static let folder = Strings.project.appending(path: "Tests/ScreensTests/Snapshots/Catalogue")
}
