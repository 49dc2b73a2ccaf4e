import Documents
import Domain

/// One record with what hangs on it and what is missing, as `show` tells it.
struct RecordAnswer {
    let call: Call
    let page: Page

    func write() throws(Failure) {
        let document = PageDocument(page, call.words, today: call.today)
        switch call.format {
        case .json: try call.output.line(document.json.text(indented: true))
        case .text: try call.output.write(document.text)
        case .csv:
            let kind = page.record.kind
            let table = RecordTable(kind, fields: kind.description.fields, showsPrivate: true)
            try call.write(table.table([page.record], names: page.names, words: call.words), header: true)
        }
        try call.output.flush()
    }
}
