import Cells

extension Commands {
    /// Around a ceremony: pledges, the day sheet, one agreement for many, two agreements compared.
    static let ceremony = [
        Command("daySheet", ["d", Key(.function(5), .shift)], bar: 76).at("activity"),
        Command("tickOff", [Key(.character(" ")), Key(.enter)], bar: 95).at("daySheet"),
        Command("makeDaySheet", [Key(.function(7)), "m"], bar: 85).at("daySheet"),
        Command("forOthers", ["W", Key(.function(2), .shift)], bar: 26).at("agreement"),
        Command("addParty", [Key(.function(7)), Key(.enter)], bar: 90).at("drafting"),
        Command("makeDrafts", [Key(.character("s"), .control), Key(.function(2))], bar: 95).at("drafting"),
        Command("signTogether", [Key(.function(6), .shift), "S"], bar: 74).at("agreement"),
        Command("signAll", [Key(.function(6), .shift), "S"], bar: 95).at("signTogether"),
        Command("compareWith", ["=", Key(.function(5), .shift)], bar: 24).at("agreement"),
    ].map { $0.in(.record) }
}
