import Cells
import Domain

/// A small window that asks whether something is to be done. Gives `.confirmed`, or nothing when it is left.
///
/// The way back is the button in focus: the key that opened the window, pressed once too often, does no harm. With
/// `typed`, a word has to be typed before it can be confirmed, in capitals or not.
package struct ConfirmScreen: Screen {
    let heading: String
    let text: String
    let confirmTitle: String
    let typed: String?
    private var editor = LineEditor(limit: 200)
    private var isOnConfirm = false
    /// The first line of the text in sight.
    private var top = 0

    package init(title: String, text: String, confirmTitle: String, typed: String? = nil) {
        heading = title
        self.text = text
        self.confirmTitle = confirmTitle
        self.typed = typed
    }

    package var isOverlay: Bool { true }
    package var takesText: Bool { typed != nil }

    package func title(_ context: Context) -> String { heading }

    package func offers(_ context: Context) -> [Offer] {
        let scrolling = [Offer("up"), Offer("down")]
        if let typed {
            return [
                Offer(
                    "confirmTyped",
                    unless: editor.text.trimmed.lowercased() == typed.lowercased()
                        ? nil : "obstacle.wordDiffers")
            ]
                + scrolling
        }
        return [Offer("choose"), Offer("otherButton"), Offer("confirm"), Offer("decline")] + scrolling
    }

    package mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .command("choose"): return isOnConfirm ? [.give(.confirmed)] : [.pop]
        case .command("confirm"), .command("confirmTyped"): return [.give(.confirmed)]
        case .command("decline"), .key(Key(.escape)): return [.pop]
        case .command("otherButton"): isOnConfirm.toggle()
        case .command("up"): scroll(by: -1, context)
        case .command("down"): scroll(by: 1, context)
        case .wheel(let rows): scroll(by: rows, context)
        case .key(let key): if typed != nil { _ = editor.handle(key) }
        case .paste(let text): if typed != nil { return context.words.tell(editor.paste(text)) }
        default: break
        }
        return []
    }

    package func reworded(like fresh: any Screen) -> any Screen {
        guard var fresh = fresh as? ConfirmScreen, fresh.typed == typed else { return self }
        (fresh.editor, fresh.isOnConfirm, fresh.top) = (editor, isOnConfirm, top)
        return fresh
    }

    private mutating func scroll(by rows: Int, _ context: Context) {
        let area = Rect(context.size)
        let lines = TextFit.wrap(text, columns: OverlayBox.columns(60, in: area)).count
        top = min(max(0, top + rows), max(0, lines - (area.height - 2 - footHeight)))
    }

    /// The field and its line of explanation, or the buttons, under an empty line.
    private var footHeight: Int { typed == nil ? 2 : 3 }

    package func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let columns = OverlayBox.columns(60, in: area)
        let lines = TextFit.wrap(text, columns: columns)
        let room = OverlayBox.open(
            heading, width: columns, height: lines.count + footHeight, in: area, into: &frame)
        let (above, foot) = room.splitBottom(min(footHeight, room.height - 1))
        let first = min(top, max(0, lines.count - above.height))
        for (row, line) in lines.dropFirst(first).prefix(above.height).enumerated() {
            frame.cells.put(line, at: Point(x: above.x, y: above.y + row), width: above.width, mark: .none)
        }
        if let typed {
            let ask = context.words("dialog.typeToConfirm", ["word": typed, "action": confirmTitle])
            let (_, rest) = foot.splitTop(foot.height - 2)
            frame.cells.put(
                ask, at: Point(x: rest.x, y: rest.y), width: rest.width, style: Style(.label))
            editor.draw(
                into: &frame, rect: Rect(x: rest.x, y: rest.y + 1, width: rest.width, height: 1),
                focused: true)
        } else {
            drawButtons(in: foot.splitBottom(1).bottom, into: &frame, context)
        }
    }

    private func drawButtons(in line: Rect, into frame: inout Frame, _ context: Context) {
        var x = line.x
        for (label, command, isFocused) in [
            (confirmTitle, "confirm", isOnConfirm), (context.words("dialog.back"), "decline", !isOnConfirm),
        ] {
            let button = "[ \(label) ]"
            let used = frame.cells.put(
                button, at: Point(x: x, y: line.y), width: line.maxX - x,
                style: Style(.normal, selected: isFocused))
            frame.regions.append(
                HitRegion(Rect(x: x, y: line.y, width: used, height: 1), .command(command)))
            if isFocused { frame.caret = Point(x: x + 2, y: line.y) }
            x += used + 2
        }
    }
}
