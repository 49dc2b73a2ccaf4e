import Cells
import Domain

/// A cell of a spreadsheet with the field it is for, and what it says there.
package struct FilledCell: Hashable, Sendable {
    /// The line that is added to the list in focus; nil: a field of those one is in.
    var line: Int?
    /// Its place among the fields.
    var field: Int
    var description: FieldDescription
    /// Whose label the field bears.
    var owner: String
    var typed: String
    var reading: Reading
    /// What stands there now, in words; empty when there is nothing.
    var old = ""

    enum Reading: Hashable, Sendable {
        case answer(Answer<Value>, name: String)
        /// A record by its name, which the registry is asked for.
        case wanted([Kind])
        /// It goes in as it was typed, and is said to be wrong beside the field.
        case misread
        /// It says nothing the field could hold: the field stays as it is.
        case unfit
    }

    init(
        line: Int?, field: Int, _ description: FieldDescription, owner: String, typed: String, _ words: Words,
        today: CalendarDay
    ) {
        self.line = line
        self.field = field
        self.description = description
        self.owner = owner
        if case .text(_, multiline: true) = description.type {
            self.typed = typed
        } else {
            self.typed = typed.split(whereSeparator: TextFit.isLineBreak).joined(separator: " ")
        }
        reading = FilledCell.read(self.typed, description, words, today)
    }

    private static func read(
        _ typed: String, _ field: FieldDescription, _ words: Words, _ today: CalendarDay
    ) -> Reading {
        switch field.type {
        case .choice(let list, let isOpen):
            let wanted = typed.lowercased()
            if let key = list.keys.first(where: {
                $0.lowercased() == wanted || words.choice(list.name, $0).lowercased() == wanted
            }) {
                return .answer(.value(.choice(key)), name: "")
            }
            if !isOpen { return .unfit }
        case .flag:
            if typed == words("answer.yes") { return .answer(.value(.flag(true)), name: "") }
            if typed == words("answer.no") { return .answer(.value(.flag(false)), name: "") }
        case .link(let kinds):
            guard RecordID(number: typed.foldedToASCII) != nil else { return .wanted(kinds) }
        default: break
        }
        // Where it stands is not known here; nothing is said of it but that it could not be read.
        let path = FieldPath(.village, field.key)
        guard let answer = try? ValueText.answer(typed, field, at: path, today: today) else {
            return isTyped(field) ? .misread : .unfit
        }
        return .answer(answer, name: "")
    }

    static func isTyped(_ field: FieldDescription) -> Bool {
        switch field.type {
        case .text, .number, .quantity, .money, .day: true
        case .choice, .flag, .link, .parts: false
        }
    }

    /// Whether it changes anything.
    var isFilling: Bool {
        switch reading {
        case .answer, .misread: true
        case .wanted, .unfit: false
        }
    }

    /// Puts it into its field.
    func fill(_ state: inout FieldState, _ today: CalendarDay) {
        guard isFilling, !state.isLocked else { return }
        if case .answer(.notApplicable, _) = reading {
            state.isNotApplicable = true
            state.read(today)
            return
        }
        switch (state.entry, reading) {
        case (.line, _): state.put(.line(LineEditor(typed)))
        case (.area, _): state.put(.area(TextArea(typed)))
        case (.choice, .answer(.value(.choice(let key)), _)): state.put(.choice(key))
        case (.flag, .answer(.value(.flag(let flag)), _)): state.put(.flag(flag))
        case (.link, .answer(.value(.link(let record)), _)): state.put(.link(record))
        default: return
        }
        state.isLeft = true
        state.read(today)
    }
}
