import Domain

/// The posts of a body on its page: who holds them today, and when it elects next.
extension PageDocument {
    var postLines: [String] {
        let posts = page.posts(on: today)
        var lines: [String] = []
        if !posts.isEmpty {
            lines.append("  " + words("posts.today", ["day": today.written]) + ":")
            lines += posts.flatMap { words.lines($0, names: page.names) }.map { "    " + $0 }
        }
        lines += page.elections(today: today).map { election in
            let body =
                page.record.id == election.branch ? "" : words.named(election.branch, page.names) + ": "
            return "  " + body + words.election(election, today: today)
                + words("list.semicolon") + words.wait(for: election, today: today)
        }
        return lines
    }

    var postMembers: [JSONValue.Member] {
        switch page.record.kind {
        case .branch, .village:
            let posts = page.posts(on: today).map { PostsDocument.json($0, names: page.names, words: words) }
            let elections = page.elections(today: today).map {
                PostsDocument.json($0, names: page.names, today: today)
            }
            return [
                JSONValue.Member("postsToday", .array(posts)),
                JSONValue.Member("elections", .array(elections)),
            ]
        case .agreement:
            let signatures = page.record[Agreement.signatures].value ?? []
            let now = signatures.compactMap { line -> JSONValue? in
                guard let person = line[Signature.person].value?.record,
                    let followers = page.followers(of: line, today: today)
                else { return nil }
                return .object([
                    JSONValue.Member("signatory", .string(person.number)),
                    JSONValue.Member(
                        "now",
                        followers.isEmpty
                            ? .null : .array(followers.map { PostsDocument.link($0, names: page.names) })),
                ])
            }
            return [JSONValue.Member("postsNow", .array(now))]
        default: return []
        }
    }
}

/// Posts and elections for scripts.
package enum PostsDocument {
    package static func json(
        _ post: PostOnDay, names: [RecordID: String], words: Words
    ) -> JSONValue {
        .object([
            JSONValue.Member("body", link(post.body, names: names)),
            JSONValue.Member("post", .string(post.post)),
            JSONValue.Member("label", .string(words.post(post.post))),
            JSONValue.Member(
                "holders",
                .array(
                    post.holders.map { holder in
                        .object([
                            JSONValue.Member("number", .string(holder.person.number)),
                            JSONValue.Member("name", names[holder.person].map(JSONValue.string) ?? .null),
                            JSONValue.Member("known", .string(holder.knowledge.key)),
                            JSONValue.Member("isCertain", .bool(holder.isCertain)),
                            JSONValue.Member("text", .string(words.knowledge(holder, names: names))),
                            day("from", holder.line[Post.from].value), day("to", holder.line[Post.to].value),
                            day("attestedOn", holder.line[Post.attestedOn].value),
                        ])
                    })),
        ])
    }

    package static func json(
        _ election: Election, names: [RecordID: String], today: CalendarDay
    ) -> JSONValue {
        let (basis, last) =
            switch election.basis {
            case .elected(let day): ("elected", day)
            case .secretary(_, let day): ("secretary", day)
            }
        return .object([
            JSONValue.Member("number", .string(election.branch.number)),
            JSONValue.Member("name", names[election.branch].map(JSONValue.string) ?? .null),
            day("next", election.day), JSONValue.Member("years", .number(Int64(election.years))),
            JSONValue.Member("basis", .string(basis)), day("last", last),
            JSONValue.Member("days", .number(Int64(election.days(from: today)))),
        ])
    }

    static func link(_ id: RecordID, names: [RecordID: String]) -> JSONValue {
        .object([
            JSONValue.Member("number", .string(id.number)),
            JSONValue.Member("name", names[id].map(JSONValue.string) ?? .null),
        ])
    }

    private static func day(_ key: String, _ day: CalendarDay?) -> JSONValue.Member {
        JSONValue.Member(key, day.map { .string($0.written) } ?? .null)
    }
}
