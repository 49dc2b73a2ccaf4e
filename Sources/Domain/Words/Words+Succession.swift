extension Words {
    package struct SuccessionLine: Hashable, Sendable {
        package var text: String
        package var target: RecordID?
        /// The place itself has come to its end.
        package var isEnd: Bool
    }

    /// What became of a place and what it was before, a line each: `until 2019-05-01, now V7 滧东村`.
    package func succession(of page: Page, today: CalendarDay) -> [SuccessionLine] {
        let record = page.record
        guard record.kind == .village || record.kind == .region else { return [] }
        let end = record.kind == .village ? record[Village.abolished].value : record[Region.to].value
        var lines: [SuccessionLine] = []
        for part in record[Common.succession].value ?? [] {
            guard let how = part[Succession.how].value, let successor = part[Succession.successor].value
            else { continue }
            let day = part[Succession.on].value ?? end
            lines.append(
                SuccessionLine(
                    text: self(
                        "detail.succession." + how.rawValue,
                        [
                            "day": day?.written ?? self("detail.succession.unknownDay"),
                            "successor": successor.number + " " + (page.names[successor] ?? ""),
                        ]), target: successor, isEnd: how == .merged || how == .split))
        }
        if lines.isEmpty, let end, end.first <= today {
            lines.append(
                SuccessionLine(
                    text: self("detail.succession.ended", ["day": end.written]), target: nil, isEnd: true))
        }
        for before in page.predecessors {
            let name = before.id.number + " " + (page.names[before.id] ?? "")
            let key = before.until == nil ? "predecessorUndated" : "predecessor"
            lines.append(
                SuccessionLine(
                    text: self(
                        "detail.succession." + key, ["record": name, "day": before.until?.written ?? ""]),
                    target: before.id, isEnd: false))
        }
        return lines
    }
}

extension Doubt {
    /// An end that lies ahead is no reason to ask.
    package func stands(_ today: CalendarDay) -> Bool {
        if case .ended(_, let day?, _) = reason { return day.first <= today }
        if let standsAfter { return standsAfter < today }
        return true
    }
}
