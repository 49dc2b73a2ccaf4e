import Cells
import Domain
import Foundation

@testable import Screens

/// What holds for every screen in every window and language.
struct PictureRules {
    /// Everything that is somebody's text and not ours: what the registry holds and what was typed.
    let data: String
    let dataWords: Set<String>
    let keys: Set<String>
    let words: Words

    init(_ words: Words, typed: String) throws {
        self.words = words
        keys = try Set(Strings.words(.english).keys)
        data = try RegistryWorld.texts.get() + typed + PictureRules.changes
        dataWords = Set(PictureRules.latinWords(data))
    }

    /// What is wrong with the screen as it stands now.
    func broken(_ drive: Drive) -> [String] {
        let frame = drive.frame
        let lines = frame.cells.lines
        let grid = cells(frame.cells) + caret(frame, drive.app.top.screen)
        // Letters to jump by stand on the words for a moment.
        if drive.app.jump != nil { return grid }
        return grid + keyBar(frame, lines)
            + lines.enumerated().flatMap { y, line in
                (unfilled(line) + cut(line) + foreign(line)).map { "line \(y): \($0)" }
            }
    }

    /// What the world and the entries of the catalogue say beside the files of records and what is typed.
    private static let changes = """
        并入望溪新村 高山茶、香榧、冷水鱼、蜂蜜 云岭新村 另一窗口写的备注。 Tester test.twinning villages-2021-06-16.csv
        变更一 双方商定期限三年。 North Works South Works zh-Hans.html
        greenhouse sensor advice, days a year; two agronomy engineers; computer course for villagers; training room seats,
        Wednesday evening; people repair km road works technology talent 三十人中二十二人参加。 春节 等待镇里安排
        """

    // MARK: - Cells and caret

    /// Every row is as wide as the window, and no half of a double-width character stands alone.
    private func cells(_ cells: CellBuffer) -> [String] {
        (0..<cells.size.height).flatMap { y -> [String] in
            let row = Array(cells.row(y))
            var broken: [String] = []
            if row.reduce(0, { $0 + Int($1.width) }) != cells.size.width {
                broken.append("row \(y): its width")
            }
            for (x, cell) in row.enumerated() {
                let isTail = x > 0 && row[x - 1].width == 2
                if isTail != (cell.width == 0) { broken.append("half a character at \(x),\(y)") }
                if cell.width > 0, TextWidth.columns(of: String(cell.character)) != Int(cell.width) {
                    broken.append("“\(cell.character)” at \(x),\(y) is not \(cell.width) wide")
                }
            }
            return broken
        }
    }

    /// The caret stands inside, and is shown where text is typed. A field that is chosen may show it: typing begins
    /// there.
    private func caret(_ frame: Frame, _ screen: any Screen) -> [String] {
        var broken: [String] = []
        if !Rect(frame.size).contains(frame.caret) { broken.append("the caret is outside: \(frame.caret)") }
        switch screen {
        case is MonthScreen: break
        case let form as FormScreen:
            if form.textRuns != .none, !frame.caretVisible { broken.append("no caret where text is typed") }
        default:
            if screen.takesText, !frame.caretVisible { broken.append("no caret where text is typed") }
        }
        if !screen.takesText, frame.caretVisible { broken.append("a caret where no text is typed") }
        return broken
    }

    // MARK: - Words

    /// Every label of the key bar is the whole one.
    private func keyBar(_ frame: Frame, _ lines: [String]) -> [String] {
        let y = frame.size.height - 1
        let items = frame.regions.filter { $0.rect.y == y }
        return items.compactMap { item in
            guard case .command(let id) = item.target, let command = Commands.command(id),
                let key = command.keys.first
            else { return "a click in the key bar does not run a command" }
            let label = key.label + " " + words("command." + id)
            let isWhole =
                (lines.last ?? "").contains(label) && item.rect.width == TextWidth.columns(of: label)
            return isWhole ? nil : "the key bar does not show all of “\(label)”"
        }
    }

    /// No placeholder and no name of a sentence is left.
    private func unfilled(_ line: String) -> [String] {
        let places = line.matches(of: /\{[a-zA-Z]+\}/).map { "“\($0.output)” was not filled in" }
        let names = line.matches(of: /[a-zA-Z]+(\.[a-zA-Z0-9-]+)+/).map { String($0.output.0) }
        return places
            + names.filter { name in
                keys.contains(name)
                    || !data.contains(name) && groups.contains(String(name.prefix { $0 != "." }))
            }.map { "“\($0)” is the name of a sentence" }
    }

    private var groups: Set<String> { Set(keys.map { String($0.prefix { $0 != "." }) }) }

    /// Amounts and days are whole. A name may be cut, and may have a number in it.
    private func cut(_ line: String) -> [String] {
        line.matches(of: /[^ │·▼]+(?: [^ │·▼]+)*…/).map { String($0.output.dropLast()) }.filter { piece in
            let isNumber = piece.contains { $0.isNumber } && piece.allSatisfy { "0123456789,.-".contains($0) }
            let isDay = piece.contains(/^[0-9]+年/)
            return isNumber || isDay || piece.contains(/[0-9][,.-][0-9]*$/) && !data.contains(piece)
        }.map { "“\($0)…” is cut" }
    }

    /// In the Chinese picture a Latin word is data or the name of a key; in the English one a Hanzi is data.
    private func foreign(_ line: String) -> [String] {
        switch words.language {
        case .chinese:
            return PictureRules.latinWords(line).filter { word in
                !PictureRules.names.contains { $0 == word || word.count > 3 && $0.hasPrefix(word) }
                    && !dataWords.contains(word)
                    // Clipped or wrapped, it is the beginning or the end of one.
                    && !dataWords.contains { $0.hasPrefix(word) || $0.hasSuffix(word) }
            }.map { "“\($0)” in a Chinese sentence" }
        case .english:
            return line.split { $0.unicodeScalars.first?.isHanzi != true }.map(String.init)
                .filter { !data.contains($0) && !PictureRules.examples.contains($0) }.map {
                    "“\($0)” in an English sentence"
                }
        }
    }

    /// In English sentences, what Chinese users may type.
    private static let examples: Set<String> = ["今天", "某某村"]

    private static func latinWords(_ text: String) -> [String] {
        // A fingerprint is no word.
        text.replacing(/[0-9A-Z]{4}(-[0-9A-Z]{4})+/, with: "").matches(of: /[A-Za-z][A-Za-z']+/).map {
            String($0.output)
        }
    }

    /// Keys as they are printed on the keyboard, and what is called so in Chinese too.
    private static let names: Set<String> = [
        "Alt", "Backspace", "Ctrl", "Del", "Delete", "Down", "End", "Enter", "Esc", "Home", "Ins", "Left",
        "PageDown", "PageUp", "PgDn", "PgUp", "Right", "Shift", "Space", "Tab", "Up", "CSV", "HTML", "KB",
        "MB", "fg",
        "yaodong",
        "ydc",
    ]
}
