/// Who is who, in sentences.
extension Words {
    /// Why two records may be one. `names` holds the names of the records that the reason speaks of; the name that is
    /// near is told where it is not the one of the stored record that everybody sees.
    package func sentence(
        _ reason: NearReason, _ kind: Kind, names: [RecordID: String], of stored: String
    ) -> String {
        let sentence = sentence(reason, kind, names: names)
        guard let name = reason.name?.text, name != stored else { return sentence }
        return self("near.named", ["reason": sentence, "name": name])
    }

    private func sentence(_ reason: NearReason, _ kind: Kind, names: [RecordID: String]) -> String {
        func named(_ id: RecordID) -> String { names[id].map { "\(id.number) \($0)" } ?? id.number }
        var arguments: [String: String] = [:]
        switch reason {
        case .sameCode(let code): arguments["code"] = code
        case .moreWords(_, let words): arguments["words"] = words.joined(separator: " ")
        case .nearSpelling(_, let letters):
            arguments["n"] = String(letters)
            if letters == 1 { return self("near.nearSpelling.one", arguments) }
        case .oneCharacter(_, let typed, let stored), .lookAlike(_, let typed, let stored):
            arguments["typed"] = typed
            arguments["stored"] = stored
        case .sameReading(_, let reading): arguments["reading"] = reading
        case .sameContext(let field, let id), .elsewhere(let field, let id):
            arguments["field"] = label(kind.rawValue, field)
            arguments["name"] = named(id)
        case .sameSecretary(let id): arguments["name"] = named(id)
        case .sameName, .sameButCommonWords, .beside: break
        }
        return self("near." + reason.key, arguments)
    }

    package func decidedDifferent(_ answer: SamenessAnswer) -> String {
        var arguments = [
            "one": answer.pair.first.number, "other": answer.pair.second.number,
            "day": String(answer.at.prefix(10)), "by": answer.by,
        ]
        if !answer.reason.isEmpty { arguments["reason"] = answer.reason }
        return self(
            answer.reason.isEmpty ? "refusal.decidedDifferent" : "refusal.decidedDifferent.because", arguments
        )
    }

    /// What a question of taking apart is about, with the word by which a choice names it.
    package func question(_ question: UnmergeQuestion, about record: RecordID) -> String {
        switch question.subject {
        case .field(let key, _, _): "\(label(record.kind.rawValue, key)) (\(key))"
        case .link(let id, let field): "\(id.number) (\(label(id.kind.rawValue, field)))"
        }
    }
}
