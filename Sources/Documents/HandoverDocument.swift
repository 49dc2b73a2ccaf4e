import Domain

/// The sheet for somebody who leaves: what they hand over, section by section; an empty one says so.
package struct HandoverDocument: Sendable {
    package let sheet: Handover
    private let words: Words
    private let today: CalendarDay
    private let showsPrivate: Bool

    /// Telephone numbers come masked unless they are asked for.
    package init(_ sheet: Handover, _ words: Words, today: CalendarDay, showsPrivate: Bool = false) {
        self.sheet = sheet
        self.words = words
        self.today = today
        self.showsPrivate = showsPrivate
    }

    package struct Section: Hashable, Sendable {
        package var title: String
        package var lines: [Line]
    }

    package struct Line: Hashable, Sendable {
        package var text: String
        /// Where it leads.
        package var record: RecordID?
        /// It says that there is nothing, or that it is not known.
        package var isAbsent = false
        package var wantsAttention = false
    }

    package var title: String {
        words("handover.title", ["person": named(sheet.person.id), "day": today.written])
    }

    package var sections: [Section] {
        [
            section("posts", posts), section("promises", promises), section("liaison", liaisons),
            section("dates", dates), section("contacts", contacts), section("drafts", drafts),
        ]
    }

    private func section(_ key: String, _ lines: [Line]) -> Section {
        Section(
            title: words("handover." + key),
            lines: lines.isEmpty ? [Line(text: words("handover.none." + key), isAbsent: true)] : lines)
    }

    private func named(_ id: RecordID) -> String { words.named(id, sheet.names) }

    private var posts: [Line] {
        sheet.posts.map { held, knowledge in
            let known =
                knowledge.map { words.knowledge($0) }
                ?? held.line[Post.to].value.map { words("handover.ended", ["day": $0.written]) }
                ?? words("handover.notToday")
            return Line(
                text: words(
                    "handover.post",
                    ["post": words.post(held.post), "body": named(held.body), "known": known]),
                record: held.body, wantsAttention: knowledge.map { !$0.isCertain } ?? false)
        }
    }

    private var promises: [Line] {
        sheet.promises.map { promise in
            let due = promise.record[Commitment.due]
            let day =
                switch due {
                case .value(let day): words("handover.due", ["day": day.written])
                case .notKnown: words("handover.dueNotKnown")
                case .notApplicable: words("handover.noDue")
                }
            let isLate = due.value.map { $0.last < today } ?? false
            return Line(
                text: words(
                    promise.isGiven ? "handover.given" : "handover.owed",
                    [
                        "promise": named(promise.record.id),
                        "giver": promise.record[Commitment.giver].value.map(named) ?? "",
                        "receiver": promise.record[Commitment.receiver].value.map(named) ?? "", "due": day,
                    ]), record: promise.record.id, wantsAttention: isLate)
        }
    }

    private var liaisons: [Line] {
        sheet.agreements.flatMap { agreed in
            [
                Line(
                    text: words(
                        "handover.agreement",
                        ["agreement": named(agreed.record.id), "standing": words.standing(agreed.standing)]),
                    record: agreed.record.id, wantsAttention: agreed.standing.wantsAttention)
            ]
                + Side.allCases.map { side in
                    let people = agreed.liaisons[side] ?? []
                    let isDuty = agreed.duties.contains(side)
                    let who =
                        people.isEmpty
                        ? words("answer.notKnown") : people.map(named).joined(separator: words("list.comma"))
                    return Line(
                        text: "  "
                            + words(
                                isDuty ? "handover.duty" : "handover.liaisonOf",
                                ["side": words.choice("side", side.rawValue), "who": who]),
                        record: agreed.record.id, isAbsent: people.isEmpty, wantsAttention: isDuty)
                }
        }
    }

    private var dates: [Line] {
        sheet.dates.map { due in
            let what =
                switch due.what {
                case .promise: words("handover.date.promise", ["record": named(due.record)])
                case .agreementEnds: words("handover.date.ends", ["record": named(due.record)])
                case .followUp(let what):
                    words("handover.date.followUp", ["record": named(due.record), "what": what])
                case .project: words("handover.date.project", ["record": named(due.record)])
                case .election: words("handover.date.election", ["record": named(due.record)])
                }
            return Line(
                text: due.day.written + "  " + what, record: due.record,
                wantsAttention: due.day.last < today)
        }
    }

    private var contacts: [Line] {
        sheet.contacts.map { contact in
            var pieces = [named(contact.person.id)]
            if let post = contact.post, let body = contact.body {
                pieces.append(words("handover.postIn", ["post": words.post(post), "body": named(body)]))
            }
            if contact.isLiaison { pieces.append(words("choice.post.liaison")) }
            pieces.append(telephone(contact))
            pieces.append(contact.agreement.number)
            return Line(text: pieces.joined(separator: " · "), record: contact.person.id)
        }
    }

    private func telephone(_ contact: Handover.Contact) -> String {
        switch contact.person[Person.telephone] {
        case .value(let number): showsPrivate ? number : number.masked
        case .notKnown: words("handover.noTelephone")
        case .notApplicable: words("answer.notApplicable")
        }
    }

    private var drafts: [Line] {
        sheet.drafts.map { draft in
            let title = draft.title.isEmpty ? draft.form : draft.title
            return Line(
                text: (draft.about.map { $0.number + " " } ?? "") + title + "  " + draft.savedAt.prefix(10),
                record: draft.about)
        }
    }

    // MARK: - On its way out

    /// Safe for a terminal.
    package var text: String {
        var lines = [title]
        for section in sections {
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
        let dates = zip(sheet.dates, self.dates).map { due, line in
            JSONValue.object([
                text("day", due.day.written), text("number", due.record.number),
                text("name", sheet.names[due.record]), text("text", line.text),
            ])
        }
        let contacts = sheet.contacts.map { contact in
            let phone = contact.person[Person.telephone].map { showsPrivate ? $0 : $0.masked }
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
            text("name", sheet.person.name), text("day", today.written),
            JSONValue.Member("posts", .array(posts)), JSONValue.Member("promises", .array(promises)),
            JSONValue.Member("agreements", .array(agreements)), JSONValue.Member("dates", .array(dates)),
            JSONValue.Member("contacts", .array(contacts)), JSONValue.Member("drafts", .array(drafts)),
        ])
    }
}
