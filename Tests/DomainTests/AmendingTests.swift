import Domain
import Testing

@Suite struct AmendingTests {
    private let id = RecordID(.agreement, 1)

    private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(written: text)) }

    private func signed() throws -> Record {
        var agreement = Record(id, version: 1)
        try agreement.fill(
            from: JSONValue(
                parsing: """
                    {"name": "Agreement", "state": "signed", "signedOn": "2021-06-16", "copies": 4,
                     "parties": [{"side": "a", "party": "B3"}, {"side": "b", "party": "V1"}],
                     "clauses": [{"heading": "Term", "text": "None.\\nYet."}]}
                    """), today: try day("2021-06-16"))
        return agreement
    }

    private func request(
        _ changes: [String: Answer<Value>], _ effective: String = "2022-01-01", reason: String = "Agreed."
    ) throws -> AmendmentRequest {
        AmendmentRequest(
            id, name: "Amendment", effectiveOn: try day(effective), reason: reason, changes: changes)
    }

    private func apply(
        _ request: AmendmentRequest, _ agreement: Record, _ amendments: [Record] = []
    ) throws -> (agreement: Record, amendment: Record) {
        try Amending.applying(request, to: agreement, amendments: amendments, renewal: nil)
    }

    @Test func theTextChangesAndTheOldOneIsKept() throws {
        let old = try signed()
        let clauses: [Part] = [
            Part([Clause.heading.key: .value(.text("Term")), Clause.text.key: .value(.text("Three years."))])
        ]
        let (new, amendment) = try apply(
            try request([
                "endsOn": .value(.day(try day("2024-06-15"))), "clauses": .value(.parts(clauses)),
                "copies": .notApplicable,
            ]), old)
        #expect(new[Agreement.endsOn].value?.written == "2024-06-15")
        #expect(new[Agreement.copies] == .notApplicable)
        let changes = Amending.changes(of: amendment)
        #expect(changes.map(\.field) == ["clauses", "endsOn", "copies"])
        #expect(changes[1].before == "?" && changes[1].after == "2024-06-15")
        #expect(changes[2].before == "4" && changes[2].after == "n/a")
        // Taken back, it is the old text; what belongs to no text stays.
        var agreed = amendment
        agreed.id = RecordID(.amendment, 1)
        #expect(Agreement.text(of: new, amendments: [agreed], asOf: try day("2021-12-31")) == old)
        #expect(Agreement.text(of: new, amendments: [agreed], asOf: try day("2022-01-01")) == new)
    }

    @Test func amendmentsAreTakenBackNewestFirst() throws {
        let old = try signed()
        var agreement = old
        var amendments: [Record] = []
        for (serial, (effective, end)) in [("2022-01-01", "2023-12-31"), ("2023-01-01", "2025-12-31")]
            .enumerated()
        {
            var (new, amendment) = try apply(
                try request(["endsOn": .value(.day(try day(end)))], effective), agreement, amendments)
            amendment.id = RecordID(.amendment, Int64(serial + 1))
            (agreement, new) = (new, agreement)
            amendments.append(amendment)
        }
        func end(_ on: String) throws -> String? {
            Agreement.text(of: agreement, amendments: amendments.reversed(), asOf: try day(on))[
                Agreement.endsOn
            ]
            .value?.written
        }
        #expect(try end("2021-12-31") == nil)
        #expect(try end("2022-06-01") == "2023-12-31")
        #expect(try end("2023-01-01") == "2025-12-31")
    }

    @Test func whatCannotBeAmendedIsRefused() throws {
        let end = Answer.value(Value.day(try day("2024-06-15")))
        let agreement = try signed()
        #expect(throws: Refusal.notSigned(id)) { try apply(try request(["endsOn": end]), Record(id)) }
        #expect(throws: Refusal.amendsNothing(id)) {
            try apply(try request(["copies": .value(.number(4))]), agreement)
        }
        #expect(throws: Refusal.amendsNothing(id)) { try apply(try request([:]), agreement) }
        #expect(throws: Refusal.notAmendable(id, field: "signedOn")) {
            try apply(try request(["signedOn": end]), agreement)
        }
        #expect(throws: Refusal.noSuchField("zzz", .agreement)) {
            try apply(try request(["zzz": end]), agreement)
        }
        #expect(
            throws: Refusal.amendmentTooEarly(id, on: try day("2021-06-15"), after: try day("2021-06-16"))
        ) {
            try apply(try request(["endsOn": end], "2021-06-15"), agreement)
        }
        var stale = try request(["endsOn": end])
        stale.before["endsOn"] = .value(.day(try day("2023-01-01")))
        #expect(throws: Refusal.textChanged(id, field: "endsOn")) { try apply(stale, agreement) }
        #expect(throws: Refusal.self) { try apply(try request(["endsOn": end], reason: " "), agreement) }
        let ended = try AgreementLife.taking(
            .ended, on: try day("2023-01-01"), reason: "x", by: nil, agreement, renewal: nil)
        #expect(throws: Refusal.cannotAmend(id, .ended, on: try day("2022-01-01"))) {
            try apply(try request(["endsOn": end]), ended)
        }
    }

    @Test func aTermTouchesOpenPromisesOnly() throws {
        func commitment(_ serial: Int64, _ state: Commitment.State) -> Record {
            var record = Record(RecordID(.commitment, serial))
            record[Commitment.state] = .value(state)
            return record
        }
        let all = [
            commitment(1, .open), commitment(2, .kept), commitment(3, .partly), commitment(4, .withdrawn),
        ]
        #expect(Amending.touched(by: ["endsOn"], all).map(\.number) == ["C1", "C3"])
        #expect(Amending.touched(by: ["copies"], all) == [])
    }
}
