import Cells
import Glibc
import Testing

@testable import Terminal

/// One after the other: a process has one ncurses screen.
@Suite(.serialized) struct TerminalSessionTests {
    // MARK: Opening

    @Test func whatIsNoTerminalIsRefusedBeforeAByteIsSent() throws {
        let pty = try Pty()
        let null = Glibc.open("/dev/null", O_RDWR)
        defer { close(null) }
        var options = pty.options()
        options.input = null
        #expect(throws: TerminalError.notATerminal) { try TerminalSession.open(options) }
        options = pty.options()
        options.output = null
        #expect(throws: TerminalError.notATerminal) { try TerminalSession.open(options) }
        #expect(throws: TerminalError.noTerminalType) { try TerminalSession.open(pty.options(term: nil)) }
        #expect(throws: TerminalError.terminalTooSimple("dumb")) {
            try TerminalSession.open(pty.options(term: "dumb"))
        }
        #expect(try pty.isSilent())
    }

    @Test func anUnknownTerminalIsTakenForAnXtermWithANotice() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options(term: "no-such-terminal"))
        defer { session.close() }
        #expect(session.notice == .unknownTerminal(name: "no-such-terminal", used: "xterm-256color"))
    }

    @Test func aCharacterSetThatIsNotUTF8IsRefusedAndNoLocaleIsFine() throws {
        let pty = try Pty()
        var options = pty.options()
        for (locale, set) in [
            ("zh_CN.GB18030", "GB18030"), ("zh_CN.GBK@x", "GBK"), ("de_DE.ISO-8859-1", "ISO-8859-1"),
        ] {
            options.environment.locale = locale
            #expect(throws: TerminalError.characterSet(locale: locale, name: set)) {
                try TerminalSession.open(options)
            }
        }
        #expect(try pty.isSilent())
        for locale in ["C", "POSIX", "xx_XX.utf8", "C.UTF-8"] {
            options.environment.locale = locale
            try TerminalSession.open(options).close()
        }
    }

    // MARK: Frames

    @Test func aFrameArrivesWithItsWideCharactersAndItsCaret() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        var frame = Frame(session.size)
        frame.cells.put("结对共建 twinning", at: Point(x: 0, y: 0), style: Style(.title))
        frame.cells.put("\u{31350}村 e\u{301}", at: Point(x: 2, y: 2))
        frame.cells.put("满", at: Point(x: 38, y: 5), style: Style(selected: true))
        frame.caret = Point(x: 7, y: 2)
        frame.caretVisible = true
        frame.title = "东风村\u{1B}]0;x\u{07}"
        session.present(frame)
        try pty.read(until: "\u{07}")
        #expect(
            pty.screen.lines == [
                "结对共建 twinning", "", "  \u{31350}村 e\u{301}", "", "", String(repeating: " ", count: 38) + "满",
            ])
        #expect(pty.screen.cursor == Point(x: 7, y: 2))
        #expect(pty.screen.grid[5][38].attributes.contains(7))
        #expect(pty.screen.title == "东风村\u{FFFD}]0;x\u{FFFD}")
        #expect(pty.screen.modesWhenDrawn.isSuperset(of: ["1049", "2026", "2004", "1004"]))
        #expect(
            pty.screen.modes.isSuperset(of: ["1000", "1006", "25"]) && !pty.screen.modes.contains("2026"))
        #expect(pty.screen.strange == [])
    }

    @Test func theSameFrameAgainSendsNothing() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        var frame = Frame(session.size)
        frame.cells.put("一", at: Point(x: 0, y: 0))
        session.present(frame)
        // The question of widths is sent after the frame, in a piece of its own.
        try pty.readAll()
        session.present(frame)
        #expect(try pty.isSilent())
        frame.mouse = false
        session.present(frame)
        try pty.read(until: "\u{1B}[?1000l")
        #expect(!pty.screen.modes.contains("1006"))
    }

    /// Random frames, some larger and some smaller than the terminal, while the terminal changes size.
    @Test func whateverIsPresentedIsWhatTheTerminalShows() throws {
        var random = SplitMix(seed: 1)
        let pieces = [
            "村", "branch", "e\u{301}", " ", "—", "\u{31350}", "12", "　", "▸", "\u{1B}[2J", "👨‍👩‍👧", "i",
        ]
        let sizes = [(40, 6), (1, 1), (2, 1), (1, 5), (81, 24), (7, 3), (120, 40)].map {
            Size(width: $0.0, height: $0.1)
        }
        let pty = try Pty(sizes[0])
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        var size = sizes[0]
        var frame = Frame(size)
        for round in 0..<400 {
            if round % 20 == 19 {
                size = sizes[Int(random.next() % UInt64(sizes.count))]
                pty.setSize(size)
                pty.screen.resize(size)
                session.repaint()
                #expect(session.size == size)
            }
            if round % 7 == 0 {
                frame = Frame(
                    round % 3 == 0
                        ? size : Size(width: Int(random.next() % 90), height: Int(random.next() % 30)))
            }
            for _ in 0..<Int(random.next() % 12) {
                let at = Point(x: Int(random.next() % 50), y: Int(random.next() % 12))
                let style = Style(
                    Role.allCases[Int(random.next() % UInt64(Role.allCases.count))],
                    selected: random.next() % 3 == 0)
                frame.cells.put(pieces[Int(random.next() % UInt64(pieces.count))], at: at, style: style)
            }
            frame.caret = Point(x: Int(random.next() % 60), y: Int(random.next() % 15))
            frame.mouse = round % 2 == 0
            session.present(frame)
            // A mark of our own, since a frame may change nothing.
            #expect(write(pty.terminal, "\u{1B}[?7777l", 8) == 8)
            try pty.read(until: "\u{1B}[?7777l")
            #expect(pty.screen.lines == Self.expected(frame, on: size), "round \(round)")
            let caret = Point(x: min(frame.caret.x, size.width - 1), y: min(frame.caret.y, size.height - 1))
            #expect(pty.screen.cursor == caret, "round \(round)")
            #expect(pty.screen.strange == [])
        }
    }

    /// What a terminal of this size shows of a frame: cut at its edges, a halved character left out.
    static func expected(_ frame: Frame, on size: Size) -> [String] {
        (0..<size.height).map { y in
            guard y < frame.size.height else { return "" }
            var line = ""
            for x in 0..<min(size.width, frame.size.width) {
                let cell = frame.cells[x, y]
                let fits = cell.width == 2 ? x + 1 < min(size.width, frame.size.width) : true
                if cell.width > 0 { line.append(fits ? cell.character : " ") }
            }
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    // MARK: Events

    @Test func keysPastesAndClicksComeInTheirOrder() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        pty.type("\u{1B}[B\u{1B}[200~两\r行\u{1B}[201~\u{13}村\u{1B}[<0;3;2M\u{1B}[<0;3;2m\u{1B}[<0;3;2M")
        let events = try Self.collect(7, from: session)
        let at = Point(x: 2, y: 1)
        #expect(
            events == [
                .input(.key(Key(.down))), .input(.paste("两\n行")),
                .input(.key(Key(.character("s"), .control))),
                .input(.key(Key(.character("村")))), .input(.mouse(MouseEvent(.press, at: at))),
                .input(.mouse(MouseEvent(.release, at: at))),
                .input(.mouse(MouseEvent(.doublePress, at: at))),
            ])
    }

    @Test func aLoneEscapeIsAKeyAfterItsDelayAndATimeoutIsSaid() throws {
        let pty = try Pty()
        var options = pty.options()
        options.environment.escapeDelay = "1"
        let session = try TerminalSession.open(options)
        defer { session.close() }
        #expect(session.next(timeout: 0) == [.timedOut])
        pty.type("\u{1B}")
        #expect(try Self.collect(1, from: session) == [.input(.key(Key(.escape)))])
    }

    @Test func aWakerEndsTheSleepOnceHoweverOftenItIsCalled() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        let waker = session.waker
        for _ in 0..<100_000 { waker.wake() }
        #expect(session.next(timeout: 5000) == [.woken])
        #expect(session.next(timeout: 0) == [.timedOut])
    }

    /// Sent to the process, not to this thread: worker threads block signals.
    @Test func signalsBecomeEvents() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        pty.setSize(Size(width: 30, height: 9))
        kill(getpid(), SIGWINCH)
        #expect(session.next(timeout: 5000) == [.input(.resize(Size(width: 30, height: 9)))])
        kill(getpid(), SIGINT)
        #expect(session.next(timeout: 5000) == [.input(.key(Key(.character("c"), .control)))])
        kill(getpid(), SIGCONT)
        #expect(session.next(timeout: 5000) == [.resumed])
        kill(getpid(), SIGTERM)
        #expect(session.next(timeout: 5000) == [.ended(.terminated)])
        #expect(session.next(timeout: 5000) == [.ended(.terminated)])
        #expect(TerminalEvent.End.terminated.exitStatus == 143)
    }

    @Test func aClosedTerminalEndsTheSession() throws {
        let pty = try Pty()
        let session = try TerminalSession.open(pty.options())
        defer { session.close() }
        // The controlling side goes away, as when a window is closed: reading gives EIO for ever.
        pty.hangUp()
        #expect(session.next(timeout: 5000).last == .ended(.hangup))
        #expect(session.next(timeout: 5000).last == .ended(.hangup))
        session.present(Frame(session.size))
    }

    // MARK: The way out

    @Test func closingPutsEverythingBack() throws {
        let pty = try Pty()
        let before = pty.settings
        let session = try TerminalSession.open(pty.options())
        var frame = Frame(session.size)
        frame.cells.put("x", at: Point(x: 0, y: 0))
        session.present(frame)
        #expect(pty.settings.c_lflag & tcflag_t(ICANON | ECHO | ISIG) == 0)
        #expect(pty.settings.c_iflag & tcflag_t(IXON) == 0)
        session.close()
        session.close()
        try pty.read(until: "\u{1B}[?2004l")
        #expect(pty.screen.modes.subtracting(["7", "25"]) == [])
        #expect(pty.settings.c_lflag == before.c_lflag && pty.settings.c_iflag == before.c_iflag)
        #expect(pty.settings.c_oflag == before.c_oflag)
    }

    @Test func theResetStringEndsEveryModeThatWasEverSet() throws {
        var screen = TinyTerminal(Size(width: 10, height: 2))
        screen.take(
            Array("\u{1B}[?1049h\u{1B}[?1000h\u{1B}[?1006h\u{1B}[?2004h\u{1B}[?1004h\u{1B}[?2026h".utf8))
        screen.take(Array(TerminalSession.restoreString.utf8))
        #expect(screen.modes == ["7", "25"])
    }

    static func collect(_ count: Int, from session: TerminalSession) throws -> [TerminalEvent] {
        var events: [TerminalEvent] = []
        while events.count < count {
            let more = session.next(timeout: 5000)
            try #require(more != [.timedOut])
            events += more
        }
        return events
    }
}
