import CNcurses
import Cells
import Glibc

/// The terminal, taken over: frames go out, events come in. For the main thread only; other threads hold its
/// `waker`. There is one at a time, since ncurses has one screen.
///
/// The terminal is given back on every way out: `close()`, `exit`, and the signals of a crash.
package final class TerminalSession {
    package private(set) var size: Size
    package let notice: TerminalNotice?
    package let waker = Waker()

    private let input: Int32
    private let output: Int32
    private let bell: Int32
    private let modes: TerminalModes
    private let escapeDelay: Int
    private let wantsColor: Bool
    /// The kind of terminal this is, for remembering what was measured.
    package let kind: String
    /// The columns of characters of ambiguous width, when the user has said so; then the terminal is not asked.
    package let ambiguousColumns: Int?
    private var question: Question
    private(set) var isOpen = true
    private var rows = RowWriter()
    private var decoder: Decoder
    /// When bytes last came in, for the decoder's patience.
    private var lastInput = 0
    private var lastPress: (at: Point, time: Int)?
    private var ended: TerminalEvent.End?
    /// Events that happened outside `next`.
    var queue: [TerminalEvent] = []

    /// The frame on the terminal; nil when what is there is not known.
    private var shown: Frame?
    private var shownMouse = false
    private var shownTitle = ""
    /// An update of so few rows leaves in one write, which terminals paint at once: the 16 bytes that say so
    /// (synchronized output) can be saved.
    private static let paintedAtOnce = 3

    /// Whether the terminal has been asked for widths.
    private enum Question { case due, asked, settled }
    /// Where the question is written: below the first row, whose answers look like keys.
    private static let rowOfQuestion = 1

    // MARK: Opening and closing

    package static func open(_ options: TerminalOptions = TerminalOptions()) throws(TerminalError)
        -> TerminalSession
    {
        guard isatty(options.input) == 1, isatty(options.output) == 1 else { throw .notATerminal }
        let (terminal, notice) = try choose(options.environment.term, output: options.output)
        try TerminalLocale.adopt(options.environment.locale)
        cnc_set_width { Int32(TextWidth.columns(ofScalar: $0)) }
        let bell = cnc_bell_open()
        guard bell >= 0, cnc_restore_save(options.output) == 0 else { throw .failed }
        // Before newterm, which takes over signals that nobody has.
        cnc_signals_install()
        // What rang for an earlier session is not for this one.
        _ = cnc_bell_drain()
        let size = measure(options.output)
        guard
            cnc_screen_open(terminal, options.input, options.output, Int32(size.height), Int32(size.width))
                == 0
        else {
            cnc_signals_remove()
            throw .failed
        }
        return TerminalSession(options, terminal: terminal, notice: notice, bell: bell, size: size)
    }

    private init(
        _ options: TerminalOptions, terminal: String, notice: TerminalNotice?, bell: Int32, size: Size
    ) {
        input = options.input
        output = options.output
        escapeDelay = options.environment.escapeDelayMilliseconds
        modes = TerminalModes(terminal: terminal, entering: Self.capability("smcup"))
        wantsColor = options.environment.wantsColor
        kind = options.environment.kind
        ambiguousColumns = options.environment.ambiguousColumns
        question = ambiguousColumns == nil && modes.isModern ? .due : .settled
        decoder = Decoder(ownKeys: OwnKeys.all { Self.capability($0) })
        self.bell = bell
        self.size = size
        self.notice = notice ?? (terminal == "linux" ? .consoleWithoutHanzi : nil)
        setTheme(.dark)
        takeTerminal()
    }

    deinit {
        close()
    }

    /// Gives the terminal back for good. Doing it twice is harmless.
    package func close() {
        guard isOpen else { return }
        isOpen = false
        giveTerminal()
        cnc_screen_close()
        cnc_restore_settings()
        cnc_signals_remove()
    }

    /// The terminal named by `TERM`, or the first of its usual stand-ins this machine knows.
    private static func choose(
        _ name: String?, output: Int32
    ) throws(TerminalError) -> (name: String, notice: TerminalNotice?) {
        guard let name, !name.isEmpty else { throw .noTerminalType }
        switch cnc_terminal_known(name, output) {
        case 1: return (name, nil)
        case 0: throw .terminalTooSimple(name)
        default: break
        }
        for other in ["xterm-256color", "xterm", "vt100"] where cnc_terminal_known(other, output) == 1 {
            return (other, .unknownTerminal(name: name, used: other))
        }
        throw .unknownTerminal(name)
    }

    private static func measure(_ output: Int32) -> Size {
        var size = winsize()
        guard ioctl(output, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0, size.ws_row > 0 else {
            return Size(width: 80, height: 24)
        }
        // No screen is larger; a wrong size must not cost memory.
        return Size(width: min(Int(size.ws_col), 1000), height: min(Int(size.ws_row), 1000))
    }

    // MARK: Taking and giving

    func takeTerminal() {
        cnc_messages_hold(output)
        send(modes.on)
        shown = nil
        shownMouse = false
        shownTitle = ""
        armWayOut()
    }

    func giveTerminal() {
        cnc_screen_leave()
        send(modes.off + Self.wiping)
        cnc_restore_disarm()
        cnc_messages_release()
    }

    /// A terminal without an alternate screen would keep ours, and the names on it.
    private static var wiping: String {
        capability("rmcup").isEmpty ? capability("clear") : ""
    }

    private func armWayOut() {
        let bytes =
            modes.off + Self.capability("sgr0") + Self.capability("op") + Self.capability("cnorm")
            + Self.capability("cup", size.height - 1, 0) + Self.capability("rmcup") + Self.wiping + "\r"
        var text = bytes
        text.withUTF8 { utf8 in
            utf8.withMemoryRebound(to: CChar.self) { cnc_restore_arm($0.baseAddress, $0.count) }
        }
    }

    /// What puts a terminal back in order that some program left in disorder, for `twinning --reset`.
    package static let restoreString =
        "\u{1B}[?2026l\u{1B}[?1006l\u{1B}[?1015l\u{1B}[?1003l\u{1B}[?1002l\u{1B}[?1000l\u{1B}[?1004l\u{1B}[?2004l"
        + "\u{1B}[<u\u{1B}[>4m\u{1B}[?1l\u{1B}>\u{1B}[?7h\u{1B}[r\u{1B}[0m\u{1B}(B\u{1B}[0 q\u{1B}[?25h\u{1B}[?1049l\r"

    /// Puts the terminal back in order that standard output leads to: its modes, and its line settings. Needs no
    /// session. False, and nothing done, when there is no terminal.
    package static func reset() -> Bool {
        guard cnc_restore_sane(STDOUT_FILENO) == 0 else { return false }
        write(restoreString, to: STDOUT_FILENO)
        return true
    }

    /// Stops the program as Ctrl-Z does, with the terminal given back, and returns when it is continued.
    /// False when nobody could continue it (no job control), in which case it was not stopped.
    package func suspend() -> Bool {
        guard isOpen, cnc_can_stop_job() == 1 else { return false }
        giveTerminal()
        let stopped = cnc_stop_job() == 1
        cnc_screen_enter()
        takeTerminal()
        queue.append(.resumed)
        noticeSize()
        return stopped
    }

    // MARK: Frames

    /// Shows the frame. Only rows that differ from the last frame are handed on, and only what differs from the
    /// terminal's content is sent. A frame of another size than the terminal's is cut off or padded.
    package func present(_ frame: Frame) {
        guard isOpen, ended == nil else { return }
        var changed = 0
        var hasWritten = false
        for y in 0..<size.height {
            if y >= frame.size.height {
                if shown == nil || shown?.size != frame.size {
                    rows.erase(y: y)
                    changed += 1
                    hasWritten = true
                }
                continue
            }
            let row = frame.cells.row(y)
            if let shown, shown.size == frame.size {
                if shown.cells.row(y) == row { continue }
                // A row that only moved up or down by one goes with its neighbours, in one command.
                if !Self.isNear(row, y, in: shown.cells) { changed += 1 }
            } else {
                changed += 1
            }
            rows.write(row, y: y, columns: size.width)
            hasWritten = true
        }
        let caretMoved = shown?.caret != frame.caret || shown?.caretVisible != frame.caretVisible
        if hasWritten || caretMoved {
            cnc_screen_update(
                Int32(clamping: frame.caret.y), Int32(clamping: frame.caret.x), frame.caretVisible ? 1 : 0,
                changed > Self.paintedAtOnce && modes.isModern ? 1 : 0)
        }
        shown = frame

        // After the first update, in which ncurses enters the alternate screen and puts the old title aside.
        let title = frame.title == shownTitle ? "" : modes.title(frame.title)
        let mouse = frame.mouse == shownMouse ? "" : modes.mouse(frame.mouse)
        if !title.isEmpty || !mouse.isEmpty { send(mouse + title) }
        shownTitle = frame.title
        shownMouse = frame.mouse
        askForWidths()
    }

    /// Whether the row stood above or below before. The last column is not looked at: what scrolls there does so at
    /// another pace.
    private static func isNear(_ row: ArraySlice<Cell>, _ y: Int, in cells: CellBuffer) -> Bool {
        let text = row.dropLast()
        return y + 1 < cells.size.height && cells.row(y + 1).dropLast() == text
            || y > 0 && cells.row(y - 1).dropLast() == text
    }

    /// Asks, once, in how many columns the terminal draws a character whose width Unicode leaves open. Nothing waits
    /// for the answer: until it comes, and when it never does, the program goes by what it knew.
    private func askForWidths() {
        guard question == .due, size.height > Self.rowOfQuestion, size.width >= 8 else { return }
        question = .asked
        cnc_screen_ask(Int32(Self.rowOfQuestion), "…")
    }

    private func hear(_ reports: [Point]) {
        for report in reports where question == .asked && report.y == Self.rowOfQuestion {
            question = .settled
            switch report.x {
            case 1: queue.append(.measured(.narrow))
            case 2: queue.append(.measured(.wide))
            case 3: queue.append(.measured(.pieces))
            default: break
            }
        }
    }

    /// Whether the terminal can draw lines and other signs beyond ASCII.
    package var drawsSigns: Bool { modes.drawsSigns }

    /// How styles look from now on. Where there are no colours, or none are wanted, it is the mono theme whatever
    /// was asked for.
    package func setTheme(_ theme: Theme) {
        let colors = wantsColor ? Int(cnc_screen_colors()) : 0
        Looks.apply(colors >= 8 ? theme : .mono, colors: colors)
        shown = nil
    }

    /// Forgets what is on the terminal: the next frame is painted whole (Ctrl-L).
    package func repaint() {
        shown = nil
        cnc_screen_repaint()
        noticeSize()
    }

    // MARK: The clipboard

    /// What is longer is not copied: terminals cut it off somewhere beyond, and each somewhere else.
    package static let copyLimit = 1 << 16

    /// Asks the terminal to put a text on the user's clipboard (OSC 52), also from afar. Whether it does, it does not
    /// say: many ask their user, or do not know how. False when nothing was asked, because the text has more than
    /// `copyLimit` bytes or the terminal is of a kind that has no clipboard.
    @discardableResult
    package func copy(_ text: String) -> Bool {
        guard isOpen, ended == nil, modes.isModern, text.utf8.count <= Self.copyLimit else { return false }
        send(modes.copy(text))
        return true
    }

    // MARK: Events

    /// Blocks until something happens or `timeout` milliseconds pass (nil: as long as it takes, without waking),
    /// and returns everything there is.
    package func next(timeout: Int?) -> [TerminalEvent] {
        let deadline = timeout.map { Self.now() + max(0, $0) }
        while true {
            var events = queue
            queue = []
            if events.isEmpty && ended == nil { events = wait(until: deadline) }
            events += queue
            queue = []
            if let ended, events.last != .ended(ended) { events.append(.ended(ended)) }
            if !events.isEmpty { return events }
            if let deadline, Self.now() >= deadline { return [.timedOut] }
        }
    }

    /// Why the program has to end, also while it is still busy with what `next` returned: text that floods in must not
    /// hold it.
    package var isAskedToEnd: TerminalEvent.End? {
        let rung = Int(cnc_bell_peek())
        if rung & CNC_HANGUP != 0 { return .hangup }
        if rung & CNC_TERMINATED != 0 { return .terminated }
        return rung & CNC_QUIT != 0 ? .quit : nil
    }

    /// One sleep and what it brought; nothing when only the decoder's patience or a stray signal ended it.
    private func wait(until deadline: Int?) -> [TerminalEvent] {
        let patience = decoder.pending.map { lastInput + patienceMilliseconds($0) }
        let until = [deadline, patience].compactMap { $0 }.min()
        var polled = [
            pollfd(fd: input, events: Int16(POLLIN), revents: 0),
            pollfd(fd: bell, events: Int16(POLLIN), revents: 0),
        ]
        let ready = poll(&polled, 2, until.map { Int32(clamping: max(0, $0 - Self.now())) } ?? -1)
        var events: [TerminalEvent] = []
        if ready > 0, polled[0].revents != 0 {
            events += read()
        } else if let patience, Self.now() >= patience {
            events += decoder.flush().map { .input($0) }
        }
        if ready != 0 { hear(cnc_bell_drain(), &events) }
        return events
    }

    private func patienceMilliseconds(_ pending: Decoder.Pending) -> Int {
        switch pending {
        case .escape: escapeDelay
        // The rest of a sequence is on its way, however slow the line.
        case .sequence: max(1000, escapeDelay)
        case .paste: 5000
        }
    }

    /// Everything the terminal has for us now. At most a megabyte, so that a flood cannot keep the screen away.
    private func read() -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        var total = 0
        while total < 1 << 20 {
            var polled = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
            guard poll(&polled, 1, 0) > 0 else { break }
            let count = withUnsafeTemporaryAllocation(byteCount: 16384, alignment: 1) { buffer in
                let count = Glibc.read(input, buffer.baseAddress, buffer.count)
                if count > 0 { events += decoder.feed(buffer.prefix(count)).map { .input(timed($0)) } }
                return count
            }
            if count < 0 && (errno == EINTR || errno == EAGAIN) { break }
            hear(decoder.cursorReports)
            decoder.cursorReports = []
            guard count > 0 else {
                // End of file, EIO, or a descriptor that is no more: the terminal is gone.
                ended = ended ?? .hangup
                break
            }
            total += count
            lastInput = Self.now()
        }
        return events
    }

    /// A second press at the same place within 400 ms is a double press.
    private func timed(_ event: InputEvent) -> InputEvent {
        guard case .mouse(let mouse) = event, mouse.action == .press else { return event }
        let now = Self.now()
        if let last = lastPress, last.at == mouse.at, now - last.time <= 400 {
            lastPress = nil
            return .mouse(MouseEvent(.doublePress, at: mouse.at))
        }
        lastPress = (mouse.at, now)
        return event
    }

    func hear(_ rung: UInt32, _ events: inout [TerminalEvent]) {
        func has(_ bit: Int) -> Bool { Int(rung) & bit != 0 }
        if has(CNC_WOKEN) { events.append(.woken) }
        // In raw mode Ctrl-C is a byte; a signal from elsewhere means the same.
        if has(CNC_INTERRUPTED) { events.append(.input(.key(Key(.character("c"), .control)))) }
        if has(CNC_STOP_ASKED) {
            _ = suspend()
        } else if has(CNC_CONTINUED) {
            // Stopped behind our back; the shell has used the terminal since.
            giveTerminal()
            cnc_screen_enter()
            takeTerminal()
            queue.append(.resumed)
            noticeSize()
        }
        if has(CNC_RESIZED) { noticeSize() }
        if has(CNC_HANGUP) { ended = ended ?? .hangup }
        if has(CNC_TERMINATED) { ended = ended ?? .terminated }
        if has(CNC_QUIT) { ended = ended ?? .quit }
    }

    func noticeSize() {
        let measured = Self.measure(output)
        guard measured != size else { return }
        size = measured
        cnc_screen_resize(Int32(size.height), Int32(size.width))
        cnc_screen_repaint()
        shown = nil
        armWayOut()
        queue.append(.input(.resize(size)))
    }

    // MARK: Small things

    private func send(_ text: String) {
        Self.write(text, to: output)
    }

    private static func write(_ text: String, to output: Int32) {
        var text = text
        text.withUTF8 { bytes in
            var left = bytes[...]
            while !left.isEmpty {
                let sent = Glibc.write(output, UnsafeBufferPointer(rebasing: left).baseAddress, left.count)
                if sent < 0 && errno == EINTR { continue }
                guard sent > 0 else { return }
                left = left.dropFirst(sent)
            }
        }
    }

    private static func capability(_ name: String, _ first: Int = 0, _ second: Int = 0) -> String {
        withUnsafeTemporaryAllocation(of: CChar.self, capacity: 256) { buffer in
            let count = cnc_screen_capability(name, first, second, buffer.baseAddress, buffer.count)
            return String(decoding: buffer.prefix(Int(count)).map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
    }

    /// Milliseconds of a clock that never jumps.
    private static func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }
}
