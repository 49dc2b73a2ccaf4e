import Cells

extension Commands {
    /// Around a ceremony: pledges, the day sheet, one agreement for many, two agreements compared.
    static let ceremony = [
        Command("daySheet", ["d", Key(.function(5), .shift)], bar: 76),
        Command("tickOff", [Key(.character(" ")), Key(.enter)], bar: 95),
        Command("makeDaySheet", [Key(.function(7)), "m"], bar: 85),
        Command("forOthers", ["W", Key(.function(2), .shift)], bar: 26),
        Command("addParty", [Key(.function(7)), Key(.enter)], bar: 90),
        Command("makeDrafts", [Key(.character("s"), .control), Key(.function(2))], bar: 95),
        Command("signTogether", [Key(.function(6), .shift), "S"], bar: 74),
        Command("signAll", [Key(.function(6), .shift), "S"], bar: 95),
        Command("compareWith", ["=", Key(.function(5), .shift)], bar: 24),
    ].map { $0.in(.record) }
}
