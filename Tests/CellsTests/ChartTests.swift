import Testing

@testable import Cells

/// Charts as the pictures they draw.
struct ChartTests {
    private func text(_ lines: [[Span]]) -> [String] {
        lines.map { line in
            var text = line.text
            while text.last == " " { text.removeLast() }
            return text
        }
    }

    @Test("Bars begin at 0, have one scale, and tell zero from not known")
    func bars() {
        let chart = BarChart([
            .init("科技赋能", 40, "40"), .init("人才培养", 15, "15"), .init("Branch building", 1, "1"),
            .init("资源共享", 0, "0"), .init("优势产业", nil, "not known"),
        ])
        #expect(
            text(chart.lines(width: 46)) == [
                "科技赋能        ████████████████████        40",
                "人才培养        ███████▌                    15",
                "Branch building ▌                            1",
                "资源共享                                     0",
                "优势产业        ?                    not known",
            ])
        // Two of these stand beside each other with one end of the scale.
        #expect(
            text(BarChart([.init("a", 40, "40")], scale: 80).lines(width: 20)) == ["a ███████▌        40"])
    }

    @Test("The parts of a stacked bar fill it, and the legend says them in words")
    func stacked() {
        let bar = StackedBar([
            .init("已兑现", 12, role: .good), .init("部分兑现", 3), .init("未兑现", 0), .init("进行中", 1),
        ])
        #expect(bar.bar(width: 16).text == "████████████▓▓▓░")
        #expect(text(bar.legend(width: 30)) == ["█ 已兑现 12  ▓ 部分兑现 3", "▒ 未兑现 0  ░ 进行中 1"])
        #expect(StackedBar([.init("a", 0), .init("b", 0)]).bar(width: 5).text == "_____")
        #expect(StackedBar.columns([1000, 1, 1], width: 5) == [3, 1, 1])
        #expect(StackedBar.columns([1, 1, 1], width: 2) == [1, 1, 0])
    }

    @Test("Columns stand on 0, with the end of the scale at the left")
    func columns() {
        let chart = ColumnChart(
            [4, 0, 11, nil, 18, 1].enumerated().map { .init("\($0 + 1)", $1) })
        #expect(
            text(chart.lines(width: 24, height: 4)) == [
                "20             ▅▅",
                "         ▂▂    ██",
                "         ██    ██",
                " 0 ▆▆ __ ██ ?? ██ ▂▂",
                "   1  2  3  4  5  6",
            ])
        #expect(ColumnChart.sparkline([4, 0, 11, nil, 18, 1]) == "▂_▅?█▁")
        #expect(ColumnChart.sparkline([0, 0]) == "__")
        #expect(chart.lines(width: 5, height: 4).isEmpty)
    }

    @Test("A year is a map of 53 weeks in which five signs differ by themselves")
    func calendar() {
        var days: [Int?] = Array(repeating: 0, count: 365)
        for (day, count) in [(0, 1), (31, 3), (59, 5), (90, 8), (200, 12)] { days[day] = count }
        for day in 300..<365 { days[day] = nil }
        // 2026 began on a Thursday.
        let months = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334]
        let calendar = ActivityCalendar(
            days, firstWeekday: 3, weekdays: ["一", "", "三", "", "五", "", "日"],
            months: months.enumerated().map { ($1, "\($0 + 1)") })
        let lines = calendar.lines(width: 58)
        #expect(calendar.weeks == 53)
        #expect(
            text(lines) == [
                "   1   2   3    4   5    6   7   8    9   10  11   12",
                "一  ····························█··············",
                "    ···········································",
                "三  ············▓·····························",
                "   ░··········································",
                "五 ···········································",
                "   ···········································",
                "日 ····░···▒··································",
            ])
        #expect(calendar.legend.text == "· 0  ░ 1-3  ▒ 4-6  ▓ 7-9  █ 10+")
        #expect(lines.allSatisfy { $0.columns <= 58 })
        #expect(calendar.lines(width: 20).allSatisfy { $0.columns <= 20 })
        #expect(calendar.step(of: 0) == 0 && calendar.step(of: 1) == 1 && calendar.step(of: 99) == 4)
    }

    @Test("A line in braille begins at 0 and breaks where nothing is known")
    func line() {
        let chart = LineChart([0, 1, 2, 3, 4, 5, 6, 7, nil, nil, 7, 0])
        #expect(chart.lines(width: 20, height: 2) == ["⠀⠀⡠⠊⠀⠁", "⡠⠊⠀⠀⠀⢀"])
    }

    @Test(
        "Whatever the numbers, parts sum up to the width, and nothing is wider than its place",
        arguments: 0..<400)
    func properties(seed: Int) {
        var random = Seeded(UInt64(seed))
        let width = Int.random(in: 0...70, using: &random)
        let values = (0..<Int.random(in: 0...9, using: &random)).map { _ in
            Bool.random(using: &random)
                ? Int.random(in: 0...3, using: &random) : Int.random(in: 0...1_000_000, using: &random)
        }
        let columns = StackedBar.columns(values, width: width)
        let total = values.reduce(0, +)
        #expect(columns.reduce(0, +) == (total == 0 ? 0 : width), "seed \(seed)")
        #expect(columns.allSatisfy { $0 >= 0 }, "seed \(seed)")
        if values.count(where: { $0 > 0 }) <= width {
            #expect(zip(values, columns).allSatisfy { ($0 > 0) == ($1 > 0) }, "seed \(seed)")
        }
        let labels = values.map { _ in randomText(&random, upTo: 8) }
        let stacked = StackedBar(zip(labels, values).map { .init($0, $1) })
        #expect(stacked.bar(width: width).columns == width, "seed \(seed)")
        let rows = zip(labels, values).map { label, value in
            BarChart.Row(label, value % 3 == 0 ? nil : Double(value), String(value))
        }
        let known: [Int?] = values.map { $0 % 4 == 1 ? nil : $0 }
        let drawn: [[[Span]]] = [
            stacked.legend(width: width), BarChart(rows).lines(width: width),
            ColumnChart(zip(labels, known).map { .init($0, $1) }).lines(width: width, height: seed % 5),
            ActivityCalendar(
                known + known + known, firstWeekday: seed % 7, weekdays: ["一", "", "三"],
                months: [(0, "一月"), (9, "二月")]
            ).lines(width: width),
            LineChart(known).lines(width: width, height: 3).map { [Span($0)] },
        ]
        for (index, lines) in drawn.enumerated() {
            for line in lines where width >= 8 || index > 1 {
                #expect(line.columns <= width, "seed \(seed), chart \(index): \(line.text)")
            }
        }
        for value in values where width > 0 {
            let bar = ChartBar.text(Double(value), scale: 1000, width: width)
            #expect(TextWidth.columns(of: bar) == width)
            #expect((bar.first != " ") == (value > 0), "seed \(seed)")
        }
    }

    @Test("A longer bar is never for less", arguments: 1...40)
    func monotonous(width: Int) {
        let lengths = (0...200).map { ChartBar.eighths(Double($0), scale: 200, width: width) }
        #expect(lengths == lengths.sorted())
        #expect(lengths.first == 0 && lengths.last == width * 8)
        #expect(lengths[1] > 0 && lengths[199] < width * 8)
    }

    @Test("Scales end at a round number that holds the most", arguments: 0..<2000)
    func scale(most: Int) {
        let end = Int(ChartBar.scale(for: Double(most)))
        #expect(end >= most && end >= 1)
        #expect(
            ["1", "2", "5"].contains(String(end).prefix(1))
                && String(end).dropFirst().allSatisfy { $0 == "0" })
    }
}
