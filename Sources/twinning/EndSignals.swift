import Dispatch
import Glibc

/// Signals that ask the program to end, where no terminal session looks after them: whoever waits for input hears of
/// them, so that what was typed is kept first.
struct EndSignals {
    /// Has something to read once a signal came: its number.
    let descriptor: Int32
    private let sources: [any DispatchSourceSignal]

    /// Somebody who is still busy after so many seconds is not waited for.
    private static let patience = 5.0

    /// From now on these signals do not end the process by themselves. One that is ignored already stays so.
    init() {
        var ends: [Int32] = [-1, -1]
        // Without it the signals are not listened to, and end the process as they always did.
        let isOpen = pipe(&ends) == 0
        let bell = ends[1]
        descriptor = ends[0]
        sources = [SIGINT, SIGTERM, SIGHUP].compactMap { number in
            // Handlers cannot be compared in Swift, only their addresses: SIG_IGN is at 1.
            var before = sigaction()
            sigaction(number, nil, &before)
            guard isOpen, unsafeBitCast(before.__sigaction_handler.sa_handler, to: Int.self) != 1 else {
                return nil
            }
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                var byte = UInt8(truncatingIfNeeded: number)
                _ = write(bell, &byte, 1)
                DispatchQueue.global().asyncAfter(deadline: .now() + EndSignals.patience) {
                    _exit(128 + number)
                }
            }
            source.activate()
            return source
        }
    }

    /// The signal that came, without waiting for one.
    func came() -> Int32? {
        var polled = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&polled, 1, 0) > 0 else { return nil }
        var byte: UInt8 = 0
        return read(descriptor, &byte, 1) == 1 ? Int32(byte) : nil
    }
}
