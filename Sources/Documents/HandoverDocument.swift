import Domain

/// The sheet for somebody who leaves, on its way out.
package struct HandoverDocument: Sendable {
    private let told: HandoverText
    private var sheet: Handover { told.sheet }
    private var words: Words { told.words }

    package init(_ told: HandoverText) { self.told = told }

    /// Safe for a terminal.
    package var text: String {
        var lines = [told.title]
        for section in told.sections {
            lines += ["", section.title] + section.lines.map { "  " + $0.text }
        }
        return lines.map { TerminalText.safe($0) + "\n" }.joined()
    }

    /// `number`, `kind`, `name`, and one array for each section.
    package var json: JSONValue {
        func text(_ key: String, _ value: String?) -> JSONValue.Member {
            JSONValue.Member(key, value.map(JSONValue.string) ?? .null)
        }
        func link(_ key: String, _ id: RecordID?) -> JSONValue.Member {
            guard let id else { return JSONValue.Member(key, .null) }
            return JSONValue.Member(key, .object([text("number", id.number), text("name", sheet.names[id])]))
        }
        let posts = sheet.posts.map { held, knowledge in
            JSONValue.object([
                text("post", held.post), link("body", held.body),
                text("from", held.line[Post.from].value?.written),
                text("to", held.line[Post.to].value?.written),
                text("attestedOn", held.line[Post.attestedOn].value?.written),
                JSONValue.Member("isHeld", .bool(knowledge != nil)), text("known", knowledge?.key),
            ])
        }
        let promises = sheet.promises.map { promise in
            JSONValue.object([
                text("number", promise.record.id.number), text("name", promise.record.name),
                text("direction", promise.isGiven ? "given" : "owed"),
                link("giver", promise.record[Commitment.giver].value),
                link("receiver", promise.record[Commitment.receiver].value),
                JSONValue.Member(
                    "due", promise.record["due"].json(.day, names: sheet.names)),
            ])
        }
        let agreements = sheet.agreements.map { agreed in
            JSONValue.object(
                [
                    text("number", agreed.record.id.number), text("name", agreed.record.name),
                    text("standing", words.standing(agreed.standing)),
                    JSONValue.Member("duties", .array(agreed.duties.map { .string($0.rawValue) })),
                ]
                    + Side.allCases.map { side in
                        let people = (agreed.liaisons[side] ?? []).map { id in
                            JSONValue.object([text("number", id.number), text("name", sheet.names[id])])
                        }
                        return JSONValue.Member(
                            "liaison" + side.rawValue.uppercased(), people.isEmpty ? .null : .array(people))
                    })
        }
        let dates = zip(sheet.dates, told.dates).map { due, line in
            JSONValue.object([
                text("day", due.day.written), text("number", due.record.number),
                text("name", sheet.names[due.record]), text("text", line.text),
            ])
        }
        let contacts = sheet.contacts.map { contact in
            let phone = contact.person[Person.telephone].map { told.showsPrivate ? $0 : $0.masked }
            return JSONValue.object([
                text("number", contact.person.id.number), text("name", contact.person.name),
                text("agreement", contact.agreement.number), text("post", contact.post),
                link("body", contact.body), JSONValue.Member("isLiaison", .bool(contact.isLiaison)),
                JSONValue.Member(
                    "telephone",
                    phone.map { Value.text($0) }.json(
                        .text(limit: 40, multiline: false), names: sheet.names)),
            ])
        }
        let drafts = sheet.drafts.map { draft in
            JSONValue.object([
                text("about", draft.about?.number), text("title", draft.title),
                text("savedAt", draft.savedAt),
            ])
        }
        return .object([
            text("number", sheet.person.id.number), text("kind", sheet.person.kind.rawValue),
            text("name", sheet.person.name), text("day", told.today.written),
            JSONValue.Member("posts", .array(posts)), JSONValue.Member("promises", .array(promises)),
            JSONValue.Member("agreements", .array(agreements)), JSONValue.Member("dates", .array(dates)),
            JSONValue.Member("contacts", .array(contacts)), JSONValue.Member("drafts", .array(drafts)),
        ])
    }
}
