/// What has to be ready for a ceremony, made from its agreements and its agenda: seats, signatures, copies, pens,
/// seals, photographs, guests. A proposal: it is edited like any other list.
package struct DaySheet {
    private let ceremony: Ceremony
    private let words: Words
    private var lines: [Part] = []

    /// The lines for a ceremony, nothing of them done.
    package static func lines(for ceremony: Ceremony, _ words: Words) -> [Part] {
        var sheet = DaySheet(ceremony: ceremony, words: words)
        sheet.seats()
        sheet.signatures()
        sheet.copies()
        sheet.seals()
        sheet.photos()
        sheet.guests()
        return sheet.lines
    }

    private init(ceremony: Ceremony, words: Words) {
        self.ceremony = ceremony
        self.words = words
    }

    // MARK: - Who is there

    /// Somebody with a place at the table.
    private struct Seat {
        let person: RecordID
        let post: String?
        let body: RecordID?
        let rank: Int
    }

    /// Speakers, signatories and those who keep in touch, by side and rank; who is of neither side sits first.
    private mutating func seats() {
        var seated: Set<RecordID> = []
        var sides: [Side?: [Seat]] = [:]
        func seat(_ person: RecordID?, _ post: String?, _ body: RecordID?, _ side: Side?) {
            guard let person, seated.insert(person).inserted else { return }
            let held = (ceremony.posts[person] ?? []).first
            let post = post ?? held?[Post.post].value
            let body = body ?? held?[Post.body].value
            sides[side, default: []].append(
                Seat(person: person, post: post, body: body, rank: DaySheet.rank(post)))
        }
        for agreement in ceremony.agreements {
            for line in agreement[Agreement.signatures].value ?? [] {
                seat(
                    line[Signature.person].value?.record, line[Signature.post].value,
                    line[Signature.body].value, line[Signature.side].value)
            }
        }
        for item in ceremony.activity[Activity.agenda].value ?? [] {
            let body = item[AgendaItem.body].value
            let side = ceremony.side(of: body)
            seat(item[AgendaItem.speaker].value?.record, item[AgendaItem.post].value, body, side)
        }
        for agreement in ceremony.agreements {
            for line in agreement[Agreement.liaisons].value ?? [] {
                seat(line[Liaison.person].value?.record, nil, nil, line[Liaison.side].value)
            }
        }
        for side in [nil, Side.a, .b] as [Side?] {
            let inOrder = (sides[side] ?? []).enumerated().sorted {
                ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset)
            }
            for (place, seat) in inOrder.map(\.element).enumerated() {
                add("seat", seatText(seat, side), who: seat.person, place: place + 1)
            }
        }
    }

    private func seatText(_ seat: Seat, _ side: Side?) -> String {
        let post = seat.post.map { words.choice(Post.list.name, $0) }
        let body = seat.body.flatMap { ceremony.names[$0] }
        let about = [post, body].compactMap { $0 }.joined(separator: " · ")
        let where_ = side.map { words.choice("side", $0.rawValue) } ?? words("daySheet.middle")
        return about.isEmpty ? where_ : words("daySheet.seat", ["side": where_, "about": about])
    }

    /// Secretaries before their deputies, these before who leads a unit, and all before members.
    private static func rank(_ post: String?) -> Int {
        guard let post else { return order.count + 1 }
        return order.firstIndex(of: post) ?? order.count
    }

    private static let order = [
        "secretary", "firstSecretary", "president", "generalManager", "director", "deputySecretary",
        "organisationMember", "publicityMember", "disciplineMember", "liaison", "member",
    ]

    // MARK: - What is signed

    private mutating func signatures() {
        for agreement in ceremony.agreements {
            let signing = agreement[Agreement.signatures].value ?? []
            let inOrder = Side.allCases.flatMap { side in
                signing.filter { $0[Signature.side].value == side }
            }
            for (place, line) in inOrder.enumerated() {
                let side = line[Signature.side].value.map { words.choice("side", $0.rawValue) } ?? ""
                add(
                    "signature", words("daySheet.signs", ["number": agreement.id.number, "side": side]),
                    who: line[Signature.person].value?.record, place: place + 1)
            }
        }
    }

    private mutating func copies() {
        var signers = 0
        for agreement in ceremony.agreements {
            signers += (agreement[Agreement.signatures].value ?? []).count
            let number = agreement.id.number
            if let count = agreement[Agreement.copies].value {
                add(
                    "copies",
                    words("daySheet.copies", ["number": number, "n": String(count), "name": agreement.name]))
            } else {
                add("copies", words("daySheet.copiesNotKnown", ["number": number, "name": agreement.name]))
            }
        }
        if signers > 0 { add("pens", words("daySheet.pens", ["n": String(min(signers, 2) + 1)])) }
    }

    private mutating func seals() {
        var sealed: Set<RecordID> = []
        for agreement in ceremony.agreements where agreement[Agreement.isSealed].value != false {
            for line in agreement[Agreement.parties].value ?? [] {
                guard let party = line[Party.party].value, party.kind != .village,
                    sealed.insert(party).inserted
                else { continue }
                add("seals", words("daySheet.seal"), who: party)
            }
        }
    }

    private mutating func photos() {
        var pictures = ["speeches", "signing", "exchange"]
        if ceremony.agreements.isEmpty { pictures = ["speeches"] }
        for picture in pictures { add("photo", words("daySheet.photo." + picture)) }
        add("photo", words("daySheet.photo.group"))
    }

    private mutating func guests() {
        var asked: Set<RecordID> = []
        func ask(_ who: RecordID?, _ text: String) {
            guard let who, asked.insert(who).inserted else { return }
            add("guest", text, who: who)
        }
        for agreement in ceremony.agreements {
            for line in agreement[Agreement.witnesses].value ?? [] {
                let isNamed = line[Witness.sort].value == .person
                ask(line[Witness.who].value, words(isNamed ? "daySheet.witness" : "daySheet.leaders"))
            }
            for line in agreement[Agreement.supporters].value ?? [] {
                ask(line[Supporter.who].value, line[Supporter.wording].value ?? words("daySheet.guest"))
            }
        }
        for line in ceremony.activity[Activity.supporters].value ?? [] {
            ask(line[Supporter.who].value, line[Supporter.wording].value ?? words("daySheet.guest"))
        }
    }

    private mutating func add(_ sort: String, _ what: String, who: RecordID? = nil, place: Int? = nil) {
        var line = Part()
        line[DaySheetItem.sort.key] = .value(.choice(sort))
        line[DaySheetItem.what] = .value(what)
        if let who { line[DaySheetItem.who.key] = .value(.link(who)) }
        if let place { line[DaySheetItem.place] = .value(place) }
        lines.append(line)
    }
}

extension DaySheet {
    /// The sorts that lines are of, in the order of the list, then words of the user's own; nil: of none.
    package static func sorts(of lines: [Part]) -> [String?] {
        let there = lines.map { $0[DaySheetItem.sort].value }
        let own = there.reduce(into: [String?]()) { found, sort in
            guard let sort, !DaySheetItem.sorts.keys.contains(sort), !found.contains(sort) else { return }
            found.append(sort)
        }
        return DaySheetItem.sorts.keys.filter { there.contains($0) } + own
            + (there.contains(nil) ? [nil] : [])
    }
}

extension Words {
    /// A line of a day sheet: box, place, who, what, and when it was done.
    package func daySheetLine(_ line: Part, names: [RecordID: String], places: Bool) -> String {
        let box = line[DaySheetItem.isDone].value == true ? "[x] " : "[ ] "
        let place = places ? line[DaySheetItem.place].value.map { "\($0). " } ?? "" : ""
        let who = line[DaySheetItem.who].value.map { names[$0] ?? $0.number }
        let text = [who, line[DaySheetItem.what].value].compactMap { $0 }.joined(separator: " · ")
        let at = line[DaySheetItem.doneAt].value.map { $0 + " " } ?? ""
        return box + at + place + text
    }
}

extension DaySheet {
    /// The lines of `fresh` that a sheet does not have: nothing of the same sort about the same, with the same words or
    /// somebody who is there already.
    package static func additions(_ fresh: [Part], to sheet: [Part]) -> [Part] {
        fresh.filter { line in
            !sheet.contains { old in
                guard old[DaySheetItem.sort] == line[DaySheetItem.sort] else { return false }
                if line[DaySheetItem.who.key] == .notKnown || line[DaySheetItem.sort].value == "signature" {
                    return old[DaySheetItem.what] == line[DaySheetItem.what]
                        && old[DaySheetItem.who.key] == line[DaySheetItem.who.key]
                }
                return old[DaySheetItem.who.key] == line[DaySheetItem.who.key]
            }
        }
    }
}
