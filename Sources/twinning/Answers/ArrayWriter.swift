import Domain

/// A JSON array written item by item, so that an answer of any length takes no more memory than a part of it.
struct ArrayWriter {
    let output: Output
    private var isEmpty = true

    init(_ output: Output) { self.output = output }

    mutating func add(_ item: JSONValue) throws(Failure) {
        let text = item.text(indented: true)
        // A line end inside a JSON text is always one between its parts: those inside strings are escaped.
        let indented = text.split(separator: "\n").joined(separator: "\n  ")
        try output.write((isEmpty ? "[\n  " : ",\n  ") + indented)
        isEmpty = false
    }

    func close() throws(Failure) {
        try output.line(isEmpty ? "[]" : "\n]")
        try output.flush()
    }
}
