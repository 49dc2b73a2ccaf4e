import Domain
import Testing

@Suite struct AgreementComparisonTests {
    private func clause(_ heading: String, _ text: String, sort: String? = nil, id: Int64? = nil) -> Part {
        var line = Part(id: id)
        line[Clause.heading] = .value(heading)
        line[Clause.text] = .value(text)
        if let sort { line[Clause.sort.key] = .value(.choice(sort)) }
        return line
    }

    private func agreement(_ clauses: [Part], copies: Int? = nil, place: String? = nil) -> Record {
        var record = Record(RecordID(.agreement, 1))
        record[Agreement.clauses] = .value(clauses)
        if let copies { record[Agreement.copies] = .value(copies) }
        if let place { record[Agreement.place] = .value(place) }
        return record
    }

    @Test func clausesAreTakenOverChangedDroppedAndNew() throws {
        let old = agreement([
            clause("Term", "two years", id: 1), clause("Copies", "four", id: 2),
            clause("Forms", "monthly", id: 3),
        ])
        let new = agreement([
            clause("Copies", "four"), clause("Term", "three years"), clause("Review", "yearly"),
        ])
        let field = try #require(AgreementComparison(old, new)["clauses"])
        #expect(field.standing == .changed)
        #expect(field.lines.map(\.standing) == [.same, .changed, .added, .dropped])
        #expect(field.lines.map(\.oldPlace) == [2, 1, nil, 3])
        #expect(field.lines.map(\.newPlace) == [1, 2, 3, nil])
    }

    @Test func answersStandTheSameChangedDroppedOrNew() {
        let comparison = AgreementComparison(
            agreement([], copies: 2, place: "hall"), agreement([], copies: 3))
        #expect(comparison["copies"]?.standing == .changed)
        #expect(comparison["place"]?.standing == .dropped)
        #expect(comparison["basis"] == nil, "not known in both")
        let other = AgreementComparison(agreement([]), agreement([], place: "hall"))
        #expect(other["place"]?.standing == .added)
        #expect(other.count(.added) == 1)
    }

    @Test func anAgreementIsTheSameAsItself() {
        let record = agreement([clause("A", "b"), clause("A", "b")], copies: 2)
        let comparison = AgreementComparison(record, record)
        #expect(comparison.fields.allSatisfy { $0.standing == .same })
        #expect(comparison.count(.same) == 3)
    }

    @Test func coverageSaysWhatIsThereAndWhatIsNot() {
        var record = agreement(
            [clause("A", "b", sort: "forms"), clause("C", "d", sort: "own words")], copies: 4)
        record[Agreement.name] = .value("Agreement")
        record[Agreement.endsOn] = .notApplicable
        func party(_ side: String, _ serial: Int64) -> Part {
            Part([
                "side": .value(.choice(side)), "party": .value(.link(RecordID(.branch, serial))),
            ])
        }
        record[Agreement.parties] = .value([party("a", 1), party("b", 2)])
        let coverage = ClauseCoverage(record, givers: [RecordID(.branch, 2)])
        let there = coverage.points.filter(\.isCovered).map(\.point)
        #expect(there == [.title, .parties, .commitmentsOfB, .forms, .term, .copies])
        #expect(coverage.covered == 6 && coverage.lacking.count == 14)
        #expect(coverage.points.first { $0.point == .forms }?.clauses == [1])
        #expect(ClauseCoverage(Record(RecordID(.agreement, 1))).covered == 0)
    }
}
