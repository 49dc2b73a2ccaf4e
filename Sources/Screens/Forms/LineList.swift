import Cells
import Domain

/// The lines of a list inside a record while it is filled in.
struct LineList: Hashable, Sendable {
    private(set) var lines: [LineState] = []
    /// The line in focus; the number of lines means the place where the next one is added.
    var row = 0
    /// The registry holds that there are none, which is not the same as not knowing.
    private var isNone = false
    /// Lines that were taken out, with their places, the last one last.
    private(set) var removed: [Removed] = []

    struct Removed: Hashable, Sendable {
        var line: LineState
        var row: Int
    }

    init() {}

    init(_ parts: [Part], _ part: PartDescription, today: CalendarDay) {
        isNone = parts.isEmpty
        lines = parts.map { LineState($0, part, today: today) }
    }

    init(_ lines: [LineState], row: Int, isNone: Bool = false) {
        self.lines = lines
        self.row = min(max(0, row), lines.count)
        self.isNone = isNone
    }

    var answer: Answer<Value> {
        if lines.isEmpty { return isNone ? .value(.parts([])) : .notKnown }
        return .value(.parts(lines.map(\.part)))
    }

    var isOnLine: Bool { lines.indices.contains(row) }

    /// Adds a line below the one in focus, or at the end, and goes there.
    mutating func add(_ line: LineState) {
        let place = isOnLine ? row + 1 : lines.count
        lines.insert(line, at: place)
        row = place
    }

    mutating func append(_ new: [LineState]) { lines += new }

    mutating func remove(at index: Int) {
        guard lines.indices.contains(index) else { return }
        removed.append(Removed(line: lines.remove(at: index), row: index))
        if row > index { row -= 1 }
    }

    /// Takes the line out for good: nothing was put into it.
    mutating func forget(at index: Int) {
        guard lines.indices.contains(index) else { return }
        lines.remove(at: index)
        if row > index { row -= 1 }
    }

    mutating func bringBack() -> Bool {
        guard let last = removed.popLast() else { return false }
        row = min(last.row, lines.count)
        lines.insert(last.line, at: row)
        return true
    }

    mutating func move(by step: Int) -> Bool {
        let target = row + step
        guard isOnLine, lines.indices.contains(target) else { return false }
        lines.swapAt(row, target)
        row = target
        return true
    }

    mutating func change<Result>(_ index: Int, _ body: (inout LineState) -> Result) -> Result {
        body(&lines[index])
    }
}

/// One line, a small form of its own.
struct LineState: Hashable, Sendable {
    /// Of the stored line, or the record it stands for.
    var id: Int64?
    var fields: FieldList
    /// Just added, and nothing done to it: it goes when it is left.
    var isUntouched = false

    init(id: Int64?, fields: FieldList) {
        self.id = id
        self.fields = fields
    }

    init(_ part: Part, _ description: PartDescription, today: CalendarDay) {
        id = part.id
        fields = FieldList(
            owner: description.name,
            fields: description.fields.map { FieldState($0, part[$0.key], today: today) })
    }

    var part: Part {
        var part = Part(id: id)
        for field in fields.fields { part[field.description.key] = field.answer }
        // Chosen in the form, a text in the registry.
        if fields.owner == Statement.description.name,
            case .value(.choice(let key)) = part[Statement.about.key]
        {
            part[Statement.about.key] = .value(.text(key))
        }
        return part
    }

    /// The line in a few words: its known answers one after the other.
    func summary(_ words: Words, names: [RecordID: String]) -> String {
        pieces(words, names: names).joined(separator: " · ")
    }

    /// A statement in the words of what it is about.
    private func readable(_ words: Words) -> Part? {
        guard fields.owner == Statement.description.name,
            case .choice(let list, _)? = fields[Statement.about.key]?.description.type,
            list.name.hasPrefix(ChoiceList.fields),
            let kind = Kind(rawValue: String(list.name.dropFirst(ChoiceList.fields.count)))
        else { return nil }
        return words.readable(part, of: Statement.description, in: kind)
    }

    func pieces(_ words: Words, names: [RecordID: String]) -> [String] {
        let readable = readable(words)
        // Where a line has several amounts, each says which it is.
        let amounts = fields.fields.filter { LineState.isAmount($0.description.type) }
        return fields.fields.compactMap { field -> String? in
            if let readable, field.description.key == Statement.says.key, field.misread == nil {
                return readable[Statement.says].value
            }
            if field.misread != nil { return field.text }
            guard field.answer != .notKnown else { return nil }
            var text = words.text(field.answer, field.description.type, names: names)
            if fields.owner == Clause.description.name { text = words.showingBlanks(text) }
            if amounts.count > 1, LineState.isAmount(field.description.type) {
                text = words.label(fields.owner, field.description.key) + " " + text
            }
            return text.split(whereSeparator: TextFit.isLineBreak).first.map(String.init)
        }
    }

    private static func isAmount(_ type: FieldType) -> Bool {
        switch type {
        case .number, .quantity, .money: true
        default: false
        }
    }
}

/// Fields one after the other, one of them in focus: those of a record, or of a line.
struct FieldList: Hashable, Sendable {
    /// Whose labels they bear: a kind's name or a list's.
    let owner: String
    var fields: [FieldState]
    var focus = 0

    init(owner: String, fields: [FieldState], focus: Int = 0) {
        self.owner = owner
        self.fields = fields
        self.focus = min(max(0, focus), max(0, fields.count - 1))
    }

    func index(_ key: String) -> Int? { fields.firstIndex { $0.description.key == key } }

    subscript(key: String) -> FieldState? { index(key).map { fields[$0] } }

    mutating func leaveAll() {
        for index in fields.indices {
            fields[index].isLeft = true
            if case .lines(var list) = fields[index].entry {
                for line in list.lines.indices { list.change(line) { $0.fields.leaveAll() } }
                fields[index].entry = .lines(list)
            }
        }
    }
}
