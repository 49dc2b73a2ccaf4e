import Cells
import Glibc
import Testing

@testable import Terminal

/// A pseudo-terminal with a session at one end and a `TinyTerminal` at the other.
final class Pty {
    private(set) var controller: Int32
    let terminal: Int32
    var screen: TinyTerminal
    private(set) var sent: [UInt8] = []

    init(_ size: Size = Size(width: 40, height: 6)) throws {
        var controller: Int32 = -1
        var terminal: Int32 = -1
        try #require(openpty(&controller, &terminal, nil, nil, nil) == 0)
        self.controller = controller
        self.terminal = terminal
        screen = TinyTerminal(size)
        setSize(size)
    }

    /// As when a window is closed: for the session, reading gives an error or the end of the file for ever.
    func hangUp() {
        close(controller)
        controller = -1
    }

    deinit {
        if controller >= 0 { close(controller) }
        close(terminal)
    }

    func setSize(_ size: Size) {
        var window = winsize(
            ws_row: UInt16(size.height), ws_col: UInt16(size.width), ws_xpixel: 0, ws_ypixel: 0)
        #expect(ioctl(controller, UInt(TIOCSWINSZ), &window) == 0)
    }

    func options(term: String? = "xterm-256color") -> TerminalOptions {
        var options = TerminalOptions()
        options.input = terminal
        options.output = terminal
        options.environment = TerminalEnvironment(term: term)
        return options
    }

    func type(_ text: String) {
        type(Array(text.utf8)[...])
    }

    func type(_ bytes: ArraySlice<UInt8>) {
        bytes.withUnsafeBytes { #expect(write(controller, $0.baseAddress, $0.count) == $0.count) }
    }

    /// Reads what the session has sent, until `mark` has come in it; the tiny terminal gets it all.
    @discardableResult
    func read(until mark: String) throws -> String {
        var bytes: [UInt8] = []
        while !String(decoding: bytes, as: UTF8.self).contains(mark) {
            var polled = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
            try #require(
                poll(&polled, 1, 5000) > 0,
                "waited for \(mark.debugDescription) after \(String(decoding: bytes, as: UTF8.self).debugDescription)"
            )
            var buffer = [UInt8](repeating: 0, count: 65536)
            let count = Glibc.read(controller, &buffer, buffer.count)
            try #require(count > 0)
            bytes += buffer.prefix(count)
        }
        sent += bytes
        screen.take(bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether nothing at all was sent. A byte written by the same thread before this call is already here or
    /// on its way within the kernel, so a marker of our own is sent after it and must come first.
    func isSilent() throws -> Bool {
        #expect(write(terminal, "~", 1) == 1)
        return try read(until: "~") == "~"
    }

    /// Reads whatever was sent until now, however many pieces it came in.
    func readAll() throws {
        _ = try isSilent()
    }

    var settings: termios {
        var settings = termios()
        #expect(tcgetattr(terminal, &settings) == 0)
        return settings
    }
}
