import Domain

/// Counts of activities on their way out.
package struct ActivityCountsDocument: Sendable {
    private let told: ActivityCountsText
    private var counts: ActivityCounts { told.counts }

    package init(_ told: ActivityCountsText) { self.told = told }

    /// Safe for a terminal.
    package var text: String {
        var lines = [told.title]
        for section in told.sections {
            lines += ["", section.title]
            lines += section.lines.map { String(repeating: "  ", count: $0.depth + 1) + $0.text }
        }
        return lines.map { TerminalText.safe($0) + "\n" }.joined()
    }

    /// Each figure with how many activities it counts.
    package var table: OutputTable {
        var table = OutputTable(
            ["section", "figure", "n"].map {
                OutputTable.Column($0, label: told.words("cli.column." + $0))
            })
        for section in told.sections {
            for line in section.lines {
                let n = line.activities.count
                table.add([
                    OutputTable.Cell(section.title), OutputTable.Cell(line.text),
                    OutputTable.Cell(String(n), json: .number(Int64(n))),
                ])
            }
        }
        return table
    }

    package var json: JSONValue {
        func number(_ n: Int) -> JSONValue { .number(Int64(n)) }
        func kinds(_ groups: [String: [RecordID]]) -> JSONValue {
            .object(groups.sorted { $0.key < $1.key }.map { .init($0.key, number($0.value.count)) })
        }
        let hosts = counts.byHost.sorted { $0.key < $1.key }.map { host, counted in
            JSONValue.object([
                .init("number", .string(host.number)),
                .init("name", told.names[host].map(JSONValue.string) ?? .null),
                .init("held", number(counted.held.count)), .init("life", kinds(counted.life)),
            ])
        }
        return .object([
            .init("number", told.about.map { .string($0.number) } ?? .null),
            .init("name", told.about.flatMap { told.names[$0] }.map(JSONValue.string) ?? .null),
            .init("from", counts.range.map { .string($0.lowerBound.first.written) } ?? .null),
            .init("to", counts.range.map { .string($0.upperBound.last.written) } ?? .null),
            .init("held", number(counts.held.count)), .init("planned", number(counts.planned.count)),
            .init("unanswered", number(counts.unanswered.count)),
            .init("cancelled", number(counts.cancelled.count)),
            .init("undated", number(counts.undated.count)),
            .init("attendance", json(counts.attendance)),
            .init(
                "sides",
                .object(
                    Side.allCases.compactMap { side in
                        counts.bySide[side].map { .init(side.rawValue, json($0)) }
                    })),
            .init("sorts", kinds(counts.bySort)), .init("pillars", kinds(counts.byPillar)),
            .init("hosts", .array(hosts)),
            .init("activities", .array(counts.held.map { .string($0.number) })),
        ])
    }

    private func json(_ sum: AttendanceSum) -> JSONValue {
        .object([
            .init("expected", .number(Int64(sum.expected))), .init("present", .number(Int64(sum.present))),
            .init("percent", sum.percent.map { .decimal($0.plain) } ?? .null),
            .init("expectedInAll", .number(Int64(sum.expectedInAll))),
            .init("presentInAll", .number(Int64(sum.presentInAll))),
            .init("notKnown", .number(Int64(sum.unknown))),
        ])
    }
}
