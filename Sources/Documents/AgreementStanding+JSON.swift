import Domain

extension AgreementStanding {
    /// `state`: one of the nine. `text`: the same in words. `on`: the day on which it was suspended, ended or cancelled, or
    /// its last day where it has expired. While it is in force `term` (`until`, `notKnown`, `untilNotice`), and with
    /// an end `until`, `daysLeft` and `warning` (90, 30 or 7, null before).
    package func json(_ words: Words) -> JSONValue {
        var members = [
            JSONValue.Member("state", .string(state.rawValue)),
            JSONValue.Member("text", .string(words.standing(self))),
        ]
        func add(_ key: String, _ value: JSONValue) { members.append(JSONValue.Member(key, value)) }
        switch self {
        case .intent, .draft, .renewed, .cancelled(nil): break
        case .cancelled(let day?), .suspended(let day), .ended(let day), .expired(let day),
            .lapsed(let day):
            add("on", .string(day.written))
        case .notYetInForce(let day): add("from", .string(day.written))
        case .inForceTermNotKnown: add("term", .string("notKnown"))
        case .inForceUntilNotice: add("term", .string("untilNotice"))
        case .inForce(let end, let days):
            add("term", .string("until"))
            add("until", .string(end.written))
            add("daysLeft", .number(Int64(days)))
            add("warning", warningDays.map { .number(Int64($0)) } ?? .null)
        }
        return .object(members)
    }
}

extension JSONValue {
    /// An object with one more member at its end; anything else as it is.
    package func adding(_ key: String, _ value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members + [Member(key, value)])
    }
}
