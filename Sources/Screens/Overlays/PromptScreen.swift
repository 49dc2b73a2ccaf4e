import Cells
import Domain

/// A small window that asks for one line of text. Gives `.typed`.
package struct PromptScreen: Screen {
    let heading: String
    let text: String
    let allowsEmpty: Bool
    private var editor: LineEditor

    /// `text` explains what is asked for; with `allowsEmpty` an empty line is an answer too.
    package init(
        title: String, text: String, initial: String = "", limit: Int? = nil, allowsEmpty: Bool = false
    ) {
        heading = title
        self.text = text
        self.allowsEmpty = allowsEmpty
        editor = LineEditor(initial, limit: limit)
    }

    package var isOverlay: Bool { true }
    package var takesText: Bool { true }
    package var textRuns: TextRuns { .line }
    package var selectedText: String { editor.selectedText }

    package func title(_ context: Context) -> String { heading }

    package func offers(_ context: Context) -> [Offer] {
        [Offer("choose", unless: allowsEmpty || !editor.text.trimmed.isEmpty ? nil : "obstacle.nothingTyped")]
    }

    package mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .command("choose"): return [.give(.typed(editor.text.trimmed))]
        case .key(Key(.escape)): return [.pop]
        case .key(let key): _ = editor.handle(key)
        case .typed(let text): _ = editor.type(text)
        case .place(_, let point, let room, let isDouble):
            editor.click(column: point.x, width: room.width, word: isDouble)
        case .paste(let text): return context.words.tell(editor.paste(text))
        default: break
        }
        return []
    }

    package func reworded(like fresh: any Screen) -> any Screen {
        guard var fresh = fresh as? PromptScreen else { return self }
        fresh.editor = editor
        return fresh
    }

    package func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let columns = OverlayBox.columns(60, in: area)
        let lines = text.isEmpty ? [] : TextFit.wrap(text, columns: columns)
        let room = OverlayBox.open(
            heading, width: columns, height: lines.count + 1, in: area, into: &frame)
        let (above, field) = room.splitBottom(1)
        for (row, line) in lines.prefix(above.height).enumerated() {
            frame.cells.put(line, at: Point(x: above.x, y: above.y + row), width: above.width)
        }
        editor.draw(into: &frame, rect: field, focused: true)
        frame.regions.append(HitRegion(field, .text(0)))
    }
}
