/// The strip at the right of something longer than its place: how much of it is in sight, and where.
package enum ScrollThumb {
    /// The rows of a strip of `height` rows that the thumb takes, for the part of `total` that begins at `first`.
    /// Nil when all is in sight. It touches an end only when that end is in sight.
    package static func rows(first: Int, total: Int, height: Int) -> Range<Int>? {
        guard total > height, height > 0 else { return nil }
        let length = max(1, height * height / total)
        let room = height - length
        let last = total - height
        let first = min(max(0, first), last)
        var start = first * room / last
        if first > 0 && start == 0 && room > 1 { start = 1 }
        if first < last && start == room && room > 1 { start = room - 1 }
        return start..<start + length
    }

    /// Beside the thumb a click goes a page on. `ticks`: what is to be found where, in thousandths of the whole.
    package static func draw(into frame: inout Frame, rect: Rect, first: Int, total: Int, ticks: [Int] = []) {
        guard !rect.isEmpty, let thumb = rows(first: first, total: total, height: rect.height) else { return }
        let marked = Set(ticks.map { min(max(0, $0), 999) * rect.height / 1000 })
        for row in 0..<rect.height {
            let isThumb = thumb.contains(row)
            if marked.contains(row) {
                frame.cells.put(
                    String(Chrome.tick), at: Point(x: rect.x, y: rect.y + row), width: 1,
                    style: Style(.match, bold: isThumb))
                continue
            }
            frame.cells.put(
                String(isThumb ? Chrome.thumb : Chrome.track), at: Point(x: rect.x, y: rect.y + row),
                width: 1,
                style: Style(isThumb ? .dim : .border))
        }
        for (rows, command) in [
            (0..<thumb.lowerBound, "pageUp"), (thumb.upperBound..<rect.height, "pageDown"),
        ]
        where !rows.isEmpty {
            frame.regions.append(
                HitRegion(
                    Rect(x: rect.x, y: rect.y + rows.lowerBound, width: rect.width, height: rows.count),
                    .command(command)))
        }
    }
}
