/// Counts of activities in words.
package struct ActivityCountsText: Sendable {
    package let counts: ActivityCounts
    package let names: [RecordID: String]
    package let words: Words
    /// What is counted; nil: everything.
    package let about: RecordID?

    package init(
        _ counts: ActivityCounts, about: RecordID?, names: [RecordID: String], _ words: Words
    ) {
        self.counts = counts
        self.names = names
        self.words = words
        self.about = about
    }

    package struct Line: Hashable, Sendable {
        package var text: String
        /// The activities that the figure counts.
        package var activities: [RecordID]
        package var depth = 0
        package var wantsAttention = false
        package var isAbsent = false
    }

    package struct Section: Hashable, Sendable {
        package var title: String
        package var lines: [Line]
    }

    package var title: String {
        let who = about.map { words.named($0, names) } ?? words("counts.everybody")
        guard let range = counts.range else { return words("counts.title", ["who": who]) }
        return words(
            "counts.titleDuring",
            ["who": who, "from": range.lowerBound.first.written, "to": range.upperBound.last.written])
    }

    package var sections: [Section] {
        var sections = [Section(title: words("counts.inAll"), lines: inAll)]
        let hosts = counts.byHost.sorted { ($1.value.held.count, $0.key) < ($0.value.held.count, $1.key) }
        let lives = hosts.filter { $0.key.kind == .branch }
        if !lives.isEmpty {
            sections.append(Section(title: words("counts.life"), lines: lives.flatMap(life)))
        }
        let sorts = kinds(counts.bySort, Activity.sorts)
        if !sorts.isEmpty { sections.append(Section(title: words("counts.sorts"), lines: sorts)) }
        let pillars = kinds(counts.byPillar, Pillar.list)
        if !pillars.isEmpty { sections.append(Section(title: words("counts.pillars"), lines: pillars)) }
        return sections
    }

    private var inAll: [Line] {
        var lines = [line("held", counts.held)]
        lines[0].isAbsent = counts.held.isEmpty
        if !counts.held.isEmpty {
            for side in Side.allCases {
                guard let sum = counts.bySide[side], !sum.isEmpty else { continue }
                let text = words(
                    "attendance.side",
                    ["side": words.choice("side", side.rawValue), "attendance": words.attendance(sum)])
                lines.append(Line(text: text, activities: counts.held, depth: 1))
            }
            let together = words("attendance.together", ["attendance": words.attendance(counts.attendance)])
            lines.append(Line(text: together, activities: counts.held, depth: 1))
        }
        if !counts.planned.isEmpty { lines.append(line("planned", counts.planned)) }
        if !counts.unanswered.isEmpty {
            var asking = line("unanswered", counts.unanswered)
            asking.wantsAttention = true
            asking.depth = 1
            lines.append(asking)
        }
        if !counts.cancelled.isEmpty { lines.append(line("cancelled", counts.cancelled)) }
        if !counts.undated.isEmpty { lines.append(line("undated", counts.undated)) }
        return lines
    }

    private func line(_ key: String, _ activities: [RecordID]) -> Line {
        Line(text: words("counts." + key, ["n": String(activities.count)]), activities: activities)
    }

    private func life(_ host: (key: RecordID, value: ActivityCounts.Host)) -> [Line] {
        let head = Line(
            text: words(
                "counts.host",
                ["host": words.named(host.key, names), "n": String(host.value.held.count)]),
            activities: host.value.held)
        return [head]
            + kinds(host.value.life, ActivityHost.organisationalLife).map { line in
                var line = line
                line.depth = 1
                return line
            }
    }

    /// In the order of the list, the user's own words behind.
    private func kinds(_ groups: [String: [RecordID]], _ list: ChoiceList) -> [Line] {
        let own = groups.keys.filter { !list.keys.contains($0) }.sorted()
        return (list.keys + own).compactMap { key in
            groups[key].map { activities in
                Line(
                    text: words(
                        "counts.kind",
                        ["kind": words.choice(list.name, key), "n": String(activities.count)]),
                    activities: activities)
            }
        }
    }
}
