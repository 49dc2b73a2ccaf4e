import Documents
import Domain

/// Posts and elections as they are told on standard output.
struct PostAnswers {
    let call: Call

    func write(_ found: BodyPosts) throws(Failure) {
        if call.format == .json {
            let posts = found.posts.map { PostsDocument.json($0, names: found.names, words: call.words) }
            try call.output.line(JSONValue.array(posts).text(indented: true))
        } else if found.posts.isEmpty, call.format == .text {
            let body = call.words.named(found.body, found.names)
            try call.output.line(TerminalText.safe(call.words("cli.holders.nothing", ["body": body])))
        } else {
            var table = columns(["body", "post", "number", "name", "known"])
            for post in found.posts {
                let head = [
                    OutputTable.Cell(call.words.named(post.body, found.names)),
                    OutputTable.Cell(call.words.post(post.post)),
                ]
                for holder in post.holders {
                    table.add(
                        head + [
                            OutputTable.Cell(holder.person.number),
                            OutputTable.Cell(found.names[holder.person] ?? ""),
                            OutputTable.Cell(call.words.knowledge(holder, names: found.names)),
                        ])
                }
                if post.holders.isEmpty {
                    let notKnown = call.words("answer.notKnown")
                    table.add(
                        head + [
                            OutputTable.Cell("", json: .null), OutputTable.Cell(notKnown, json: .null),
                            OutputTable.Cell("", json: .null),
                        ])
                }
            }
            try call.write(table, header: true)
        }
        try call.output.flush()
    }

    func write(_ due: DueElections, within days: Int) throws(Failure) {
        if call.format == .json {
            let elections = due.elections.map {
                PostsDocument.json($0, names: due.names, today: call.today)
            }
            try call.output.line(JSONValue.array(elections).text(indented: true))
        } else if due.elections.isEmpty, call.format == .text {
            try call.output.line(call.words("cli.elections.nothing", ["days": String(days)]))
        } else {
            var table = columns(["number", "name", "next", "when", "why"])
            for election in due.elections {
                table.add([
                    OutputTable.Cell(election.branch.number),
                    OutputTable.Cell(due.names[election.branch] ?? ""),
                    OutputTable.Cell(election.day.written),
                    OutputTable.Cell(call.words.wait(for: election, today: call.today)),
                    OutputTable.Cell(call.words.election(election, today: call.today)),
                ])
            }
            try call.write(table, header: true)
        }
        try call.output.flush()
        if due.isCut {
            Output.complain(call.words("cli.elections.cut", ["n": String(due.elections.count)]))
        }
    }

    private func columns(_ keys: [String]) -> OutputTable {
        OutputTable(keys.map { OutputTable.Column($0, label: call.words("cli.column." + $0)) })
    }
}
