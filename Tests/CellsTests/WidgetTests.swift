import Testing

@testable import Cells

private func frame(_ width: Int, _ height: Int, _ draw: (inout Frame) -> Void) -> Frame {
    var frame = Frame(Size(width: width, height: height))
    draw(&frame)
    return frame
}

struct ListStateTests {
    private func press(_ state: inout ListState, _ names: String..., count: Int, height: Int = 5) {
        for name in names {
            if let key = Key(name: name) { _ = state.handle(key, count: count, height: height) }
        }
    }

    @Test("Moving stays inside and in sight; a page keeps one row in sight")
    func moving() {
        var state = ListState()
        press(&state, "up", count: 20)
        #expect(state == ListState())
        press(&state, "pagedown", count: 20)
        #expect(state == ListState(selected: 4, top: 4))
        press(&state, "down", "down", "down", "down", "down", count: 20)
        #expect(state == ListState(selected: 9, top: 5))
        press(&state, "end", count: 20)
        #expect(state == ListState(selected: 19, top: 15))
        press(&state, "pagedown", count: 20)
        #expect(state == ListState(selected: 19, top: 15))
        press(&state, "home", count: 20)
        #expect(state == ListState())
        press(&state, "down", "end", count: 0)
        #expect(state == ListState())
    }

    @Test("After a reload the record keeps its place on the screen")
    func follow() {
        var state = ListState(selected: 8, top: 6)
        state.follow(to: 18, count: 40, height: 5)
        #expect(state == ListState(selected: 18, top: 16))
        state.follow(to: nil, count: 17, height: 5)
        #expect(state == ListState(selected: 16, top: 12))
        state.shift(by: 100, count: 200, height: 5)
        #expect(state == ListState(selected: 116, top: 112))
    }

    @Test("The wheel scrolls; the selection comes along only when it must")
    func wheel() {
        var state = ListState(selected: 2)
        state.scroll(by: 1, count: 20, height: 5)
        #expect(state == ListState(selected: 2, top: 1))
        state.scroll(by: 3, count: 20, height: 5)
        #expect(state == ListState(selected: 4, top: 4))
        state.scroll(by: -99, count: 20, height: 5)
        #expect(state == ListState(selected: 4, top: 0))
    }

    @Test("Whatever happens, the selection is in the list and in sight", arguments: 0..<100)
    func invariants(seed: Int) {
        var random = Seeded(UInt64(seed))
        var state = ListState()
        for _ in 0..<60 {
            let count = Int.random(in: 0...30, using: &random)
            let height = Int.random(in: 1...8, using: &random)
            let by = Int.random(in: -40...40, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: state.select(by, count: count, height: height)
            case 1: state.scroll(by: by, count: count, height: height)
            case 2: state.follow(to: count == 0 ? nil : abs(by) % count, count: count, height: height)
            case 3: press(&state, "pagedown", count: count, height: height)
            default: press(&state, "pageup", "down", count: count, height: height)
            }
            if count == 0 {
                #expect(state == ListState(), "seed \(seed)")
            } else {
                #expect(state.visible(count: count, height: height).contains(state.selected), "seed \(seed)")
                #expect(
                    state.visible(count: count, height: height).count == min(count, height), "seed \(seed)")
            }
        }
    }
}

struct ScrollThumbTests {
    @Test("The thumb touches an end only when that end is in sight")
    func ends() {
        #expect(ScrollThumb.rows(first: 0, total: 10, height: 10) == nil)
        #expect(ScrollThumb.rows(first: 0, total: 20, height: 10) == 0..<5)
        #expect(ScrollThumb.rows(first: 10, total: 20, height: 10) == 5..<10)
        for first in 1..<999_990 where first % 9973 == 0 {
            guard let rows = ScrollThumb.rows(first: first, total: 1_000_000, height: 10) else { continue }
            #expect(rows.lowerBound > 0 && rows.upperBound < 10)
        }
        #expect(ScrollThumb.rows(first: 999_990, total: 1_000_000, height: 10) == 9..<10)
    }
}

struct TableTests {
    private let table = Table(
        "villages",
        columns: [
            Column("名称", minimum: 6, ideal: 12, stretches: true),
            Column("乡镇", minimum: 6, ideal: 8, priority: 2),
            Column("金额", minimum: 8, ideal: 10, alignment: .right, priority: 1, neverClips: true),
            Column("备注", minimum: 4, ideal: 20, priority: 3),
        ],
        sort: Table.Sort(column: 0, ascending: true))

    private let rows = [
        ["滧东村", "建设镇", "12,000.00", "示范村"],
        ["结对共建示范引领第一村民委员会", "建设镇", "1,234,567.00", ""],
        ["Yuadong", "—", "0.00", "four spellings of one name"],
    ]

    private func draw(_ width: Int, _ height: Int = 4, state: ListState = ListState(), table: Table? = nil)
        -> Frame
    {
        frame(width, height) { frame in
            (table ?? self.table).draw(
                into: &frame, rect: Rect(frame.size), state: state, count: rows.count
            ) { [Span(rows[$0][$1])] }
        }
    }

    @Test("Columns stand straight, with the arrow of the order and figures at the right")
    func wide() {
        #expect(
            draw(56).cells.lines == [
                "名称▲         乡镇            金额  备注",
                "滧东村        建设镇     12,000.00  示范村",
                "结对共建示…   建设镇  1,234,567.00",
                "Yuadong       —               0.00  four spellings of o…",
            ])
    }

    @Test("Where it is narrow, columns go by priority, and a sign says so; figures stay whole")
    func narrow() {
        #expect(
            draw(36).cells.lines == [
                "名称▲       乡镇          金额  备注",
                "滧东村      建设镇   12,000.00  示…",
                "结对共建…   建设… 1,234,567.00",
                "Yuadong     —             0.00  fou…",
            ])
        #expect(
            draw(30).cells.lines == [
                "名称▲       乡镇        金额 ›", "滧东村      建设镇   12,000.00",
                "结对共建…   建设… 1,234,567.00", "Yuadong     —             0.00",
            ])
        let lines = draw(20).cells.lines
        #expect(lines[2].hasSuffix("1,234,567.00"))
        #expect(lines[0].hasSuffix("›"))
    }

    @Test("Scrolling passes columns over, the first stays")
    func scrolled() {
        var table = table
        table.scrolled = 2
        #expect(draw(40, table: table).cells.lines[1].split(separator: " ") == ["滧东村", "示范村"])
    }

    @Test("The selected row is reversed and holds the caret; rows and headers answer to clicks")
    func selection() {
        let frame = draw(56, state: ListState(selected: 1))
        #expect(frame.caret == Point(x: 0, y: 2))
        #expect(frame.cells[0, 2].style.selected && frame.cells[55, 2].style.selected)
        #expect(!frame.cells[0, 1].style.selected)
        #expect(frame.target(at: Point(x: 30, y: 3)) == .row(list: "villages", index: 2))
        #expect(frame.target(at: Point(x: 15, y: 0)) == .column(list: "villages", index: 1))
    }

    @Test("A window of a long list shows where in it one is")
    func window() {
        let frame = frame(30, 4) { frame in
            table.draw(
                into: &frame, rect: Rect(frame.size), state: ListState(selected: 2), count: 3, first: 999_997,
                total: 1_000_000
            ) { [Span(rows[$0][$1])] }
        }
        #expect(frame.cells[29, 3].character == "█" && frame.cells[29, 1].character == "│")
    }

    @Test("Widths never exceed the room, in any table", arguments: 0..<300)
    func widths(seed: Int) {
        var random = Seeded(UInt64(seed))
        let columns = (0..<Int.random(in: 1...8, using: &random)).map { index in
            let minimum = Int.random(in: 1...10, using: &random)
            return Column(
                "c\(index)", minimum: minimum, ideal: minimum + Int.random(in: 0...20, using: &random),
                priority: index == 0 ? 0 : Int.random(in: 0...4, using: &random),
                neverClips: Bool.random(using: &random), stretches: Bool.random(using: &random))
        }
        let width = Int.random(in: 1...160, using: &random)
        let scrolled = Int.random(in: 0...3, using: &random)
        let layout = ColumnLayout(columns, width: width, scrolled: scrolled)
        #expect(layout.places.first?.column == 0, "seed \(seed)")
        for (one, next) in zip(layout.places, layout.places.dropFirst()) {
            #expect(one.x + one.width + ColumnLayout.gap == next.x, "seed \(seed)")
            #expect(one.column < next.column, "seed \(seed)")
        }
        if let last = layout.places.last { #expect(last.x + last.width <= width, "seed \(seed)") }
        if scrolled == 0 && !layout.hasMore && columns.contains(where: \.stretches),
            let last = layout.places.last,
            layout.places.count == columns.count
        {
            #expect(last.x + last.width == width || columns[last.column].neverClips, "seed \(seed)")
        }
    }
}

struct KeyBarTests {
    private let bar = KeyBar([
        .init(key: "F1", title: "帮助", command: "help", priority: 1),
        .init(key: "F4", title: "编辑", command: "edit", priority: 2),
        .init(key: "F7", title: "新建", command: "new", priority: 2),
        .init(key: "F10", title: "退出", command: "quit", priority: 1),
    ])

    private func line(_ width: Int) -> String {
        frame(width, 1) { bar.draw(into: &$0, rect: Rect($0.size)) }.cells.lines[0]
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
        let frame = frame(40, 1) { bar.draw(into: &$0, rect: Rect($0.size)) }
        #expect(frame.target(at: Point(x: 10, y: 0)) == .command("edit"))
        #expect(frame.target(at: Point(x: 8, y: 0)) == nil)
        #expect(frame.target(at: Point(x: 39, y: 0)) == nil)
    }
}

struct PanelTests {
    private func title(_ width: Int) -> Frame {
        frame(width, 1) {
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
        let drawn = frame(24, 2) {
            Panel.heading("协议", right: "2", into: &$0, rect: Rect(x: 0, y: 0, width: 24, height: 1))
            Panel.message(
                "已保存 V12", role: .good, right: "10:32", into: &$0,
                rect: Rect(x: 0, y: 1, width: 24, height: 1))
        }
        #expect(drawn.cells.lines == ["协议 ───────────────── 2", "已保存 V12         10:32"])
    }
}

struct MenuTests {
    private var menu: Menu {
        Menu([
            .init("villages", title: "村", hint: "48 210"), .init("branches", title: "党支部", hint: "12"),
            .init("sign", title: "签订协议", reason: "只读"),
        ])
    }

    @Test("Entries have digits, hints, and reasons where they cannot be chosen")
    func drawing() {
        let frame = frame(24, 3) { menu.draw(into: &$0, rect: Rect($0.size)) }
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

struct DialogTests {
    private let text = "协议签订后不能再修改。要继续吗？Nothing is sent anywhere; the agreement becomes read-only."

    private func dialog(_ body: Int = 0) -> Dialog {
        Dialog(
            title: "签订", text: text,
            buttons: [.init("取消", command: "cancel"), .init("签订", command: "sign")], bodyHeight: body,
            idealWidth: 40)
    }

    @Test("The box stands in the middle, its buttons can be clicked, nothing behind it can")
    func box() {
        let frame = frame(60, 11) {
            $0.regions = [HitRegion(Rect($0.size), .command("behind"))]
            dialog().draw(into: &$0)
        }
        #expect(
            frame.cells.lines == [
                "", "", "        ┌─ 签订 ───────────────────────────────────┐",
                "        │ 协议签订后不能再修改。要继续吗？Nothing  │",
                "        │ is sent anywhere; the agreement becomes  │",
                "        │ read-only.                               │",
                "        │                                          │",
                "        │ [ 取消 ]  [ 签订 ]                       │",
                "        └──────────────────────────────────────────┘", "", "",
            ])
        #expect(frame.regions.map(\.target) == [.command("cancel"), .command("sign")])
    }

    @Test(
        "At any size down to 40x10 the buttons are in sight and there is room for a field",
        arguments: [
            Size(width: 80, height: 24), Size(width: 60, height: 16), Size(width: 40, height: 10),
        ])
    func small(size: Size) {
        var dialog = dialog(3)
        dialog.text = String(repeating: text, count: 10)
        var frame = Frame(size)
        let body = dialog.draw(into: &frame)
        #expect(body.height == 3 && body.width >= 30)
        let shown = frame.cells.lines.joined()
        #expect(shown.contains("[ 取消 ]") && shown.contains("[ 签订 ]"))
        #expect(shown.contains("协议签订后"))
        for region in frame.regions { #expect(region.rect.maxY < size.height && region.rect.y > body.y) }
        for _ in 0..<200 { _ = dialog.handle(Key(.down), in: size) }
        var end = Frame(size)
        dialog.draw(into: &end)
        #expect(end.cells.lines.joined().contains("read-only."))
    }

    @Test("Buttons are reached by arrows and Tab, pressed by Enter")
    func keys() {
        var dialog = dialog()
        let size = Size(width: 60, height: 16)
        #expect(dialog.handle(Key(.right), in: size) == .moved)
        #expect(dialog.handle(Key(.enter), in: size) == .chosen("sign"))
        #expect(dialog.handle(Key(.tab), in: size) == .moved)
        #expect(dialog.handle(Key(.enter), in: size) == .chosen("cancel"))
        #expect(dialog.handle(Key(.escape), in: size) == .notConsumed)
    }
}

struct BarTests {
    private func text(_ value: Int?, _ words: String) -> String {
        Bar.spans(value: value, maximum: 100, width: 10, text: words).text
    }

    @Test("A bar is never empty for something, never full for less than all, and carries its words")
    func bars() {
        #expect(text(0, "0") == "░░░░░░░░░░ 0")
        #expect(text(1, "1") == "█░░░░░░░░░ 1")
        #expect(text(50, "50") == "█████░░░░░ 50")
        #expect(text(99, "99") == "█████████░ 99")
        #expect(text(100, "100") == "██████████ 100")
        #expect(text(250, "250") == "██████████ 250")
        #expect(text(nil, "未知") == "░░░░░░░░░░ 未知")
        #expect(Bar.spans(value: nil, maximum: 100, width: 10, text: "未知").last?.style.role == .absent)
    }
}

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
