import Testing

@testable import Cells

struct MenuTests {
    private var menu: Menu {
        Menu([
            .init("villages", title: "村", hint: "48 210"), .init("branches", title: "党支部", hint: "12"),
            .init("sign", title: "签订协议", reason: "只读"),
        ])
    }

    @Test("Entries have digits, hints, and reasons where they cannot be chosen")
    func drawing() {
        let frame = drawn(24, 3) { menu.draw(into: &$0, rect: Rect($0.size)) }
        #expect(frame.cells.lines == [" 1  村           48 210", " 2  党支部           12", " 3  签订协议       只读"])
        #expect(frame.target(at: Point(x: 3, y: 1)) == .command("branches"))
        #expect(frame.caret == Point(x: 4, y: 0))
    }

    @Test("Arrows and Enter, digits, full-width digits")
    func keys() {
        var menu = menu
        #expect(menu.handle(Key(.down), height: 3) == .moved)
        #expect(menu.handle(Key(.enter), height: 3) == .chosen("branches"))
        #expect(menu.handle(Key(.character("1")), height: 3) == .chosen("villages"))
        #expect(menu.handle(Key(.character("３")), height: 3) == .refused("只读"))
        #expect(menu.handle(Key(.character("9")), height: 3) == .notConsumed)
        #expect(menu.handle(Key(.function(1)), height: 3) == .notConsumed)
    }
}
