import Cells

extension Commands {
    /// Who is who: the same or not, and merge.
    static let sameness = [
        Command("merge", []),
        Command("unmerge", []),
        Command("sayDifferent", [Key(.function(8)), "d"], bar: 88),
        Command("sayLater", [Key(.function(6)), "l"], bar: 87),
        Command("openFirst", ["1"]),
        Command("openSecond", ["2"]),
        Command("mergeNow", [Key(.character("s"), .control), Key(.function(2))], bar: 93),
        Command("unmergeNow", [Key(.character("s"), .control), Key(.function(2))], bar: 93),
        Command("otherWay", [Key(.function(6)), "x"], bar: 70),
    ].map { $0.in(.record) }
}
