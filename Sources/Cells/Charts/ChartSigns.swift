/// The signs charts are drawn with. Each has an ASCII form for terminals that cannot draw blocks, or would draw them in
/// two columns; what a chart tells does not depend on colours.
enum ChartSigns {
    /// A column filled from the left by one to seven eighths. Without blocks a column is full or empty.
    static let leftEighths: [Character] = ["▏", "▎", "▍", "▌", "▋", "▊", "▉"]
    /// A row filled from below by one to eight eighths.
    static var heights: [Character] {
        Chrome.isASCII
            ? [".", ":", "-", "=", "+", "*", "%", "#"] : ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"]
    }
    static var full: Character { Chrome.barFull }
    /// Nothing happened: a line on the ground, which is not the same as a height.
    static var zero: Character { "_" }
    /// It is not known whether anything happened.
    static var notKnown: Character { "?" }
    /// The hatches of a stacked bar, apart from each other without colours.
    static var hatches: [Character] {
        Chrome.isASCII
            ? ["#", "=", "-", ":", "o", "+", ".", "x", "*"] : ["█", "▓", "▒", "░", "▚", "=", "·", "▌", "+"]
    }
    /// The steps of a calendar, from none to most.
    static var steps: [Character] {
        Chrome.isASCII ? [".", "-", "+", "x", "#"] : ["·", "░", "▒", "▓", "█"]
    }
}
