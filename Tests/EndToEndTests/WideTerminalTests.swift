import Foundation
import Testing

/// A terminal that draws characters of ambiguous width in two columns, and says so when it is asked. tmux is none, so
/// the test plays the terminal itself.
extension InATerminal {
    @Suite struct WideTerminalTests {
        /// The terminal's end of a pseudo-terminal.
        private struct Line {
            let controller: Int32

            func read(until mark: String) throws -> String {
                var bytes: [UInt8] = []
                while !String(decoding: bytes, as: UTF8.self).contains(mark) {
                    var polled = pollfd(fd: controller, events: Int16(POLLIN), revents: 0)
                    var buffer = [UInt8](repeating: 0, count: 65536)
                    guard poll(&polled, 1, 20_000) > 0 else {
                        throw HarnessError("waited for \(mark.debugDescription) and got \(bytes.count) bytes")
                    }
                    let count = Foundation.read(controller, &buffer, buffer.count)
                    guard count > 0 else {
                        throw HarnessError("the program is gone before \(mark.debugDescription)")
                    }
                    bytes += buffer.prefix(count)
                }
                return String(decoding: bytes, as: UTF8.self)
            }

            func type(_ text: String) {
                let bytes = Array(text.utf8)
                #expect(write(controller, bytes, bytes.count) == bytes.count)
            }
        }

        @Test func theScreenIsDrawnAnewInItsWidthsAndTheNextStartKnowsThem() async throws {
            try await TestRegistry.with(seeds: true) { registry in
                for isFirst in [true, false] {
                    var controller: Int32 = -1
                    var terminal: Int32 = -1
                    var size = winsize(ws_row: 24, ws_col: 80, ws_xpixel: 0, ws_ypixel: 0)
                    try #require(openpty(&controller, &terminal, nil, nil, &size) == 0)
                    defer {
                        close(controller)
                        close(terminal)
                    }
                    let name = String(cString: try #require(ttyname(terminal)))
                    let program = try ChildProcess(
                        program: BuiltProgram.path, arguments: ["open", .init(registry.path)],
                        environment: BuiltProgram.environment(
                            home: registry.folder.home,
                            changed: ["TERM": "xterm-256color", "TWINNING_LANGUAGE": "en"]),
                        folder: registry.folder.path, input: name, output: name, errors: name)
                    let line = Line(controller: controller)
                    let before = try line.read(until: "\u{1B}[6n")
                    if isFirst {
                        // The question may come before the lines are drawn.
                        if !before.contains("─") { _ = try line.read(until: "─") }
                    } else {
                        #expect(!before.contains("─"))
                    }
                    line.type("\u{1B}[2;3R")
                    if isFirst || !before.contains("---") {
                        let after = try line.read(until: "---")
                        #expect(isFirst || !after.contains("─"))
                    }
                    line.type("\u{1B}[21~")
                    _ = try line.read(until: "\u{1B}[?1049l")
                    #expect(try await program.ending(within: .seconds(20)) == .exited(0))
                    let state = registry.folder.home + "/.local/state/twinning/state.json"
                    let kept = try String(contentsOfFile: state, encoding: .utf8)
                    #expect(
                        kept.replacing(/\s/, with: "").contains(#""ambiguousWidths":{"xterm-256color":2}"#))
                }
            }
        }
    }
}
