import Cells
import Domain

// A long text can be written in the user's own editor, where one is configured for this program.

extension FormScreen {
    mutating func editOutside() -> [Effect] {
        guard case .area(let area) = state.focused.entry, !isLocked else { return [] }
        return [.editText(area.text, Tags.editor)]
    }

    /// The form stood still meanwhile: the text belongs into the field in focus.
    mutating func take(_ outcome: EditorOutcome, _ context: Context) -> [Effect] {
        let words = context.words
        switch outcome {
        case .edited(let text):
            guard case .area(var area) = state.focused.entry else { return [] }
            let old = area.text
            let notices = area.replaceText(text)
            return put(.area(area), area.text == old ? .consumed : .changed, context) + words.tell(notices)
        case .unchanged: return [say("form.editor.unchanged", context)]
        case .notConfigured: return [say("form.editor.notConfigured", context)]
        case .failed(let editor, let reason):
            let why =
                switch reason {
                case .notStarted: "form.editor.notStarted"
                case .endedBadly: "form.editor.endedBadly"
                case .noText: "form.editor.noText"
                case .noPlace: "form.editor.noPlace"
                }
            return [.say(Message(words(why, ["editor": editor]), .problem))]
        }
    }
}
