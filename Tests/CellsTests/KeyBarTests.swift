import Testing

@testable import Cells

struct KeyBarTests {
    private let bar = KeyBar([
        .init(key: "F1", title: "帮助", command: "help", priority: 1),
        .init(key: "F4", title: "编辑", command: "edit", priority: 2),
        .init(key: "F7", title: "新建", command: "new", priority: 2),
        .init(key: "F10", title: "退出", command: "quit", priority: 1),
    ])

    private func line(_ width: Int) -> String {
        drawn(width, 1) { bar.draw(into: &$0, rect: Rect($0.size)) }.cells.lines[0]
    }

    @Test("Labels are whole or not there, the least important go first")
    func dropping() {
        #expect(line(40) == "F1 帮助  F4 编辑  F7 新建  F10 退出")
        #expect(line(35) == "F1 帮助  F4 编辑  F7 新建  F10 退出")
        #expect(line(34) == "F1 帮助  F4 编辑  F10 退出")
        #expect(line(20) == "F1 帮助  F10 退出")
        #expect(line(10) == "F1 帮助")
        #expect(line(3) == "")
    }

    @Test("A click on a label is its command, on a gap nothing")
    func clicks() {
        let frame = drawn(40, 1) { bar.draw(into: &$0, rect: Rect($0.size)) }
        #expect(frame.target(at: Point(x: 10, y: 0)) == .command("edit"))
        #expect(frame.target(at: Point(x: 8, y: 0)) == nil)
        #expect(frame.target(at: Point(x: 39, y: 0)) == nil)
    }
}
