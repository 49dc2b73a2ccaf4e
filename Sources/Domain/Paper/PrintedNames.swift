/// The names of parties and signatories as an agreement was printed with them.
///
/// They are written into its lines when it is signed, so that the agreed text stands by itself: whatever a party is
/// called later, or whichever record it is merged into, the agreement says what it said.
package enum PrintedNames {
    package static let name = Party.printedName
    package static let body = Signature.printedBody

    /// The agreement with the names that are missing filled in.
    package static func filled(
        _ agreement: Record, nameOf: (RecordID) throws -> String?
    ) rethrows -> Record {
        guard agreement.kind == .agreement else { return agreement }
        var filled = agreement
        filled[Agreement.parties] = try lines(agreement[Agreement.parties], [Party.party.key: name], nameOf)
        filled[Agreement.signatures] = try lines(
            agreement[Agreement.signatures], [Signature.person.key: name, Signature.body.key: body], nameOf)
        return filled
    }

    private static func lines(
        _ answer: Answer<[Part]>, _ names: [String: Field<String>], _ nameOf: (RecordID) throws -> String?
    ) rethrows -> Answer<[Part]> {
        guard case .value(let lines) = answer else { return answer }
        return .value(
            try lines.map { line in
                var line = line
                for (link, name) in names where line[name] == .notKnown {
                    guard case .value(.link(let record)) = line[link], let text = try nameOf(record) else {
                        continue
                    }
                    line[name] = .value(text)
                }
                return line
            })
    }
}

extension PrintedNames {
    /// The names of an agreement after its text was changed: what was printed stays, for whoever stays; new lines get
    /// the names of today.
    package static func filled(
        _ agreement: Record, after old: Record, nameOf: (RecordID) throws -> String?
    ) rethrows -> Record {
        var printed: [RecordID: String] = [:]
        for line in old[Agreement.parties].value ?? [] {
            if let party = line[Party.party].value { printed[party] = line[name].value }
        }
        for line in old[Agreement.signatures].value ?? [] {
            if let person = line[Signature.person].value?.record { printed[person] = line[name].value }
            if let place = line[Signature.body].value, let text = line[body].value { printed[place] = text }
        }
        return try filled(agreement) { try printed[$0] ?? nameOf($0) }
    }
}

extension Part {
    /// A line that goes into another text: by what names it was printed before does not count there.
    package var notPrinted: Part {
        var line = self
        line[PrintedNames.name] = .notKnown
        line[PrintedNames.body] = .notKnown
        return line
    }
}

extension Record {
    /// What the record is called on paper that day: its official name in full where one is kept, else its name.
    package func fullName(on day: CalendarDay) -> String {
        let official = (self[Common.aliases].value ?? []).filter { alias in
            guard alias[Alias.sort].value == .official else { return false }
            if let from = alias[Alias.from].value, from.first > day { return false }
            if let to = alias[Alias.to].value, to.last < day { return false }
            return true
        }
        return official.last?[Alias.name].value ?? name
    }
}
