extension Indicator {
    /// A line for one of the default sorts, named and with its unit in the language in use.
    package static func line(_ sort: String, _ words: Words) -> Part {
        var line = Part()
        line[name] = .value(words.choice(sorts.name, sort))
        line[Indicator.sort] = .value(sort)
        if let unit = words.indicatorUnit(sort) { line[Indicator.unit] = .value(unit) }
        return line
    }

    /// The default sorts that a project has no indicator of yet.
    package static func lacking(in project: Record) -> [String] {
        let present = Set((project[Project.indicators].value ?? []).compactMap { $0[sort].value })
        return sorts.keys.filter { !present.contains($0) }
    }
}

extension Record {
    /// A project with further indicators.
    package func adding(indicators lines: [Part]) -> Record {
        var record = self
        record[Project.indicators] = .value((self[Project.indicators].value ?? []) + lines)
        return record
    }
}

extension Words {
    /// Nil for a sort of the user's own.
    package func indicatorUnit(_ sort: String) -> String? {
        Indicator.sorts.keys.contains(sort) ? self("indicatorUnit." + sort) : nil
    }
}

/// How far an indicator has come: on the way from its baseline to its target, or of its target where there is no
/// baseline.
package struct IndicatorProgress: Hashable, Sendable {
    package let baseline: Quantity?
    package let target: Quantity?
    package let actual: Quantity?

    package init(_ line: Part) {
        baseline = line[Indicator.baseline].value
        target = line[Indicator.target].value
        actual = line[Indicator.actual].value
    }

    /// Below zero when it has gone the other way. Nil where the target or the actual value is not known, or there is no
    /// way to go.
    package var percent: Percent? {
        guard let target, let actual else { return nil }
        let start = baseline?.thousandths ?? 0
        let way = target.thousandths - start
        return way < 0
            ? Percent(start - actual.thousandths, of: -way) : Percent(actual.thousandths - start, of: way)
    }
}

/// What indicators of one sort and unit come to over projects.
package struct IndicatorSum: Hashable, Sendable {
    /// A key of `Indicator.sorts` or a word of the user's own.
    package var sort: String
    /// As it was written; amounts in units that are not the same are never added.
    package var unit: String
    /// How many projects have it.
    package var projects = 0
    package var target = Amount()
    package var actual = Amount()

    /// Names the sum among all: the sort, and the unit as `IndicatorSums` tells units apart.
    package var row: String { IndicatorSum.row(sort, unit) }
    /// The one that a line is counted in; nil for a line without a sort.
    package static func row(_ line: Part) -> String? {
        line[Indicator.sort].value.map { row($0, (line[Indicator.unit].value ?? "").trimmed) }
    }
    private static func row(_ sort: String, _ unit: String) -> String {
        sort + " " + unit.foldedToASCII.lowercased()
    }

    /// The sum of what is known, in thousandths, and how many values are and are not.
    package struct Amount: Hashable, Sendable {
        package var thousandths: Int64 = 0
        package var known = 0
        package var unknown = 0

        package var isKnown: Bool { known > 0 }
        package var quantity: Quantity { Quantity(thousandths: thousandths) }

        fileprivate mutating func add(_ answer: Answer<Quantity>) {
            switch answer {
            case .value(let quantity):
                let (sum, overflow) = thousandths.addingReportingOverflow(quantity.thousandths)
                thousandths = overflow ? .max : sum
                known += 1
            case .notKnown: unknown += 1
            case .notApplicable: break
            }
        }
    }
}

/// Indicators added up over projects, by sort and unit.
package struct IndicatorSums: Hashable, Sendable {
    private var sums: [String: IndicatorSum] = [:]

    package init() {}

    /// The lines of one project. Lines without a sort are its own affair.
    package mutating func add(_ lines: [Part]) {
        var counted: Set<String> = []
        for line in lines {
            guard let sort = line[Indicator.sort].value else { continue }
            let unit = (line[Indicator.unit].value ?? "").trimmed
            guard let key = IndicatorSum.row(line) else { continue }
            var sum = sums[key] ?? IndicatorSum(sort: sort, unit: unit)
            if counted.insert(key).inserted { sum.projects += 1 }
            sum.target.add(line[Indicator.target])
            sum.actual.add(line[Indicator.actual])
            sums[key] = sum
        }
    }

    /// In the order of the twelve, then the users' own by name; of one sort by unit.
    package var all: [IndicatorSum] {
        let keys = Indicator.sorts.keys
        func rank(_ sum: IndicatorSum) -> (Int, String, String) {
            let place = keys.firstIndex(of: sum.sort)
            return (place ?? keys.count, place == nil ? sum.sort : "", sum.unit)
        }
        return sums.values.sorted { rank($0) < rank($1) }
    }
}
