import Cells
import Domain

extension FiltersScreen {
    func height(_ context: Context) -> Int { OverlayBox.rows(max(8, rows(context).count), in: context.size) }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let rows = rows(context)
        let room = OverlayBox.open(
            title(context), width: OverlayBox.columns(74, in: area), height: max(8, rows.count), in: area,
            into: &frame)
        let list = state.fitted(count: rows.count, height: room.height)
        for (line, index) in list.visible(count: rows.count, height: room.height).enumerated() {
            let place = Rect(x: room.x, y: room.y + line, width: room.width, height: 1)
            let isSelected = index == list.selected
            frame.cells.fill(place, style: Style(selected: isSelected))
            if isSelected { frame.caret = Point(x: place.x, y: place.y) }
            draw(rows[index], isSelected, in: place, into: &frame, context)
            frame.regions.append(HitRegion(place, .row(list: "overlay", index: index)))
        }
        OverlayBox.drawThumb(list, count: rows.count, beside: room, into: &frame)
    }

    private func draw(
        _ row: Row, _ isSelected: Bool, in place: Rect, into frame: inout Frame, _ context: Context
    ) {
        let words = context.words
        var spans: [Span]
        switch row {
        case .condition(let index):
            spans = [
                Span("- ", .dim),
                Span(words.text(query.conditions[index], of: query.kind, names: names), .match),
            ]
        case .text: spans = [Span("- ", .dim), Span(words("list.filter") + " " + query.text, .match)]
        case .add: spans = [Span("+ ", .keyName), Span(words("filters.add"), .link)]
        case .save:
            spans = [Span("+ ", .keyName), Span(words("filters.save"), saveObstacle == nil ? .link : .dim)]
        case .saved(let filter):
            spans = [Span("= ", .dim), Span(filter.name + "  ", .normal), summary(filter, context)]
        }
        frame.cells.put(
            spans.selected(isSelected), at: Point(x: place.x, y: place.y), width: place.width)
    }

    /// What a saved filter asks for, or that it cannot any more.
    private func summary(_ filter: SavedFilter, _ context: Context) -> Span {
        let words = context.words
        guard let query = try? filter.query.resolved(today: context.today) else {
            return Span(words("filters.gone"), .warning)
        }
        if hasNames, query.conditions.flatMap(\.links).contains(where: { names[$0] == nil }) {
            return Span(words("filters.gone"), .warning)
        }
        var parts = query.conditions.map { words.text($0, of: query.kind, names: names) }
        if !query.text.isEmpty { parts.append(words("list.filter") + " " + query.text) }
        if query.includesRetired { parts.append(words("list.withRetired")) }
        return Span(parts.joined(separator: words("list.comma")), .dim)
    }
}
