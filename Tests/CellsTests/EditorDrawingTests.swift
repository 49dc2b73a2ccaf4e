import Testing

@testable import Cells

/// Without what takes no column of its own: a lone selector, spaces that hang over the edge of a line.
private let visiblePieces = textPieces.filter { !["\u{FE0F}", " ", "  ", "　", "\t"].contains($0) }

struct LineEditorTests {
    private func draw(_ editor: LineEditor, width: Int, focused: Bool = true, hint: String = "") -> (
        String, Int
    ) {
        var frame = Frame(Size(width: width + 2, height: 1))
        frame.cells.fill(Rect(frame.size), with: "|")
        editor.draw(
            into: &frame, rect: Rect(x: 1, y: 0, width: width, height: 1), focused: focused, hint: hint)
        #expect(frame.caretVisible == focused)
        return (frame.cells.lines[0], frame.caret.x)
    }

    @Test("The caret of the frame stands behind what was typed, in columns")
    func caret() {
        var editor = LineEditor("滧东")
        #expect(draw(editor, width: 8) == ("|滧东    |", 5))
        _ = editor.handle(Key(.left))
        #expect(draw(editor, width: 8) == ("|滧东    |", 3))
        #expect(draw(LineEditor(), width: 8, hint: "2021-6-16") == ("|2021-6-…|", 1))
    }

    @Test(
        "Longer text scrolls, keeps two characters in sight beside the caret, and shows where there is more")
    func scroll() {
        var editor = LineEditor("结对共建协议书正本")
        #expect(draw(editor, width: 10) == ("|‹议书正本 |", 10))
        _ = editor.handle(Key(.home))
        #expect(draw(editor, width: 10) == ("|结对共建 ›|", 1))
    }

    @Test("Wherever the caret is, it is inside the field with its neighbours", arguments: 0..<200)
    func context(seed: Int) {
        var random = Seeded(UInt64(seed))
        var editor = LineEditor(randomText(&random, upTo: 30, from: visiblePieces))
        let width = Int.random(in: 8...30, using: &random)
        for _ in 0..<20 {
            _ = editor.handle(Key([.left, .right, .home, .end][Int.random(in: 0..<4, using: &random)]))
            var frame = Frame(Size(width: width, height: 1))
            editor.draw(into: &frame, rect: Rect(frame.size), focused: true)
            #expect((0..<width).contains(frame.caret.x), "seed \(seed)")
            var clicked = editor
            clicked.click(column: frame.caret.x, width: width)
            #expect(clicked.caret == editor.caret, "seed \(seed)")
        }
    }

    @Test("The selection is drawn selected, the counter counts characters")
    func selection() {
        var editor = LineEditor("滧东村", limit: 20)
        _ = editor.handle(Key(.left, .shift))
        var frame = Frame(Size(width: 10, height: 1))
        editor.draw(into: &frame, rect: Rect(frame.size), focused: true)
        #expect(frame.cells.styleMap == ["iiiiIIiiii"])
        #expect(editor.counter == "3/20")
    }
}

struct TextAreaTests {
    private let size = Size(width: 9, height: 3)

    private func draw(_ area: TextArea) -> ([String], Point) {
        var frame = Frame(size)
        area.draw(into: &frame, rect: Rect(frame.size), focused: true)
        return (frame.cells.lines, frame.caret)
    }

    private func press(_ area: inout TextArea, _ names: String...) -> Handled {
        names.map { Key(name: $0).map { area.handle($0, in: size) } ?? .notConsumed }.last ?? .notConsumed
    }

    @Test("Text wraps without a closing sign at the beginning of a line; a full line keeps its caret")
    func wrapping() {
        let area = TextArea("资源共享，人才")
        #expect(draw(area) == (["资源共", "享，人才", ""], Point(x: 8, y: 1)))
        #expect(area.lineCount(width: 9) == 2)
        #expect(draw(TextArea("资源共享")) == (["资源共享", "", ""], Point(x: 8, y: 0)))
    }

    @Test("Up and Down keep the column on the screen, over shorter lines too")
    func vertical() {
        var area = TextArea("abcdefg\nx\n滧东村")
        _ = press(&area, "ctrl-home", "right", "right", "right", "right", "right")
        #expect(draw(area).1 == Point(x: 5, y: 0))
        #expect(press(&area, "down") == .consumed)
        #expect(draw(area).1 == Point(x: 1, y: 1))
        #expect(press(&area, "down") == .consumed)
        #expect(draw(area).1 == Point(x: 4, y: 2))
        #expect(press(&area, "down") == .notConsumed)
        #expect(press(&area, "up", "up") == .consumed)
        #expect(draw(area).1 == Point(x: 5, y: 0))
        #expect(press(&area, "up") == .notConsumed)
    }

    @Test("Selecting upwards and downwards ends at the ends of the text, and stays in the field")
    func selecting() {
        var area = TextArea("滧东\n建设")
        #expect(press(&area, "left", "shift-up") == .consumed)
        #expect(area.buffer.selectedText == "东\n建")
        #expect(press(&area, "shift-up") == .consumed)
        #expect(area.buffer.selectedText == "滧东\n建")
        #expect(press(&area, "x") == .changed)
        #expect(area.text == "x设")
    }

    @Test("Home and End are those of the line on the screen")
    func lineEnds() {
        var area = TextArea("结对共建协议书")
        #expect(draw(area).0 == ["结对共建", "协议书", ""])
        _ = press(&area, "ctrl-home", "end")
        #expect(draw(area).1 == Point(x: 8, y: 0) && area.caret == 4)
        _ = press(&area, "right", "home")
        #expect(draw(area).1 == Point(x: 0, y: 1) && area.caret == 4)
        _ = press(&area, "ctrl-end")
        #expect(area.caret == 7)
    }

    @Test("Enter makes a line; the text scrolls so that the caret stays in sight")
    func scrolling() {
        var area = TextArea("a")
        #expect(press(&area, "enter", "b", "enter", "c", "enter", "d") == .changed)
        #expect(area.text == "a\nb\nc\nd")
        #expect(draw(area) == (["b", "c", "d"], Point(x: 1, y: 2)))
        _ = press(&area, "up")
        #expect(draw(area) == (["b", "c", "d"], Point(x: 1, y: 1)))
        _ = press(&area, "ctrl-home")
        #expect(draw(area) == (["a", "b", "c"], Point(x: 0, y: 0)))
        _ = press(&area, "ctrl-z")
        #expect(area.text == "a\nb\nc\n")
    }

    @Test("The caret is always inside, a click on it leaves it there", arguments: 0..<200)
    func caretInside(seed: Int) {
        var random = Seeded(UInt64(seed))
        let size = Size(
            width: Int.random(in: 9...24, using: &random), height: Int.random(in: 1...5, using: &random))
        var area = TextArea(randomText(&random, upTo: 40, from: visiblePieces + ["\n"]))
        let keys = [
            "up", "down", "left", "right", "home", "end", "pageup", "pagedown", "ctrl-home", "enter", "a",
            "滧",
        ]
        for _ in 0..<40 {
            guard let key = Key(name: keys[Int.random(in: 0..<keys.count, using: &random)]) else { continue }
            _ = area.handle(key, in: size)
            var frame = Frame(size)
            area.draw(into: &frame, rect: Rect(size), focused: true)
            #expect(Rect(size).contains(frame.caret), "seed \(seed)")
            var clicked = area
            clicked.click(frame.caret, in: size)
            var again = Frame(size)
            clicked.draw(into: &again, rect: Rect(size), focused: true)
            #expect(again.caret == frame.caret, "seed \(seed)")
        }
    }
}
