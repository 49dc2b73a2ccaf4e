import Cells

extension Commands {
    /// What is done with a project, and with what is odd about a record.
    static let projects = [
        Command("nextStage", [">", Key(.function(5), .shift)], bar: 74),
        Command("stage", ["<"]),
        Command("milestone", ["m", Key(.function(6))], bar: 73),
        Command("indicators", ["i"]),
        Command("explain", ["w", Key(.function(7), .shift)], bar: 72),
        Command("boardHere", ["b"]),
        Command("moneyHere", ["y"]),
        Command("showExplained", ["R"]),
    ].map { $0.in(.record) }
}
