import Documents
import Domain

/// What an amendment changes, before it is agreed: each field before and after, and the commitments it touches.
struct AmendmentAnswer {
    let call: Call
    let names: [RecordID: String]

    func write(_ amendment: Record, _ agreement: RecordID) throws(Failure) {
        let changes = Amending.changes(of: amendment)
        let touched = amendment[Amendment.touched].value ?? []
        if call.format == .json {
            try call.output.line(json(changes, touched, agreement).text(indented: true))
        } else {
            for change in changes {
                let label = call.words.label(Kind.agreement.rawValue, change.field)
                try call.output.line(label)
                for (sign, text) in [("-", change.before), ("+", change.after)] {
                    for line in call.words.changed(text, field: change.field, names: names) {
                        try call.output.line("  \(sign) " + TerminalText.safe(line))
                    }
                }
            }
            let numbers = touched.compactMap { $0[AmendmentTouched.commitment].value?.record }
            if !numbers.isEmpty {
                let list = numbers.map { $0.number + (names[$0].map { " " + $0 } ?? "") }
                    .joined(separator: call.words("list.comma"))
                try call.output.line(
                    TerminalText.safe(call.words("amendment.touches", ["commitments": list])))
            }
        }
        try call.output.flush()
    }

    private func json(
        _ changes: [Amending.FieldChange], _ touched: [Part], _ agreement: RecordID
    ) -> JSONValue {
        .object([
            .init("agreement", .string(agreement.number)),
            .init(
                "changes",
                .array(
                    changes.map { change in
                        .object([
                            .init("field", .string(change.field)), .init("before", .string(change.before)),
                            .init("after", .string(change.after)),
                        ])
                    })),
            .init(
                "touched",
                .array(
                    touched.compactMap { $0[AmendmentTouched.commitment].value?.record.number }
                        .map(JSONValue.string))),
        ])
    }
}
