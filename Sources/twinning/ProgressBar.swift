import Cells
import Domain
import Glibc

/// How far a long piece of work is, on standard error; nothing when that is no terminal.
final class ProgressBar {
    private let title: String
    private let words: Words
    private let isShown: Bool
    private var last = -1

    private static let width = 24

    init(_ title: String, _ words: Words) {
        self.title = title
        self.words = words
        isShown = isatty(STDERR_FILENO) == 1
    }

    /// Drawn anew only when it has moved.
    func show(_ done: Int, of total: Int) {
        let percent = total > 0 ? done * 100 / total : 100
        guard isShown, percent != last else { return }
        last = percent
        let filled = percent * ProgressBar.width / 100
        let bar =
            String(repeating: "#", count: filled) + String(repeating: ".", count: ProgressBar.width - filled)
        let counted = words("cli.import.progress", ["done": String(done), "total": String(total)])
        Output.overwrite("\(title) [\(bar)] \(percent)% \(counted)")
    }

    /// Leaves the line empty for what is said next.
    func clear() {
        if isShown, last >= 0 { Output.overwrite("") }
        last = -1
    }
}
