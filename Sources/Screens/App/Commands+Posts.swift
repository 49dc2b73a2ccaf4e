import Cells

extension Commands {
    /// Who held which post, what is handed over, and what sources say.
    static let posts = [
        Command("statements", ["s", Key(.function(6))], bar: 33),
        Command("newStatement", [Key(.function(7)), Key(.insert)], bar: 80),
        Command("openSource", ["o", Key(.function(3), .shift)], bar: 40),
        Command("postsOn", ["p", Key(.function(7), .shift)], bar: 32),
        Command("otherDay", ["d", Key(.function(4))], bar: 80),
        Command("handoverSheet", ["o", Key(.function(7), .shift)], bar: 34),
        Command("handLiaison", ["o", Key(.function(7), .shift)], bar: 34),
        Command("showPrivate", ["p", Key(.function(6))], bar: 60),
        Command("shares", ["s", Key(.function(6))], bar: 35),
        Command("sayStatement", [Key(.character("w"), .alt)], bar: 27),
    ].map { $0.in(.record) }
}
