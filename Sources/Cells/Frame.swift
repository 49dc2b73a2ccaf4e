/// Everything the terminal shows at one moment, as a value.
package struct Frame: Hashable, Sendable {
    package var cells: CellBuffer
    /// Where the hardware cursor stands. An input method opens its window there, so every frame has one: at the
    /// caret of the field being typed in, else on the focused row.
    package var caret: Point
    /// Whether the caret is shown as one (a field is being typed in).
    package var caretVisible: Bool
    package var mouse: Bool
    /// For the window's title bar; cleaned of anything a terminal would obey when it is sent.
    package var title: String
    /// What a click hits, later ones on top.
    package var regions: [HitRegion]

    package init(_ size: Size) {
        cells = CellBuffer(size)
        caret = Point(x: 0, y: 0)
        caretVisible = false
        mouse = true
        title = ""
        regions = []
    }

    package var size: Size { cells.size }

    package func target(at point: Point) -> HitRegion.Target? { region(at: point)?.target }

    package func region(at point: Point) -> HitRegion? {
        regions.last { $0.rect.contains(point) }
    }
}

/// A part of the frame that answers to the mouse.
package struct HitRegion: Hashable, Sendable {
    package enum Target: Hashable, Sendable {
        /// A row of the list with this name, by its index in what is shown.
        case row(list: String, index: Int)
        /// A column header of the list with this name.
        case column(list: String, index: Int)
        case field(Int)
        /// The text being edited in a field: the caret goes to where it is hit.
        case text(Int)
        /// A command of the key bar or a menu, by its id.
        case command(String)
        /// A breadcrumb, 0 the outermost.
        case crumb(Int)
    }

    package var rect: Rect
    package var target: Target

    package init(_ rect: Rect, _ target: Target) {
        self.rect = rect
        self.target = target
    }
}
