import Glibc

/// Lines from a descriptor, as they come, until they end or a signal asks for the end.
struct LineReader {
    enum Next {
        case line(String)
        case end
        /// Its number.
        case signal(Int32)
    }

    private let descriptor: Int32
    private let signals: EndSignals
    private var waiting: [UInt8] = []
    private var isAtEnd = false

    /// Bytes of one line that are kept; the longest text a field takes is shorter.
    private static let longest = 1 << 20

    init(_ descriptor: Int32, _ signals: EndSignals) {
        self.descriptor = descriptor
        self.signals = signals
    }

    /// The next line without its end, bytes that are no text shown as such.
    mutating func next() -> Next {
        var line: [UInt8] = []
        while true {
            if let signal = signals.came() { return .signal(signal) }
            if let end = waiting.firstIndex(of: 0x0A) {
                line += waiting[..<end].prefix(LineReader.longest - line.count)
                waiting.removeFirst(end + 1)
                return .line(LineReader.text(line))
            }
            line += waiting.prefix(LineReader.longest - line.count)
            waiting = []
            if isAtEnd { return line.isEmpty ? .end : .line(LineReader.text(line)) }
            fill()
        }
    }

    private mutating func fill() {
        var polled = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
        ]
        guard poll(&polled, 2, -1) > 0, polled[0].revents != 0 else { return }
        var piece = [UInt8](repeating: 0, count: 1 << 12)
        let count = piece.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
        if count > 0 {
            waiting = Array(piece[..<count])
        } else if count == 0 || errno != EINTR {
            isAtEnd = true
        }
    }

    private static func text(_ bytes: [UInt8]) -> String {
        String(decoding: bytes.last == 0x0D ? bytes.dropLast() : bytes[...], as: UTF8.self)
    }
}
