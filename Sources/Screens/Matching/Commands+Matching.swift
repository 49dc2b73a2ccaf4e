import Cells

extension Commands {
    /// Needs, offers, and what fits what.
    static let matching = [
        Command("suggestOffers", ["m"]),
        Command("suggestHere", ["m", Key(.function(5))], bar: 59),
        Command("decideMatch", [Key(.enter)], bar: 95),
        Command("acceptMatch", ["a", Key(.function(2))], bar: 88),
        Command("declineMatch", ["d", Key(.function(8))], bar: 87),
        Command("takeUpNeed", ["t", Key(.function(5), .shift)], bar: 58),
        Command("takeBackMatch", ["b", Key(.function(8), .shift)], bar: 57),
        Command("meetNeed", []),
        Command("threeLists", ["T", Key(.function(2), .shift)], bar: 32),
        Command("gaps", [Key(.function(6)), "G"], bar: 56),
    ].map { $0.in(.record) }
}
