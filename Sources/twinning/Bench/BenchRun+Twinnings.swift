import Domain

/// What is timed on a registry of twinnings with ten years of events.
extension BenchRun {
    private static let palette = "\u{10}"
    private static let search = "\u{06}"
    private static let home = "\u{1B}h"

    /// `menu` is a text of the first screen, `list` what the list of twinnings is called.
    mutating func measureTwinnings(
        menu: String, list: String, today: CalendarDay
    ) throws(PseudoTerminal.Failed) {
        timings.append(try starts(menu: menu, today: today))
        let terminal = try start(today)
        defer { terminal.end() }
        _ = terminal.wait(for: menu, since: PseudoTerminal.now())
        _ = terminal.settle(since: PseudoTerminal.now(), quiet: 200, patience: 400)

        _ = terminal.press(BenchRun.palette, quiet: BenchRun.untilAnswered)
        _ = terminal.press(list, quiet: BenchRun.untilAnswered)
        timings.append(
            Timing("openTwinnings", [terminal.press("\r", quiet: BenchRun.untilAnswered)].compactMap(\.self)))
        let before = terminal.bytes
        timings.append(repeated("move", 200, ["j"], terminal))
        bytesPerMove = Double(terminal.bytes - before) / 200
        timings.append(repeated("page", 100, ["\u{1B}[6~"], terminal))
        timings.append(alternating("jump", 20, "G", "g", terminal))
        lagAfterHolding = hold(terminal)

        // The first twinning has had something every week, the first branch 5,000 events in one year.
        timings.append(opened("openTwinning", "t1", "\r", terminal))
        timings.append(opened("historyOpen", "b1", "h", terminal))
        timings.append(repeated("historyMove", 200, ["j"], terminal))
        timings.append(repeated("historyPage", 100, ["\u{1B}[6~"], terminal))
        peakMemory = terminal.peakMemory ?? 0
    }

    /// Looks for a number, stands on what was found, and times the last key; several times over, left open the last one.
    private func opened(_ name: String, _ number: String, _ key: String, _ terminal: PseudoTerminal) -> Timing
    {
        var times: [Double] = []
        for _ in 0..<10 {
            _ = terminal.press(BenchRun.home, quiet: BenchRun.untilAnswered)
            _ = terminal.press(BenchRun.search, quiet: BenchRun.untilAnswered)
            _ = terminal.press(number, quiet: BenchRun.untilFollowed)
            if key != "\r" { _ = terminal.press("\r", quiet: BenchRun.untilFollowed) }
            if let time = terminal.press(key, quiet: BenchRun.untilFollowed) { times.append(time) }
        }
        return Timing(name, times)
    }
}
