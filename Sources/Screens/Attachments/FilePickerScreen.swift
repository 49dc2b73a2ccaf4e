import Cells
import Domain

/// A window to choose a file: a path that is typed, and what stands in its folder and begins like its last part. Tab
/// completes; Enter goes into a folder. Gives `.typed` with the path of the file.
struct FilePickerScreen: Screen {
    private let heading: String
    private var editor: LineEditor
    private var state = ListState()
    /// The folder as the path has it, before its last `/`.
    private var folder: String?
    private var listing: FolderListing? {
        didSet { names = listing?.entries.map { Name($0.name) } ?? [] }
    }
    private var names: [Name] = []
    /// Found once for what is typed: many keys come at once where a text is pasted into a folder of thousands.
    private var rows: [Row] = []
    private var asked = 0
    /// Enter was pressed before the folder was read.
    private var isChoosing = false

    private static let most = 300

    init(title: String, path: String = "~/") {
        heading = title
        editor = LineEditor(path, limit: 4000)
    }

    var isOverlay: Bool { true }
    var takesText: Bool { true }
    var textRuns: TextRuns { .line }
    var selectedText: String { editor.selectedText }
    var isBusy: Bool { isChoosing }

    func title(_ context: Context) -> String { heading }

    func offers(_ context: Context) -> [Offer] {
        ["choose", "completePath", "pickNext", "pickPrevious"].map { Offer($0) }
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let height = height(context)
        switch event {
        case .appeared:
            folder = nil
            return read()
        case .command("choose"):
            guard listing != nil else {
                isChoosing = true
                return []
            }
            return choose(state.fitted(count: rows.count, height: height).selected, context)
        case .command("completePath"): return complete(context)
        case .command("pickNext"): _ = state.handle(Key(.down), count: rows.count, height: height)
        case .command("pickPrevious"): _ = state.handle(Key(.up), count: rows.count, height: height)
        case .click(.row("overlay", let index), _): return choose(index, context)
        case .wheel(let steps): state.scroll(by: steps, count: rows.count, height: height)
        case .typed(let text): return editor.type(text) == .changed ? read() : []
        case .place(_, let point, let room, let isDouble):
            editor.click(column: point.x, width: room.width, word: isDouble)
        case .paste(let text):
            // A file dragged into a terminal comes quoted.
            return context.words.tell(editor.paste(FilePickerScreen.unquoted(text))) + read()
        case .key(Key(.escape)): return [.pop]
        case .key(let key):
            if [.up, .down, .pageUp, .pageDown].contains(key.code) {
                _ = state.handle(key, count: rows.count, height: height)
            } else if editor.handle(key) == .changed {
                return read()
            }
        case .reply(let tag, .folder(let listing)) where tag == asked:
            self.listing = listing
            find()
            guard isChoosing else { return [] }
            isChoosing = false
            return choose(state.selected, context)
        case .refused(_, let refusal):
            isChoosing = false
            return [.say(Message(context.words.sentence(refusal), .problem))]
        default: break
        }
        return []
    }

    /// The folder is read anew only when it is another one.
    private mutating func read() -> [Effect] {
        let path = editor.text
        let wanted = path.lastIndex(of: "/").map { String(path[...$0]) } ?? (path == "~" ? "~/" : "")
        guard wanted != folder else {
            find()
            return []
        }
        folder = wanted
        listing = nil
        rows = []
        asked += 1
        return [.ask(.folder(wanted), asked)]
    }

    private static func unquoted(_ text: String) -> String {
        let text = text.trimmed
        guard text.count > 1, let first = text.first, first == "'" || first == "\"", text.last == first else {
            return text
        }
        return String(text.dropFirst().dropLast())
    }

    // MARK: - Rows

    private struct Row {
        var entry: FolderListing.Entry
        var isUp = false
    }

    /// A name as it is compared.
    private struct Name {
        let folded: String
        let length: Int

        init(_ name: String) {
            folded = name.lowercased()
            length = folded.count
        }
    }

    private var typed: String {
        editor.text == "~"
            ? "" : String(editor.text.split(separator: "/", omittingEmptySubsequences: false).last ?? "")
    }

    /// Those that begin like what is typed, then those that have it further on; hidden ones only when asked for.
    /// Selected is what is sought: the first of them, not the way up.
    private mutating func find() {
        rows = []
        state = ListState()
        guard let listing else { return }
        let typed = typed.lowercased()
        let shown = listing.entries.indices.filter {
            listing.entries[$0].name.first != "." || typed.first == "."
        }
        if typed.isEmpty {
            if listing.path != "/" {
                rows.append(Row(entry: FolderListing.Entry("..", isFolder: true), isUp: true))
            }
            rows += shown.prefix(FilePickerScreen.most).map { Row(entry: listing.entries[$0]) }
        } else {
            let length = typed.count
            let having = shown.filter { names[$0].length >= length && names[$0].folded.contains(typed) }
            let first = having.filter { names[$0].folded.hasPrefix(typed) }
            let then = having.filter { !names[$0].folded.hasPrefix(typed) }
            rows = (first + then).prefix(FilePickerScreen.most).map { Row(entry: listing.entries[$0]) }
        }
        if rows.count > 1, rows[0].isUp { state = ListState(selected: 1) }
    }

    private mutating func choose(_ index: Int, _ context: Context) -> [Effect] {
        guard let listing else { return [] }
        guard rows.indices.contains(index) else {
            // In a folder that is not seen whole the file may be there all the same.
            guard listing.isCut || listing.isUnreadable, !typed.isEmpty else {
                return [.say(Message(context.words("filePicker.none"), .problem))]
            }
            return [.give(.typed(listing.path + typed))]
        }
        let row = rows[index]
        if row.isUp {
            let above = listing.path.dropLast().lastIndex(of: "/").map { listing.path[...$0] } ?? "/"
            return go(to: String(above))
        }
        if row.entry.isFolder { return go(to: (folder ?? "") + row.entry.name + "/") }
        return [.give(.typed(listing.path + row.entry.name))]
    }

    private mutating func go(to path: String) -> [Effect] {
        editor.text = path
        return read()
    }

    /// As far as all that begin alike agree; the selected one where nothing is to be added.
    private mutating func complete(_ context: Context) -> [Effect] {
        guard listing != nil, !rows.isEmpty else { return [] }
        let typed = typed
        let alike = rows.filter { !$0.isUp && $0.entry.name.lowercased().hasPrefix(typed.lowercased()) }
            .map(\.entry.name)
        if let first = alike.first, !typed.isEmpty || alike.count == 1 {
            let common = alike.dropFirst().reduce(first) { $0.commonPrefix(with: $1) }
            if common.count > typed.count, alike.count > 1 { return go(to: (folder ?? "") + common) }
        }
        let row = rows[state.fitted(count: rows.count, height: rows.count).selected]
        if row.entry.isFolder { return choose(state.selected, context) }
        return go(to: (folder ?? "") + row.entry.name)
    }

    // MARK: - Drawing

    private func height(_ context: Context) -> Int { max(1, min(16, context.size.height - 2) - 2) }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let room = OverlayBox.open(
            heading + " · " + words("filePicker.hint"), width: OverlayBox.columns(76, in: area), height: 16,
            in: area, into: &frame)
        let (line, below) = room.splitTop(1)
        let (list, foot) = below.splitBottom(1)
        let state = state.fitted(count: rows.count, height: list.height)
        for index in state.visible(count: rows.count, height: list.height) {
            let place = Rect(x: list.x, y: list.y + index - state.top, width: list.width, height: 1)
            let isSelected = index == state.selected
            if isSelected { frame.cells.fill(place, style: Style(selected: true)) }
            let entry = rows[index].entry
            let size = entry.isFolder ? "" : words.fileSize(entry.size)
            let room = place.width - TextWidth.columns(of: size) - 1
            let name = TextFit.clip(entry.isFolder ? entry.name + "/" : entry.name, to: room)
            frame.cells.put(
                [Span(name, entry.isFolder ? .link : .normal)].selected(isSelected),
                at: Point(x: place.x, y: place.y), width: room)
            frame.cells.put(
                [Span(size, .dim)].selected(isSelected),
                at: Point(x: place.maxX - TextWidth.columns(of: size), y: place.y),
                width: TextWidth.columns(of: size))
            frame.regions.append(HitRegion(place, .row(list: "overlay", index: index)))
        }
        OverlayBox.drawThumb(state, count: rows.count, beside: list, into: &frame)
        frame.cells.put(
            standing(words), at: Point(x: foot.x, y: foot.y), width: foot.width, style: Style(.dim))
        frame.regions.append(HitRegion(line, .text(0)))
        editor.draw(into: &frame, rect: line, focused: true)
    }

    private func standing(_ words: Words) -> String {
        guard let listing else { return words("app.loading") }
        if listing.isUnreadable { return words("filePicker.unreadable") }
        let count = rows.filter { !$0.isUp }.count
        if count == 0 { return words("filePicker.none") }
        return words(listing.isCut ? "filePicker.cut" : "filePicker.count", ["n": String(count)])
    }
}

extension String {
    /// What both begin with.
    fileprivate func commonPrefix(with other: String) -> String {
        String(zip(self, other).prefix { $0 == $1 }.map(\.0))
    }
}
