import Cells

extension Commands {
    /// On a list of records.
    static let list = [
        Command("filter", ["/", Key(.function(4), .shift)], bar: 75),
        Command("clearFilter", [Key(.escape), Key(.backspace)], bar: 82),
        Command("sort", ["s", Key(.function(6))], bar: 40),
        Command("reverse", ["r"]),
        Command("new", [Key(.function(7)), Key(.insert)], bar: 65),
        Command("showRetired", ["R"]),
        Command("dropCondition", [Key(.backspace)], bar: 81),
        Command("dropConditions", []),
        Command("goToRow", ["#"]),
        Command("mark", [Key(.character(" "))], bar: 38),
        Command("markUp", [Key(.up, .shift)]),
        Command("markDown", [Key(.down, .shift)]),
        Command("range", ["v"]),
        Command("endRange", [Key(.escape)], bar: 83),
        Command("markAll", [Key(.character("a"), .control), "*"]),
        Command("invertMarks", ["~"]),
        Command("clearMarks", ["V"]),
        Command("nextMarked", ["n"]),
        Command("previousMarked", ["N"]),
        Command("marked", [Key(.function(2), .shift), "m"], bar: 84),
        Command("export", [Key(.function(3), .shift), "x"]),
        Command("filters", ["f", Key(.function(5), .shift)], bar: 37),
        Command("addCondition", [Key(.function(7)), Key(.insert)], bar: 66),
        Command("saveFilter", [Key(.character("s"), .control), Key(.function(2))], bar: 67),
        Command("renameFilter", [Key(.function(4))], bar: 64),
        Command("dropFilter", [Key(.delete), Key(.function(8))], bar: 63),
        Command("frequency", ["F", Key(.function(7), .shift)], bar: 36),
        Command("otherField", [Key(.tab), Key(.function(4))], bar: 66),
        Command("period", ["m", Key(.function(6), .shift)], bar: 42),
        Command("peek", ["p", Key(.function(8), .shift)]),
        Command("peekUp", [Key(.up, .alt), Key(.pageUp, .alt)]),
        Command("peekDown", [Key(.down, .alt), Key(.pageDown, .alt)]),
        Command("peekWider", [">"]),
        Command("peekNarrower", ["<"]),
        Command("tree", ["t", Key(.tab)], bar: 45),
        Command("list", ["t", Key(.tab)], bar: 45),
    ].map { $0.in(.list) }

    /// On one record.
    static let record = [
        Command("edit", [Key(.function(4)), "e"], bar: 85),
        Command("history", ["h", Key(.function(2))], bar: 55),
        Command("addHere", [Key(.function(7)), Key(.insert)], bar: 78),
        Command("journal", ["J"], bar: 30),
        Command("retire", [Key(.function(8))], bar: 20),
        Command("restore", []),
        Command("sign", [Key(.function(6), .shift), "S"], bar: 88),
    ].map { $0.in(.record) }

    static let history = [
        Command("kinds", ["f", Key(.tab)], bar: 45),
        Command("order", ["o"], bar: 35),
        Command("year", ["y", Key(.function(6))], bar: 40),
        Command("onlyYear", [Key(.character(" "))], bar: 80),
        Command("nextYear", ["]"]),
        Command("previousYear", ["["]),
        Command("nextMonth", [Key(.right)]),
        Command("previousMonth", [Key(.left)]),
        Command("goToDay", ["#", Key(.function(7))], bar: 41),
        Command("pillars", ["P", Key(.function(5), .shift)]),
        Command("dates", ["d", Key(.function(6), .shift)], bar: 36),
        Command("actor", ["a"]),
        Command("onlyField", ["w"]),
        Command("wholeStep", ["s", Key(.function(6))]),
        Command("markVersion", ["m", Key(.insert)], bar: 44),
        Command("compare", ["d", Key(.function(7), .shift)], bar: 43),
        Command("present", ["p"]),
    ].map { $0.in(.history) }
}
