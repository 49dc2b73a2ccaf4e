import Testing

@testable import Cells

struct PanelTests {
    private func title(_ width: Int) -> Frame {
        drawn(width, 1) {
            Panel.title(["首页", "村", "滧东村"], right: "1/38", into: &$0, rect: Rect($0.size))
        }
    }

    @Test("Crumbs lead back by clicks; the outer ones give way")
    func crumbs() {
        #expect(title(40).cells.lines == [" 首页 › 村 › 滧东村                1/38"])
        #expect(title(40).target(at: Point(x: 8, y: 0)) == .crumb(1))
        #expect(title(24).cells.lines == [" … › 村 › 滧东村   1/38"])
        #expect(title(16).cells.lines == [" … › 滧…   1/38"])
    }

    @Test("Messages and headings keep what stands at the right")
    func lines() {
        let frame = drawn(24, 2) {
            Panel.heading("协议", right: "2", into: &$0, rect: Rect(x: 0, y: 0, width: 24, height: 1))
            Panel.message(
                "已保存 V12", role: .good, right: "10:32", into: &$0,
                rect: Rect(x: 0, y: 1, width: 24, height: 1))
        }
        #expect(frame.cells.lines == ["协议 ───────────────── 2", "已保存 V12         10:32"])
    }
}
