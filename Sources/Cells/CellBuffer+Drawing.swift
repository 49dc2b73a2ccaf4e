/// What stands at the end of a text that had to be cut.
package enum ClipMark: Hashable, Sendable {
    case none
    /// `…`: the rest is not shown here.
    case ellipsis
    /// `›`: the rest can be reached by scrolling.
    case more

    package var character: Character? {
        switch self {
        case .none: nil
        case .ellipsis: Chrome.ellipsis
        case .more: Chrome.moreRight
        }
    }
}

extension CellBuffer {
    /// Writes one line of text and returns the columns it took, so that the next text starts at `x` plus that.
    ///
    /// The text is made safe first. What does not fit in `limit` columns, or in the buffer, is cut between
    /// characters and marked; where a double-width character is cut, a space stands. A text that was cut takes
    /// all of its limit. Places outside the buffer are fine: only what falls inside is written.
    @discardableResult
    package mutating func put(
        _ text: some StringProtocol, at start: Point, width limit: Int = .max, style: Style = Style(),
        mark: ClipMark = .ellipsis
    ) -> Int {
        guard start.y >= 0 && start.y < size.height && start.x < size.width && limit > 0 && !text.isEmpty
        else {
            return max(0, min(limit, TextWidth.columns(of: text)))
        }
        let end = limit > size.width - start.x ? size.width : start.x + limit
        var x = start.x
        var fits = true
        var written = 0
        let row = start.y * size.width
        if start.x >= 0 {
            healLeft(of: start.x, row: row)
            SafeText.forEachCell(of: text) { character, width in
                guard x + width <= end else {
                    fits = false
                    return false
                }
                cells[row + x] = Cell(character, width: UInt8(truncatingIfNeeded: width), style: style)
                if width == 2 { cells[row + x + 1] = Cell(" ", width: 0, style: style) }
                x += width
                written += 1
                return true
            }
            if fits || x == end && TextFit.onlySpacesHang(over: end - start.x, text) {
                healRight(from: x, row: row)
                return x - start.x
            }
            // Where every scalar is a character of its own, the text may be cut after any of them.
            if text.unicodeScalars.prefix(written + 1).allSatisfy({ TextWidth.standsAlone($0.value) }) {
                cut(at: x, from: start.x, to: end, row: row, style: style, mark: mark)
                return end - start.x
            }
        } else {
            fits = TextWidth.columns(of: text) <= end - start.x
        }
        x = putSlowly(text, cut: !fits, from: start.x, to: end, row: row, style: style, mark: mark)
        return x - start.x
    }

    /// Writes several pieces one after the other as one line: cut and marked as a whole.
    @discardableResult
    package mutating func put(
        _ spans: [Span], at start: Point, width limit: Int = .max, mark: ClipMark = .ellipsis
    ) -> Int {
        let end = limit > size.width - start.x ? size.width : start.x + limit
        var x = start.x
        var left = spans.columns
        let hanging = spans.last.map { TextFit.spacesAtEnd($0.text) } ?? 0
        let cut = left - hanging > end - start.x
        for span in spans where x < end {
            let columns = span.columns
            left -= columns
            // A piece that just fits must still give way to the mark when more would have followed.
            if cut && left > 0 && x + columns == end, let sign = mark.character {
                let kept = TextFit.prefix(span.text, columns: columns - TextWidth.columns(of: sign))
                put(kept + String(sign), at: Point(x: x, y: start.y), width: columns, style: span.style)
                if TextWidth.columns(of: kept) + 1 < columns {
                    put(" ", at: Point(x: end - 1, y: start.y), style: span.style)
                }
                x = end
            } else {
                x += put(
                    span.text, at: Point(x: x, y: start.y), width: end - x, style: span.style, mark: mark)
            }
        }
        return x - start.x
    }

    /// Fills a part of the buffer with one single-width character, a space if nothing else is said.
    package mutating func fill(_ rect: Rect, style: Style = Style(), with character: Character = " ") {
        let left = max(0, rect.x)
        let right = min(size.width, rect.maxX)
        guard left < right else { return }
        let cell = Cell(character, style: style)
        for y in max(0, rect.y)..<max(max(0, rect.y), min(size.height, rect.maxY)) {
            let row = y * size.width
            healLeft(of: left, row: row)
            for x in left..<right { cells[row + x] = cell }
            healRight(from: right, row: row)
        }
    }

    /// Changes the style of what is already there, whole characters at a time.
    package mutating func restyle(_ rect: Rect, _ change: (inout Style) -> Void) {
        for y in max(0, rect.y)..<max(max(0, rect.y), min(size.height, rect.maxY)) {
            for x in max(0, rect.x)..<max(max(0, rect.x), min(size.width, rect.maxX)) {
                let at = y * size.width + x
                change(&cells[at].style)
                if cells[at].width == 0 && x == rect.x { cells[at - 1].style = cells[at].style }
                if cells[at].width == 2 { cells[at + 1].style = cells[at].style }
            }
        }
    }

    package mutating func horizontalRule(at start: Point, width: Int, style: Style = Style(.border)) {
        fill(Rect(x: start.x, y: start.y, width: width, height: 1), style: style, with: Chrome.horizontal)
    }

    package mutating func verticalRule(at start: Point, height: Int, style: Style = Style(.border)) {
        fill(Rect(x: start.x, y: start.y, width: 1, height: height), style: style, with: Chrome.vertical)
    }

    /// Draws a frame along the inner edge of `rect`, its inside untouched, a title in its upper line. A `rect`
    /// without room for two corners draws nothing.
    package mutating func box(
        _ rect: Rect, style: Style = Style(.border), title: String = "", titleStyle: Style = Style(.title)
    ) {
        guard rect.width >= 2 && rect.height >= 2 else { return }
        let (topLeft, topRight, bottomLeft, bottomRight) = Chrome.corners
        for y in [rect.y, rect.maxY - 1] {
            horizontalRule(at: Point(x: rect.x + 1, y: y), width: rect.width - 2, style: style)
        }
        for x in [rect.x, rect.maxX - 1] {
            verticalRule(at: Point(x: x, y: rect.y + 1), height: rect.height - 2, style: style)
        }
        for (character, x, y) in [
            (topLeft, rect.x, rect.y), (topRight, rect.maxX - 1, rect.y),
            (bottomLeft, rect.x, rect.maxY - 1), (bottomRight, rect.maxX - 1, rect.maxY - 1),
        ] {
            fill(Rect(x: x, y: y, width: 1, height: 1), style: style, with: character)
        }
        if !title.isEmpty && rect.width >= 6 {
            put(
                " " + TextFit.clip(title, to: rect.width - 6) + " ", at: Point(x: rect.x + 2, y: rect.y),
                width: rect.width - 4, style: titleStyle)
        }
    }

    /// Ends a text that was written up to `x`: takes back what the mark needs, and blanks what is left.
    private mutating func cut(at x: Int, from start: Int, to end: Int, row: Int, style: Style, mark: ClipMark)
    {
        var place = x
        if let sign = mark.character {
            if place == end && place > start { place -= cells[row + place - 1].width == 0 ? 2 : 1 }
            cells[row + place] = Cell(sign, style: style)
            place += 1
        }
        for gap in place..<end { cells[row + gap] = Cell(" ", style: style) }
        healRight(from: end, row: row)
    }

    /// Writes a text that is cut at either side, and returns where it ends: at `end` when it was cut there.
    private mutating func putSlowly(
        _ text: some StringProtocol, cut: Bool, from start: Int, to end: Int, row: Int, style: Style,
        mark: ClipMark
    ) -> Int {
        let left = max(0, start)
        guard left < end else { return end }
        healLeft(of: left, row: row)
        let sign = cut ? mark.character : nil
        var x = start
        SafeText.forEachCell(of: TextFit.prefix(text, columns: end - start - (sign == nil ? 0 : 1))) {
            character, width in
            if x >= left {
                cells[row + x] = Cell(character, width: UInt8(truncatingIfNeeded: width), style: style)
                if width == 2 { cells[row + x + 1] = Cell(" ", width: 0, style: style) }
            } else if x + width > left {
                cells[row + left] = Cell(" ", style: style)
            }
            x += width
            return true
        }
        if let sign {
            if x >= left { cells[row + x] = Cell(sign, style: style) }
            x += 1
        }
        if cut {
            for gap in max(x, left)..<max(max(x, left), end) { cells[row + gap] = Cell(" ", style: style) }
            x = end
        }
        healRight(from: max(left, x), row: row)
        return x
    }

    /// Before writing at `x`: if that is the tail of a double-width character, its head becomes a space.
    private mutating func healLeft(of x: Int, row: Int) {
        guard x > 0, cells[row + x].width == 0 else { return }
        cells[row + x - 1] = Cell(" ", style: cells[row + x - 1].style)
        cells[row + x] = Cell(" ", style: cells[row + x].style)
    }

    /// After writing up to `x`: if a tail is left there whose head was overwritten, it becomes a space.
    private mutating func healRight(from x: Int, row: Int) {
        guard x > 0, x < size.width, cells[row + x].width == 0, cells[row + x - 1].width != 2 else { return }
        cells[row + x] = Cell(" ", style: cells[row + x].style)
    }
}
