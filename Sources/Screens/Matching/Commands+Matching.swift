import Cells

extension Commands {
    /// Needs, offers, and what fits what.
    static let matching = [
        Command("suggestOffers", ["m"]).at("body"),
        Command("suggestHere", ["m", Key(.function(5))], bar: 59).at("need"),
        Command("decideMatch", [Key(.enter)], bar: 95).at("suggestions"),
        Command("acceptMatch", ["a", Key(.function(2))], bar: 88).at("suggestions"),
        Command("declineMatch", ["d", Key(.function(8))], bar: 87).at("suggestions"),
        Command("takeUpNeed", ["t", Key(.function(5), .shift)], bar: 58).at("need"),
        Command("takeBackMatch", ["b", Key(.function(8), .shift)], bar: 57).at("need"),
        Command("meetNeed", []).at("need"),
        Command("threeLists", ["T", Key(.function(2), .shift)], bar: 32).at("body"),
        Command("gaps", [Key(.function(6)), "G"], bar: 56).at("threeLists"),
    ].map { $0.in(.record) }
}
