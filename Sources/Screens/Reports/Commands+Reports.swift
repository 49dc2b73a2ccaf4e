import Cells

extension Commands {
    /// Reports: made, submitted and returned, and who has filed them.
    static let reports = [
        Command("reports", ["R"], bar: 30),
        Command("readReport", ["R", Key(.function(5))], bar: 87),
        Command("otherReport", [Key(.function(4)), "a"], bar: 60),
        Command("keepReport", [Key(.function(7)), "m"], bar: 85),
        Command("submitReport", [Key(.function(6), .shift), "S"], bar: 88),
        Command("returnReport", [Key(.function(7), .shift), "r"], bar: 70),
        Command("whoFiled", []),
    ].map { $0.in(.record) }
}
