import Testing

@testable import Cells

struct DrawingTests {
    private func row(_ width: Int, used: Int? = nil, _ draw: (inout CellBuffer) -> Int) -> String {
        var buffer = CellBuffer(Size(width: width, height: 1))
        buffer.fill(Rect(x: 0, y: 0, width: width, height: 1), with: ".")
        let columns = draw(&buffer)
        if let used { #expect(columns == used) }
        expectWhole(buffer)
        return buffer.lines[0]
    }

    /// Every double-width character has its tail, and no tail is without one.
    private func expectWhole(_ buffer: CellBuffer, _ comment: Comment? = nil) {
        for y in 0..<buffer.size.height {
            var tailDue = false
            for x in 0..<buffer.size.width {
                #expect((buffer[x, y].width == 0) == tailDue, comment)
                tailDue = buffer[x, y].width == 2
            }
            #expect(!tailDue, comment)
        }
    }

    @Test("Text takes its columns, and what does not fit is cut with a mark")
    func put() {
        #expect(row(8, used: 4) { $0.put("东风", at: Point(x: 1, y: 0)) } == ".东风...")
        #expect(row(8, used: 6) { $0.put("东风村党", at: Point(x: 1, y: 0), width: 6) } == ".东风… .")
        #expect(row(8) { $0.put("东风村党", at: Point(x: 1, y: 0), width: 5, mark: .more) } == ".东风›..")
        #expect(row(8) { $0.put("东风村党", at: Point(x: 1, y: 0), width: 5, mark: .none) } == ".东风 ..")
        #expect(row(5) { $0.put("东风村", at: Point(x: 0, y: 0)) } == "东风…")
        #expect(row(5) { $0.put("东风村", at: Point(x: 0, y: 0), mark: .none) } == "东风")
    }

    @Test("A cut by the left edge leaves a space, not half a character")
    func leftEdge() {
        #expect(row(6, used: 4) { $0.put("东风", at: Point(x: -1, y: 0)) } == " 风...")
        #expect(row(6) { $0.put("东风", at: Point(x: -2, y: 0)) } == "风....")
        #expect(row(6) { $0.put("东风", at: Point(x: -9, y: 0)) } == "......")
        #expect(row(6) { $0.put("x", at: Point(x: 0, y: 3)) } == "......")
    }

    @Test("Writing over half of a wide character blanks the other half")
    func halves() {
        #expect(
            row(6) {
                $0.put("东风", at: Point(x: 0, y: 0))
                return $0.put("a", at: Point(x: 1, y: 0))
            } == " a风..")
        #expect(
            row(6) {
                $0.put("东风", at: Point(x: 0, y: 0))
                return $0.put("a", at: Point(x: 2, y: 0))
            } == "东a ..")
        #expect(
            row(6) {
                $0.put("东风", at: Point(x: 0, y: 0))
                return $0.put("村", at: Point(x: 1, y: 0))
            } == " 村 ..")
        #expect(
            row(6) {
                $0.put("东风", at: Point(x: 0, y: 0))
                $0.fill(Rect(x: 1, y: 0, width: 2, height: 1), with: "-")
                return 0
            } == " -- ..")
    }

    @Test("Writing nothing changes nothing, not even where half a character would be")
    func nothing() {
        #expect(
            row(6, used: 0) {
                $0.put("东风", at: Point(x: 0, y: 0))
                return $0.put("", at: Point(x: 1, y: 0))
            } == "东风..")
    }

    @Test("Pieces are cut as one line")
    func spans() {
        let spans = [Span("滧东", .title), Span(" 12", .dim), Span("项", .normal)]
        #expect(row(12, used: 9) { $0.put(spans, at: Point(x: 0, y: 0)) } == "滧东 12项...")
        #expect(row(12) { $0.put(spans, at: Point(x: 0, y: 0), width: 7) } == "滧东 1….....")
        #expect(row(12) { $0.put(spans, at: Point(x: 0, y: 0), width: 4) } == "滧… ........")
        #expect(row(12) { $0.put(spans, at: Point(x: 0, y: 0), width: 8) } == "滧东 12…....")
        // A space where a line was broken is nothing that is lost.
        let broken = [Span("滧东", .title), Span(" 12 ", .dim)]
        #expect(row(12) { $0.put(broken, at: Point(x: 0, y: 0), width: 7) } == "滧东 12.....")
        #expect(row(12) { $0.put("滧东 ", at: Point(x: 0, y: 0), width: 4) } == "滧东........")
    }

    @Test("What is written is what clipping gives, wherever the cut falls", arguments: 0..<300)
    func clipped(seed: Int) {
        var random = Seeded(UInt64(seed))
        let text = randomText(&random, upTo: 12)
        let width = Int.random(in: 1...24, using: &random)
        let mark = [ClipMark.none, .ellipsis, .more][seed % 3]
        var buffer = CellBuffer(Size(width: 40, height: 1))
        let used = buffer.put(text, at: Point(x: 3, y: 0), width: width, mark: mark)
        var shown = SafeText.display(TextFit.clip(text, to: width, mark: mark))
        let isCut = TextWidth.columns(of: text) > width
        #expect(used == (isCut ? width : TextWidth.columns(of: text)), "seed \(seed)")
        while shown.last == " " { shown.removeLast() }
        #expect(buffer.lines[0] == (shown.isEmpty ? "" : "   " + shown), "seed \(seed)")
    }

    @Test("Random writing never leaves half a character", arguments: 0..<100)
    func whole(seed: Int) {
        var random = Seeded(UInt64(seed))
        var buffer = CellBuffer(Size(width: 20, height: 3))
        for _ in 0..<40 {
            let at = Point(
                x: Int.random(in: -6...22, using: &random), y: Int.random(in: -1...3, using: &random))
            let width = Int.random(in: 0...24, using: &random)
            let text = randomText(&random, upTo: 6)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: buffer.fill(Rect(x: at.x, y: at.y, width: width, height: 2))
            case 1: buffer.put([Span(text), Span(text)], at: at, width: width)
            default:
                let used = buffer.put(text, at: at, width: width, mark: [.none, .ellipsis, .more][width % 3])
                #expect(used <= width, "seed \(seed)")
            }
            expectWhole(buffer, "seed \(seed)")
        }
    }

    @Test("A box has its title in its upper line; lines and styles come out as text")
    func box() {
        var buffer = CellBuffer(Size(width: 14, height: 3))
        buffer.box(Rect(x: 0, y: 0, width: 14, height: 3), title: "协议")
        buffer.put("滧东", at: Point(x: 1, y: 1), style: Style(.match, selected: true, bold: true))
        #expect(buffer.lines == ["┌─ 协议 ─────┐", "│滧东        │", "└────────────┘"])
        #expect(buffer.styleMap == ["bbttttttbbbbbb", "bMMMM........b", "bbbbbbbbbbbbbb", "bold 1:1-4"])
    }
}
