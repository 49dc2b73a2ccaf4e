/// What is odd about a project: each rule once, for the form, the page, what is said after saving and the list.
enum ProjectOddities {
    static func doubts(in record: Record) -> [Doubt] {
        days(record) + milestones(record) + money(record) + indicators(record)
    }

    private static func doubt(
        _ field: String, _ name: String, _ said: [String: Odd.Said] = [:], line: Int? = nil,
        inner: String? = nil, after day: CalendarDay? = nil, beside lineField: String? = nil
    ) -> Doubt {
        let place = line.map { FieldPath.Line($0, inner) }
        var doubt = Doubt(FieldPath(.project, field, place), .odd(Odd(name, said)))
        doubt.standsAfter = day
        doubt.lineField = lineField
        return doubt
    }

    private static func days(_ record: Record) -> [Doubt] {
        var found: [Doubt] = []
        for (start, end, name) in [
            (Project.plannedStart, Project.plannedEnd, "plannedEndBeforeStart"),
            (Project.actualStart, Project.actualEnd, "actualEndBeforeStart"),
        ] {
            if let from = record[start].value, let to = record[end].value, to.last < from.first {
                found.append(doubt(end.key, name, ["start": .day(from), "end": .day(to)]))
            }
        }
        if record[Project.state].value == .underWay, let end = record[Project.plannedEnd].value {
            found.append(
                doubt(Project.plannedEnd.key, "plannedEndPassed", ["end": .day(end)], after: end.last))
        }
        return found
    }

    private static func milestones(_ record: Record) -> [Doubt] {
        let key = Project.milestones.key
        let lines = record[Project.milestones].value ?? []
        var found: [Doubt] = []
        for (index, line) in lines.enumerated() {
            let title = Odd.Said.text(line[Milestone.title].value ?? "")
            let state = line[Milestone.state].value
            let accepted = line[Milestone.acceptedOn].value
            if let accepted, let reached = line[Milestone.reachedOn].value, accepted.last < reached.first {
                found.append(
                    doubt(
                        key, "acceptedBeforeReached",
                        ["milestone": title, "accepted": .day(accepted), "reached": .day(reached)],
                        line: index, inner: Milestone.acceptedOn.key))
            } else if let accepted, state == .planned || state == .underWay {
                found.append(
                    doubt(
                        key, "acceptedNotReached", ["milestone": title, "accepted": .day(accepted)],
                        line: index, inner: Milestone.acceptedOn.key))
            }
            if state == .accepted, line[Milestone.evidence] == .notKnown {
                found.append(
                    doubt(
                        key, "acceptedWithoutEvidence", ["milestone": title], line: index,
                        inner: Milestone.evidence.key))
            }
        }
        let open = lines.count {
            $0[Milestone.state].value == .planned || $0[Milestone.state].value == .underWay
        }
        let state = record[Project.state].value
        if open > 0, state == .accepted || state == .completed {
            found.append(doubt(key, "openMilestones", ["n": .number(open)], beside: Milestone.state.key))
        }
        return found
    }

    private static func money(_ record: Record) -> [Doubt] {
        let money = ProjectMoney(record)
        let key = Project.funds.key
        var found: [Doubt] = []
        func exceeds(_ more: MoneySum, _ less: MoneySum, _ name: String, _ field: Field<Money>) {
            guard more.exceeds(less) else { return }
            found.append(
                doubt(
                    key, name,
                    [
                        "difference": .money(more.money - less.money), "more": .money(more.money),
                        "less": .money(less.money),
                    ], beside: field.key))
        }
        exceeds(money.paid, money.received, "paidOverReceived", Fund.paid)
        exceeds(money.received, money.planned, "receivedOverPlanned", Fund.received)
        if record[Project.sort].value == .business,
            money.givers.contains(where: { $0.source == "donated" })
        {
            found.append(doubt(key, "donatedToBusiness", beside: Fund.source.key))
        }
        return found
    }

    private static let percentSigns = ["%", "％", "percent", "per cent", "百分比", "百分点"]

    private static func indicators(_ record: Record) -> [Doubt] {
        let key = Project.indicators.key
        var found: [Doubt] = []
        for (index, line) in (record[Project.indicators].value ?? []).enumerated() {
            let name = Odd.Said.text(line[Indicator.name].value ?? "")
            let unit = line[Indicator.unit].value ?? ""
            let (baseline, target, actual) = (
                line[Indicator.baseline].value, line[Indicator.target].value, line[Indicator.actual].value
            )
            if percentSigns.contains(unit.trimmed.lowercased()) {
                for field in [Indicator.baseline, Indicator.target, Indicator.actual] {
                    guard let value = line[field].value, value.thousandths > 100_000 else { continue }
                    found.append(
                        doubt(
                            key, "percentOver100", ["indicator": name, "value": .quantity(value, unit: "")],
                            line: index, inner: field.key))
                }
            }
            guard let baseline, let actual else { continue }
            // What is to become less is odd when it has become more.
            let isToFall = target.map { $0 < baseline } ?? false
            guard isToFall ? actual > baseline : actual < baseline else { continue }
            found.append(
                doubt(
                    key, isToFall ? "actualAboveBaseline" : "actualBelowBaseline",
                    [
                        "indicator": name, "actual": .quantity(actual, unit: unit),
                        "baseline": .quantity(baseline, unit: unit),
                    ], line: index, inner: Indicator.actual.key))
        }
        return found
    }
}
