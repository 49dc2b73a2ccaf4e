import Domain
import Terminal

extension Words {
    func sentence(_ error: TerminalError) -> String {
        switch error {
        case .notATerminal: self("terminal.notATerminal")
        case .noTerminalType: self("terminal.noType")
        case .terminalTooSimple(let name): self("terminal.tooSimple", ["name": name])
        case .unknownTerminal(let name): self("terminal.unknownAtAll", ["name": name])
        case .characterSet(let locale, let name):
            self("terminal.characterSet", ["locale": locale, "name": name])
        case .failed: self("terminal.failed")
        }
    }

    func sentence(_ notice: TerminalNotice) -> String {
        switch notice {
        case .unknownTerminal(let name, let used): self("terminal.unknown", ["name": name, "used": used])
        case .consoleWithoutHanzi: self("terminal.consoleWithoutHanzi")
        }
    }
}
