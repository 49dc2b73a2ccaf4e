// Reports as people read them.

extension Words {
    /// `Quarterly ledger 2021-Q3: Da Jung Village`
    package func title(_ document: ReportDocument) -> String {
        report(document.sort, document.period, document.name)
    }

    package func report(_ sort: Report.Sort, _ period: ReportPeriod, _ name: String) -> String {
        // A ledger of other days than a quarter's is not called quarterly.
        let isUsual = sort == .annualSummary || ReportPeriod.period(sort, of: period.from) == period
        return self(
            "report.title." + (isUsual ? sort.rawValue : "ledger"),
            ["period": self.period(period), "name": name])
    }

    package func report(_ sort: Report.Sort) -> String { choice("reportSort", sort.rawValue) }

    /// `Q3 2021`, `2021年第三季度`.
    package func period(_ period: ReportPeriod) -> String {
        if let quarter = (1...4).first(where: { ReportPeriod.quarter($0, of: period.from.year) == period }) {
            return self("report.quarter.\(quarter)", ["year": String(period.from.year)])
        }
        if ReportPeriod.year(period.from.year) == period {
            return self("report.year", ["year": String(period.from.year)])
        }
        return self("report.days", ["from": period.from.written, "to": period.to.written])
    }

    package func figure(_ key: String) -> String { choice(ReportDocument.figureList, key) }
    package func section(report key: String) -> String {
        first(of: ["report.section." + key]) ?? key
    }
    package func column(report key: String) -> String { first(of: ["report.column." + key]) ?? key }

    package func text(_ value: ReportValue) -> String {
        switch value {
        case .notKnown: return self("report.notKnown")
        case .count(let number): return String(number)
        case .percent(let percent): return text(percent)
        case .money(let money, let unknown):
            guard let money else { return self("report.notKnown") }
            let amount = self.money(money)
            return unknown == 0
                ? amount : self("money.sumWithUnknown", ["sum": amount, "n": String(unknown)])
        case .quantity(let quantity, let unit):
            return unit.isEmpty ? quantity.plain : quantity.plain + " " + unit
        case .day(let day): return day.written
        case .choice(let list, let key): return choice(list, key)
        case .record(let id, let name): return id.number + " " + name
        case .text(let text): return text
        case .list(let values):
            // Several names in a cell are read without their numbers.
            return values.map { if case .record(_, let name) = $0 { name } else { text($0) } }
                .joined(separator: self("list.comma"))
        }
    }

    package func sentence(_ warning: ReportWarning) -> String {
        let sentence = self("report.warning." + warning.key, warning.values.mapValues { text($0) })
        guard !warning.records.isEmpty else { return sentence }
        let most = 12
        var numbers = warning.records.prefix(most).map(\.number)
        if warning.records.count > most { numbers.append("…") }
        return self(
            "report.warning.records",
            ["sentence": sentence, "records": numbers.joined(separator: self("list.comma"))])
    }

    /// What was submitted is read as a report, and said elsewhere only to be there.
    package func abridged(
        _ answer: Answer<Value>, of field: FieldDescription, in kind: Kind
    ) -> Answer<Value> {
        guard kind == .report, field.key == Report.frozen.key, case .value(.text(let text)) = answer else {
            return answer
        }
        return .value(.text(self("report.frozenContent", ["n": String(text.count)])))
    }

    // MARK: - Changes

    /// `1 change since submission`
    package func count(_ changes: ReportChanges) -> String {
        switch changes.count {
        case 0: self(changes.isEmpty ? "report.changes.none" : "report.changes.onlyFigures")
        case 1: self("report.changes.one")
        default: self("report.changes.many", ["n": String(changes.count)])
        }
    }

    /// `Activities · A1 Party day · Present, side B: 18 -> 17`
    package func sentence(_ change: ReportChanges.RowChange) -> String {
        let arguments = ["section": section(report: change.section), "name": text(change.name)]
        let told: String
        switch change.what {
        case .added: told = self("report.change.added", arguments)
        case .gone: told = self("report.change.gone", arguments)
        case .cell(let column, let then, let now):
            told = self(
                "report.change.cell",
                arguments.merging([
                    "column": self.column(report: column), "then": text(then), "now": text(now),
                ]) { old, _ in old })
        }
        guard let by = change.by, let at = change.at else { return told }
        return self("report.change.by", ["told": told, "by": by, "at": readable(at)])
    }

    package func sentence(_ change: ReportChanges.FigureChange) -> String {
        self(
            "report.change.figure",
            ["figure": figure(change.key), "then": text(change.then), "now": text(change.now)])
    }

    /// `2021-10-20 08:30` of `2021-10-20T08:30:00Z`.
    private func readable(_ at: String) -> String {
        at.prefix(16).split(separator: "T").joined(separator: " ") + " UTC"
    }

    // MARK: - Who has filed

    package func filed(_ state: FiledGrid.State) -> String { self("filed.state." + state.rawValue) }
    /// One sign that says the same without colours.
    package func filedSign(_ state: FiledGrid.State) -> String { self("filed.sign." + state.rawValue) }

    package func column(_ column: FiledGrid.Column) -> String {
        if column.sort == .annualSummary { return self("filed.year") }
        let quarter = ((column.period.from.month ?? 1) - 1) / 3 + 1
        return self("filed.quarter", ["n": String(quarter)])
    }
}

extension Words {
    /// How a report stands, line by line: as of which day, submitted, returned and why, what has changed.
    package func standing(_ answer: ReportAnswer) -> [String] {
        let document = answer.document
        var lines: [String] = []
        if answer.isFrozen, let last = answer.submissions.last {
            var line = self("report.frozen", ["day": last.on.written])
            let people = [last.by, last.to].compactMap { $0 }.map { answer.names[$0] ?? $0.number }
            if !people.isEmpty { line += " " + people.joined(separator: " → ") }
            lines.append(line)
        } else if !document.isRunning {
            lines.append(self("report.madeOn", ["day": document.madeOn.written]))
        }
        for submission in answer.submissions {
            if let on = submission.returnedOn {
                lines.append(
                    self(
                        "report.returned", ["day": on.written, "reason": submission.returnReason ?? ""]))
            }
        }
        if document.isRunning { lines.append(self("report.running", ["day": document.madeOn.written])) }
        if document.isEmpty { lines.append(self("report.empty")) }
        if let changes = answer.changes { lines.append(count(changes)) }
        return lines
    }

    package func counts(_ grid: FiledGrid) -> String {
        FiledGrid.State.allCases.filter { grid.count($0) > 0 }.map {
            filedSign($0) + " " + filed($0) + " " + String(grid.count($0))
        }.joined(separator: "   ")
    }
}
