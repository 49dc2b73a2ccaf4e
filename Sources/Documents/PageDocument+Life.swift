import Domain

// The life of an agreement on its way out: the agreements that renew each other, and the amendments.

extension PageDocument {
    /// `chain`: the agreements that renew each other, the first one first, with their terms and standings; `amendments`
    /// in their order, with what stood before and after. Both are empty where there are none.
    var lifeMembers: [JSONValue.Member] {
        guard let life = page.life else { return [] }
        let chain = life.chain.map { link -> JSONValue in
            let agreement = link.agreement
            let standing = AgreementStanding(agreement, renewal: link.renewal, today: today)
            return .object([
                JSONValue.Member("number", .string(agreement.id.number)),
                JSONValue.Member("name", .string(agreement.name)),
                JSONValue.Member("term", .string(words.term(agreement))),
                JSONValue.Member("standing", standing.json(words)),
            ])
        }
        return [
            JSONValue.Member("chain", .array(chain)),
            JSONValue.Member("amendments", .array(Agreement.inOrder(life.amendments).map(json))),
        ]
    }

    private func json(_ amendment: Record) -> JSONValue {
        let changes = Amending.changes(of: amendment).map { change in
            JSONValue.object([
                JSONValue.Member("field", .string(change.field)),
                JSONValue.Member("before", .string(change.before)),
                JSONValue.Member("after", .string(change.after)),
            ])
        }
        let touched = (amendment[Amendment.touched].value ?? []).compactMap {
            $0[AmendmentTouched.commitment].value.map { JSONValue.string($0.record.number) }
        }
        return .object([
            JSONValue.Member("number", .string(amendment.id.number)),
            JSONValue.Member("name", .string(amendment.name)),
            JSONValue.Member(
                "effectiveOn", amendment[Amendment.effectiveOn].value.map { .string($0.written) } ?? .null),
            JSONValue.Member("changes", .array(changes)), JSONValue.Member("touched", .array(touched)),
        ])
    }

    /// The same for people; of an amendment the text before and after.
    var lifeLines: [String] {
        if page.record.kind == .amendment { return changeLines(page.record, indent: "  ") }
        guard let life = page.life else { return [] }
        var lines: [String] = []
        if !life.chain.isEmpty { lines.append("  \(words("detail.chain")): \(words.chain(life.chain))") }
        for amendment in Agreement.inOrder(life.amendments) {
            let day = amendment[Amendment.effectiveOn].value?.written ?? ValueText.notKnownSign
            lines.append(
                "  \(amendment.id.number) \(amendment.name), \(words("detail.amendedFrom", ["day": day]))")
            lines += changeLines(amendment, indent: "    ")
        }
        return lines
    }

    private func changeLines(_ amendment: Record, indent: String) -> [String] {
        var lines: [String] = []
        for change in Amending.changes(of: amendment) {
            lines.append(indent + words.label(Kind.agreement.rawValue, change.field))
            for (sign, text) in [("- ", change.before), ("+ ", change.after)] {
                for line in words.changed(text, field: change.field, names: page.names) {
                    lines.append(indent + sign + line)
                }
            }
        }
        return lines
    }
}
