import Glibc

/// Lines from a descriptor, as they come.
struct LineReader {
    private let descriptor: Int32
    private var waiting: [UInt8] = []
    private var isAtEnd = false

    /// Bytes of one line that are kept; the longest text a field takes is shorter.
    private static let longest = 1 << 20

    init(_ descriptor: Int32) { self.descriptor = descriptor }

    /// The next line without its end, bytes that are no text shown as such; nil when there are no more.
    mutating func next() -> String? {
        var line: [UInt8] = []
        while true {
            if let end = waiting.firstIndex(of: 0x0A) {
                line += waiting[..<end].prefix(LineReader.longest - line.count)
                waiting.removeFirst(end + 1)
                return LineReader.text(line)
            }
            line += waiting.prefix(LineReader.longest - line.count)
            waiting = []
            if isAtEnd { return line.isEmpty ? nil : LineReader.text(line) }
            fill()
        }
    }

    private mutating func fill() {
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
