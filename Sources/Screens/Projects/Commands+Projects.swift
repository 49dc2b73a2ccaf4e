import Cells

extension Commands {
    /// What is done with a project, and with what is odd about a record.
    static let projects = [
        Command("nextStage", [">", Key(.function(5), .shift)], bar: 74).at("project"),
        Command("stage", ["<"]).at("project"),
        Command("milestone", ["m", Key(.function(6))], bar: 73).at("project"),
        Command("indicators", ["i"]).at("project"),
        Command("explain", ["w", Key(.function(7), .shift)], bar: 72).at("checks"),
        Command("boardHere", ["b"]).at("body"),
        Command("moneyHere", ["y"]).at("body"),
        Command("showExplained", ["R"]).at("checks"),
    ].map { $0.in(.record) }
}
