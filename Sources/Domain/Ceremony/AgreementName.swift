/// The name that an agreement has as long as nobody gave it one.
package enum AgreementName {
    private static let limit = 300

    /// Made from its parties, side A first, and the day it is signed; nil while no party is known. What the name of a
    /// party is not known for is called by its number.
    package static func made(
        of parties: [Part], signedOn day: CalendarDay?, names: [RecordID: String], _ words: Words
    ) -> String? {
        let sides = Side.allCases.compactMap { side -> String? in
            let own = parties.filter { $0[Party.side].value == side }.compactMap { $0[Party.party].value }
            return own.isEmpty ? nil : own.map { names[$0] ?? $0.number }.joined(separator: words("form.and"))
        }
        guard let first = sides.first, let last = sides.last else { return nil }
        let whose = sides.count == 1 ? first : words("sign.proposedName.sides", ["a": first, "b": last])
        let name = words(
            day == nil ? "sign.proposedNameUndated" : "sign.proposedName",
            ["parties": whose, "day": day?.written ?? ""])
        return String(name.prefix(limit))
    }
}
