import Documents
import Domain
import FileStore

/// What is due as it is told on standard output, a stretch at a time.
struct DueAnswer {
    let call: Call
    let registry: Registry

    /// So many matters are read at once.
    private static let stretch = 500

    /// `nothing` is said where there is nothing to tell.
    func write(_ query: DueQuery, nothing: String) throws(Failure) {
        let document = DueDocument(call.words, today: call.today)
        var array = ArrayWriter(call.output)
        var count = 0
        try each(query) { items, names throws(Failure) in
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

    /// The matters in their order, what is put off at the end.
    func each(
        _ query: DueQuery, _ use: ([DueItem], [RecordID: String]) throws(Failure) -> Void
    ) throws(Failure) {
        var after: DuePlace?
        var postponed: (items: [DueItem], names: [RecordID: String])?
        while true {
            let request = DueRequest(query, after: after, limit: DueAnswer.stretch)
            guard case .due(let window) = try registry.reply(to: .due(request)) else { break }
            if postponed == nil { postponed = (window.postponed, window.names) }
            guard !window.reachesEnd, let last = window.items.last else {
                let (items, names) = postponed ?? ([], [:])
                return try use(window.items + items, window.names.merging(names) { own, _ in own })
            }
            try use(window.items, window.names)
            after = last.place
        }
    }
}
