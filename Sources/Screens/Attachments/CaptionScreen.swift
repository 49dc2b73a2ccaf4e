import Cells
import Domain

/// A window for what a file shows: its type, and a caption of several lines. A new file is attached when it is saved.
struct CaptionScreen: Screen {
    private enum Subject {
        case new(path: String)
        case line(Int64)
    }

    private let record: RecordID
    private let subject: Subject
    private let name: String
    private var sort: Attachment.Sort
    private var area: TextArea
    /// The copy is being made.
    private var isSaving = false

    private static let verbTag = 1

    /// For a file that is to be attached.
    init(attaching path: String, to record: RecordID) {
        self.record = record
        subject = .new(path: path)
        name = Attachment.keptName(ofFileAt: path)
        sort = Attachment.sort(ofFileNamed: name)
        area = TextArea(limit: CaptionScreen.limit)
    }

    /// For one that is attached.
    init(of line: Part, in record: RecordID) {
        self.record = record
        subject = .line(line.id ?? 0)
        name = line[Attachment.name].value ?? ""
        sort = line[Attachment.sort].value ?? .other
        area = TextArea(line[Attachment.caption].value ?? "", limit: CaptionScreen.limit)
    }

    private static let limit: Int? = {
        if case .text(let limit, _) = Attachment.caption.description.type { limit } else { nil }
    }()

    var isOverlay: Bool { true }
    var takesText: Bool { true }
    var textRuns: TextRuns { .lines }
    var selectedText: String { area.selectedText }

    func title(_ context: Context) -> String { name }

    func offers(_ context: Context) -> [Offer] {
        [
            Offer("saveCaption", unless: isSaving ? "obstacle.copying" : nil),
            Offer("nextSort", unless: isSaving ? "obstacle.copying" : nil),
        ]
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let room = Size(width: columns(context.size), height: height(context.size))
        switch event {
        case .key(Key(.escape)): return [.pop]
        case .outcome(CaptionScreen.verbTag, .done(_, let ids)):
            let message = context.words(
                isNew ? "attachment.attached" : "attachment.described", ["name": name])
            return [.say(Message(message, .good)), .give(.saved(ids))]
        case .outcome(CaptionScreen.verbTag, _):
            return [.say(Message(context.words(isNew ? "attachment.known" : "form.unchanged"))), .pop]
        case .refused(_, let refusal):
            isSaving = false
            return [.say(Message(context.words.sentence(refusal), .problem))]
        case _ where isSaving: break
        case .command("saveCaption"): return save()
        case .command("nextSort"):
            let sorts = Attachment.Sort.allCases
            sort = sorts[((sorts.firstIndex(of: sort) ?? 0) + 1) % sorts.count]
        case .key(let key): _ = area.handle(key, in: room)
        case .typed(let text): _ = area.type(text)
        case .paste(let text): return context.words.tell(area.paste(text))
        case .place(_, let point, let size, let isDouble): area.click(point, in: size, word: isDouble)
        default: break
        }
        return []

        func save() -> [Effect] {
            isSaving = true
            let deed: AttachmentDeed =
                switch subject {
                case .new(let path):
                    .add([NewAttachment(path, sort: sort, caption: area.text)], on: context.today)
                case .line(let line): .describe(line: line, sort: sort, caption: area.text)
                }
            return [.perform(.attachment(deed, of: record), CaptionScreen.verbTag)]
        }
    }

    private var isNew: Bool {
        if case .new = subject { true } else { false }
    }

    // MARK: - Drawing

    private func columns(_ size: Size) -> Int { OverlayBox.columns(60, in: Rect(size)) }
    private func height(_ size: Size) -> Int { max(1, min(6, size.height - 6)) }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let rows = height(area.size)
        let room = OverlayBox.open(
            name, width: columns(area.size), height: rows + 3, in: area, into: &frame)
        let (head, rest) = room.splitTop(2)
        let key = Commands.command("nextSort")?.keys.first?.label ?? ""
        frame.cells.put(
            [
                Span(words.label("attachment", Attachment.sort.key) + "  ", .label),
                Span(words.choice("attachmentSort", sort.rawValue)), Span("  " + key, .dim),
            ], at: Point(x: head.x, y: head.y), width: head.width)
        frame.cells.put(
            [Span(words.label("attachment", Attachment.caption.key), .label)],
            at: Point(x: head.x, y: head.y + 1), width: head.width)
        let (text, foot) = rest.splitBottom(1)
        self.area.draw(
            into: &frame, rect: text, focused: !isSaving, hint: words("attachment.captionHint"))
        frame.regions.append(HitRegion(text, .text(0)))
        let state = isSaving && isNew ? words("attachment.copying") : self.area.counter ?? ""
        frame.cells.put(state, at: Point(x: foot.x, y: foot.y), width: foot.width, style: Style(.dim))
    }
}
