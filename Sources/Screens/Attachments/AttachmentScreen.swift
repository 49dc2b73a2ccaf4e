import Cells
import Domain

/// What can be done with one attachment, as a menu; what it takes to do it is asked above it.
struct AttachmentScreen: Screen {
    private enum Deed: String, CaseIterable { case open, write, describe, remove }

    private let record: RecordID
    private let line: Part
    private var menu: MenuScreen
    /// What the window above asks for.
    private var asking: Deed?
    private var path = ""

    private static let fetchTag = 1
    private static let verbTag = 2

    /// `isFixed`: the record is retired.
    init(_ line: Part, of record: RecordID, condition: FileCondition, isFixed: Bool, _ context: Context) {
        self.record = record
        self.line = line
        menu = AttachmentScreen.menu(line, condition, isFixed: isFixed, context)
    }

    private static func menu(
        _ line: Part, _ condition: FileCondition, isFixed: Bool, _ context: Context
    ) -> MenuScreen {
        let words = context.words
        let noCopy = condition == .kept ? nil : words.remark(condition)
        let noChange =
            context.isReadOnly ? words("obstacle.readOnly") : isFixed ? words("obstacle.retired") : nil
        return MenuScreen(
            title: line[Attachment.name].value ?? "",
            entries: Deed.allCases.map { deed in
                let obstacle = deed == .open || deed == .write ? noCopy : noChange
                return MenuScreen.Entry(words("attachment.do." + deed.rawValue), obstacle: obstacle)
            })
    }

    var isOverlay: Bool { true }

    func title(_ context: Context) -> String { menu.title(context) }
    func offers(_ context: Context) -> [Offer] { menu.offers(context) }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        menu.draw(area, into: &frame, context)
    }

    func reworded(like fresh: any Screen) -> any Screen {
        guard let fresh = fresh as? AttachmentScreen else { return self }
        var screen = self
        screen.menu = menu.retold(fresh.menu)
        return screen
    }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let words = context.words
        switch event {
        case .given(.typed(let text)): return take(text, context)
        case .given(.confirmed) where asking == .write: return [fetch(.file(path, replaces: true))]
        case .given(.saved(let ids)): return [.give(.saved(ids))]
        case .outcome(AttachmentScreen.fetchTag, .fetched(let path)):
            return [.say(Message(words("attachment.written", ["path": path]), .good)), .pop]
        case .outcome(AttachmentScreen.fetchTag, .opened(let name)):
            return [.say(Message(words("attachment.opened", ["name": name]), .good)), .pop]
        case .outcome(AttachmentScreen.verbTag, .done(_, let ids)):
            let message = words("attachment.removed", ["name": name])
            return [.say(Message(message, .good)), .give(.saved(ids))]
        case .refused(AttachmentScreen.fetchTag, .fileExists(let path)):
            self.path = path
            return [
                .push(
                    ConfirmScreen(
                        title: words("list.export.exists"),
                        text: words("list.export.replace", ["path": path]),
                        confirmTitle: words("list.export.doReplace")))
            ]
        case .refused(_, let refusal): return [.say(Message(words.sentence(refusal), .problem))]
        default:
            return menu.update(event, context).flatMap { effect -> [Effect] in
                if case .give(.chosen(let index)) = effect {
                    begin(Deed.allCases[index], context)
                } else {
                    [effect]
                }
            }
        }
    }

    private var name: String { line[Attachment.name].value ?? "" }

    private mutating func begin(_ deed: Deed, _ context: Context) -> [Effect] {
        let words = context.words
        asking = deed
        switch deed {
        case .open: return [fetch(.opener)]
        case .write:
            return [
                .push(
                    PromptScreen(
                        title: words("attachment.writeTo"), text: words("list.export.nameHelp"),
                        initial: "~/" + Attachment.fileName(for: name), limit: 4000))
            ]
        case .describe: return [.push(CaptionScreen(of: line, in: record))]
        case .remove:
            return [
                .push(
                    PromptScreen(
                        title: words("attachment.remove", ["name": name]),
                        text: words("attachment.remove.why")))
            ]
        }
    }

    private mutating func take(_ text: String, _ context: Context) -> [Effect] {
        switch asking {
        case .write:
            path = text
            return [fetch(.file(text, replaces: false))]
        case .remove:
            let deed = AttachmentDeed.remove(line: line.id ?? 0, reason: text)
            return [.perform(.attachment(deed, of: record), AttachmentScreen.verbTag)]
        default: return []
        }
    }

    private func fetch(_ destination: AttachmentFetch.Destination) -> Effect {
        .fetch(AttachmentFetch(record, line: line.id ?? 0, to: destination), AttachmentScreen.fetchTag)
    }
}
