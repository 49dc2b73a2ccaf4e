/// A colour as an index in the palettes terminals have, so that each terminal gets the best it can show.
package struct Tint: Hashable, Sendable {
    /// In the 256-colour palette of xterm.
    package var of256: UInt8
    /// In the 16 colours: 0-7 plain, 8-15 bright.
    package var of16: UInt8
    /// In the 8 colours.
    package var of8: UInt8

    package init(_ of256: UInt8, _ of16: UInt8, _ of8: UInt8) {
        self.of256 = of256
        self.of16 = of16
        self.of8 = of8
    }
}

/// How a style looks on the screen. A colour that is not given is the terminal's own.
package struct Look: Hashable, Sendable {
    package var foreground: Tint?
    package var background: Tint?
    package var bold: Bool
    package var underline: Bool
    package var reverse: Bool
    package var dim: Bool

    package init(
        _ foreground: Tint? = nil, on background: Tint? = nil, bold: Bool = false, underline: Bool = false,
        reverse: Bool = false, dim: Bool = false
    ) {
        self.foreground = foreground
        self.background = background
        self.bold = bold
        self.underline = underline
        self.reverse = reverse
        self.dim = dim
    }
}

/// What every role looks like. Good and bad lie on the axis from blue to orange, which colour-blind people see
/// too, and what needs attention is also bold or underlined.
package struct Theme: Hashable, Sendable {
    package let name: String
    private let looks: [Role: Look]

    /// The look of a style. A selected cell is reversed, and its row is one bar: it gives up the role's colours
    /// but not its weight.
    package func look(for style: Style) -> Look {
        var look = looks[style.role] ?? Look()
        if style.bold { look.bold = true }
        guard style.selected else { return look }
        let wasReversed = look.reverse
        look.foreground = looks[.normal]?.foreground
        look.background = looks[.normal]?.background
        look.reverse = true
        look.dim = false
        if wasReversed {
            // A field or key that is reversed by itself must still change when it is selected.
            look.bold.toggle()
            look.underline.toggle()
        }
        return look
    }

    package static let all: [Theme] = [.dark, .light, .highContrast, .mono]

    /// The theme called `dark`, `light`, `high-contrast` or `mono`.
    package static func named(_ name: String) -> Theme? {
        all.first { $0.name == name }
    }

    /// For light text on a dark background; leaves the background to the terminal.
    package static let dark = Theme(
        name: "dark",
        looks: [
            .dim: Look(Tint(245, 7, 7)),
            .title: Look(Tint(117, 14, 6), bold: true),
            .heading: Look(Tint(117, 14, 6), bold: true),
            .label: Look(Tint(109, 6, 6)),
            .absent: Look(Tint(245, 7, 7), underline: true),
            .good: Look(Tint(75, 12, 6)),
            .warning: Look(Tint(214, 11, 3), bold: true),
            .problem: Look(Tint(209, 9, 1), bold: true, underline: true),
            .link: Look(Tint(111, 12, 6), underline: true),
            .match: Look(Tint(220, 11, 3), bold: true, underline: true),
            .field: Look(Tint(252, 15, 7), on: Tint(236, 0, 0), underline: true),
            .fieldFocused: Look(Tint(231, 15, 7), on: Tint(24, 4, 4), bold: true),
            .keyName: Look(Tint(16, 0, 0), on: Tint(109, 6, 6)),
            .keyTitle: Look(Tint(252, 7, 7)),
            .border: Look(Tint(240, 8, 4)),
            .bar: Look(Tint(231, 15, 7), on: Tint(24, 4, 4)),
        ])

    /// For dark text on a light background; leaves the background to the terminal.
    package static let light = Theme(
        name: "light",
        looks: [
            .dim: Look(Tint(240, 8, 0)),
            .title: Look(Tint(24, 4, 4), bold: true),
            .heading: Look(Tint(24, 4, 4), bold: true),
            .label: Look(Tint(30, 6, 4)),
            .absent: Look(Tint(240, 8, 0), underline: true),
            .good: Look(Tint(25, 4, 4)),
            .warning: Look(Tint(130, 3, 3), bold: true),
            .problem: Look(Tint(124, 1, 1), bold: true, underline: true),
            .link: Look(Tint(26, 4, 4), underline: true),
            .match: Look(Tint(16, 0, 0), on: Tint(222, 11, 3), bold: true),
            .field: Look(Tint(16, 0, 0), on: Tint(254, 7, 7), underline: true),
            .fieldFocused: Look(Tint(16, 0, 0), on: Tint(153, 14, 6), bold: true),
            .keyName: Look(Tint(231, 15, 7), on: Tint(24, 4, 4)),
            .keyTitle: Look(Tint(236, 0, 0)),
            .border: Look(Tint(248, 8, 4)),
            .bar: Look(Tint(231, 15, 7), on: Tint(24, 4, 4)),
        ])

    /// White and yellow on black whatever the terminal's own colours are.
    package static let highContrast: Theme = {
        let black = Tint(16, 0, 0)
        let white = Tint(231, 15, 7)
        let yellow = Tint(226, 11, 3)
        let cyan = Tint(51, 14, 6)
        return Theme(
            name: "high-contrast",
            looks: [
                .normal: Look(white, on: black),
                .dim: Look(white, on: black),
                .title: Look(yellow, on: black, bold: true),
                .heading: Look(yellow, on: black, bold: true, underline: true),
                .label: Look(cyan, on: black),
                .absent: Look(white, on: black, underline: true),
                .good: Look(cyan, on: black, bold: true),
                .warning: Look(black, on: yellow, bold: true),
                .problem: Look(black, on: yellow, bold: true, underline: true),
                .link: Look(cyan, on: black, underline: true),
                .match: Look(black, on: cyan, bold: true),
                .field: Look(white, on: black, underline: true),
                .fieldFocused: Look(black, on: white, bold: true, underline: true),
                .keyName: Look(black, on: white, bold: true),
                .keyTitle: Look(white, on: black, bold: true),
                .border: Look(white, on: black),
                .bar: Look(black, on: white, bold: true),
            ])
    }()

    /// No colours at all: for NO_COLOR, and for terminals without them.
    package static let mono = Theme(
        name: "mono",
        looks: [
            .dim: Look(dim: true),
            .title: Look(bold: true),
            .heading: Look(bold: true, underline: true),
            .label: Look(dim: true),
            .absent: Look(underline: true, dim: true),
            .good: Look(),
            .warning: Look(bold: true),
            .problem: Look(bold: true, reverse: true),
            .link: Look(underline: true),
            .match: Look(bold: true, underline: true),
            .field: Look(underline: true),
            .fieldFocused: Look(bold: true, underline: true),
            .keyName: Look(reverse: true),
            .border: Look(dim: true),
            .bar: Look(reverse: true),
        ])
}
