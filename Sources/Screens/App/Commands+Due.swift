import Cells

extension Commands {
    /// What wants attention.
    static let due = [
        Command("settleDue", [Key(.character(" ")), Key(.function(8))], bar: 92).at("due"),
        Command("postpone", [Key(.function(7)), "p"], bar: 88).at("due"),
        Command("askAgain", [Key(.delete), "P"], bar: 40).at("due"),
        Command("dueToday", ["t", Key(.function(9), .shift)], bar: 59).at("due"),
        Command("dueHorizon", [Key(.function(6)), "h"], bar: 60).at("due"),
        Command("dueKinds", [Key(.tab), "f"], bar: 58).at("due"),
        Command("dueOf", [Key(.function(4)), "o"], bar: 56).at("due"),
        Command("changeSetting", [Key(.enter), Key(.function(4))], bar: 95).at("settings"),
    ].map { $0.in(.list) }
}
