import Cells
import Domain
import Testing

@testable import Screens

/// The main job: from an empty registry to a signed agreement, by keys alone, in the order the facts come in.
@Suite struct SignTests {
    /// What the parties will name is not asked for before there are any, and follows them until somebody types another.
    @Test func theNameOfAnAgreementFollowsItsParties() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        var name: String? { drive.form?.state.fields["name"]?.text }
        drive.press("1")
        #expect(drive.shows("made from the parties and the day"))
        drive.press("tab", "F2")
        #expect(drive.message.contains("Parties: an answer is needed"))
        #expect(drive.form?.state.problems.count == 1)
        drive.addLine("parties", ["party": "B3"])
        drive.answer("signedOn", "2026-07-02")
        drive.press("tab")
        #expect(name == "Co-building agreement of Eastern Center Party Branch, 2026-07-02")
        drive.press("F2")
        #expect(drive.form == nil, "\(drive.picture)")

        // The other side is found a day later.
        drive.open(DetailScreen(RecordID(.agreement, 2)))
        drive.press("e")
        drive.addLine("parties", ["side": "B", "party": "V1"])
        let ofBoth = "Co-building agreement of Eastern Center Party Branch with Yuadong Village, 2026-07-02"
        #expect(name == ofBoth)
        drive.answer("name", ", second copy")
        drive.answer("signedOn", "2026-07-03")
        drive.press("tab")
        #expect(name == ofBoth + ", second copy")
    }

    /// What was in front of the page while it changed does not matter to it.
    @Test func thePageOneReturnsToAfterSigningShowsTheSignedAgreement() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("1")
        drive.addLine("parties", ["party": "B3"])
        drive.addLine("parties", ["side": "B", "party": "V1"])
        drive.answer("signedOn", "2021-06-15")
        drive.press("F2")
        drive.open(DetailScreen(RecordID(.agreement, 2)))
        #expect(drive.shows("Draft"))
        drive.press("e")
        drive.addLine("purposes", ["purpose": "resourceSharing"])
        drive.addLine("signatures", ["person": "P1"])
        drive.addLine("signatures", ["side": "B", "person": "P2"])
        drive.press("F2", "S", "end", "S")
        drive.type("G2")
        drive.press("enter", "1")
        #expect(drive.shows("In force") && !drive.shows("Draft"), "\(drive.picture)")
    }

    @Test func theEventOfTheReportIsRecordedAndSigned() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        recordVillage(drive)
        recordUnits(drive)
        recordBranches(drive)
        recordPeople(drive)
        drive.press("1")
        recordAgreement(drive)
        let agreement = try world.record("G1")
        #expect(agreement[Agreement.state] == .value(.draft))
        #expect(agreement[Agreement.purposes].value?.count == 10)
        #expect(agreement[Agreement.endsOn] == .notKnown)
        #expect(agreement[Agreement.copies] == .notKnown)
        #expect(agreement[Agreement.twinning].value?.record.number == "T1")
        let twinning = try world.record("T1")
        #expect(twinning[Twinning.since] == .value(try #require(CalendarDay(2021, 6, 16))))
        #expect(twinning[Twinning.parties].value?.count == 3)
        for number in ["C1", "C2", "C3"] {
            let commitment = try world.record(number)
            #expect(commitment[Commitment.agreement].value?.record.number == "G1")
            #expect(commitment[Commitment.giver].value?.number == "B3")
            #expect(commitment[Commitment.receiver].value?.number == "V1")
            #expect(commitment[Commitment.madeOn] == agreement[Agreement.signedOn])
            #expect(commitment[Commitment.state] == .value(.open))
            #expect(commitment[Commitment.due] == .notKnown)
        }
        try sign(drive)
        #expect(drive.message.hasPrefix("Signed: G1"))
        #expect(try world.record("G1")[Agreement.state] == .value(.signed))
        try expectScreen(drive, "sign-after")
        recordActivity(drive)
        try expectHistory(of: RecordID(.village, 1), in: world)
        for spelling in ["yuadong", "ZHANDONG", "zhenxing east", "da jung"] {
            let reply = try world.answer(.search(SearchQuery(spelling, kinds: [.village]))).get()
            guard case .search(let found) = reply else {
                Issue.record("\(reply)")
                continue
            }
            #expect(found.hits.map(\.id.number) == ["V1"], "\(spelling)")
            #expect(found.hits.first?.matched.text.lowercased().hasPrefix(spelling.lowercased()) == true)
        }
    }

    /// One activity with its agenda in order, the agreement and three commitments, all on one day.
    private func expectHistory(of village: RecordID, in world: RegistryWorld) throws {
        let query = HistoryQuery(subject: village)
        let reply = try world.answer(.history(HistoryRequest(query, .first, limit: 50))).get()
        guard case .history(let window) = reply else {
            Issue.record("\(reply)")
            return
        }
        let day = window.entries.filter { $0.key.day.written == "2021-06-16" }
        #expect(Set(day.map(\.record.id.number)).isSuperset(of: ["A1", "G1", "C1", "C2", "C3"]))
        let agenda = try world.record("A1")[Activity.agenda].value ?? []
        #expect(agenda.map { $0[AgendaItem.sort].value } == ["introduce", "pledge", "discuss", "sign"])
        #expect(agenda[1][AgendaItem.points].value == "resource sharing\ntalent development")
        // The posts held that day came with the speakers.
        #expect(agenda.compactMap { $0[AgendaItem.post].value } == ["secretary", "generalManager"])
    }

    @Test func whatStandsInTheWayOfSigningIsListedFirstAndSigningIsNotOffered() throws {
        let world = try RegistryWorld.empty()
        _ = try world.branch("Eastern Center Party Branch")
        _ = try world.village("Yuadong Village")
        let drive = try Drive(world)
        drive.press("1")
        drive.addLine("parties", ["party": "Eastern"])
        drive.addLine("parties", ["party": "Yuadong"])
        drive.press("F5")
        #expect(drive.shows("Stands in the way of signing:"))
        #expect(drive.shows("! Signatures: nobody stands for Party A."))
        drive.press("end", "S")
        #expect(drive.message.hasPrefix("Something stands in the way"))
        // F4 leads back into the form, and F5 from there to the same review.
        drive.press("F4")
        drive.answer("place", "Construction Town")
        drive.press("F5")
        #expect(drive.message.hasPrefix("Saved: G1"))
        // Today was proposed, and nobody said otherwise.
        #expect(!drive.shows("! Signed on"))
        drive.press("esc")
        #expect(drive.app.stack.count == 1)
    }

    @Test func whatSomebodyElseChangesMeanwhileIsReadAgainBeforeItIsSigned() throws {
        let world = try RegistryWorld.seeded()
        var draft = Record(
            RecordID(.agreement, -1), answers: try world.record(RecordID(.agreement, 1)).answers)
        draft[Agreement.state] = .value(.draft)
        let second = RecordID(.agreement, 2)
        _ = try world.perform(.save([draft], draft: nil)).get()
        let drive = try Drive(world)
        drive.open(Forms.review(second))
        drive.press("end")
        var changed = try world.record(second)
        changed[Agreement.place] = .value("the village hall")
        _ = try world.perform(.save([changed], draft: nil)).get()
        drive.registryChanged()
        drive.press("S")
        #expect(drive.message == "Read the agreement to its end first: Page Down.")
        drive.press("end", "S")
        drive.type("G2")
        drive.press("enter")
        #expect(try world.record(second)[Agreement.state] == .value(.signed))
    }

    @Test func aSignedAgreementCanBeReadThroughButNotSignedAgain() throws {
        let drive = try Drive(try RegistryWorld.seeded())
        drive.open(Forms.review(RecordID(.agreement, 1)))
        drive.press("end", "S")
        #expect(drive.message.hasPrefix("This agreement is signed"))
        #expect(drive.verbs.isEmpty)
    }

    @Test(arguments: [("80x24", 80, 24), ("40x10", 40, 10)])
    func theReviewFitsEveryWindow(_ name: String, _ width: Int, _ height: Int) throws {
        let drive = try Drive(try RegistryWorld.seeded(), .chinese, width: width, height: height)
        drive.open(Forms.review(RecordID(.agreement, 1)))
        try expectScreen(drive, "sign-review-\(name)-zh-Hans")
    }

    private func recordVillage(_ drive: Drive) {
        drive.fill(.village)
        drive.answer("name", "Yuadong Village")
        // The town is not there yet, nor are the district and the city above it: made on the way.
        drive.go("town")
        drive.type("Construction Town")
        drive.press("enter")
        drive.answer("level", "Town")
        drive.go("parent")
        drive.type("Chongming")
        drive.press("enter")
        drive.answer("level", "District")
        drive.go("parent")
        drive.type("Shanghai")
        drive.press("enter")
        drive.answer("level", "City")
        drive.save()
        drive.save()
        drive.save()
        drive.addLine("demonstrations", ["level": "District", "state": "Planned"])
        for spelling in ["Zhandong Village", "Zhenxing East Village", "Da Jung Village"] {
            drive.addLine("aliases", ["name": spelling, "sort": "Translation"])
        }
        drive.save()
    }

    private func recordActivity(_ drive: Drive) {
        drive.fill(.activity)
        drive.answer("name", "Party building leads, rural revitalization")
        drive.answer("sort", "Twinning activity")
        drive.answer("heldOn", "2021-6-16")
        drive.addLine("hosts", ["host": "Eastern Center Party"])
        drive.addLine("hosts", ["host": "yuadong"])
        drive.addLine("agenda", ["title": "The town and its plans", "sort": "Introduce", "speaker": "Gong"])
        drive.go("agenda")
        drive.press("F7")
        drive.answer("title", "What science and technology can do")
        drive.answer("sort", "Pledge")
        drive.answer("speaker", "Xie")
        drive.answer("points", "resource sharing")
        drive.press("enter")
        drive.type("talent development")
        drive.press("F2")
        drive.addLine("agenda", ["title": "How both serve the village", "sort": "Discuss"])
        drive.addLine("agenda", ["title": "Signing and group photo", "sort": "Sign"])
        drive.save()
    }

    private func recordUnits(_ drive: Drive) {
        for (name, short) in [
            ("Shanghai Yangpu Science and Technology Entrepreneurship Center Co., Ltd.", "Yangkechuang"),
            ("National Technology Transfer Eastern Center", "Eastern Center"),
            ("Shanghai Science and Technology Entrepreneurship Center", ""), ("Technology Exchange", ""),
        ] {
            drive.fill(.unit)
            drive.answer("name", name)
            if !short.isEmpty { drive.addLine("aliases", ["name": short, "sort": "Short"]) }
            drive.save()
        }
    }

    private func recordBranches(_ drive: Drive) {
        let branches: [(String, String, KeyValuePairs<String, String>)] = [
            ("Party Committee of Construction Town", "Committee", ["region": "Construction"]),
            ("General Branch Committee", "General", ["unit": "Yangkechuang"]),
            (
                "Eastern Center Party Branch", "branch",
                ["superior": "General Branch", "unit": "Eastern Center"]
            ),
            ("Party body of Yuadong Village", "General", ["village": "yuadong"]),
        ]
        for (name, sort, answers) in branches {
            drive.fill(.branch)
            drive.answer("name", name)
            drive.answer("sort", sort)
            for (key, text) in answers { drive.answer(key, text) }
            drive.save()
        }
    }

    private func recordPeople(_ drive: Drive) {
        let people: [(String, [(String, String)])] = [
            ("Gong Wei", [("Secretary", "Party Committee")]),
            ("Xie Jihua", [("General manager", "Yangkechuang"), ("President", "National Technology")]),
            ("Cao Shen", [("Secretary", "Eastern Center Party")]),
            ("Shen Xiaoling", [("Secretary", "Party body of")]),
        ]
        for (name, posts) in people {
            drive.fill(.person)
            drive.answer("name", name)
            for (post, body) in posts {
                drive.addLine("posts", ["post": post, "body": body, "attestedOn": "2021-6-16"])
            }
            drive.save()
        }
    }

    private func recordAgreement(_ drive: Drive) {
        drive.addLine("parties", ["party": "Eastern Center Party"])
        drive.addLine("parties", ["party": "Party body of"])
        drive.addLine("parties", ["side": "Party B", "party": "yuadong"])
        // All ten purposes at once, then the first in the words of the report.
        drive.go("purposes")
        drive.press("F4", "a", "enter", "enter")
        drive.answer("wording", "explore effective ways to strengthen branch building")
        drive.press("F2")
        for (promise, pillar) in [
            ("Resources are shared", "Resource"), ("Talent is developed", "Talent"),
            ("Advantageous industries are supported", "Advantageous"),
        ] {
            drive.addLine("commitments", ["name": promise, "pillar": pillar])
        }
        drive.answer("signedOn", "2021-6-16")
        // The secretaries of both sides stand there already.
        drive.go("signatures")
        #expect(drive.shows("Cao Shen · Secretary") && drive.shows("Shen Xiaoling · Secretary"))
        drive.addLine("witnesses", ["who": "Shanghai Science"])
        drive.addLine("witnesses", ["who": "Yangkechuang"])
        drive.press("F5")
    }

    private func sign(_ drive: Drive) throws {
        try expectScreen(drive, "sign-review")
        // Not before the end was seen, not by one key, not by another word.
        drive.press("S")
        #expect(drive.message == "Read the agreement to its end first: Page Down.")
        drive.press("pagedown", "pagedown", "pagedown", "S")
        try expectScreen(drive, "sign-confirm")
        drive.press("enter")
        #expect(!drive.verbs.contains { if case .sign = $0 { true } else { false } })
        drive.type("G1")
        drive.press("enter")
    }
}
