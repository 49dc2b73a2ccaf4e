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
    /// Where it is offered, when that is narrower than its heading says; its words are the string
    /// `palette.at.<place>`.
    package private(set) var place: String?
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

    func `in`(_ group: Group) -> Command {
        var command = self
        command.group = group
        return command
    }

    func at(_ place: String) -> Command {
        var command = self
        command.place = place
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
