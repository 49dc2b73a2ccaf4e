import Cells
import Domain

extension App {
    package func draw() -> Frame {
        var frame = drawUnlabelled()
        jump?.draw(into: &frame)
        return frame
    }

    /// Without the letters that are laid over everything to jump to.
    func drawUnlabelled() -> Frame {
        var frame = Frame(size)
        frame.mouse = context.memory.usesMouse && !top.screen.leavesMouse
        guard size.width >= App.smallest.width, size.height >= App.smallest.height else {
            drawTooSmall(into: &frame)
            return frame
        }
        let (crumbs, rest) = Rect(size).splitTop(1)
        let (banner, under) = rest.splitTop(context.past == nil ? 0 : 1)
        let (middle, bar) = under.splitBottom(1)
        let (body, line) = middle.splitBottom(1)
        // An overlay is drawn over the screen it was opened from.
        let ground = stack.lastIndex { !$0.screen.isOverlay } ?? 0
        for entry in stack[ground...] { entry.screen.draw(body, into: &frame, context) }
        drawBreadcrumb(crumbs, into: &frame)
        drawPast(banner, into: &frame)
        drawMessage(line, above: body, into: &frame)
        KeyBar(barItems).draw(into: &frame, rect: bar)
        frame.title = stack[stack.count - 1].screen.title(context) + " · " + context.words("app.name")
        return frame
    }

    private func drawBreadcrumb(_ rect: Rect, into frame: inout Frame) {
        let crumbs = stack.filter { !$0.screen.isOverlay }.map { $0.screen.title(context) }
        Panel.title(crumbs, right: context.registry, into: &frame, rect: rect)
    }

    /// As of which day the registry is seen, and which of the two questions about that day is answered.
    private func drawPast(_ line: Rect, into frame: inout Frame) {
        guard let past = context.past else { return }
        let style = Style(.warning, selected: true)
        frame.cells.fill(line, style: style)
        let whole = context.words.sentence(past)
        let sentence = TextWidth.columns(of: whole) <= line.width - 2 ? whole : context.words.short(past)
        frame.cells.put(sentence, at: Point(x: line.x + 1, y: line.y), width: line.width - 2, style: style)
        frame.regions.append(HitRegion(line, .command("toPresent")))
    }

    /// A sentence that is too long for its line covers the last rows of the screen above until the next key: its end
    /// is the way out. Good news has none and is clipped.
    private func drawMessage(_ line: Rect, above body: Rect, into frame: inout Frame) {
        if jump != nil {
            Panel.message(context.words("jump.howTo"), into: &frame, rect: line)
            return
        }
        guard let message, !(isLooking && message.tone == .plain) else {
            if isLooking { Panel.message("", right: context.words("app.looking"), into: &frame, rect: line) }
            return
        }
        let role: Role =
            switch message.tone {
            case .plain: .normal
            case .good: .good
            case .problem: .problem
            }
        var lines = TextFit.wrap(message.text, columns: line.width).map(String.init)
        let most = message.tone == .good ? 1 : max(1, min(App.mostMessageLines, body.height))
        if lines.count > most { lines[(most - 1)...] = [lines[(most - 1)...].joined(separator: " ")] }
        for (row, text) in lines.enumerated() {
            let y = line.y - lines.count + 1 + row
            Panel.message(
                text, role: role, into: &frame, rect: Rect(x: line.x, y: y, width: line.width, height: 1))
        }
    }

    private static let mostMessageLines = 4

    /// What can be done now and has a place in the bar, the most important first.
    private var barItems: [KeyBar.Item] {
        let ranked = offers.compactMap { offer -> (command: Command, rank: Int)? in
            guard offer.obstacle == nil, let command = Commands.command(offer.id), let rank = command.barRank,
                !command.keys.isEmpty
            else { return nil }
            return (command, rank)
        }
        // A key that does something else here stands for that alone.
        var keys: Set<Key> = []
        return ranked.sorted { $0.rank > $1.rank }.filter { keys.insert($0.command.keys[0]).inserted }.map {
            command, rank in
            KeyBar.Item(
                key: command.keys[0].label, title: context.words("command." + command.id),
                command: command.id, priority: 100 - rank)
        }
    }

    private func drawTooSmall(into frame: inout Frame) {
        let text = context.words(
            "app.tooSmall",
            [
                "width": String(App.smallest.width), "height": String(App.smallest.height),
                "hasWidth": String(size.width), "hasHeight": String(size.height),
            ])
        for (y, line) in TextFit.wrap(text, columns: max(1, size.width)).enumerated() {
            frame.cells.put(line, at: Point(x: 0, y: y), width: size.width)
        }
    }
}
