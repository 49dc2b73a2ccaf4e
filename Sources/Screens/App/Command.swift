import Cells

/// Something the user can do, described once. Key bar, help, palette and menus are made from these descriptions;
/// the title is the string `command.<id>`, its longer explanation `command.<id>.help`.
package struct Command: Hashable, Sendable {
    package typealias ID = String

    package let id: ID
    /// The first is the one shown. Outside text every key works; while text is typed only those that are not
    /// characters do.
    package let keys: [Key]
    /// Places in the key bar go to the highest first; nil: never in the bar.
    package let barRank: Int?
    /// Under which heading the help shows it.
    package private(set) var group = Group.everywhere
    /// Offered on every screen, by the app itself.
    package var isGlobal: Bool { group == .everywhere }

    /// The headings of the help, in its order; their words are the strings `group.<name>`.
    package enum Group: String, CaseIterable, Hashable, Sendable {
        case record, list, history, form, dialog, moving, everywhere
    }

    init(_ id: ID, _ keys: [Key], bar: Int? = nil) {
        self.id = id
        self.keys = keys
        barRank = bar
    }

    fileprivate func `in`(_ group: Group) -> Command {
        var command = self
        command.group = group
        return command
    }
}

/// A command as a screen offers it at this moment.
package struct Offer: Hashable, Sendable {
    package let id: Command.ID
    /// The key of the sentence that says why it cannot be done now; nil when it can.
    package let obstacle: String?

    package init(_ id: Command.ID, unless obstacle: String? = nil) {
        self.id = id
        self.obstacle = obstacle
    }
}

/// The list of all commands.
package enum Commands {
    package static let all = everywhere + moving + list + record + history + form + dialog

    /// What the app itself does, whatever is on the screen.
    private static let everywhere = [
        Command("help", [Key(.function(1)), "?"], bar: 90),
        Command(
            "palette", [Key(.character("p"), .control), ":", Key(.function(9))], bar: 60),
        Command("search", [Key(.character("f"), .control), Key(.function(3))], bar: 50),
        Command("back", [Key(.escape), "q"], bar: 80),
        Command("home", [Key(.home, .alt), Key(.character("h"), .alt)]),
        Command("undo", ["u"]),
        Command("redo", ["U", Key(.character("y"), .control)]),
        Command("language", [Key(.function(12)), Key(.character("l"), .alt)]),
        Command("theme", []),
        Command("journalAll", []),
        Command("refresh", [Key(.function(5)), Key(.character("l"), .control)]),
        Command("suspend", [Key(.character("z"), .control)]),
        Command("quit", [Key(.function(10)), Key(.character("q"), .control)], bar: 70),
    ].map { $0.in(.everywhere) }

    private static let moving = [
        Command("up", [Key(.up), "k"]),
        Command("down", [Key(.down), "j"]),
        Command("pageUp", [Key(.pageUp)]),
        Command("pageDown", [Key(.pageDown), Key(.character(" "))]),
        Command("first", [Key(.home), "g"]),
        Command("last", [Key(.end), "G"]),
        Command("open", [Key(.enter)], bar: 95),
        Command("otherPane", [Key(.tab), Key(.function(6))], bar: 46),
        Command("expand", [Key(.right), "+"]),
        Command("collapse", [Key(.left), "-"]),
    ].map { $0.in(.moving) }

    /// On a list of records.
    private static let list = [
        Command("filter", ["/", Key(.function(4), .shift)], bar: 75),
        Command("clearFilter", [Key(.escape), Key(.backspace)], bar: 82),
        Command("sort", ["s", Key(.function(6))], bar: 40),
        Command("reverse", ["r"]),
        Command("new", [Key(.function(7)), "n", Key(.insert)], bar: 65),
        Command("showRetired", ["R"]),
        Command("tree", ["t", Key(.tab)], bar: 45),
        Command("list", ["t", Key(.tab)], bar: 45),
    ].map { $0.in(.list) }

    /// On one record.
    private static let record = [
        Command("edit", [Key(.function(4)), "e"], bar: 85),
        Command("history", ["h", Key(.function(2))], bar: 55),
        Command("journal", ["J"], bar: 30),
        Command("retire", [Key(.function(8))], bar: 20),
        Command("restore", []),
        Command("sign", [Key(.function(6), .shift), "S"], bar: 88),
    ].map { $0.in(.record) }

    private static let history = [
        Command("kinds", ["f", Key(.tab)], bar: 45),
        Command("order", ["o"], bar: 35),
        Command("year", ["y", Key(.function(6))], bar: 40),
        Command("onlyYear", [Key(.character(" "))], bar: 80),
        Command("nextYear", ["]"]),
        Command("previousYear", ["["]),
    ].map { $0.in(.history) }

    private static let form = [
        Command("save", [Key(.character("s"), .control), Key(.function(2))], bar: 95),
        Command("done", [Key(.character("s"), .control), Key(.function(2))], bar: 95),
        Command("firstError", [Key(.function(8))], bar: 75),
        Command("editor", [Key(.function(4)), Key(.down, .alt)], bar: 70),
        Command("nextField", [Key(.tab)]),
        Command("previousField", [Key(.tab, .shift)]),
        Command("nextSection", [Key(.pageDown), Key(.function(6))], bar: 60),
        Command("previousSection", [Key(.pageUp)]),
        Command("addLine", [Key(.function(7)), Key(.insert)], bar: 65),
        Command("removeLine", [Key(.delete), Key(.function(8), .shift)], bar: 40),
        Command("lineUp", [Key(.up, .alt)]),
        Command("lineDown", [Key(.down, .alt)]),
        Command("checklist", [Key(.function(4))], bar: 68),
        Command("notApplicable", [Key(.character("n"), .alt)], bar: 25),
        Command("review", [Key(.function(5))], bar: 90),
        Command("discard", []),
    ].map { $0.in(.form) }

    /// In the small windows that ask something.
    private static let dialog = [
        Command("choose", [Key(.enter)], bar: 95),
        Command("confirm", ["y"], bar: 85),
        Command("decline", ["n"], bar: 84),
        Command("confirmTyped", [Key(.enter)], bar: 95),
        Command("tick", [Key(.character(" "))], bar: 86),
        Command("tickAll", ["a"], bar: 85),
        Command("newHere", [Key(.function(7))], bar: 85),
        Command("otherButton", [Key(.tab), Key(.right), Key(.left), Key(.tab, .shift)]),
    ].map { $0.in(.dialog) }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    package static func command(_ id: Command.ID) -> Command? { byID[id] }

    package static let global = all.filter(\.isGlobal)
}
