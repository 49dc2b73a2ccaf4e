/// Several lines of editable text, wrapped by columns. Enter makes a new line; Up and Down keep the column.
package struct TextArea: Hashable, Sendable {
    package private(set) var buffer: EditBuffer
    /// The first line on the screen.
    package private(set) var top = 0
    /// The column Up and Down try to keep, while only they are pressed.
    private var goal: Int?
    /// The caret is at the end of a wrapped line, not at the beginning of the next.
    private var atLineEnd = false
    /// The rows of the field, as far as they are known.
    private var height = 1
    /// The wrapping, kept between keys.
    private var layout: TextLayout

    package init(_ text: String = "", limit: Int? = nil) {
        buffer = EditBuffer(text, limit: limit, isMultiline: true)
        layout = TextLayout(buffer.characters, columns: 79)
    }

    package var text: String {
        get { buffer.text }
        set {
            buffer.setText(newValue)
            settle(changed: true)
        }
    }

    package var isEmpty: Bool { buffer.isEmpty }
    package var caret: Int { buffer.caret }
    package var counter: String? { buffer.limit.map { "\(buffer.count)/\($0)" } }

    /// The rows the text takes at a width, the caret's column included.
    package func lineCount(width: Int) -> Int { layout(width: width).lines.count }

    /// Handles a key in a field of this size. Up in the first line and Down in the last are not consumed, so that
    /// a form can leave the field by them.
    package mutating func handle(_ key: Key, in size: Size) -> Handled {
        fit(to: size)
        let line = layout.line(of: caret, atLineEnd: atLineEnd)
        let isPlain = key.modifiers.isSubset(of: .shift)
        switch key.code {
        case .up where isPlain, .down where isPlain, .pageUp where isPlain, .pageDown where isPlain:
            return moveVertically(key, from: line, page: max(1, size.height - 1))
        case .enter where key.modifiers.isEmpty:
            let typed = buffer.type("\n")
            settle(changed: typed)
            return typed ? .changed : .consumed
        default:
            let handled = buffer.handle(key, line: layout.lines[line])
            if handled != .notConsumed {
                settle(
                    changed: handled == .changed,
                    atLineEnd: key.code == .end && !key.modifiers.contains(.control))
            }
            return handled
        }
    }

    package mutating func paste(_ text: String) -> [EditNotice] {
        let notices = buffer.paste(text)
        settle(changed: true)
        return notices
    }

    package mutating func selectAll() {
        buffer.selectAll()
        settle(changed: false)
    }

    /// Types what came at once, line breaks included.
    package mutating func type(_ text: String) -> Handled {
        let typed = buffer.type(text)
        settle(changed: typed)
        return typed ? .changed : .consumed
    }

    package var selectedText: String { buffer.selectedText }

    /// Puts another text in place of this one, as one step to undo; the caret stays where it was, as far as that is
    /// possible.
    package mutating func replaceText(_ text: String) -> [EditNotice] {
        let place = caret
        buffer.selectAll()
        let notices = buffer.paste(text)
        buffer.move(to: place)
        settle(changed: true)
        return notices
    }

    /// Puts the caret where the field was clicked, counted from its upper left corner; with `word`, selects the word
    /// there. `first` is the line in its first row, where that is not the editor's own.
    package mutating func click(_ point: Point, in size: Size, first: Int? = nil, word: Bool = false) {
        fit(to: size)
        let line = min(max(0, (first ?? top) + point.y), layout.lines.count - 1)
        buffer.move(to: layout.place(at: point.x, in: line, of: buffer.characters))
        if word { buffer.selectWord() }
        settle(changed: false, atLineEnd: !word && buffer.caret == layout.lines[line].upperBound)
    }

    /// Draws the text and, when focused, puts the frame's caret into it. One column at the right stays free for
    /// the caret behind a full line. The hint stands in an empty field.
    package func draw(
        into frame: inout Frame, rect: Rect, style: Style? = nil, focused: Bool, hint: String = ""
    ) {
        guard !rect.isEmpty else { return }
        let style = style ?? Style(focused ? .fieldFocused : .field)
        frame.cells.fill(rect, style: style)
        let layout = layout(width: rect.width)
        let caretLine = layout.line(of: caret, atLineEnd: atLineEnd)
        let top = TextArea.top(top, showing: caretLine, of: layout.lines.count, height: rect.height)
        for (row, line) in layout.lines.dropFirst(top).prefix(rect.height).enumerated() {
            var x = 0
            for place in line {
                var style = style
                style.selected = focused && buffer.selection.contains(place)
                let character = buffer.characters[place]
                if x < rect.width {
                    frame.cells.put(character, from: x, in: rect, y: rect.y + row, style: style)
                }
                x += TextWidth.columns(of: character)
            }
        }
        if buffer.isEmpty {
            frame.cells.put(
                hint, at: Point(x: rect.x, y: rect.y), width: rect.width,
                style: Style(.dim, selected: style.selected))
        }
        guard focused else { return }
        let column = layout.column(of: caret, in: caretLine, of: buffer.characters)
        frame.caret = Point(x: rect.x + min(column, rect.width - 1), y: rect.y + caretLine - top)
        frame.caretVisible = true
    }

    // MARK: Inside

    private mutating func moveVertically(_ key: Key, from line: Int, page: Int) -> Handled {
        let by =
            switch key.code {
            case .up: -1
            case .down: 1
            case .pageUp: -page
            default: page
            }
        let target = min(max(0, line + by), layout.lines.count - 1)
        guard target != line else {
            guard key.modifiers.contains(.shift) else { return .notConsumed }
            buffer.move(to: by < 0 ? 0 : buffer.count, selecting: true)
            settle(changed: false)
            return .consumed
        }
        let column = goal ?? layout.column(of: caret, in: line, of: buffer.characters)
        let place = layout.place(at: column, in: target, of: buffer.characters)
        buffer.move(to: place, selecting: key.modifiers.contains(.shift))
        settle(changed: false, atLineEnd: place == layout.lines[target].upperBound)
        goal = column
        return .consumed
    }

    /// After any edit or move: the wrapping is made anew where the text changed, the goal forgotten, the caret's
    /// line brought into sight.
    private mutating func settle(changed: Bool, atLineEnd: Bool = false) {
        goal = nil
        self.atLineEnd = atLineEnd
        if changed { layout = TextLayout(buffer.characters, columns: layout.columns) }
        showCaret()
    }

    private mutating func fit(to size: Size) {
        height = max(1, size.height)
        if layout.columns != max(1, size.width - 1) {
            layout = TextLayout(buffer.characters, columns: size.width - 1)
        }
        showCaret()
    }

    private mutating func showCaret() {
        let line = layout.line(of: caret, atLineEnd: atLineEnd)
        top = TextArea.top(top, showing: line, of: layout.lines.count, height: height)
    }

    private func layout(width: Int) -> TextLayout {
        layout.columns == max(1, width - 1) ? layout : TextLayout(buffer.characters, columns: width - 1)
    }

    /// The nearest first line that shows the caret's line and leaves no empty rows that could be filled.
    private static func top(_ top: Int, showing line: Int, of count: Int, height: Int) -> Int {
        let filled = min(top, max(0, count - height))
        return min(max(filled, line - height + 1), line)
    }
}
