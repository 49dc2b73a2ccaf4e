import Cells
import Domain

extension ListScreen {
    /// The line that tells order and filter, and the column titles, stand above the rows.
    static let headerHeight = 2

    func rowsHeight(_ context: Context) -> Int { max(1, context.size.height - ListScreen.headerHeight) }

    var columns: [FieldDescription] { query.kind.description.fields.filter(\.isColumn) }

    var columnKeys: [String] { [ListQuery.numberKey] + columns.map(\.key) }

    func columnTitle(_ key: String, _ context: Context) -> String {
        key == ListQuery.numberKey
            ? context.words("list.number") : context.words.label(query.kind.rawValue, key)
    }

    /// Whether columns stand to the right of those in sight.
    func hasMoreColumns(_ context: Context) -> Bool {
        ColumnLayout(
            tableColumns(context), width: context.size.width - 2 - (marks.isEmpty ? 0 : Table.gutter),
            scrolled: scrolled, pinned: ListScreen.pinned
        ).hasMore
    }

    func table(_ context: Context) -> Table {
        let sorted = columnKeys.firstIndex(of: query.sort.field)
        // The name stays in sight beside the number.
        return Table(
            "list", columns: tableColumns(context),
            sort: sorted.map { Table.Sort(column: $0, ascending: !query.sort.descending) },
            scrolled: scrolled, pinned: ListScreen.pinned)
    }

    static let pinned = 2

    func tableColumns(_ context: Context) -> [Column] {
        let words = context.words
        return columnKeys.enumerated().map { index, key in
            let title = columnTitle(key, context)
            // A title is read whole, with the mark of the sort beside it, unless it is very long.
            let least = min(TextWidth.columns(of: title) + 1, 22)
            guard let field = query.kind.description.field(key) else {
                return Column(title, minimum: 5, ideal: 8, neverClips: true)
            }
            if key == Record.nameKey { return Column(title, minimum: 22, ideal: 30, stretches: true) }
            if isStanding(key) {
                let longest: [AgreementStanding] = [
                    .inForce(until: context.today, daysLeft: .max), .inForceTermNotKnown, .inForceUntilNotice,
                    .suspended(since: context.today), .ended(on: context.today),
                ]
                let ideal = longest.reduce(least) { max($0, TextWidth.columns(of: words.standing($1))) }
                return Column(title, minimum: ideal, ideal: ideal, priority: index, neverClips: true)
            }
            switch field.type {
            case .day: return Column(title, minimum: 10, ideal: 10, priority: index, neverClips: true)
            case .text(let limit, _) where field.search == .code:
                let ideal = max(least, min(limit, 18))
                return Column(title, minimum: ideal, ideal: ideal, priority: index, neverClips: true)
            case .number, .quantity, .money:
                return Column(
                    title, minimum: least, ideal: 14, alignment: .right, priority: index, neverClips: true)
            case .choice, .flag:
                return Column(title, minimum: max(least, 12), ideal: 18, priority: index)
            default: return Column(title, minimum: least, ideal: 20, priority: index)
            }
        }
    }

    func spans(_ row: ListRow, column: Int, _ context: Context) -> [Span] {
        let record = row.record
        let key = columnKeys[column]
        guard let field = query.kind.description.field(key) else {
            return [Span(record.id.number, record.retired == nil ? .normal : .absent)]
        }
        if key == Record.nameKey {
            var spans = name(row)
            if let matched = row.matched, matched.text != record.name {
                spans.append(Span("  = ", .dim))
                spans.append(Span(matched.text, .match))
            }
            if row.isDisputed { spans.append(Span("  " + context.words("list.disputed"), .warning)) }
            if record.retired != nil { spans.append(Span("  " + context.words("list.retired"), .warning)) }
            return spans
        }
        if isStanding(key) {
            let standing = AgreementStanding(record, renewal: row.renewal, today: context.today)
            return [Span(context.words.standing(standing), standing.wantsAttention ? .warning : .normal)]
        }
        if let use = row.use, key == Domain.Offer.state.key {
            let isOver = use.state(of: record) != .open
            return [Span(context.words.offerState(record, use), isOver ? .dim : .normal)]
        }
        let answer = record[key]
        guard case .value = answer else {
            // A whole column of "not known" would hide what is known.
            return [Span(answer == .notApplicable ? "–" : "?", .absent)]
        }
        return [Span(context.words.text(answer, field.type, names: names), .normal)]
    }

    /// The name, with what the filter found in it; the whole of it where it was found by its pinyin or initials.
    private func name(_ row: ListRow) -> [Span] {
        let name = row.record.name
        let style = Style(row.record.retired == nil ? .normal : .absent)
        let sought = query.text.trimmed
        guard !sought.isEmpty, row.matched == nil else { return [Span(name, style)] }
        let spans = Span.highlighted(name, sought, style)
        return spans.contains { $0.style.role == .match } ? spans : [Span(name, .match)]
    }

    /// The state of an agreement is shown as what follows from it today.
    private func isStanding(_ key: String) -> Bool {
        query.kind == .agreement && key == Agreement.state.key
    }
}
