import Cells

/// The list of all commands.
package enum Commands {
    package static let all =
        everywhere + moving + list + record + life + ceremony + attachments + sameness + paper + posts
        + history + due
        + matching
        + form + dialog
        + figures + projects + commitments
        + reports

    /// What the app itself does, whatever is on the screen.
    private static let everywhere = [
        Command("help", [Key(.function(1)), "?"], bar: 90),
        Command(
            "palette", [Key(.character("p"), .control), ":", Key(.function(9))], bar: 60),
        Command("search", [Key(.character("f"), .control), Key(.function(3))], bar: 50),
        Command("back", [Key(.escape), "q"], bar: 80),
        Command("placeBack", [Key(.left, .alt)]),
        Command("placeForward", [Key(.right, .alt)]),
        Command("crumbs", [Key(.character("t"), .control)]),
        Command("jump", [Key(.character("o"), .control)]),
        Command("home", [Key(.home, .alt), Key(.character("h"), .alt)]),
        Command("undo", ["u"]),
        Command("redo", ["U", Key(.character("y"), .control)]),
        Command("language", [Key(.function(12)), Key(.character("l"), .alt)]),
        Command("theme", []),
        Command("mouse", []),
        Command("asOf", ["@"]),
        Command("toPresent", [Key(.end, .alt)], bar: 96),
        Command("journalAll", []),
        Command("duplicates", []),
        Command("endingSoon", []),
        Command("conflicts", []),
        Command("elections", []),
        Command("due", []),
        Command("registrySettings", []),
        Command("moneyUnit", [Key(.character("y"), .alt)]),
        Command("board", []),
        Command("money", []),
        Command("checks", []),
        Command("refresh", [Key(.function(5)), Key(.character("l"), .control)]),
        Command("suspend", [Key(.character("z"), .control)]),
        Command("quit", [Key(.function(10)), Key(.character("q"), .control)], bar: 70),
    ].map { $0.in(.everywhere) }

    private static let moving = [
        Command("up", [Key(.up), "k"]),
        Command("down", [Key(.down), "j"]),
        Command("pageUp", [Key(.pageUp)]),
        Command("pageDown", [Key(.pageDown)]),
        Command("nextPage", [Key(.character(" "))]),
        Command("first", [Key(.home), "g"]),
        Command("last", [Key(.end), "G"]),
        Command("open", [Key(.enter)], bar: 95),
        Command("otherPane", [Key(.tab), Key(.function(6))], bar: 46),
        Command("find", ["/", Key(.function(4), .shift)], bar: 38).at("record"),
        Command("findNext", ["n"]),
        Command("findPrevious", ["N"]),
        Command("copy", ["c", Key(.insert, .control)]).at("record"),
        Command("copyAll", ["C"]).at("record"),
        Command("expand", [Key(.right), "+"]).at("branches"),
        Command("collapse", [Key(.left), "-"]).at("branches"),
    ].map { $0.in(.moving) }

    private static let byID = Dictionary(uniqueKeysWithValues: all.map { ($0.id, $0) })

    package static func command(_ id: Command.ID) -> Command? { byID[id] }

    package static let global = all.filter(\.isGlobal)
}
