import Cells
import Domain
import Glibc

/// Standard output, written in large pieces; every write is looked at, so that a full disk is never taken for success.
final class Output {
    private var pending: [UInt8] = []
    private static let piece = 1 << 16

    /// `text` as it is: what it is made of has been made safe to show before.
    func write(_ text: String) throws(Failure) {
        pending.append(contentsOf: text.utf8)
        if pending.count >= Output.piece { try flush() }
    }

    func line(_ text: String) throws(Failure) {
        try write(text + "\n")
    }

    func flush() throws(Failure) {
        defer { pending.removeAll(keepingCapacity: true) }
        let failure = Output.send(pending, to: STDOUT_FILENO)
        guard failure == 0 else { throw Failure.output(failure) }
    }

    /// One line on standard error, with everything in it shown that a terminal would obey.
    static func complain(_ sentence: String) {
        // When this fails there is nowhere left to say so; the exit status tells.
        _ = send(Array("twinning: \(SafeText.display(sentence))\n".utf8), to: STDERR_FILENO)
    }

    /// Tells whoever waits how far it is: on standard error, apart from the answer.
    static func remark(_ sentence: String) {
        _ = send(Array("\(SafeText.display(sentence))\n".utf8), to: STDERR_FILENO)
    }

    /// In place of the line on the terminal behind standard error; the cursor stays at its beginning.
    static func overwrite(_ text: String) {
        _ = send(Array("\r\u{1B}[K\(SafeText.display(text))\r".utf8), to: STDERR_FILENO)
    }

    /// 0 when everything was taken, else the system's reason.
    private static func send(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                return errno
            }
        }
        return 0
    }
}
