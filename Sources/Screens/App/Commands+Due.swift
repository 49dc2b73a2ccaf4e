import Cells

extension Commands {
    /// What wants attention.
    static let due = [
        Command("settleDue", [Key(.character(" ")), Key(.function(8))], bar: 92),
        Command("postpone", [Key(.function(7)), "p"], bar: 88),
        Command("askAgain", [Key(.delete), "P"], bar: 40),
        Command("dueToday", ["t", Key(.function(9), .shift)], bar: 59),
        Command("dueHorizon", [Key(.function(6)), "h"], bar: 60),
        Command("dueKinds", [Key(.tab), "f"], bar: 58),
        Command("dueOf", [Key(.function(4)), "o"], bar: 56),
        Command("changeSetting", [Key(.enter), Key(.function(4))], bar: 95),
    ].map { $0.in(.list) }
}
