import Cells

extension Commands {
    /// Papers: to be looked at, and written to a file.
    static let paper = [
        Command("print", [Key(.function(3), .shift), "P"], bar: 42),
        Command("printTo", [Key(.character("s"), .control), Key(.function(2))], bar: 93),
        Command("paperLanguage", [Key(.function(6)), "l"], bar: 70),
        Command("paperAsOf", [Key(.function(4)), "d"], bar: 60),
        Command("paperFinal", [Key(.function(4)), "f"], bar: 60),
    ].map { $0.in(.record) }
}
