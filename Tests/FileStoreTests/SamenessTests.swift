import Domain
import GRDB
import Testing

@testable import FileStore

/// What was said of two records is kept, and kept to.
@Suite struct SamenessTests {
    let folder: TemporaryFolder
    let registry: Registry
    let pair: RecordPair

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        let ids = try registry.save(
            Record.new(.unit, "Shanghai Yangpu Science and Technology Entrepreneurship Center Co., Ltd.", -1),
            Record.new(.unit, "Shanghai Science and Technology Entrepreneurship Center", -2))
        pair = try #require(RecordPair(ids[1], ids[0]))
    }

    private func answers(_ id: RecordID) throws -> [SamenessAnswer] {
        guard case .answers(let answers) = try registry.answer(.answers(about: id)) else {
            throw Unexpected()
        }
        return answers
    }

    private func duplicates(_ kind: Kind = .unit) throws -> [DuplicatePair] {
        var pairs: [DuplicatePair] = []
        var place: DuplicatesPlace?
        repeat {
            guard
                case .duplicates(let window) = try registry.answer(
                    .duplicates(DuplicatesRequest(kind, from: place)))
            else { throw Unexpected() }
            pairs += window.pairs
            place = window.next
        } while place != nil
        return pairs
    }

    @Test func anAnswerIsAStepThatCanBeUndone() throws {
        guard
            case .done(let step, _) = try registry.perform(.answer(pair, .different, reason: " two bodies "))
        else { throw Unexpected() }
        #expect(step.verb == .answer && step.reason == "two bodies")
        #expect(step.changes.map(\.field) == ["*different"])
        #expect(step.changes.map(\.new) == [.value(.link(pair.first))])
        #expect(try answers(pair.first) == answers(pair.second))
        #expect(try answers(pair.first).map(\.by) == ["anna"])
        #expect(
            try registry.perform(.answer(pair, .different, reason: "two bodies"))
                == .unchanged([pair.first, pair.second]))
        _ = try registry.perform(.answer(pair, .later, reason: ""))
        #expect(try answers(pair.first).map(\.verdict) == [.later])
        _ = try registry.perform(.undo)
        #expect(try answers(pair.first).map(\.reason) == ["two bodies"])
        _ = try registry.perform(.undo)
        #expect(try answers(pair.first).isEmpty)
        _ = try registry.perform(.redo)
        #expect(try answers(pair.first).map(\.verdict) == [.different])
        #expect(try registry.check().isEmpty)
    }

    @Test func whatWasSaidWhileTypingComesWithTheRecordAndGoesWithIt() throws {
        let new = Record.new(.unit, "Technology Exchange")
        let said = [AnswerWhileTyping(about: pair.first, .different, reason: "")]
        guard case .done(let step, let ids) = try registry.perform(.saveAnswering([new], said, draft: nil))
        else {
            throw Unexpected()
        }
        #expect(step.changes.map(\.field) == ["*", "*different"])
        #expect(try answers(ids[0]).map(\.verdict) == [.different])
        _ = try registry.perform(.undo)
        #expect(try answers(pair.first).isEmpty)
        _ = try registry.perform(.redo)
        #expect(try answers(ids[0]).map(\.pair) == [try #require(RecordPair(pair.first, ids[0]))])
        #expect(try registry.check().isEmpty)
    }

    @Test func whatIsNotTheSameIsNotAskedAgain() throws {
        _ = try registry.perform(.answer(pair, .later, reason: ""))
        #expect(try duplicates().map(\.answer?.verdict) == [.later])
        _ = try registry.perform(.answer(pair, .different, reason: ""))
        #expect(try duplicates().isEmpty)
        _ = try registry.perform(.withdrawAnswer(pair, reason: "wrong"))
        #expect(
            try refusal { _ = try registry.perform(.withdrawAnswer(pair, reason: "")) } == .nothingSaid(pair))
    }

    @Test(arguments: [
        "UPDATE sameness SET verdict = 'later'", "UPDATE sameness SET \"by\" = 'eve'",
        "UPDATE sameness SET reason = 'x'",
    ]) func anAnswerThatWasChangedBehindOurBackIsFound(_ sql: String) throws {
        _ = try registry.perform(.answer(pair, .different, reason: ""))
        try registry.queue.write { try $0.execute(sql: sql) }
        #expect(try registry.check() == [.answerChanged(pair)])
    }

    @Test func aMergeThatWasChangedBehindOurBackIsFound() throws {
        _ = try registry.perform(.merge(MergeRequest(pair.first, into: pair.second), on: day("2021")))
        try registry.queue.write { try $0.execute(sql: "DELETE FROM merged") }
        #expect(try registry.check() == [.changed(pair.first)])
        try registry.queue.write {
            try $0.execute(
                sql: "INSERT INTO merged VALUES (?, ?)",
                arguments: [pair.second.rawValue, pair.first.rawValue])
        }
        #expect(Set(try registry.check()) == [.changed(pair.first), .changed(pair.second)])
    }
}
