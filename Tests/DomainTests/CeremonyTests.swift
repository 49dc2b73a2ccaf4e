import Domain
import Testing

/// What follows from a ceremony: promises, places of the agenda, the day sheet.
@Suite struct CeremonyTests {
    private let branch = RecordID(.branch, 3)
    private let village = RecordID(.village, 1)
    private let villageBranch = RecordID(.branch, 4)

    private func item(_ title: String, _ points: String = "", sort: String? = nil, body: RecordID? = nil)
        -> Part
    {
        var item = Part()
        item[AgendaItem.title] = .value(title)
        if !points.isEmpty { item[AgendaItem.points] = .value(points) }
        if let sort { item[AgendaItem.sort.key] = .value(.choice(sort)) }
        if let body { item[AgendaItem.body.key] = .value(.link(body)) }
        return item
    }

    private func ceremony(_ agenda: [Part]) throws -> Ceremony {
        var activity = Record(RecordID(.activity, 1))
        func host(_ side: Side, _ who: RecordID) -> Part {
            Part([
                ActivityHost.side.key: .value(.choice(side.rawValue)),
                ActivityHost.host.key: .value(.link(who)),
            ])
        }
        activity[Activity.heldOn] = .value(try #require(CalendarDay(2022, 5, 4)))
        activity[Activity.hosts] = .value([host(.a, branch), host(.b, villageBranch)])
        activity[Activity.agenda] = .value(agenda)
        var ceremony = Ceremony(activity: activity)
        ceremony.bodies = [villageBranch: [village], village: [villageBranch]]
        return ceremony
    }

    // MARK: - Pledges

    @Test func pledgesAreFoundByWhatSaysThatTheyAre() throws {
        let words = try Strings.words(.english)
        let line = item(
            "Plans", "Layout of the works\nPledge: talent development\nWe will share resources\nThank you")
        let found = Pledge.candidates(in: line, words)
        #expect(found.map(\.words) == ["talent development", "We will share resources"])
        #expect(found.map(\.pillar) == ["talentDevelopment", "resourceSharing"])
    }

    @Test func aPointThatNamesSeveralPillarsHoldsOnePromiseForEach() throws {
        let words = try Strings.words(.chinese)
        let line = item("表态发言", "从资源共享、人才培养、优势产业三方面全力支持")
        let found = Pledge.candidates(in: line, words)
        #expect(found.map(\.pillar) == ["resourceSharing", "talentDevelopment", "advantageousIndustries"])
        #expect(found.first?.words == "资源共享：从资源共享、人才培养、优势产业三方面全力支持")
    }

    @Test func theNextPledgeIsTheFirstOfWhichNoCommitmentWasMade() throws {
        let words = try Strings.words(.english)
        let line = item("Plans", "Pledge: resource sharing\nPledge: talent development")
        let all = try ceremony([line])
        var taken: [Record] = []
        for expected in ["resource sharing", "talent development"] {
            let next = try #require(Pledge.next(in: line, taken: taken, words))
            #expect(next.words == expected)
            taken.append(Pledge.commitment(next, item: 1, of: all, id: RecordID(.commitment, -1)))
        }
        #expect(Pledge.next(in: line, taken: taken, words) == nil)
        // One that was worded otherwise stands for the first of its pillar.
        var other = Record(RecordID(.commitment, 9))
        other[Commitment.name] = .value("Rooms are lent free of charge")
        other[Commitment.pillar.key] = .value(.choice("resourceSharing"))
        #expect(Pledge.next(in: line, taken: [other], words)?.words == "talent development")
    }

    @Test func giverAndReceiverFollowTheSideOfTheSpeaker() throws {
        let agenda = [
            item("Guest", "Pledge: training", body: branch),
            item("Village", "Pledge: rooms", body: villageBranch), item("Nobody's", "Pledge: help"),
        ]
        let all = try ceremony(agenda)
        func ends(_ place: Int) -> [RecordID?] {
            let made = Pledge.commitment(
                Pledge.Candidate(words: "x", pillar: nil), item: place, of: all,
                id: RecordID(.commitment, -1))
            return [made[Commitment.giver].value, made[Commitment.receiver].value]
        }
        #expect(ends(1) == [branch, village])
        #expect(ends(2) == [villageBranch, branch])
        #expect(ends(3) == [branch, village])
    }

    @Test func aCommitmentKeepsWhereItWasSaidAndHasNoDueDay() throws {
        let all = try ceremony([item("One"), item("Two", "Pledge: training")])
        let made = Pledge.commitment(
            Pledge.Candidate(words: "training", pillar: "talentDevelopment"), item: 2, of: all,
            id: RecordID(.commitment, -1))
        #expect(made[Commitment.activity].value?.record == RecordID(.activity, 1))
        #expect(made[Commitment.agendaItem] == .value(2))
        #expect(made[Commitment.due] == .notKnown)
        #expect(made[Commitment.madeOn].value == CalendarDay(2022, 5, 4))
        #expect(Validation.problems(in: made).isEmpty)
    }

    // MARK: - Places

    @Test func placesFollowWhatWasMovedAndWhatWentIsNotKnown() {
        var old = [item("A"), item("B"), item("C"), item("D")]
        for index in old.indices { old[index].id = Int64(index + 10) }
        let places = AgendaPlaces(old, [old[2], old[0], item("new"), old[3]])
        #expect([1, 2, 3, 4].map { places.place(of: $0) } == [.value(2), .notKnown, .value(1), .value(4)])
        #expect(places.place(of: 9) == .value(9), "a place that never was stays")
        #expect(!places.isUnchanged)
        #expect(AgendaPlaces(old, old + [item("E")]).isUnchanged)
    }

    @Test func linesWithoutIdentityAreKnownByWhatTheySay() {
        var old = [item("A", "first"), item("B", "second")]
        for index in old.indices { old[index].id = Int64(index + 1) }
        let places = AgendaPlaces(old, [item("B", "other words"), item("A", "first")])
        #expect(places.place(of: 1) == .value(2))
        #expect(places.place(of: 2) == .value(1))
    }

    // MARK: - The day sheet

    @Test func theSheetHasSeatsSignaturesCopiesPensSealsPhotosAndGuests() throws {
        var all = try ceremony([item("Speech", body: branch)])
        var agreement = Record(RecordID(.agreement, 7))
        agreement[Agreement.name] = .value("Agreement")
        func party(_ side: Side, _ who: RecordID) -> Part {
            Part([Party.side.key: .value(.choice(side.rawValue)), Party.party.key: .value(.link(who))])
        }
        func signature(_ side: Side, _ person: Int64, _ post: String) -> Part {
            Part([
                Signature.side.key: .value(.choice(side.rawValue)),
                Signature.person.key: .value(.link(RecordID(.person, person))),
                Signature.post.key: .value(.choice(post)),
            ])
        }
        agreement[Agreement.parties] = .value([party(.a, branch), party(.b, villageBranch)])
        agreement[Agreement.signatures] = .value([
            signature(.b, 2, "secretary"), signature(.a, 3, "deputySecretary"), signature(.a, 1, "secretary"),
        ])
        agreement[Agreement.copies] = .value(4)
        agreement[Agreement.witnesses] = .value([
            Part([
                Witness.sort.key: .value(.choice("leadersOf")),
                Witness.who.key: .value(.link(RecordID(.unit, 1))),
            ])
        ])
        all.agreements = [agreement]
        let words = try Strings.words(.english)
        let lines = DaySheet.lines(for: all, words)
        func of(_ sort: String) -> [Part] { lines.filter { $0[DaySheetItem.sort].value == sort } }
        // The secretary sits before the deputy; side A before side B.
        #expect(of("seat").map { $0[DaySheetItem.who].value?.serial } == [1, 3, 2])
        #expect(of("seat").map { $0[DaySheetItem.place].value } == [1, 2, 1])
        #expect(of("signature").map { $0[DaySheetItem.who].value?.serial } == [3, 1, 2])
        #expect(of("copies").first?[DaySheetItem.what].value?.contains("4 copies") == true)
        #expect(of("pens").count == 1)
        #expect(of("seals").map { $0[DaySheetItem.who].value } == [branch, villageBranch])
        #expect(of("photo").count == 4)
        #expect(of("guest").map { $0[DaySheetItem.who].value } == [RecordID(.unit, 1)])
        #expect(lines.allSatisfy { $0[DaySheetItem.isDone] == .notKnown })
        #expect(DaySheet.additions(lines, to: lines).isEmpty)
        #expect(DaySheet.additions(lines, to: Array(lines.dropFirst())) == [lines[0]])
        #expect(
            DaySheet.sorts(of: lines) == ["seat", "signature", "copies", "pens", "seals", "photo", "guest"])
    }

    // MARK: - One agreement for many

    @Test func theSameTextIsMadeForEachPartyInItsOwnName() throws {
        var template = Record(RecordID(.agreement, 1))
        template[Agreement.name] = .value("Agreement")
        template[Agreement.state] = .value(.signed)
        template[Agreement.occasion.key] = .value(.link(RecordID(.activity, 1)))
        template[Agreement.officialNumber] = .value("2022-1")
        template[Agreement.parties] = .value([
            Part(["side": .value(.choice("a")), "party": .value(.link(branch))]),
            Part(["side": .value(.choice("b")), "party": .value(.link(village))]),
        ])
        template[Agreement.clauses] = .value([
            Part(id: 5, ["heading": .value(.text("1")), "text": .value(.text("Works Branch helps."))])
        ])
        var promise = Record(RecordID(.commitment, 1))
        promise[Commitment.name] = .value("advice")
        promise[Commitment.giver.key] = .value(.link(branch))
        promise[Commitment.receiver.key] = .value(.link(village))
        promise[Commitment.state] = .value(.kept)
        let (five, six) = (RecordID(.branch, 5), RecordID(.branch, 6))
        let others = AgreementForOthers(
            template: template, commitments: [promise], parties: [five, six],
            names: [
                branch: "Works Branch", village: "Hill Village", five: "School Branch",
                six: "Hospital Branch",
            ])
        let made = others.drafts(on: .a, try Strings.words(.english))
        let drafts = made.filter { $0.id.kind == .agreement }
        let promises = made.filter { $0.id.kind == .commitment }
        #expect(drafts.count == 2 && promises.count == 2)
        #expect(Set(made.map(\.id)).count == 4)
        for (draft, party) in zip(drafts, [five, six]) {
            #expect(draft[Agreement.state] == .value(.draft))
            #expect(draft[Agreement.officialNumber] == .notKnown)
            #expect(draft[Agreement.occasion].value?.record == RecordID(.activity, 1))
            #expect(draft[Agreement.copiedFrom].value?.record == template.id)
            #expect(draft[Agreement.parties].value?.compactMap { $0[Party.party].value } == [party, village])
            #expect(draft[Agreement.clauses].value?.first?.id == nil)
        }
        #expect(drafts[1][Agreement.clauses].value?.first?[Clause.text] == .value("Hospital Branch helps."))
        #expect(promises.map { $0[Commitment.giver].value } == [five, six])
        #expect(promises.allSatisfy { $0[Commitment.receiver].value == village })
        #expect(promises.allSatisfy { $0[Commitment.state] == .value(.open) })
        #expect(promises.map { $0[Commitment.agreement].value?.record } == drafts.map(\.id))
    }
}
