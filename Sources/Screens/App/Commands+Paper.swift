import Cells

extension Commands {
    /// Papers: to be looked at, and written to a file.
    static let paper = [
        Command("print", [Key(.function(3), .shift), "P"], bar: 42).at("agreement"),
        Command("printTo", [Key(.character("s"), .control), Key(.function(2))], bar: 93).at("paper"),
        Command("paperLanguage", [Key(.function(6)), "l"], bar: 70).at("paper"),
        Command("paperAsOf", [Key(.function(4)), "d"], bar: 60).at("paper"),
        Command("paperFinal", [Key(.function(4)), "f"], bar: 60).at("paper"),
    ].map { $0.in(.record) }
}
