import Cells

extension Commands {
    /// Reports: made, submitted and returned, and who has filed them.
    static let reports = [
        Command("reports", ["R"], bar: 30).at("body"),
        Command("readReport", ["R", Key(.function(5))], bar: 87).at("ofReport"),
        Command("otherReport", [Key(.function(4)), "a"], bar: 60).at("report"),
        Command("keepReport", [Key(.function(7)), "m"], bar: 85).at("report"),
        Command("submitReport", [Key(.function(6), .shift), "S"], bar: 88).at("report"),
        Command("returnReport", [Key(.function(7), .shift), "r"], bar: 70).at("report"),
        Command("whoFiled", []).at("report"),
    ].map { $0.in(.record) }
}
