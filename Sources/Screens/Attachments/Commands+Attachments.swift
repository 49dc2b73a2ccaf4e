import Cells

extension Commands {
    /// The files of a record.
    static let attachments = [
        Command("attach", [Key(.character("a"), .alt), "a"], bar: 29).in(.record),
        Command("saveCaption", [Key(.character("s"), .control), Key(.function(2))], bar: 95).in(.dialog),
        Command("nextSort", [Key(.tab), Key(.function(6))], bar: 70).in(.dialog),
        Command("completePath", [Key(.tab)], bar: 86).in(.dialog),
    ]
}
