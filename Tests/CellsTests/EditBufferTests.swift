import Testing

@testable import Cells

extension EditBuffer {
    /// Presses keys by name, in the one line the buffer is.
    mutating func press(_ names: String...) {
        for name in names {
            guard let key = Key(name: name) else {
                Issue.record("no key is called \(name)")
                continue
            }
            _ = handle(key, line: 0..<count)
        }
    }
}

struct EditBufferTests {
    @Test("Typing, moving and deleting go by characters as people see them")
    func characters() {
        var buffer = EditBuffer("滧\u{31350}e\u{301}👨‍👩‍👧")
        #expect(buffer.count == 4)
        buffer.press("left", "backspace")
        #expect(buffer.text == "滧\u{31350}👨‍👩‍👧")
        buffer.press("delete")
        #expect(buffer.text == "滧\u{31350}" && buffer.caret == 2)
        buffer.press("home", "delete", "东")
        #expect(buffer.text == "东\u{31350}" && buffer.caret == 1)
    }

    @Test("A mark typed behind a letter joins it, and the caret stands behind both")
    func marks() {
        var buffer = EditBuffer("xz")
        buffer.press("left", "e")
        buffer.type("\u{301}")
        #expect(buffer.count == 3 && buffer.caret == 2 && buffer.text == "xe\u{301}z")
        buffer.press("ctrl-z")
        #expect(buffer.text == "xz" && buffer.caret == 1)
    }

    @Test("Flags pair anew when one half goes between them")
    func flags() {
        var buffer = EditBuffer("🇨🇳🇨🇳")
        buffer.press("home")
        buffer.type("\u{1F1E8}")
        #expect(Array(buffer.text) == buffer.characters)
        buffer.press("ctrl-z")
        #expect(buffer.text == "🇨🇳🇨🇳")
    }

    @Test("Words are runs of letters, of Hanzi, of signs")
    func words() {
        var buffer = EditBuffer("共建 Yangpu中心，2021")
        buffer.press("ctrl-left")
        #expect(buffer.caret == 12)
        buffer.press("ctrl-left", "ctrl-left")
        #expect(buffer.caret == 9)
        buffer.press("ctrl-left", "ctrl-left")
        #expect(buffer.caret == 0)
        buffer.press("ctrl-right")
        #expect(buffer.caret == 3)
        buffer.press("end", "ctrl-w", "ctrl-w")
        #expect(buffer.text == "共建 Yangpu中心")
        buffer.press("ctrl-left", "ctrl-k")
        #expect(buffer.text == "共建 Yangpu")
        buffer.press("ctrl-left", "ctrl-u")
        #expect(buffer.text == "Yangpu" && buffer.caret == 0)
    }

    @Test("Shift selects; typing replaces what is selected; arrows leave it at its ends")
    func selection() {
        var buffer = EditBuffer("东风村党支部")
        buffer.press("shift-left", "shift-left", "shift-left")
        #expect(buffer.selectedText == "党支部")
        buffer.press("left")
        #expect(buffer.caret == 3 && buffer.selection.isEmpty)
        buffer.press("shift-end", "x")
        #expect(buffer.text == "东风村x")
        buffer.press("ctrl-a", "delete")
        #expect(buffer.isEmpty)
        buffer.press("ctrl-z")
        #expect(buffer.text == "东风村x" && buffer.selectedText == "东风村x")
    }

    @Test("A paste of several lines into one becomes spaces, says so, and is one step to undo")
    func paste() {
        var buffer = EditBuffer("A")
        #expect(buffer.paste("东风\r\n滧东\n\n建设") == [.lineBreaksBecameSpaces])
        #expect(buffer.text == "A东风 滧东 建设")
        buffer.press("ctrl-z")
        #expect(buffer.text == "A")
        #expect(buffer.paste("滧东\n") == [])
        #expect(buffer.text == "A滧东")
        #expect(buffer.paste("\u{1B}[31m\u{7}x\ty") == [.controlsDropped])
        #expect(buffer.text == "A滧东[31mx y")
        var lines = EditBuffer(isMultiline: true)
        #expect(lines.paste("a\r\nb\rc\n") == [])
        #expect(lines.text == "a\nb\nc\n")
    }

    @Test("The limit is in characters, holds for typing and pasting, and is told")
    func limit() {
        var buffer = EditBuffer("滧东村", limit: 5)
        #expect(buffer.paste("党支部") == [.cutAtLimit(5)])
        #expect(buffer.text == "滧东村党支")
        #expect(buffer.handle(Key(.character("x")), line: 0..<5) == .consumed)
        #expect(buffer.paste("x") == [.cutAtLimit(5)])
        #expect(buffer.text == "滧东村党支")
        buffer.press("shift-left", "总")
        #expect(buffer.text == "滧东村党总")
    }

    @Test("Undo goes by words and by kind of edit, redo comes back")
    func undo() {
        var buffer = EditBuffer()
        for character in "party work 2021" { buffer.type(String(character)) }
        buffer.press("backspace", "backspace")
        #expect(buffer.text == "party work 20")
        buffer.press("ctrl-z")
        #expect(buffer.text == "party work 2021")
        buffer.press("ctrl-z")
        #expect(buffer.text == "party work ")
        buffer.press("ctrl-z")
        #expect(buffer.text == "party ")
        buffer.press("ctrl-y", "ctrl-y")
        #expect(buffer.text == "party work 2021")
        buffer.press("ctrl-z", "!")
        buffer.press("ctrl-y")
        #expect(buffer.text == "party work !")
        for _ in 0..<9 { buffer.press("ctrl-z") }
        #expect(buffer.isEmpty)
    }

    @Test("A move of the caret ends a step; a long run of Hanzi is several")
    func steps() {
        var buffer = EditBuffer()
        buffer.press("a", "b", "left", "right", "c", "ctrl-z")
        #expect(buffer.text == "ab")
        buffer.setText("")
        for _ in 0..<50 { buffer.press("共") }
        buffer.press("ctrl-z")
        #expect(buffer.count < 50 && buffer.count > 20)
    }

    @Test("Keys that are not the field's are left to others")
    func foreign() {
        var buffer = EditBuffer("x")
        for name in ["up", "down", "enter", "esc", "tab", "F2", "ctrl-s", "alt-x", "pageup"] {
            guard let key = Key(name: name) else { continue }
            #expect(buffer.handle(key, line: 0..<1) == .notConsumed, "\(name)")
        }
        #expect(buffer.handle(Key(.right), line: 0..<1) == .consumed)
        #expect(buffer.handle(Key(.character("y")), line: 0..<1) == .changed)
    }

    /// The same edits on plain scalars, segmented from nothing each time.
    private struct Model {
        var scalars: [Unicode.Scalar]
        var caret: Int
        var characters: [Character] {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: scalars)
            return Array(String(text))
        }

        /// The scalar at which a character begins.
        func offset(of place: Int) -> Int {
            characters[..<place].reduce(0) { $0 + $1.unicodeScalars.count }
        }

        mutating func replace(_ range: Range<Int>, with text: String) {
            let start = offset(of: range.lowerBound)
            scalars.replaceSubrange(start..<offset(of: range.upperBound), with: text.unicodeScalars)
            var left = start + text.unicodeScalars.count
            caret = 0
            for character in characters where left > 0 {
                left -= character.unicodeScalars.count
                caret += 1
            }
        }
    }

    @Test(
        "Random edits give what the same edits give on plain text; undo leads all the way back",
        arguments: 0..<200)
    func model(seed: Int) {
        var random = Seeded(UInt64(seed))
        let pieces = textPieces.filter { !$0.contains { $0 == "\t" || $0 == "\u{1B}" || $0 == "\u{7}" } }
        let start = randomText(&random, from: pieces)
        var buffer = EditBuffer(start)
        var model = Model(scalars: Array(start.unicodeScalars), caret: buffer.count)
        for _ in 0..<40 {
            switch Int.random(in: 0..<6, using: &random) {
            case 0:
                let place = Int.random(in: 0...buffer.count, using: &random)
                buffer.move(to: place, selecting: false)
                model.caret = place
            case 1 where buffer.caret > 0:
                buffer.press("backspace")
                model.replace(model.caret - 1..<model.caret, with: "")
            case 2 where buffer.caret < buffer.count:
                buffer.press("delete")
                model.replace(model.caret..<model.caret + 1, with: "")
            case 3:
                let place = Int.random(in: 0...buffer.count, using: &random)
                buffer.move(to: place, selecting: true)
                let text = randomText(&random, upTo: 2, from: pieces)
                guard !(text.isEmpty && place == model.caret) else { continue }
                buffer.type(text)
                model.replace(min(place, model.caret)..<max(place, model.caret), with: text)
            default:
                let text = randomText(&random, upTo: 2, from: pieces)
                guard !text.isEmpty else { continue }
                buffer.type(text)
                model.replace(model.caret..<model.caret, with: text)
            }
            #expect(buffer.characters == model.characters, "seed \(seed)")
            #expect(buffer.caret == model.caret, "seed \(seed)")
        }
        let end = buffer.text
        while buffer.undo() { #expect(buffer.characters == Array(buffer.text), "seed \(seed)") }
        #expect(buffer.text == start, "seed \(seed)")
        while buffer.redo() {}
        #expect(buffer.text == end, "seed \(seed)")
    }
}
