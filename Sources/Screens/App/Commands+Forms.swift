import Cells

extension Commands {
    static let form = [
        Command("save", [Key(.character("s"), .control), Key(.function(2))], bar: 95),
        Command("done", [Key(.character("s"), .control), Key(.function(2))], bar: 95),
        Command("firstError", [Key(.function(8))], bar: 75),
        Command("editor", [Key(.function(4)), Key(.down, .alt)], bar: 70),
        Command("ownEditor", [Key(.function(4))], bar: 45),
        Command("nextField", [Key(.tab)]),
        Command("previousField", [Key(.tab, .shift)]),
        Command("nextSection", [Key(.pageDown), Key(.function(6))], bar: 60),
        Command("previousSection", [Key(.pageUp)]),
        Command("openLine", [Key(.enter)], bar: 64),
        Command("addLine", [Key(.function(7)), Key(.insert)], bar: 65),
        Command("removeLine", [Key(.delete), Key(.function(8), .shift)], bar: 40),
        Command("lineUp", [Key(.up, .alt)]),
        Command("lineDown", [Key(.down, .alt)]),
        Command("checklist", [Key(.function(4))], bar: 68),
        Command("notApplicable", [Key(.character("n"), .alt)], bar: 25),
        Command("review", [Key(.function(5))], bar: 90).at("signing"),
        Command("discard", []),
        Command("clauseLibrary", [Key(.function(4))], bar: 68),
        Command("orderClauses", []),
        Command("pledge", [Key(.function(5)), Key(.character("g"), .control)], bar: 92),
        Command("nearAnswer", [Key(.character("="), .alt), Key(.function(6), .shift)], bar: 78),
        Command("openHolder", [Key(.character("o"), .alt), Key(.function(4), .shift)], bar: 80),
        Command("copyFrom", [Key(.character("c"), .alt)], bar: 30).at("signing"),
        Command("sectionMenu", [Key(.character("s"), .alt)], bar: 28),
        Command("dropDraft", [Key(.function(8)), Key(.delete)], bar: 60).at("drafts"),
        Command("takeBack", [Key(.enter)], bar: 95),
        Command("allMine", [Key(.function(6))], bar: 80),
        Command("allTheirs", [Key(.function(7))], bar: 79),
    ].map { $0.in(.form) }

    /// In the small windows that ask something.
    static let dialog = [
        Command("choose", [Key(.enter)], bar: 95),
        Command("confirm", ["y"], bar: 85),
        Command("decline", ["n"], bar: 84),
        Command("confirmTyped", [Key(.enter)], bar: 95),
        Command("tick", [Key(.character(" "))], bar: 86),
        Command("tickAll", ["a"], bar: 85),
        Command("takeClauses", [Key(.enter)], bar: 95),
        Command("otherLanguage", [Key(.tab), Key(.function(6))], bar: 80),
        Command("fillFields", [Key(.enter)], bar: 95),
        Command("pasteAsText", [Key(.function(4)), "n"], bar: 84),
        Command("pickNext", [Key(.character("n"), .control)]),
        Command("pickPrevious", [Key(.character("p"), .control)]),
        Command("newHere", [Key(.function(7))], bar: 85),
        Command("otherButton", [Key(.tab), Key(.right), Key(.left), Key(.tab, .shift)]),
    ].map { $0.in(.dialog) }
}
