import Cells

extension Commands {
    /// Promises and activities: what became of them, settling, judging, doing once more, counting.
    static let commitments = [
        Command("settle", [Key(.function(6), .shift), "S"], bar: 87).at("commitment"),
        Command("judge", ["v", Key(.function(8), .shift)], bar: 86).at("commitment"),
        Command("chain", ["x", Key(.function(9), .alt)], bar: 50).at("commitment"),
        Command("balance", ["B", Key(.function(10), .alt)], bar: 49).at("body"),
        Command("activityCounts", ["t", Key(.function(11), .alt)], bar: 37).at("body"),
        Command("wasHeld", ["y", Key(.function(8), .shift)], bar: 89).at("activity"),
        Command("tickFollowUp", ["v", Key(.function(5))], bar: 92).at("activity"),
        Command("repeatActivity", ["r", Key(.function(6), .alt)], bar: 51).at("activity"),
        Command("previousPeriod", ["[", Key(.function(6), .shift)], bar: 69).at("periods"),
        Command("nextPeriod", ["]", Key(.function(6))], bar: 69).at("periods"),
        Command("allPeriods", ["a", Key(.function(7))], bar: 60).at("periods"),
    ].map { $0.in(.record) }
}
