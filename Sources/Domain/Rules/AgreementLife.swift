/// The steps that people take with an agreement, and whether they can follow each other.
package enum AgreementLife {
    /// A step that can be reckoned with: its sort and its day are known.
    package struct Step: Hashable, Sendable {
        package var sort: AgreementStep.Sort
        package var on: CalendarDay
        package var reason: String
    }

    /// In the order of their days; those of one day in the order in which they were taken.
    package static func steps(of agreement: Record) -> [Step] {
        let lines = agreement[Agreement.steps].value ?? []
        let steps = lines.compactMap { line -> Step? in
            guard let sort = line[AgreementStep.sort].value, let on = line[AgreementStep.on].value else {
                return nil
            }
            return Step(sort: sort, on: on, reason: line[AgreementStep.reason].value ?? "")
        }
        return steps.enumerated().sorted { ($0.element.on.last, $0.offset) < ($1.element.on.last, $1.offset) }
            .map(\.element)
    }

    /// Those that count on that day. One known only by its month or year counts from the last day it can mean.
    package static func steps(of agreement: Record, until day: CalendarDay) -> [Step] {
        steps(of: agreement).filter { $0.on.last <= day }
    }

    /// The agreement after one more step. Refused, with a sentence, where it cannot follow what is there.
    package static func taking(
        _ sort: AgreementStep.Sort, on day: CalendarDay, reason: String, by: RecordID?,
        _ agreement: Record, renewal: Renewal?
    ) throws(Refusal) -> Record {
        let reason = reason.trimmed
        var line = Part()
        line[AgreementStep.sort] = .value(sort)
        line[AgreementStep.on] = .value(day)
        if !reason.isEmpty { line[AgreementStep.reason] = .value(reason) }
        if let by { line[AgreementStep.by] = .value(by) }
        if let last = steps(of: agreement).last, last.on.last > day.last {
            throw .stepTooEarly(agreement.id, sort, on: day, after: last.on)
        }
        var taken = agreement
        taken[Agreement.steps] = .value((agreement[Agreement.steps].value ?? []) + [line])
        if sort == .cancelled, agreement[Agreement.state].value != .signed {
            taken[Agreement.state] = .value(.cancelled)
        }
        try check(taken, renewal: renewal)
        return taken
    }

    /// Refuses steps that do not follow each other, or lack the reason they need.
    package static func check(_ agreement: Record, renewal: Renewal?) throws(Refusal) {
        var soFar = agreement
        soFar[Agreement.steps] = .value([])
        if agreement[Agreement.state].value == .cancelled { soFar[Agreement.state] = .value(.draft) }
        var kept: [Part] = []
        for step in steps(of: agreement) {
            if step.sort.needsReason, step.reason.isEmpty {
                throw .stepNeedsReason(agreement.id, step.sort)
            }
            var state = AgreementStanding(soFar, renewal: renewal, today: step.on.last).state
            // What another agreement has taken the place of was not ended before that either.
            if renewal != nil, step.sort == .ended { state = .renewed }
            guard step.sort.startsFrom.contains(state) else {
                throw .cannotFollow(agreement.id, step.sort, state, on: step.on)
            }
            var line = Part()
            line[AgreementStep.sort] = .value(step.sort)
            line[AgreementStep.on] = .value(step.on)
            kept.append(line)
            soFar[Agreement.steps] = .value(kept)
        }
    }

    /// Why this step cannot be taken today; nil when it can.
    package static func obstacle(
        _ sort: AgreementStep.Sort, _ agreement: Record, renewal: Renewal?, today: CalendarDay
    ) -> Refusal? {
        do throws(Refusal) {
            let reason = sort.needsReason ? sort.rawValue : ""
            _ = try taking(sort, on: today, reason: reason, by: nil, agreement, renewal: renewal)
            return nil
        } catch {
            return error
        }
    }
}
