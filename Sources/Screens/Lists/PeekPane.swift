import Cells
import Domain

/// The record under the cursor, shown beside a list where there is room.
///
/// It never holds the list up: it asks when the cursor has rested, and not before the last answer has come; an answer
/// about a record that is no longer the selected one is dropped. Until the answer is here the one before stays.
struct PeekPane: Sendable {
    private(set) var page: Page?
    private(set) var lines: [DetailLine] = []
    private(set) var top = 0
    /// The record that is selected in the list.
    private var wanted: RecordID?
    /// The record that was asked for and has not come.
    private var asked: RecordID?
    /// What the lines were made for.
    private var shape: Shape?

    private struct Shape: Hashable {
        var columns: Int
        var language: Language
        var today: CalendarDay

        init(_ place: Place, _ context: Context) {
            columns = place.room.width
            language = context.words.language
            today = context.today
        }
    }

    /// The cursor rests when it has not moved for so many milliseconds.
    private static let rest = 70
    /// Beyond all tags a list gives to its questions.
    static let tag = Int.max - 1

    // MARK: - Where it stands

    /// What the list and the pane beside it, or beneath it, get.
    struct Place: Hashable, Sendable {
        var list: Rect
        var pane: Rect
        var isBeside: Bool

        /// The pane without the line that parts it from the list; the last column is for the thumb.
        var room: Rect {
            isBeside
                ? Rect(x: pane.x + 2, y: pane.y, width: pane.width - 2, height: pane.height)
                : Rect(x: pane.x + 1, y: pane.y + 1, width: pane.width - 1, height: pane.height - 1)
        }
    }

    /// Nil where there is no room, or no wish.
    static func place(in area: Rect, _ memory: Memory) -> Place? {
        guard memory.peeks else { return nil }
        if area.width >= widest {
            let columns = within(memory.peekColumns ?? area.width * 2 / 5, 30, area.width - 50)
            let (list, pane) = area.splitLeft(area.width - columns)
            return Place(list: list, pane: pane, isBeside: true)
        }
        guard area.height >= tallest else { return nil }
        let (list, pane) = area.splitBottom(
            within(memory.peekRows ?? area.height * 2 / 5, 6, area.height - 12))
        return Place(list: list, pane: pane, isBeside: false)
    }

    /// From this width on there is room beside the list.
    private static let widest = 100
    /// A narrow window has room beneath it when it is as tall as this.
    private static let tallest = 34

    private static func within(_ wish: Int, _ least: Int, _ most: Int) -> Int { max(least, min(wish, most)) }

    /// Wider, or taller, by so many steps; nil when it is at its end.
    static func resized(by steps: Int, in area: Rect, _ memory: Memory) -> Memory.Change? {
        guard let place = place(in: area, memory) else { return nil }
        if place.isBeside {
            let columns = within(place.pane.width + 4 * steps, 30, area.width - 50)
            return columns == place.pane.width ? nil : .peekColumns(columns)
        }
        let rows = within(place.pane.height + 2 * steps, 6, area.height - 12)
        return rows == place.pane.height ? nil : .peekRows(rows)
    }

    // MARK: - Following the cursor

    /// Told after everything that happened which record is selected now.
    mutating func follow(_ record: RecordID?) -> [Effect] {
        guard record != wanted else { return [] }
        wanted = record
        guard record != nil else {
            (page, lines, top) = (nil, [], 0)
            return []
        }
        return [.after(PeekPane.rest, PeekPane.tag)]
    }

    /// What is shown may be out of date.
    mutating func refresh() -> [Effect] {
        asked = nil
        return wanted == nil ? [] : [.after(PeekPane.rest, PeekPane.tag)]
    }

    /// The cursor rests.
    mutating func look() -> [Effect] {
        guard let wanted, asked == nil else { return [] }
        asked = wanted
        return [.ask(.page(wanted), PeekPane.tag)]
    }

    mutating func take(_ page: Page, _ place: Place?, _ context: Context) -> [Effect] {
        asked = nil
        guard page.record.id == wanted else { return look() }
        if self.page?.record.id != page.record.id { top = 0 }
        self.page = page
        shape = nil
        if let place { fit(place, context) }
        return []
    }

    /// The record could not be had: the list will say why, if it is still in it.
    mutating func giveUp() { asked = nil }

    // MARK: - Lines

    /// Makes the lines for this place, if they were made for another.
    mutating func fit(_ place: Place, _ context: Context) {
        let now = Shape(place, context)
        guard shape != now, let page else { return }
        shape = now
        lines = PeekPane.lines(page, place, context)
        scroll(by: 0, place)
    }

    private static func lines(_ page: Page, _ place: Place, _ context: Context) -> [DetailLine] {
        var inner = context
        // A page keeps a column free on either side; here the line and the thumb do that.
        inner.size = Size(width: place.room.width + 1, height: place.room.height)
        return DetailLines(page, inner).lines
    }

    mutating func scroll(by rows: Int, _ place: Place) {
        top = max(0, min(top + rows, lines.count - place.room.height))
    }

    /// A page down or up keeps one row of what was shown.
    mutating func turn(by pages: Int, _ place: Place) {
        scroll(by: pages * max(1, place.room.height - 1), place)
    }

    /// Where a line leads.
    func target(_ index: Int) -> RecordID? { lines.indices.contains(index) ? lines[index].target : nil }

    func draw(_ place: Place, into frame: inout Frame, _ context: Context) {
        let pane = place.pane
        if place.isBeside {
            for y in pane.y..<pane.maxY {
                frame.cells.put(String(Chrome.vertical), at: Point(x: pane.x, y: y), style: Style(.border))
            }
        } else {
            frame.cells.horizontalRule(at: Point(x: pane.x, y: pane.y), width: pane.width)
        }
        // After a change of the window they are made for this picture alone, until the next event.
        let shown =
            shape == Shape(place, context) ? lines : page.map { PeekPane.lines($0, place, context) } ?? []
        let room = place.room
        for (row, index) in shown.indices.dropFirst(top).prefix(room.height).enumerated() {
            let line = Rect(x: room.x, y: room.y + row, width: room.width - 1, height: 1)
            frame.cells.put(shown[index].spans, at: Point(x: line.x, y: line.y), width: line.width)
            if shown[index].target != nil {
                frame.regions.append(HitRegion(line, .row(list: "peek", index: index)))
            }
        }
        ScrollThumb.draw(
            into: &frame, rect: Rect(x: room.maxX - 1, y: room.y, width: 1, height: room.height), first: top,
            total: shown.count)
    }
}
