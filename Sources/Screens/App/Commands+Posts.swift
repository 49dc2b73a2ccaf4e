import Cells

extension Commands {
    /// Who held which post, what is handed over, and what sources say.
    static let posts = [
        Command("statements", ["s", Key(.function(6))], bar: 33),
        Command("newStatement", [Key(.function(7)), Key(.insert)], bar: 80).at("statements"),
        Command("openSource", ["o", Key(.function(3), .shift)], bar: 40).at("statements"),
        Command("postsOn", ["p", Key(.function(7), .shift)], bar: 32).at("body"),
        Command("otherDay", ["d", Key(.function(4))], bar: 80).at("postsOn"),
        Command("handoverSheet", ["o", Key(.function(7), .shift)], bar: 34).at("person"),
        Command("handLiaison", ["o", Key(.function(7), .shift)], bar: 34).at("agreement"),
        Command("showPrivate", ["p", Key(.function(6))], bar: 60).at("handover"),
        Command("shares", ["s", Key(.function(6))], bar: 35).at("missing"),
        Command("sayStatement", [Key(.character("w"), .alt)], bar: 27).at("form"),
    ].map { $0.in(.record) }
}
