import Domain
import Testing

@testable import FileStore

/// The life of agreements in a registry: verbs, what they refuse, and how lists see it.
@Suite struct AgreementLifeTests {
    let folder: TemporaryFolder
    let registry: Registry
    let people: [RecordID]
    let branch: RecordID
    let village: RecordID

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        let ids = try registry.save(
            Record.new(.branch, "Harbour Branch").with(Branch.sort, .branch),
            Record.new(.village, "Willow Village"),
            Record.new(.person, "Ann Signer", -1), Record.new(.person, "Bo Signer", -2))
        (branch, village, people) = (ids[0], ids[1], [ids[2], ids[3]])
    }

    private func line(_ fields: [String: Value]) -> Part { Part(fields.mapValues { .value($0) }) }

    private func agreement(_ name: String, renews: RecordID? = nil, ends: String? = nil) -> Record {
        var record = Record.new(.agreement, name).with(Agreement.state, .draft)
            .with(
                Agreement.parties,
                [
                    line(["side": .choice("a"), "party": .link(branch)]),
                    line(["side": .choice("b"), "party": .link(village)]),
                ]
            )
            .with(Agreement.purposes, [line(["purpose": .choice("resourceSharing")])])
            .with(
                Agreement.signatures,
                [
                    line(["side": .choice("a"), "person": .link(people[0])]),
                    line(["side": .choice("b"), "person": .link(people[1])]),
                ])
        if let renews { record["renews"] = .value(.link(renews)) }
        if let ends { record[Agreement.endsOn] = .value(day(ends)) }
        return record
    }

    private func signed(_ name: String, on: String, renews: RecordID? = nil, ends: String? = nil) throws
        -> RecordID
    {
        let id = try registry.save(agreement(name, renews: renews, ends: ends))[0]
        _ = try registry.perform(.sign(id, on: day(on)))
        return id
    }

    private func promise(_ name: String, _ agreement: RecordID, _ serial: Int64 = -1) -> Record {
        Record.new(.commitment, name, serial).with(Commitment.state, .open)
            .with("giver", .value(.link(branch))).with("receiver", .value(.link(village)))
            .with("agreement", .value(.link(agreement)))
    }

    private func numbers(_ standing: AgreementState, on today: String) throws -> [String] {
        let condition = Condition(
            Agreement.standing.description, .equal(.choice(standing.rawValue)), on: day(today))
        var query = ListQuery(.agreement, conditions: [condition])
        query.sort = ListQuery.Sort(field: ListQuery.numberKey)
        return try registry.window(query).rows.map(\.record.id.number)
    }

    private func state(_ id: RecordID, on today: String) throws -> AgreementState {
        let page = try registry.page(id)
        return AgreementStanding(page.record, renewal: page.renewal, today: day(today)).state
    }

    @Test func aStepIsOneStepOfTheJournalAndIsUndone() throws {
        let id = try signed("One", on: "2021-06-16")
        let before = try registry.record(id)
        guard
            case .done(let step, _) = try registry.perform(
                .step(id, .suspended, on: day("2022-01-01"), reason: "Flood.", by: people[0]))
        else { throw Unexpected() }
        #expect(step.verb == .suspend && step.reason == "Flood.")
        #expect(try state(id, on: "2022-01-01") == .suspended)
        _ = try registry.perform(.undo)
        #expect(try registry.record(id).answers == before.answers)
        _ = try registry.perform(.redo)
        #expect(try state(id, on: "2022-01-01") == .suspended)
        #expect(try registry.check() == [])
    }

    @Test func whatIsNotPossibleIsRefusedAndChangesNothing() throws {
        let id = try signed("One", on: "2021-06-16")
        let count = try registry.steps().count
        #expect(
            try refusal {
                _ = try registry.perform(.step(id, .ended, on: day("2022-01-01"), reason: "  ", by: nil))
            } == .stepNeedsReason(id, .ended))
        #expect(
            try refusal {
                _ = try registry.perform(.step(id, .resumed, on: day("2022-01-01"), reason: "", by: nil))
            } == .cannotFollow(id, .resumed, .inForce, on: day("2022-01-01")))
        #expect(try registry.steps().count == count)
    }

    @Test func stepsTypedIntoTheRecordKeepTheSameRules() throws {
        let id = try signed("One", on: "2021-06-16")
        let stored = try registry.record(id)
        let ended = stored.with(
            Agreement.steps, [line(["sort": .choice("ended"), "on": .day(day("2022-01-01"))])])
        #expect(try refusal { try registry.save(ended) } == .stepNeedsReason(id, .ended))
        let draft = try registry.save(agreement("Two"))[0]
        let cancelled = try registry.record(draft).with(Agreement.state, .cancelled)
        #expect(try refusal { try registry.save(cancelled) } == .stepNeedsReason(draft, .cancelled))
        _ = try registry.perform(.step(draft, .cancelled, on: day("2021-07-01"), reason: "No.", by: nil))
        #expect(
            try refusal { _ = try registry.perform(.sign(draft, on: day("2021-08-01"))) }
                == .isCancelled(draft))
        let again = try registry.record(draft).with(Agreement.state, .draft)
        #expect(try refusal { try registry.save(again) } == .isCancelled(draft))
    }

    @Test func onlyAnAmendmentChangesTheTextOfASignedAgreement() throws {
        let id = try signed("One", on: "2021-06-16")
        let promise = try registry.save(promise("Courses", id))[0]
        var request = AmendmentRequest(
            id, name: "Amendment 1", effectiveOn: day("2021-06-16"), reason: "Term.",
            changes: ["endsOn": .value(.day(day("2024-06-15")))])
        request.touched = Amending.lines([promise])
        guard case .done(let step, let ids) = try registry.perform(.amend(request)) else {
            throw Unexpected()
        }
        #expect(step.verb == .amend && ids.map(\.number) == ["M1", "G1"])
        #expect(try registry.record(id)[Agreement.endsOn].value == day("2024-06-15"))
        let amendment = try registry.record(ids[0])
        #expect(amendment[Amendment.state].value == .agreed)
        #expect(try registry.page(id).life?.ordinal(of: ids[0]) == 1)
        // What was agreed stays, by whichever way.
        let other = amendment.with(Amendment.reason, "Another.")
        #expect(try refusal { try registry.save(other) } == .amendmentByItself(ids[0]))
        #expect(
            try refusal { _ = try registry.perform(.retire(ids[0], reason: "x", on: day("2022-01-01"))) }
                == .amendmentByItself(ids[0]))
        let forged = Record.new(.amendment, "Forged").with("agreement", .value(.link(id)))
            .with(Amendment.state, .agreed)
        #expect(try refusal { try registry.save(forged) } == .amendmentByItself(RecordID(.amendment, 2)))
        try registry.save(amendment.with(Amendment.note, "Filed."))
        _ = try registry.perform(.undo)
        _ = try registry.perform(.undo)
        #expect(try registry.record(id)[Agreement.endsOn] == .notKnown)
        #expect(try registry.check() == [])
    }

    @Test func theStoryOfARenewal() throws {
        let old = try signed("Three years", on: "2021-06-16", ends: "2024-06-15")
        let promises = try registry.save(promise("A", old, -1), promise("B", old, -2))
        var kept = line(["goal": .text("A"), "commitment": .link(promises[0]), "verdict": .choice("kept")])
        kept[ReviewedGoal.reason] = .value("Done.")
        let missed = line([
            "goal": .text("B"), "commitment": .link(promises[1]), "verdict": .choice("notKept"),
        ])
        var review = ReviewRequest(old, on: day("2024-06-01"), goals: [kept, missed])
        (review.decision, review.by) = (.renew, people[0])
        _ = try registry.perform(.review(review))
        #expect(try registry.record(promises[0])[Commitment.state].value == .kept)
        #expect(try registry.record(promises[1])[Commitment.state].value == .notKept)

        let draft = Renewing.draft(
            of: try registry.record(old), id: RecordID(.agreement, -1), until: .value(day("2026-06-15")))
        let carried = Renewing.carried(
            try registry.record(promises[1]), id: RecordID(.commitment, -2), into: draft)
        let made = try registry.save(draft, carried)
        #expect(try registry.record(made[1])[Commitment.carriedFrom].value?.record == promises[1])
        #expect(try registry.record(made[1])[Commitment.agreement].value?.record == made[0])
        // Not before it is signed.
        #expect(try state(old, on: "2024-06-16") == .expired)
        _ = try registry.perform(.sign(made[0], on: day("2024-06-16")))
        #expect(try state(old, on: "2024-06-15") == .inForce)
        #expect(try state(old, on: "2024-06-16") == .renewed)
        #expect(try state(made[0], on: "2024-06-16") == .inForce)
        for id in [old, made[0]] {
            #expect(try registry.page(id).life?.chain.map(\.agreement.id) == [old, made[0]])
        }
        // One agreement is renewed by one, and never by itself.
        #expect(
            try refusal { try registry.save(agreement("Second", renews: old)) }
                == .alreadyRenewed(old, by: made[0]))
        let circle = try registry.save(agreement("Draft", renews: made[0]))[0]
        var first = try registry.record(circle)
        first["renews"] = .value(.link(circle))
        #expect(try refusal { try registry.save(first) } != nil)
        // Undone, the old one stands as it stood.
        _ = try registry.perform(.undo)
        _ = try registry.perform(.undo)
        #expect(try state(old, on: "2024-06-16") == .expired)
    }

    @Test func whatWasEndedIsNotRenewed() throws {
        let old = try signed("One", on: "2021-06-16")
        _ = try registry.perform(.step(old, .ended, on: day("2022-01-01"), reason: "Moved.", by: nil))
        let next = try registry.save(agreement("Two", renews: old))[0]
        #expect(
            try refusal { _ = try registry.perform(.sign(next, on: day("2022-02-01"))) }
                == .cannotRenew(old, .ended))
    }

    @Test func promisesMadeOnTheOccasionBelongToTheAgreement() throws {
        let event = try registry.save(
            Record.new(.activity, "Signing").with("sort", .value(.choice("signingCeremony")))
                .with(Activity.heldOn, day("2021-06-16")))[0]
        let id = try registry.save(agreement("One").with("occasion", .value(.link(event))))[0]
        var said = promise("Said there", id)
        said["agreement"] = .notKnown
        said["activity"] = .value(.link(event))
        let promised = try registry.save(said)
        #expect(try registry.page(id).life?.commitments.map(\.id) == promised)
    }

    /// A life in random steps: what the registry takes is what the rules say, and its lists see every agreement as the
    /// Domain does, on any day.
    @Test(arguments: 0..<6)
    func randomLivesAgreeWithTheModel(_ seed: Int) throws {
        var random = SeededRandom(UInt64(seed + 1))
        let ends: [String?] = ["2024-06-15", "2023-06", "2024", nil]
        var ids: [RecordID] = []
        for serial in 0..<6 {
            let end = ends[random.next(ends.count)]
            if random.next(3) == 0 {
                ids.append(try registry.save(agreement("Draft \(serial)", ends: end))[0])
            } else {
                ids.append(try signed("Signed \(serial)", on: "2021-0\(serial + 1)-10", ends: end))
            }
        }
        var today = day("2021-07-01")
        for _ in 0..<50 {
            today = try #require(today.adding(days: random.next(30)))
            let id = ids[random.next(ids.count)]
            let page = try registry.page(id)
            switch random.next(5) {
            case 0:
                let end = try #require(today.adding(days: random.next(600)))
                let request = AmendmentRequest(
                    id, name: "A", effectiveOn: today, reason: "R", changes: ["endsOn": .value(.day(end))])
                let model = Result { () throws(Refusal) in
                    try Amending.applying(
                        request, to: page.record, amendments: page.life?.amendments ?? [],
                        renewal: page.renewal)
                }
                let found = try refusal { _ = try registry.perform(.amend(request)) }
                if case .failure(let expected) = model { #expect(found == expected, "seed \(seed)") }
            case 1 where Agreement.isFrozen(page.record):
                let draft = Renewing.draft(of: page.record, id: RecordID(.agreement, -1), until: .notKnown)
                let made = try refusal { ids.append(try registry.save(draft)[0]) }
                #expect((made == nil) == (page.renewal == nil), "seed \(seed)")
                guard made == nil, let next = ids.last else { break }
                let standing = AgreementStanding(page.record, renewal: page.renewal, today: today).state
                let signing = try refusal { _ = try registry.perform(.sign(next, on: today)) }
                #expect((signing == nil) == standing.next.contains(.renewed), "seed \(seed): \(standing)")
            default:
                let sort = AgreementStep.Sort.allCases[random.next(6)]
                let expected = AgreementLife.obstacle(sort, page.record, renewal: page.renewal, today: today)
                let found = try refusal {
                    _ = try registry.perform(.step(id, sort, on: today, reason: sort.rawValue, by: nil))
                }
                #expect(found == expected, "seed \(seed): \(sort)")
            }
            if random.next(6) == 0 { _ = try? registry.perform(.undo) }
            ids = try registry.window(ListQuery(.agreement)).rows.map(\.record.id)
        }
        for on in [
            "2021-05-01", "2021-07-15", "2022-01-01", "2023-06-30", "2023-07-01", "2024-06-16", "2026-01-01",
        ] {
            var warned: [String] = []
            for state in AgreementState.allCases {
                let modelled = try ids.filter { try self.state($0, on: on) == state }.map(\.number).sorted()
                #expect(try numbers(state, on: on).sorted() == modelled, "seed \(seed), \(on): \(state)")
            }
            for id in ids {
                let page = try registry.page(id)
                let standing = AgreementStanding(page.record, renewal: page.renewal, today: day(on))
                if standing.wantsAttention { warned.append(id.number) }
            }
            let warning = Condition(Agreement.warning.description, .isKnown, on: day(on))
            let rows = try registry.window(ListQuery(.agreement, conditions: [warning])).rows
            #expect(rows.map(\.record.id.number).sorted() == warned.sorted(), "seed \(seed), \(on)")
            for row in try registry.window(ListQuery(.agreement)).rows {
                let told = AgreementStanding(row.record, renewal: row.renewal, today: day(on))
                let page = try registry.page(row.record.id)
                #expect(told == AgreementStanding(page.record, renewal: page.renewal, today: day(on)))
            }
            var query = FrequencyQuery(ListQuery(.agreement), field: Agreement.standing.key)
            query.today = day(on)
            guard case .frequency(let counted) = try registry.answer(.frequency(query)) else {
                throw Unexpected()
            }
            #expect(counted.rows.reduce(0) { $0 + $1.count } == ids.count)
        }
        #expect(try registry.check() == [])
    }
}
