import Cells
import Domain

extension FieldState {
    /// The day before or after, for `-` and `+` behind a whole date: nobody types on from there. Nil where the key is
    /// text: `+30` in an empty field, the hyphens of a date that is being typed.
    func day(after key: Key) -> CalendarDay? {
        guard key.modifiers.isEmpty, case .character(let sign) = key.code, let step = FieldState.steps[sign],
            case .line(let editor) = entry, editor.caret == editor.text.count, editor.selectedText.isEmpty,
            !isNotApplicable, case .value(.day(let day)) = answer, day.isExact,
            FieldState.isWhole(editor.text)
        else { return nil }
        return day.adding(days: step)
    }

    private static let steps: [Character: Int] = ["+": 1, "＋": 1, "-": -1, "－": -1]

    /// `+3` may become `+30`, and `6-1` may become a year and its month.
    private static func isWhole(_ text: String) -> Bool {
        let digits = text.foldedToASCII.filter { $0.isASCII && $0.isNumber }.count
        return digits >= 6 && text.first?.isNumber == true
    }
}
