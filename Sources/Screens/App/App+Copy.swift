import Cells
import Domain

/// Taking text out of the program.
extension App {
    /// Many terminals refuse a program their clipboard without a word: asked for the same once more, the text is shown
    /// for the mouse to take.
    mutating func copy(_ text: String) -> [AppEffect] {
        if copied == text {
            copied = nil
            return push(PlainTextScreen(text))
        }
        copied = text
        let first = text.split(separator: "\n").first.map(String.init)?.trimmed ?? ""
        message = Message(
            context.words("message.copied", ["text": TextFit.clip(first, to: max(12, size.width - 48))]),
            .good)
        return [.copy(text)]
    }
}
