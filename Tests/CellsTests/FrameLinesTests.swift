import Testing

@testable import Cells

struct FrameLinesTests {
    @Test("Lines say what is drawn, without boxes, and where the selection is")
    func lines() {
        var frame = Frame(Size(width: 20, height: 5))
        frame.cells.box(Rect(frame.size), title: "村")
        frame.cells.put("滧东村", at: Point(x: 2, y: 2))
        frame.cells.put("东风村", at: Point(x: 2, y: 3), style: Style(selected: true))
        frame.deriveLines()
        #expect(frame.lines == ["村", "滧东村", "> 东风村"])
    }
}
