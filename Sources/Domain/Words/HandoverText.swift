/// The sheet for somebody who leaves, in words: what they hand over, section by section; an empty one says so.
package struct HandoverText: Sendable {
    package let sheet: Handover
    package let words: Words
    package let today: CalendarDay
    package let showsPrivate: Bool

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

    package var dates: [Line] {
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
}
