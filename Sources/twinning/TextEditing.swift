import Domain
import Foundation
import Glibc
import Screens
import Terminal

/// Hands a text to the editor that `TWINNING_EDITOR` names, in a file that only its user can read and that is gone
/// afterwards. `VISUAL` and `EDITOR` are not asked: where the program was given to somebody instead of a shell, an
/// editor of their choice would be one.
enum TextEditing {
    static let variable = "TWINNING_EDITOR"
    /// Bytes that are read back; no field holds more.
    private static let limit = 1 << 20

    static func edit(_ text: String, _ session: TerminalSession) -> EditorOutcome {
        let environment = CommandLineProgram.places.environment
        let editor = arguments(environment[variable] ?? "")
        guard let name = editor.first else { return .notConfigured }
        guard let folder = try? PrivateFolder.make(for: .edit, in: place(environment)) else {
            return .failed(editor: name, .noPlace)
        }
        defer { folder.remove() }
        let path = folder.path + "/text.txt"
        guard write(text, to: path) else { return .failed(editor: name, .noPlace) }
        switch session.run(editor + [path], environment: environment) {
        case .notStarted: return .failed(editor: name, .notStarted)
        case .broken: return .failed(editor: name, .endedBadly)
        case .exited(let status):
            // A shell's way to say that there is no such program.
            if status == 127 { return .failed(editor: name, .notStarted) }
            guard status == 0 else { return .failed(editor: name, .endedBadly) }
        }
        guard let edited = read(path) else { return .failed(editor: name, .noText) }
        return edited == text ? .unchanged : .edited(edited)
    }

    /// The words of a command, taken apart at blanks; quotes of either sort keep blanks in a word. Nothing else is
    /// special: no shell is asked.
    static func arguments(_ command: String) -> [String] {
        var words: [String] = []
        var word: String?
        var quote: Character?
        for character in command {
            if let open = quote {
                if character == open { quote = nil } else { word = (word ?? "") + String(character) }
            } else if character == "\"" || character == "'" {
                quote = character
                word = word ?? ""
            } else if character.isWhitespace {
                if let done = word { words.append(done) }
                word = nil
            } else {
                word = (word ?? "") + String(character)
            }
        }
        if let done = word { words.append(done) }
        return words
    }

    /// The folder of the session where there is one: in memory, for this user only.
    private static func place(_ environment: [String: String]) -> String {
        if let runtime = environment["XDG_RUNTIME_DIR"], runtime.hasPrefix("/"), access(runtime, W_OK) == 0 {
            return runtime
        }
        return NSTemporaryDirectory()
    }

    private static func write(_ text: String, to path: String) -> Bool {
        let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard file >= 0 else { return false }
        defer { close(file) }
        var rest = Array((text + "\n").utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Without the line end that editors leave at the end of a file, and the mark that some put before it.
    private static func read(_ path: String) -> String? {
        guard let file = FileHandle(forReadingAtPath: path) else { return nil }
        defer { try? file.close() }
        guard let bytes = try? file.read(upToCount: limit + 1), bytes.count <= limit,
            var text = String(validating: bytes, as: UTF8.self)
        else { return nil }
        if text.first == "\u{FEFF}" { text.removeFirst() }
        if text.last?.isNewline == true { text.removeLast() }
        return text
    }
}
