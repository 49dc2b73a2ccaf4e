import Domain

/// What was measured of one thing: milliseconds of each repetition, sorted.
struct Timing {
    let name: String
    let milliseconds: [Double]

    init(_ name: String, _ milliseconds: [Double]) {
        self.name = name
        self.milliseconds = milliseconds.sorted()
    }

    /// The value that this share of the repetitions did not exceed.
    func percentile(_ share: Double) -> Double {
        guard !milliseconds.isEmpty else { return .nan }
        let rank = Int((Double(milliseconds.count) * share).rounded(.up)) - 1
        return milliseconds[min(max(0, rank), milliseconds.count - 1)]
    }
}

/// Drives the program through what users do all day, on a registry that exists, and times it key by key.
struct BenchRun {
    let registry: String
    let environment: [String: String]
    var timings: [Timing] = []
    var bytesPerMove = 0.0
    var lagAfterHolding = 0.0
    var peakMemory = 0

    private static let columns: UInt16 = 120
    private static let rows: UInt16 = 40
    private static let starts = 7
    /// A question's answer may come after the key's own echo: only so many quiet milliseconds say that it has come.
    static let untilAnswered: Int32 = 80

    /// The same for what waits until the keys rest.
    static let untilFollowed: Int32 = 150

    init(registry: String, environment: [String: String]) {
        self.registry = registry
        self.environment = environment
    }

    /// `menu` is a text of the first screen; `listKey` opens the villages from there.
    mutating func measure(menu: String, listKey: String, today: CalendarDay) throws(PseudoTerminal.Failed) {
        timings.append(try starts(menu: menu, today: today))
        let terminal = try start(today)
        defer { terminal.end() }
        _ = terminal.wait(for: menu, since: PseudoTerminal.now())
        _ = terminal.settle(since: PseudoTerminal.now(), quiet: 100, patience: 200)
        timings.append(Timing("openList", [terminal.press(listKey, quiet: 60)].compactMap(\.self)))
        let before = terminal.bytes
        timings.append(repeated("move", 200, ["j"], terminal))
        bytesPerMove = Double(terminal.bytes - before) / 200
        timings.append(repeated("page", 100, ["\u{1B}[6~"], terminal))
        lagAfterHolding = hold(terminal)
        timings.append(follow(terminal))
        // The record beside the list follows when the keys rest: it is timed by itself, and would hide the list's own
        // answer where that comes after the key's echo.
        _ = terminal.press("p", quiet: BenchRun.untilFollowed)
        timings.append(alternating("jump", 20, "G", "g", terminal))
        _ = terminal.press("g", quiet: 60)
        timings.append(alternating("open", 30, "\r", "q", terminal, countsSecond: false))
        timings.append(filter(terminal))
        for (name, text) in BenchRun.searches { timings.append(search(name, text, terminal)) }
        peakMemory = terminal.peakMemory ?? 0
    }

    /// From the call of the program to `menu`, a text of the first screen.
    func starts(menu: String, today: CalendarDay) throws(PseudoTerminal.Failed) -> Timing {
        var starts: [Double] = []
        for _ in 0..<BenchRun.starts {
            let began = PseudoTerminal.now()
            let terminal = try start(today)
            if let time = terminal.wait(for: menu, since: began) { starts.append(time) }
            terminal.end()
        }
        return Timing("start", starts)
    }

    /// One of each sort, chosen so that each finds something in the registry measured on.
    private static let searches = [
        ("search1", "河"), ("search2", "河家"), ("search3", "东河家"), ("searchPinyin", "donghe"),
        ("searchInitials", "dhj"), ("searchCode", "3101"), ("searchNumber", "v17"),
    ]

    func start(_ today: CalendarDay) throws(PseudoTerminal.Failed) -> PseudoTerminal {
        var variables = environment
        variables["TERM"] = "xterm-256color"
        variables["LC_ALL"] = "C.UTF-8"
        // Every start begins on the first screen, and nothing of the user's is changed.
        variables["XDG_STATE_HOME"] = nil
        variables["HOME"] = nil
        // Escape is sent by itself here; nothing has to be waited for.
        variables["ESCDELAY"] = "1"
        return try PseudoTerminal(
            ["twinning", "open", registry, "--today", today.written],
            environment: variables.map { "\($0.key)=\($0.value)" }, columns: BenchRun.columns,
            rows: BenchRun.rows)
    }

    /// A single step in the list, until the record beside it is shown.
    private func follow(_ terminal: PseudoTerminal) -> Timing {
        Timing("follow", (0..<10).compactMap { _ in terminal.press("j", quiet: BenchRun.untilFollowed) })
    }

    func repeated(
        _ name: String, _ count: Int, _ keys: [String], _ terminal: PseudoTerminal
    ) -> Timing {
        Timing(name, (0..<count).compactMap { terminal.press(keys[$0 % keys.count]) })
    }

    func alternating(
        _ name: String, _ count: Int, _ first: String, _ second: String, _ terminal: PseudoTerminal,
        countsSecond: Bool = true
    ) -> Timing {
        var times: [Double] = []
        for _ in 0..<count {
            if let time = terminal.press(first, quiet: BenchRun.untilAnswered) { times.append(time) }
            if let time = terminal.press(second, quiet: BenchRun.untilAnswered), countsSecond {
                times.append(time)
            }
        }
        return Timing(name, times)
    }

    /// Every key of a filter being typed, from one character to the next.
    private func filter(_ terminal: PseudoTerminal) -> Timing {
        var times: [Double] = []
        for text in ["东河", "dong", "西山家"] {
            _ = terminal.press("/")
            for character in text {
                if let time = terminal.press(String(character), quiet: BenchRun.untilAnswered) {
                    times.append(time)
                }
            }
            _ = terminal.press("\u{1B}", quiet: 40)
        }
        return Timing("filter", times)
    }

    /// A search typed from nothing, timed key by key; what counts is each key's first complete picture.
    private func search(_ name: String, _ text: String, _ terminal: PseudoTerminal) -> Timing {
        var times: [Double] = []
        _ = terminal.press("\u{06}", quiet: 40)
        for _ in 0..<5 {
            for character in text {
                if let time = terminal.press(String(character), quiet: BenchRun.untilAnswered) {
                    times.append(time)
                }
            }
            _ = terminal.press("\u{15}", quiet: 40)
        }
        _ = terminal.press("\u{1B}", quiet: 40)
        return Timing(name, times)
    }

    /// A key held down at 200 a second for two seconds: how long the screen goes on moving after it was let go.
    func hold(_ terminal: PseudoTerminal) -> Double {
        let began = PseudoTerminal.now()
        var sent = 0
        while sent < 400 {
            let due = began + Double(sent) * 5
            let wait = due - PseudoTerminal.now()
            _ = terminal.settle(since: due, quiet: 0, patience: Int32(max(0, wait.rounded(.up))))
            if PseudoTerminal.now() < due { continue }
            guard terminal.send("j") else { break }
            sent += 1
        }
        let released = PseudoTerminal.now()
        return terminal.settle(since: released, quiet: 60, patience: 60) ?? 0
    }
}
