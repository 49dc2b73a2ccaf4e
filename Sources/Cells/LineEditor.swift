/// One line of editable text.
package struct LineEditor: Hashable, Sendable {
    package private(set) var buffer: EditBuffer

    /// Characters in sight beside the caret, so that one sees what one is about to delete.
    private static let context = 2

    package init(_ text: String = "", limit: Int? = nil) {
        buffer = EditBuffer(text, limit: limit)
    }

    package var text: String {
        get { buffer.text }
        set { buffer.setText(newValue) }
    }

    package var isEmpty: Bool { buffer.isEmpty }
    package var caret: Int { buffer.caret }

    /// `12/40` where there is a limit.
    package var counter: String? { buffer.limit.map { "\(buffer.count)/\($0)" } }

    package mutating func handle(_ key: Key) -> Handled {
        buffer.handle(key, line: 0..<buffer.count)
    }

    package mutating func paste(_ text: String) -> [EditNotice] { buffer.paste(text) }

    /// Types what came at once.
    package mutating func type(_ text: String) -> Handled { buffer.type(text) ? .changed : .consumed }

    package var selectedText: String { buffer.selectedText }
    package mutating func selectAll() { buffer.selectAll() }

    /// Puts the caret where the field was clicked, `column` counted from its left edge; with `word`, selects the word
    /// there.
    package mutating func click(column: Int, width: Int, word: Bool = false) {
        var place = 0
        var x = -scroll(width: width, columns())
        while place < buffer.count {
            let columns = TextWidth.columns(of: buffer.characters[place])
            if x + columns > column { break }
            x += columns
            place += 1
        }
        buffer.move(to: place)
        if word { buffer.selectWord() }
    }

    /// Draws the text into the first row of `rect` and, when focused, puts the frame's caret into it. The hint
    /// stands in an empty field.
    package func draw(
        into frame: inout Frame, rect: Rect, style: Style? = nil, focused: Bool, hint: String = ""
    ) {
        guard !rect.isEmpty else { return }
        let style = style ?? Style(focused ? .fieldFocused : .field)
        frame.cells.fill(Rect(x: rect.x, y: rect.y, width: rect.width, height: 1), style: style)
        let columns = columns()
        let scroll = scroll(width: rect.width, columns)
        var x = -scroll
        for (place, character) in buffer.characters.enumerated() {
            let end = x + TextWidth.columns(of: character)
            if x >= rect.width { break }
            if end > 0 {
                var style = style
                style.selected = focused && buffer.selection.contains(place)
                frame.cells.put(character, from: x, in: rect, y: rect.y, style: style)
            }
            x = end
        }
        if buffer.isEmpty {
            frame.cells.put(
                hint, at: Point(x: rect.x, y: rect.y), width: rect.width,
                style: Style(.dim, selected: style.selected))
        }
        if scroll > 0 { frame.cells.put(Chrome.moreLeft, from: 0, in: rect, y: rect.y, style: style) }
        if columns.all - scroll > rect.width {
            frame.cells.put(Chrome.moreRight, from: rect.width - 1, in: rect, y: rect.y, style: style)
        }
        guard focused else { return }
        let caretX = min(max(0, columns.caret - scroll), rect.width - 1)
        frame.caret = Point(x: rect.x + caretX, y: rect.y)
        frame.caretVisible = true
    }

    /// The columns in front of the caret, and those of the whole text.
    private func columns() -> (caret: Int, all: Int) {
        var all = 0
        var caret = 0
        for (place, character) in buffer.characters.enumerated() {
            if place == buffer.caret { caret = all }
            all += TextWidth.columns(of: character)
        }
        return (buffer.caret == buffer.count ? all : caret, all)
    }

    /// The columns out of sight to the left. Follows from the caret alone and moves half a field at a time, so the
    /// text stands still under most keys.
    private func scroll(width: Int, _ columns: (caret: Int, all: Int)) -> Int {
        let last = max(0, width - 1 - LineEditor.context)
        guard columns.caret > last, columns.all >= width else { return 0 }
        let step = max(1, min(width / 2, width - 1 - 2 * LineEditor.context))
        // The end of the text with the caret behind it is as far as it goes.
        return min((columns.caret - last + step - 1) / step * step, columns.all + 1 - width)
    }
}

extension CellBuffer {
    /// Writes one character at column `x` of `rect`; where its edge cuts the character, spaces stand.
    mutating func put(_ character: Character, from x: Int, in rect: Rect, y: Int, style: Style) {
        let columns = TextWidth.columns(of: character)
        if x >= 0 && x + columns <= rect.width {
            put(String(character), at: Point(x: rect.x + x, y: y), style: style)
        } else {
            let left = max(0, x)
            let right = min(rect.width, x + columns)
            fill(Rect(x: rect.x + left, y: y, width: right - left, height: 1), style: style)
        }
    }
}
