import Testing

@testable import Cells

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
        drawn(width, height) { frame in
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
        let frame = drawn(30, 4) { frame in
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
