import Domain

/// Records of one kind as a table: number, kind and name, then the fields asked for.
package struct RecordTable: Sendable {
    private let kind: Kind
    private let fields: [FieldDescription]
    private let showsPrivate: Bool

    /// `fields` nil: the columns of the kind's lists. Private fields come masked unless asked for.
    package init(_ kind: Kind, fields: [FieldDescription]? = nil, showsPrivate: Bool = false) {
        self.kind = kind
        self.fields = (fields ?? kind.description.fields.filter(\.isColumn))
            .filter { $0.key != Record.nameKey }
        self.showsPrivate = showsPrivate
    }

    /// `names` are those of the records that these link to; `standings` say how agreements stand, in a column of their
    /// own for programs and in place of the state for people; `uses` what is used of offers, told in their state.
    package func table(
        _ records: [Record], names: [RecordID: String], standings: [RecordID: AgreementStanding]? = nil,
        uses: [RecordID: OfferUse] = [:], words: Words
    ) -> OutputTable {
        let tellsStanding = kind == .agreement && standings != nil
        let label = { (key: String) in words.label(kind.rawValue, key) }
        var table = OutputTable(
            [
                OutputTable.Column("number", label: label("number")), OutputTable.Column("kind", label: nil),
                OutputTable.Column(Record.nameKey, label: label(Record.nameKey)),
            ]
                + fields.map { field in
                    // People read the standing in its place.
                    let isHidden = tellsStanding && field.key == Agreement.state.key
                    return OutputTable.Column(field.key, label: isHidden ? nil : label(field.key))
                }
                + (tellsStanding
                    ? [OutputTable.Column(Agreement.standing.key, label: label(Agreement.standing.key))] : [])
        )
        for record in records {
            table.add(
                [
                    OutputTable.Cell(record.id.number), OutputTable.Cell(record.kind.rawValue),
                    OutputTable.Cell(record.name),
                ]
                    + fields.map { field in
                        let answer = shown(record[field.key], field)
                        let isPlain = answer == record[field.key]
                        if let use = uses[record.id], field.key == Offer.state.key {
                            return OutputTable.Cell(
                                words.offerState(record, use), json: answer.json(field.type, names: names))
                        }
                        return OutputTable.Cell(
                            words.text(answer, field.type, names: names),
                            json: isPlain
                                ? record.json(of: field, names: names)
                                : answer.json(field.type, names: names))
                    } + (tellsStanding ? [standing(standings?[record.id], words)] : []))
        }
        return table
    }

    private func standing(_ standing: AgreementStanding?, _ words: Words) -> OutputTable.Cell {
        OutputTable.Cell(
            standing.map(words.standing) ?? "",
            json: standing.map { .string($0.state.rawValue) } ?? .null)
    }

    private func shown(_ answer: Answer<Value>, _ field: FieldDescription) -> Answer<Value> {
        guard field.isPrivate, !showsPrivate, case .value(.text(let text)) = answer else { return answer }
        return .value(.text(text.masked))
    }
}
