import Cells
import Domain

/// Where everything of a form stands: which rows each field takes at this width, and which of them must be seen.
struct FormLayout {
    /// The names of its lists for the mouse.
    static let sectionList = "form.sections"
    static let lineList = "form.lines."

    /// The list of sections beside the form, or nothing.
    let rail: Rect
    /// One line that says where one is.
    let head: Rect
    let content: Rect
    let foot: Rect
    let blocks: [Block]
    let height: Int
    /// The rows of the focus, its label and what is said of it.
    private let focus: Range<Int>
    /// The rows of its section.
    private let section: Range<Int>

    /// Some rows of the content, counted from its top.
    struct Block {
        enum Thing {
            case section(Int)
            case field(Int)
        }
        var thing: Thing
        var y: Int
        var height: Int
        /// Label, entry, and the place beside the entry: in columns and rows of the content.
        var label = Rect(x: 0, y: 0, width: 0, height: 0)
        var entry = Rect(x: 0, y: 0, width: 0, height: 0)
        var echo = Rect(x: 0, y: 0, width: 0, height: 0)
        /// What is wrong, wrapped, from this row on.
        var problem: [String] = []
        var problemY = 0
        var problemX = 0
        /// Stored records that the name may mean, wrapped, from this row on.
        var near: [String] = []
        var nearY = 0
        /// What is to be known of the answers, wrapped, from this row on.
        var remarks: [String] = []
        var remarksY = 0
    }

    private static let railWidth = 26
    /// From this width on the sections stand beside the form.
    private static let railFrom = 100
    /// From this width of the content on, labels stand before their fields.
    fileprivate static let besideFrom = 54

    init(_ form: FormScreen, _ context: Context) {
        self.init(form, context, in: Rect(context.size))
    }

    init(_ form: FormScreen, _ context: Context, in area: Rect) {
        let isTall = area.height >= 14
        var rest = area
        if area.width >= FormLayout.railFrom {
            (rail, rest) = area.splitLeft(FormLayout.railWidth)
            rest = Rect(x: rest.x + 1, y: rest.y, width: rest.width - 1, height: rest.height)
            head = Rect(x: rest.x, y: rest.y, width: rest.width, height: form.state.isLineOpen ? 1 : 0)
        } else {
            rail = Rect(x: area.x, y: area.y, width: 0, height: 0)
            head = Rect(x: area.x, y: area.y, width: area.width, height: 1)
        }
        (_, rest) = rest.splitTop(head.height)
        let (above, foot) = rest.splitBottom(isTall ? 3 : area.height >= 12 ? 2 : 1)
        content = Rect(x: above.x + 1, y: above.y, width: above.width - 2, height: above.height)
        self.foot = foot
        let builder = Builder(form, context, content.size)
        blocks = builder.blocks
        height = builder.y
        focus = builder.focus
        section = builder.section
    }

    // MARK: - Scrolling

    func clamped(_ top: Int) -> Int { min(max(0, top), max(0, height - content.height)) }

    /// The nearest first row that shows the whole focus, its end where it is taller than the room; and as much of
    /// its section as goes with it.
    func top(showingFocusFrom top: Int) -> Int {
        let room = content.height
        let end = min(section.upperBound, section.lowerBound + room)
        let wish = focus.upperBound <= end ? section.lowerBound..<end : focus
        return nearest(to: nearest(to: clamped(top), showing: wish), showing: focus)
    }

    private func nearest(to top: Int, showing rows: Range<Int>) -> Int {
        let high = rows.upperBound - content.height
        return clamped(min(max(top, high), max(rows.lowerBound, high)))
    }

    /// Where a field stands in the content.
    func block(of field: Int) -> Block? {
        blocks.first { if case .field(field) = $0.thing { true } else { false } }
    }

    /// The room of the field in focus, for the editor that needs to know it.
    var focusedFieldSize: Size {
        for block in blocks {
            if case .field = block.thing, block.y <= focus.lowerBound,
                focus.lowerBound < block.y + block.height
            {
                return block.entry.size
            }
        }
        return Size(width: 1, height: 1)
    }
}

extension Rect {
    var size: Size { Size(width: width, height: height) }
}

/// Puts one thing below the other.
private struct Builder {
    var blocks: [FormLayout.Block] = []
    var y = 0
    var focus = 0..<1
    var section = 0..<1
    private let size: Size
    private let words: Words
    private let state: FormState
    private let labelWidth: Int
    private let near: [String]
    private let remarks: [String: [String]]

    init(_ form: FormScreen, _ context: Context, _ size: Size) {
        self.size = size
        words = context.words
        state = form.state
        near = form.nearLines(context)
        remarks = form.state.isLineOpen ? form.lineRemarks(context) : form.remarks(context)
        let list = state.active
        let widest = list.fields.map { field in
            TextWidth.columns(of: context.words.label(list.owner, field.description.key))
        }
        // Room for the mark of a required field.
        labelWidth = size.width < FormLayout.besideFrom ? 0 : min((widest.max() ?? 0) + 2, size.width * 2 / 5)
        if state.openLine != nil {
            for index in list.fields.indices { add(index, in: list) }
            section = 0..<max(1, y)
        } else {
            for section in state.plan.sections.indices {
                if section > 0 { y += size.height >= 12 ? 1 : 0 }
                let start = y
                blocks.append(FormLayout.Block(thing: .section(section), y: y, height: 1))
                y += 1
                for index in state.plan.range(ofSection: section) { add(index, in: list) }
                if section == state.section { self.section = start..<y }
            }
        }
    }

    private mutating func add(_ index: Int, in list: FieldList) {
        let field = list.fields[index]
        let isBelow = labelWidth == 0
        var block = FormLayout.Block(thing: .field(index), y: y, height: 0)
        let x = isBelow ? 1 : labelWidth + 1
        block.label = Rect(x: 0, y: y, width: isBelow ? size.width : labelWidth, height: 1)
        let entryY = isBelow ? y + 1 : y
        let room = max(1, size.width - x)
        let said = problem(of: index).map {
            TextFit.wrap(words.sentence($0), columns: max(8, room - 2)).count
        }
        let wish = entrySize(field, room)
        let width = wish.0
        var height = wish.1
        // What is wrong with the field in focus is in sight with it.
        if index == list.focus, case .area = field.entry {
            height = max(1, min(height, size.height - (isBelow ? 1 : 0) - (said ?? 0)))
        }
        block.entry = Rect(x: x, y: entryY, width: width, height: height)
        var end = entryY + height
        // Beside the field, or below the one in focus.
        let beside = index == list.focus ? room : room - width - 2
        let echo = TextWidth.columns(of: field.echo(words, within: beside))
        // An input method writes right of the caret: there is nothing else on the line in focus.
        if index != list.focus, width + 2 + echo <= room {
            block.echo = Rect(x: x + width + 1, y: entryY, width: room - width - 1, height: 1)
        } else if echo > 0, index == list.focus {
            block.echo = Rect(x: x, y: end, width: room, height: 1)
            end += 1
        }
        if let problem = problem(of: index) {
            let lines = TextFit.wrap(words.sentence(problem), columns: max(8, room - 2))
            // Spaces that hang over the edge would have the line cut.
            block.problem = lines.map(\.trimmed)
            block.problemY = end
            block.problemX = x
            end += block.problem.count
        }
        if state.openLine == nil, field.description.key == Record.nameKey, !near.isEmpty {
            block.near = near.flatMap { line in
                TextFit.wrap(line, columns: max(8, room - 3)).enumerated()
                    .map { ($0 == 0 ? "≈ " : "  ") + $1.trimmed }
            }
            block.nearY = end
            end += block.near.count
        }
        if let remarks = remarks[field.description.key] {
            block.remarks = remarks.flatMap { TextFit.wrap($0, columns: max(8, room - 1)) }.map(\.trimmed)
            block.remarksY = end
            end += block.remarks.count
        }
        block.height = end - y
        if index == list.focus {
            focus = y..<end
            // Of a list that does not fit, the row in focus is what counts.
            if let rows = field.lines, block.height > size.height, state.openLine == nil {
                focus = max(y, entryY + rows.row - 1)..<entryY + rows.row + 1
            }
        }
        y = end
        blocks.append(block)
    }

    private func entrySize(_ field: FieldState, _ room: Int) -> (Int, Int) {
        switch field.entry {
        case .line(let editor):
            // What an input method types in full width is in sight whole, and so is the caret behind it.
            let typed = TextWidth.columns(of: editor.text) + 1
            switch field.description.type {
            case .text: return (room, 1)
            case .number, .quantity: return (min(room, max(16, typed)), 1)
            default: return (min(room, max(20, typed)), 1)
            }
        case .area(let area):
            let most = max(1, min(8, size.height - 3))
            // What fills the room by its length alone is not wrapped to be measured.
            if area.buffer.count > most * room { return (room, most) }
            return (room, min(max(min(2, most), area.lineCount(width: room)), most))
        case .choice, .flag: return (min(room, 36), 1)
        case .link: return (room, 1)
        case .lines(let list): return (room, list.lines.count + 1)
        }
    }

    /// The first thing said about the field itself; what is wrong in its lines is said in their rows.
    private func problem(of index: Int) -> Problem? {
        let row = state.openLine == nil ? nil : state.fields.fields[state.fields.focus].lines?.row
        let found = state.shownProblems.first { located in
            if let row {
                return located.field == state.fields.focus && located.line == row && located.inner == index
            }
            return located.field == index && located.line == nil
        }
        // What was typed stands above it: a sentence that repeats all of it would fill the window.
        return found.map { located in
            var problem = located.problem
            problem.given = TextFit.clip(problem.given, to: Builder.quoted)
            return problem
        }
    }

    private static let quoted = 24
}
