import Documents
import Domain
import FileStore

/// The attachments of a record as they are told on standard output, each copy verified.
struct AttachmentsAnswer {
    let call: Call
    let registry: Registry
    let record: Record
    /// Nil: all of them.
    var only: Part?

    func write() throws(Failure) {
        let lines = record[Common.attachments].value ?? []
        if lines.isEmpty, call.format == .text {
            try call.output.line(call.words("cli.attachments.nothing", ["number": record.id.number]))
        } else {
            var table = OutputTable([
                column("place"), OutputTable.Column("name", label: call.words("cli.column.file")),
                OutputTable.Column("sort", label: call.words("cli.column.fileSort")),
                OutputTable.Column("size", label: call.words("cli.column.fileSize")), column("addedOn"),
                OutputTable.Column("copy", label: call.words("cli.column.copy")), column("caption"),
                OutputTable.Column("checksum", label: nil),
            ])
            for (index, line) in lines.enumerated() where only == nil || only?.id == line.id {
                table.add(cells(line, place: index + 1))
            }
            try call.write(table, header: true)
        }
        try call.output.flush()
    }

    private func column(_ key: String) -> OutputTable.Column {
        OutputTable.Column(key, label: call.words("cli.column." + key))
    }

    private func cells(_ line: Part, place: Int) -> [OutputTable.Cell] {
        let words = call.words
        let condition = registry.verifiedCondition(line)
        let sort = line[Attachment.sort].value
        let size = line[Attachment.size].value
        return [
            OutputTable.Cell(String(place), json: .number(Int64(place))),
            OutputTable.Cell(line[Attachment.name].value ?? ""),
            OutputTable.Cell(
                sort.map { words.choice("attachmentSort", $0.rawValue) } ?? "",
                json: sort.map { .string($0.rawValue) } ?? .null),
            OutputTable.Cell(
                call.format == .csv ? size.map { String($0) } ?? "" : size.map(words.fileSize) ?? "",
                json: size.map { .number(Int64($0)) } ?? .null),
            text(line[Attachment.addedOn].value?.written),
            OutputTable.Cell(
                call.format == .csv ? condition.rawValue : words("attachment.is." + condition.rawValue),
                json: .string(condition.rawValue)),
            text(line[Attachment.caption].value), text(line[Attachment.checksum].value),
        ]
    }

    private func text(_ text: String?) -> OutputTable.Cell {
        OutputTable.Cell(text ?? "", json: text.map(JSONValue.string) ?? .null)
    }
}
