import Cells

extension Commands {
    /// Who is who: the same or not, and merge.
    static let sameness = [
        Command("merge", []),
        Command("unmerge", []),
        Command("sayDifferent", [Key(.function(8)), "d"], bar: 88).at("duplicates"),
        Command("sayLater", [Key(.function(6)), "l"], bar: 87).at("duplicates"),
        Command("openFirst", ["1"]).at("duplicates"),
        Command("openSecond", ["2"]).at("duplicates"),
        Command("mergeNow", [Key(.character("s"), .control), Key(.function(2))], bar: 93).at("merging"),
        Command("unmergeNow", [Key(.character("s"), .control), Key(.function(2))], bar: 93).at("merging"),
        Command("otherWay", [Key(.function(6)), "x"], bar: 70).at("merging"),
    ].map { $0.in(.record) }
}
