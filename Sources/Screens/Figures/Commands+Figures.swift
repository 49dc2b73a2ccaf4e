import Cells

extension Commands {
    /// Figures of a record; those of everything have their place on the first screen.
    static let figures = [
        Command("figures", ["F", Key(.function(9), .shift)], bar: 31).at("body")
    ].map { $0.in(.record) }
}
