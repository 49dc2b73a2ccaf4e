import Domain
import Testing

/// What sources say of a field: when they differ, and what choosing one of them does.
@Suite struct StatementTests {
    private let today = CalendarDay.epoch

    private func record(_ kind: Kind, _ answers: [String: Value], _ said: [(about: String, says: String)])
        -> Record
    {
        var record = Record(RecordID(kind, 1))
        for (key, value) in answers { record[key] = .value(value) }
        record[Common.statements] = .value(
            said.map { about, says in
                var line = Part()
                line[Statement.about] = .value(about)
                line[Statement.says] = .value(says)
                line[Statement.source] = .value(ID<Source>(1))
                return line
            })
        return record
    }

    @Test func aSecondStatementThatDiffersFromTheFieldIsAConflict() {
        let value: [String: Value] = ["name": .text("B"), "sort": .choice("generalBranch")]
        #expect(record(.branch, value, [("sort", "branch")]).disputedFields == ["sort"])
        #expect(record(.branch, value, [("sort", "generalBranch")]).disputedFields == [])
        #expect(record(.branch, ["name": .text("B")], [("sort", "branch")]).disputedFields == [])
        #expect(record(.branch, value, [("sort", "branch")]).disputes.map(\.isOpen) == [true])
    }

    @Test func oneAndTheSameInOtherWordsIsNone() {
        let day: [String: Value] = ["name": .text("A"), "heldOn": .day(CalendarDay(2021, 6, 16) ?? .epoch)]
        #expect(record(.activity, day, [("heldOn", "2021年6月16日")]).disputedFields == [])
        #expect(record(.activity, day, [("heldOn", "2021-06-17")]).disputedFields == ["heldOn"])
        let link: [String: Value] = ["name": .text("B"), "village": .link(RecordID(.village, 1))]
        // The printed name of what is linked to cannot be compared with it, a number can.
        #expect(record(.branch, link, [("village", "Yuadong Village")]).disputedFields == [])
        #expect(record(.branch, link, [("village", "V2")]).disputedFields == ["village"])
        var named = record(.village, ["name": .text("Yuadong Village")], [("name", "Da Jung Village")])
        #expect(named.disputedFields == ["name"])
        var alias = Part()
        alias[Alias.name] = .value("Da Jung Village")
        named[Common.aliases] = .value([alias])
        #expect(named.disputedFields == [])
        // Lists complete one another.
        #expect(record(.person, ["name": .text("P")], [("posts", "a"), ("posts", "b")]).disputedFields == [])
    }

    @Test func choosingOneCanSetTheField() throws {
        let branch = record(
            .branch, ["name": .text("B"), "sort": .choice("generalBranch")],
            [("sort", "generalBranch"), ("sort", "branch")])
        let first = try branch.choosing(statement: 0, reason: "signed so", taking: false, today: today)
        #expect(first[Branch.sort] == branch[Branch.sort])
        #expect(first.disputes.map(\.isOpen) == [false])
        let second = try first.choosing(statement: 1, reason: "the seal says so", taking: true, today: today)
        #expect(second[Branch.sort] == .value(.branch))
        let lines = try #require(second[Common.statements].value)
        #expect(lines.map { $0[Statement.isChosen].value } == [false, true])
        #expect(Validation.problems(in: second).isEmpty)
    }

    @Test func whatIsNoValueOfTheFieldIsNotTaken() {
        let branch = record(
            .branch, ["name": .text("B"), "sort": .choice("branch")], [("sort", "some kind of branch")])
        #expect(throws: Problem.self) {
            _ = try branch.choosing(statement: 0, reason: "x", taking: true, today: today)
        }
        #expect(throws: Problem.self) {
            _ = try branch.choosing(statement: 7, reason: "x", taking: false, today: today)
        }
    }

    @Test func aChoiceBetweenDifferingSourcesNeedsAReason() throws {
        let branch = record(
            .branch, ["name": .text("B"), "sort": .choice("branch")],
            [("sort", "branch"), ("sort", "committee")])
        for takes in [false, true] {
            #expect(throws: Problem.self) {
                _ = try branch.choosing(statement: 0, reason: "", taking: takes, today: today)
            }
        }
        var silent = try branch.choosing(statement: 0, reason: "r", taking: false, today: today)
        var said = try #require(silent[Common.statements].value)
        said[0][Statement.reason] = .notKnown
        silent[Common.statements] = .value(said)
        #expect(Validation.problems(in: silent).map(\.reason) == [.required])
        var both = try branch.choosing(statement: 0, reason: "r", taking: false, today: today)
        var lines = try #require(both[Common.statements].value)
        lines[1][Statement.isChosen] = .value(true)
        both[Common.statements] = .value(lines)
        #expect(Validation.problems(in: both).map(\.reason) == [.chosenTwice])
        let alone = record(.branch, ["name": .text("B"), "sort": .choice("branch")], [("sort", "branch")])
        #expect(
            Validation.problems(
                in: try alone.choosing(statement: 0, reason: "", taking: false, today: today)
            ).isEmpty)
    }

    @Test func statementsShowLabelsAndNotKeys() throws {
        for language in Language.allCases {
            let words = try Strings.words(language)
            func shown(_ kind: Kind, _ about: String, _ says: String) -> String? {
                var line = Part()
                line[Statement.about] = .value(about)
                line[Statement.says] = .value(says)
                return words.readable(line, of: Statement.description, in: kind)[Statement.says].value
            }
            #expect(shown(.branch, "sort", "generalBranch") == words.choice("branchSort", "generalBranch"))
            #expect(shown(.person, "posts", "secretary") == words.post("secretary"))
            #expect(shown(.activity, "isPhotographed", "yes") == words("answer.yes"))
            #expect(shown(.village, "name", "yes") == "yes")
        }
    }

    // MARK: - Completeness

    @Test func whatDoesNotApplyIsAnsweredAndWhatIsNotKnownIsNot() {
        var agreement = Record(RecordID(.agreement, 1))
        agreement[Agreement.name] = .value("G")
        let asked = Completeness(agreement).asked
        let known = Completeness(agreement).known
        agreement[Agreement.endsOn] = .notApplicable
        #expect(Completeness(agreement).known == known + 1 && Completeness(agreement).asked == asked)
        agreement[Agreement.funds] = .value(Money(fen: 0))
        agreement[Agreement.liaisons] = .value([])
        #expect(Completeness(agreement).known == known + 3)
        agreement[Agreement.funds] = .notKnown
        #expect(Completeness(agreement).known == known + 2)
        // A Chinese name is not asked of what is named in Chinese.
        var village = Record(RecordID(.village, 1))
        village[Village.name] = .value("Yuadong")
        let inLatin = Completeness(village)
        village[Village.name] = .value("滧东村")
        #expect(Completeness(village).asked == inLatin.asked - 1)
        #expect(Completeness(village).known == inLatin.known)
    }
}
