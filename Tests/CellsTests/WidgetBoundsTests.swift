import Testing

@testable import Cells

struct WidgetBoundsTests {
    private static func widget(_ random: inout Seeded) -> (inout Frame, Rect) -> Void {
        let text = randomText(&random, upTo: 12)
        let number = Int.random(in: 0...30, using: &random)
        let selected = Int.random(in: 0...30, using: &random)
        switch Int.random(in: 0..<8, using: &random) {
        case 0:
            let columns = [
                Column(text, minimum: 3, ideal: number, alignment: .right, neverClips: true),
                Column("名称", minimum: 4, ideal: 10, priority: 1, stretches: true),
                Column("元", minimum: 4, ideal: 6, alignment: .center, priority: number % 3, neverClips: true),
            ]
            let table = Table(
                "t", columns: columns, sort: .init(column: 1, ascending: false), scrolled: number % 2)
            return { frame, rect in
                table.draw(
                    into: &frame, rect: rect, state: ListState(selected: selected), count: number
                ) { row, column in [Span(text, .link), Span(String(row * 999_999 + column))] }
            }
        case 1:
            let items = (0..<number % 6).map {
                KeyBar.Item(key: "F\($0)", title: text, command: "c", priority: $0)
            }
            return { KeyBar(items).draw(into: &$0, rect: $1) }
        case 2: return { Panel.title([text, "村", text], right: "12/38", into: &$0, rect: $1) }
        case 3: return { Panel.message(text, right: "10:32", into: &$0, rect: $1) }
        case 4: return { Panel.heading(text, right: text, into: &$0, rect: $1) }
        case 5: return { Panel.text(text + text, from: number % 4, into: &$0, rect: $1) }
        case 6: return { LineEditor(text).draw(into: &$0, rect: $1, focused: true, hint: text) }
        default: return { TextArea(text + "\n" + text).draw(into: &$0, rect: $1, focused: true) }
        }
    }

    @Test(
        "Nothing is drawn, and nothing can be clicked, outside the place that was given", arguments: 0..<600)
    func inside(seed: Int) {
        var random = Seeded(UInt64(seed))
        var frame = Frame(Size(width: 40, height: 12))
        frame.cells.fill(Rect(frame.size), with: ".")
        let x = Int.random(in: 0...39, using: &random)
        let y = Int.random(in: 0...11, using: &random)
        let rect = Rect(
            x: x, y: y, width: Int.random(in: 0...40 - x, using: &random),
            height: Int.random(in: 0...12 - y, using: &random))
        WidgetBoundsTests.widget(&random)(&frame, rect)
        for y in 0..<12 {
            for x in 0..<40 where !rect.contains(Point(x: x, y: y)) {
                #expect(frame.cells[x, y] == Cell("."), "seed \(seed)")
            }
        }
        for region in frame.regions {
            #expect(region.rect.x >= rect.x && region.rect.maxX <= rect.maxX, "seed \(seed)")
            #expect(region.rect.y >= rect.y && region.rect.maxY <= rect.maxY, "seed \(seed)")
        }
        if frame.caret != Point(x: 0, y: 0) { #expect(rect.contains(frame.caret), "seed \(seed)") }
    }
}
