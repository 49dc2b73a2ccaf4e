import Cells

extension Commands {
    /// Promises and activities: what became of them, settling, judging, doing once more, counting.
    static let commitments = [
        Command("settle", [Key(.function(6), .shift), "S"], bar: 87),
        Command("judge", ["v", Key(.function(8), .shift)], bar: 86),
        Command("chain", ["x", Key(.function(9), .alt)], bar: 50),
        Command("balance", ["B", Key(.function(10), .alt)], bar: 49),
        Command("activityCounts", ["t", Key(.function(11), .alt)], bar: 37),
        Command("wasHeld", ["y", Key(.function(8), .shift)], bar: 89),
        Command("tickFollowUp", ["v", Key(.function(5))], bar: 92),
        Command("repeatActivity", ["r", Key(.function(6), .alt)], bar: 51),
        Command("previousPeriod", ["[", Key(.function(6), .shift)], bar: 69),
        Command("nextPeriod", ["]", Key(.function(6))], bar: 69),
        Command("allPeriods", ["a", Key(.function(7))], bar: 60),
    ].map { $0.in(.record) }
}
