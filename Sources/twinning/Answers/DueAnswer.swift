import Documents
import Domain
import FileStore

/// What is due as it is told on standard output, a stretch at a time.
struct DueAnswer {
    let call: Call
    let registry: Registry

    /// `nothing` is said where there is nothing to tell.
    func write(_ query: DueQuery, nothing: String) throws(Failure) {
        let document = DueDocument(call.words, today: call.today)
        var array = ArrayWriter(call.output)
        var count = 0
        var stretches = DueStretches(registry, query)
        while let (items, names) = try call.unlessRefused({ () throws(Refusal) in try stretches.next() }) {
            if call.format == .json {
                for item in items { try array.add(document.json(item, names: names)) }
            } else if !items.isEmpty {
                try call.write(document.table(items, names: names), header: count == 0)
            }
            count += items.count
        }
        if call.format == .json { return try array.close() }
        if count == 0 {
            if call.format == .text {
                try call.output.line(nothing)
            } else {
                try call.write(document.table([], names: [:]), header: true)
            }
        }
        try call.output.flush()
    }
}

extension Call {
    /// What the registry answers; a refusal ends the command.
    func unlessRefused<Item>(_ work: () throws(Refusal) -> Item) throws(Failure) -> Item {
        do {
            return try work()
        } catch {
            throw Failure.refusal(error)
        }
    }
}
