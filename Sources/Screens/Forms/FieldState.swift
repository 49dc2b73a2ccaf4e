import Cells
import Domain

/// One field while it is filled in: what was typed or chosen, kept as it is even where it makes no sense yet.
struct FieldState: Hashable, Sendable {
    let description: FieldDescription
    var entry: Entry
    /// *Does not apply*. What was typed stays beneath it and comes back when the answer is taken back.
    var isNotApplicable = false
    /// It was left once: from then on what is wrong with it is said.
    var isLeft = false
    /// Shown, but not open to change.
    var isLocked = false
    /// Where the answer came from when nobody has typed or looked at it yet.
    var origin: Origin?
    /// What the entry says, read anew after every change.
    private(set) var answer: Answer<Value> = .notKnown
    /// Why the entry says nothing.
    private(set) var misread: Problem.Reason?
    /// Earlier choices, for undo; text keeps its own steps.
    private var past: [Entry] = []
    private var future: [Entry] = []

    enum Origin: String, Hashable, Sendable {
        /// Follows from something else; typing replaces it.
        case proposed
        /// Taken over from another agreement.
        case copied
    }

    enum Entry: Hashable, Sendable {
        case line(LineEditor)
        case area(TextArea)
        /// The key of a choice, or a word of the user's own.
        case choice(String?)
        case flag(Bool?)
        case link(RecordID?)
        case lines(LineList)
    }

    /// An empty field.
    init(_ description: FieldDescription) {
        self.description = description
        entry =
            switch description.type {
            case .text(_, multiline: true): .area(TextArea())
            case .text, .number, .quantity, .money, .day: .line(LineEditor())
            case .choice: .choice(nil)
            case .flag: .flag(nil)
            case .link: .link(nil)
            case .parts: .lines(LineList())
            }
    }

    /// A field with its stored answer.
    init(_ description: FieldDescription, _ answer: Answer<Value>, today: CalendarDay) {
        self.init(description)
        switch answer {
        case .notKnown: break
        case .notApplicable: isNotApplicable = true
        case .value(let value): entry = FieldState.entry(value, description, today)
        }
        read(today)
    }

    private static func entry(
        _ value: Value, _ description: FieldDescription, _ today: CalendarDay
    ) -> Entry {
        switch value {
        case .text(let text):
            if case .text(_, multiline: true) = description.type { return .area(TextArea(text)) }
            // The form lets one choose what is stored as a text.
            if case .choice = description.type { return .choice(text) }
            return .line(LineEditor(text))
        case .number(let number): return .line(LineEditor(String(number)))
        case .quantity(let quantity): return .line(LineEditor(quantity.plain))
        case .money(let money): return .line(LineEditor(money.grouped))
        case .day(let day): return .line(LineEditor(day.written))
        case .choice(let key): return .choice(key)
        case .flag(let flag): return .flag(flag)
        case .link(let record): return .link(record)
        case .parts(let parts):
            guard case .parts(let part) = description.type else { return .lines(LineList()) }
            return .lines(LineList(parts, part, today: today))
        }
    }

    // MARK: - Reading

    mutating func read(_ today: CalendarDay) {
        misread = nil
        guard !isNotApplicable else {
            answer = .notApplicable
            return
        }
        switch entry {
        case .line(let editor): read(editor.text, today)
        case .area(let area): read(area.text, today)
        case .choice(let key): answer = key.map { .value(.choice($0)) } ?? .notKnown
        case .flag(let flag): answer = flag.map { .value(.flag($0)) } ?? .notKnown
        case .link(let record): answer = record.map { .value(.link($0)) } ?? .notKnown
        case .lines(let list): answer = list.answer
        }
    }

    private mutating func read(_ text: String, _ today: CalendarDay) {
        do {
            // Where the field stands is known to the form alone: it gives the problem its place.
            let nowhere = FieldPath(.village, description.key)
            answer = try ValueText.answer(text, description, at: nowhere, today: today)
        } catch {
            answer = .notKnown
            misread = error.reason
        }
    }

    /// As it was typed, where it was typed.
    var text: String? {
        switch entry {
        case .line(let editor): editor.text
        case .area(let area): area.text
        default: nil
        }
    }

    var lines: LineList? { if case .lines(let list) = entry { list } else { nil } }

    var isEmpty: Bool {
        switch entry {
        case .line(let editor): editor.isEmpty
        case .area(let area): area.isEmpty
        case .choice(let key): key == nil
        case .flag(let flag): flag == nil
        case .link(let record): record == nil
        case .lines(let list): list.lines.isEmpty
        }
    }

    /// The list a choice is made from.
    var choices: ChoiceList? {
        if case .choice(let list, _) = description.type { list } else { nil }
    }

    // MARK: - Changing

    /// Puts another choice in place of the one there, so that undo brings the old one back.
    mutating func put(_ new: Entry) {
        guard new != entry || isNotApplicable else { return }
        isNotApplicable = false
        switch (entry, new) {
        case (.line(var editor), .line(let other)):
            editor.text = other.text
            entry = .line(editor)
        case (.area(var area), .area(let other)):
            area.text = other.text
            entry = .area(area)
        default:
            past.append(entry)
            future = []
            entry = new
        }
    }

    mutating func undo() -> Bool { step(from: \.past, to: \.future) }
    mutating func redo() -> Bool { step(from: \.future, to: \.past) }

    private mutating func step(
        from: WritableKeyPath<FieldState, [Entry]>, to: WritableKeyPath<FieldState, [Entry]>
    ) -> Bool {
        guard let other = self[keyPath: from].popLast() else { return false }
        self[keyPath: to].append(entry)
        entry = other
        return true
    }

    /// A date that was typed in words or short becomes the date itself: `今天` means another day tomorrow.
    mutating func settle(_ today: CalendarDay) {
        // A code stands as it is kept.
        if description.code != nil, case .value(.text(let code)) = answer, case .line(var editor) = entry,
            editor.text != code
        {
            editor.text = code
            entry = .line(editor)
            return
        }
        guard case .day = description.type, case .value(.day(let day)) = answer,
            case .line(var editor) = entry, editor.text != day.written
        else { return }
        editor.text = day.written
        entry = .line(editor)
    }

    /// What an amount was read as: in yuan, in ten thousands where it has some, and that a bare number is never ten
    /// thousands, where these are what amounts are shown in.
    /// Where there is no room for all of it, the yuan at least.
    private static func echo(_ money: Money, typed: String, _ words: Words, within room: Int) -> String {
        let yuan = words.money(money, in: .yuan)
        var text = yuan
        if money.fen >= 1_000_000 { text += " = " + words.money(money, in: .wan) }
        let both = text
        if words.language == .chinese { text += " " + money.capitals }
        let isBare = typed.foldedToASCII.allSatisfy { $0.isNumber || ",. ".contains($0) }
        if words.moneyUnit == .wan, isBare, money.fen > 0 {
            text += " · " + words("form.bareIsYuan", ["typed": typed.trimmed])
        }
        return [text, both].first { TextWidth.columns(of: $0) <= room } ?? yuan
    }

    /// The value as it will be kept, where that is not what one sees already.
    func echo(_ words: Words, within room: Int = .max) -> String {
        guard case .value(let value) = answer, let text else { return "" }
        switch value {
        case .day(let day):
            let shown = words.longDay(day)
            return shown == text ? "" : shown
        case .money(let money): return FieldState.echo(money, typed: text, words, within: room)
        case .quantity, .number:
            let shown = words.text(value, description.type)
            return shown == text ? "" : shown
        default: return ""
        }
    }
}
