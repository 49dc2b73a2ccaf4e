/// A column of a table, described.
package struct Column: Hashable, Sendable {
    package var title: String
    /// In columns of cells. Narrower than its minimum a column is not drawn at all.
    package var minimum: Int
    /// What its usual content needs. More than that it only takes when it stretches.
    package var ideal: Int
    package var alignment: TextFit.Alignment
    /// Which columns go first when there is no room: the highest number. 0 always stays.
    package var priority: Int
    /// For money, dates and codes, where a part would be a different value: the content is never cut, and the
    /// column is never narrower than its ideal.
    package var neverClips: Bool
    /// Takes what is left when all columns have what they need.
    package var stretches: Bool

    package init(
        _ title: String, minimum: Int, ideal: Int, alignment: TextFit.Alignment = .left, priority: Int = 0,
        neverClips: Bool = false, stretches: Bool = false
    ) {
        self.title = title
        self.minimum = minimum
        self.ideal = max(minimum, ideal)
        self.alignment = alignment
        self.priority = priority
        self.neverClips = neverClips
        self.stretches = stretches
    }

    /// The least it can do with.
    fileprivate var floor: Int { neverClips ? ideal : minimum }
}

/// Where the columns of a table stand at one width.
package struct ColumnLayout: Hashable, Sendable {
    package struct Place: Hashable, Sendable {
        /// The index of the column in the description.
        package var column: Int
        package var x: Int
        package var width: Int
    }

    package static let gap = 2

    package var places: [Place]
    /// Whether columns were left out that scrolling to the right would show.
    package var hasMore: Bool
    /// Whether columns are passed over, behind those that stay.
    package var hasPassed: Bool

    /// Columns that do not fit are left out by priority; the others get their ideal width, the important ones
    /// first. `scrolled` columns behind the first `pinned` ones, which stay, are passed over.
    package init(_ columns: [Column], width: Int, scrolled: Int = 0, pinned: Int = 1) {
        let passed = min(max(0, scrolled), max(0, columns.count - pinned - 1))
        hasPassed = passed > 0
        var shown = columns.indices.filter { $0 < pinned || $0 >= pinned + passed }
        func needed() -> Int {
            shown.reduce(0) { $0 + columns[$1].floor } + max(0, shown.count - 1) * ColumnLayout.gap
        }
        hasMore = false
        while needed() > width, shown.count > 1 {
            let droppable = shown.dropFirst().max { columns[$0].priority < columns[$1].priority }
            guard let drop = droppable, columns[drop].priority > 0 else { break }
            // Of equal ones the last goes first.
            let last = shown.last { columns[$0].priority == columns[drop].priority } ?? drop
            shown.removeAll { $0 == last }
            hasMore = true
        }
        var widths = shown.map { columns[$0].floor }
        var left = width - needed()
        let byImportance = shown.indices.sorted {
            (columns[shown[$0]].priority, $0) < (columns[shown[$1]].priority, $1)
        }
        for index in byImportance where left > 0 {
            let more = min(left, columns[shown[index]].ideal - widths[index])
            widths[index] += more
            left -= more
        }
        let stretching = shown.indices.filter { columns[shown[$0]].stretches }
        for (turn, index) in stretching.enumerated() where left > 0 {
            let share = left / (stretching.count - turn)
            widths[index] += share
            left -= share
        }
        // Columns that may not be dropped and still do not fit: what is cut off is at the right, names shrink first.
        for index in shown.indices.reversed() where left < 0 && !columns[shown[index]].neverClips {
            let less = min(-left, widths[index] - min(widths[index], 4))
            widths[index] -= less
            left += less
        }
        places = []
        var x = 0
        for (column, columnWidth) in zip(shown, widths) {
            places.append(Place(column: column, x: x, width: min(columnWidth, max(0, width - x))))
            x += columnWidth + ColumnLayout.gap
        }
        places.removeAll { $0.width == 0 }
    }
}

/// A list in columns. Only the rows in sight are asked for.
package struct Table: Hashable, Sendable {
    package struct Sort: Hashable, Sendable {
        package var column: Int
        package var ascending: Bool

        package init(column: Int, ascending: Bool) {
            self.column = column
            self.ascending = ascending
        }
    }

    /// What clicks on its rows and headers are reported under.
    package var name: String
    package var columns: [Column]
    package var sort: Sort?
    /// Columns passed over to the right, behind those that stay.
    package var scrolled: Int
    package var pinned: Int

    package init(
        _ name: String, columns: [Column], sort: Sort? = nil, scrolled: Int = 0, pinned: Int = 1
    ) {
        self.name = name
        self.columns = columns
        self.sort = sort
        self.scrolled = scrolled
        self.pinned = pinned
    }

    /// The rows of content in a table of this height, below its header.
    package static func rows(height: Int) -> Int { max(0, height - 1) }

    /// Draws the header and the rows in sight. `count` rows can be asked for through `cell(row, column)`; they may
    /// be a window of a longer list, of which `first` is the position of row 0 and `total` the length. `ticks` stand
    /// beside the thumb, in thousandths of the length. With `isMarked` there is room for a sign in front of each row.
    package func draw(
        into frame: inout Frame, rect: Rect, state: ListState, count: Int, first: Int = 0, total: Int? = nil,
        focused: Bool = true, ticks: [Int] = [], isMarked: ((_ row: Int) -> Bool)? = nil,
        cell: (_ row: Int, _ column: Int) -> [Span]
    ) {
        guard !rect.isEmpty else { return }
        let (header, body) = rect.splitTop(1)
        let total = max(total ?? count, count)
        let hasThumb = total > body.height
        let width = rect.width - (hasThumb ? 2 : 0)
        let gutter = isMarked == nil ? 0 : Table.gutter
        let layout = ColumnLayout(columns, width: width - gutter, scrolled: scrolled, pinned: pinned)
        frame.cells.fill(header, style: Style(.heading))
        drawHeader(
            into: &frame, rect: Rect(x: header.x + gutter, y: header.y, width: width - gutter, height: 1),
            layout: layout)

        let state = state.fitted(count: count, height: body.height)
        for row in state.visible(count: count, height: body.height) {
            let y = body.y + row - state.top
            let isSelected = row == state.selected
            let line = Rect(x: rect.x, y: y, width: width, height: 1)
            frame.cells.fill(line, style: Style(selected: isSelected && focused))
            let isMarked = isMarked?(row) == true
            if isMarked {
                frame.cells.put(
                    String(Chrome.check), at: Point(x: rect.x, y: y), width: 1,
                    style: Style(.match, selected: isSelected && focused))
            }
            let cells = Rect(x: rect.x + gutter, y: y, width: width - gutter, height: 1)
            // From the right, so that a value that is never cut can take room from its neighbour at the left.
            var end = cells.width
            for place in layout.places.reversed() {
                var spans = cell(row, place.column)
                for index in spans.indices where isSelected {
                    if focused { spans[index].style.selected = true } else { spans[index].style.bold = true }
                }
                let start = put(spans, at: place, upTo: end, of: cells, into: &frame)
                end = min(place.x, start) - 1
            }
            frame.regions.append(
                HitRegion(
                    Rect(x: rect.x, y: y, width: rect.width, height: 1), .row(list: name, index: row)))
            if isSelected && focused { frame.caret = Point(x: rect.x, y: y) }
        }
        if hasThumb {
            ScrollThumb.draw(
                into: &frame, rect: Rect(x: rect.maxX - 1, y: body.y, width: 1, height: body.height),
                first: first + state.top, total: total, ticks: ticks)
        }
    }

    /// The room for the sign of a marked row.
    package static let gutter = 2

    /// Draws one value and returns where it begins, which is left of its place when it needed more room.
    private func put(
        _ spans: [Span], at place: ColumnLayout.Place, upTo end: Int, of line: Rect, into frame: inout Frame
    ) -> Int {
        let column = columns[place.column]
        let needed = spans.columns
        var x = place.x
        var width = min(place.width, end - x)
        if column.neverClips && needed > width {
            let right = x + width
            width = min(needed, right)
            x = right - width
        }
        guard width > 0 else { return x }
        let gap = max(0, width - needed)
        let before =
            switch column.alignment {
            case .left: 0
            case .right: gap
            case .center: gap / 2
            }
        frame.cells.put(spans, at: Point(x: line.x + x + before, y: line.y), width: width - before)
        return x
    }

    private func drawHeader(into frame: inout Frame, rect: Rect, layout: ColumnLayout) {
        let width = rect.width
        if layout.hasPassed, let next = layout.places.first(where: { $0.column >= pinned }) {
            frame.cells.put(
                String(Chrome.moreLeft), at: Point(x: rect.x + max(0, next.x - 1), y: rect.y), width: 1,
                style: Style(.heading))
        }
        for place in layout.places {
            let column = columns[place.column]
            // The sign for more columns stands at the end of the row.
            let isCut = layout.hasMore && place.x + place.width > width - 2
            let available = isCut ? max(0, width - 2 - place.x) : place.width
            var room = available
            var arrow = ""
            if let sort, sort.column == place.column, room > 2 {
                arrow = String(sort.ascending ? Chrome.ascending : Chrome.descending)
                room -= 1
            }
            let title = TextFit.clip(column.title, to: room) + arrow
            let padded = TextFit.pad(title, to: available, align: column.alignment)
            let at = Point(x: rect.x + place.x, y: rect.y)
            frame.cells.put(padded, at: at, width: available, style: Style(.heading))
            frame.regions.append(
                HitRegion(
                    Rect(x: at.x, y: at.y, width: place.width, height: 1),
                    .column(list: name, index: place.column)))
        }
        if layout.hasMore {
            frame.cells.put(
                String(Chrome.moreRight), at: Point(x: rect.x + max(0, width - 1), y: rect.y), width: 1,
                style: Style(.heading))
        }
    }
}
