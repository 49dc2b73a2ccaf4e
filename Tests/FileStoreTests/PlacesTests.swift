import Domain
import Testing

@testable import FileStore

/// Places, members and neighbours of marked rows against the same list read from its start to its end.
@Suite struct PlacesTests {
    let folder: TemporaryFolder
    let registry: Registry
    let kept: [RecordID]

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
        var random = SeededRandom(11)
        let villages = (1...50).map { number -> Record in
            let village = Record.new(.village, ["东河", "Aa", "b", "西山"][random.next(4)], -Int64(number))
            return random.next(2) > 0
                ? village.with(Village.code, "3101510000\(10 + number)") : village
        }
        guard case .done(_, let ids) = try registry.perform(.save(villages, draft: nil)) else {
            throw Unexpected()
        }
        kept = ids
        for id in ids where id.serial % 4 == 1 {
            _ = try registry.perform(.retire(id, reason: "x", on: day("2021-01-01")))
        }
    }

    private static let queries: [ListQuery] = ["name", "code", "number"].flatMap { field in
        [false, true].flatMap { descending in
            [("", false), ("", true), ("dong", false), ("dong", true)].map { text, retired in
                var query = ListQuery(
                    .village, text: text, sort: ListQuery.Sort(field: field, descending: descending))
                query.includesRetired = retired
                return query
            }
        }
    }

    private func keys(_ query: ListQuery) throws -> [RowKey] {
        try registry.window(query, .first, 1000).rows.map(\.key)
    }

    @Test(arguments: queries.indices)
    func aRowIsFoundByItsPlace(_ index: Int) throws {
        let query = PlacesTests.queries[index]
        let all = try keys(query)
        for place in all.indices {
            let window = try registry.window(query, .row(place), 9)
            let rank = try #require(window.rank)
            #expect(window.rows[place - rank].key == all[place])
        }
        let beyond = try registry.window(query, .row(all.count), 9)
        #expect(beyond.reachesEnd && beyond.rank == nil)
        #expect(beyond.rows.last?.key == all.last)
    }

    @Test(arguments: queries.indices)
    func rowsStandInTheOrderThatTheirKeysSay(_ index: Int) throws {
        let query = PlacesTests.queries[index]
        let all = try keys(query)
        let descending = query.sort.descending
        for (one, other) in zip(all, all.dropFirst()) {
            #expect(one.stands(before: other, descending: descending))
            #expect(!other.stands(before: one, descending: descending))
            #expect(!one.stands(before: one, descending: descending))
        }
    }

    @Test(arguments: queries.indices)
    func membersAreWhatTheListShows(_ index: Int) throws {
        let query = PlacesTests.queries[index]
        let all = try keys(query)
        #expect(try registry.answer(.members(query, nil)) == .members(RecordSet(.village, all.map(\.id))))
        for first in stride(from: 0, to: all.count, by: 5) {
            for last in stride(from: first, to: all.count, by: 7) {
                let range = RowRange(first: all[first], last: all[last])
                let members = RecordSet(.village, all[first...last].map(\.id))
                #expect(try registry.answer(.members(query, range)) == .members(members))
            }
        }
    }

    @Test(arguments: queries.indices)
    func markedRowsAreCountedPlacedAndGoneThrough(_ index: Int) throws {
        let query = PlacesTests.queries[index]
        let all = try keys(query)
        let marked = RecordSet(.village, kept.filter { $0.serial % 3 == 0 })
        let rows = all.indices.filter { marked.contains(all[$0].id) }
        let places = rows.map { $0 * 1000 / all.count }
        #expect(
            try registry.answer(.marked(query, marked, places: true))
                == .marked(MarkedRows(shown: rows.count, places: places)))
        #expect(
            try registry.answer(.marked(query, marked, places: false))
                == .marked(MarkedRows(shown: rows.count, places: [])))
        #expect(try registry.answer(.ordered(query, marked)) == .ordered(rows.map { all[$0].id }))
        for at in all.indices {
            let next = rows.first { $0 > at }
            let previous = rows.last { $0 < at }
            #expect(
                try registry.answer(.nextMarked(query, marked, all[at], isForward: true))
                    == .nextMarked((next ?? rows.first).map { all[$0].id }, wrapped: next == nil))
            #expect(
                try registry.answer(.nextMarked(query, marked, all[at], isForward: false))
                    == .nextMarked((previous ?? rows.last).map { all[$0].id }, wrapped: previous == nil))
        }
        let none = RecordSet(.village)
        if let first = all.first {
            let answer = try registry.answer(.nextMarked(query, none, first, isForward: true))
            #expect(answer == .nextMarked(nil, wrapped: true))
        }
    }

    /// Very many marks are looked for on the way and not one by one: both find the same.
    @Test func manyMarksAreFoundLikeFew() throws {
        let query = ListQuery(.village)
        let all = try keys(query)
        var marked = RecordSet(.village, all.prefix(3).map(\.id))
        // Numbers that nobody has any more.
        for serial in 1000..<2100 { marked.insert(RecordID(.village, Int64(serial))) }
        #expect(
            try registry.answer(.nextMarked(query, marked, all[0], isForward: true))
                == .nextMarked(all[1].id, wrapped: false))
        #expect(
            try registry.answer(.nextMarked(query, marked, all[2], isForward: true))
                == .nextMarked(all[0].id, wrapped: true))
        #expect(
            try registry.answer(.marked(query, marked, places: false))
                == .marked(
                    MarkedRows(shown: 3, places: [0, 1000 / all.count, 2000 / all.count])))
    }
}

/// Many records retired and restored as one.
@Suite struct RetiringManyTests {
    @Test func oneStepRetiresThemAndOneUndoBringsAllBack() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let ids = try registry.save(
            .new(.village, "A", -1), .new(.village, "B", -2), .new(.village, "C", -3))
        _ = try registry.perform(.retire(ids[0], reason: "first", on: day("2021-01-01")))
        let before = try registry.steps().count
        var all = RecordSet(.village, ids)
        // A mark of a record that an undo took away.
        all.insert(RecordID(.village, 99))
        let outcome = try registry.perform(.retireAll(all, reason: " merged ", on: day("2021-06-16")))
        guard case .done(let step, let touched) = outcome else { throw Unexpected() }
        #expect(touched == [ids[1], ids[2]] && step.reason == "merged" && step.verb == .retire)
        #expect(try registry.steps().count == before + 1)
        #expect(try registry.record(ids[0]).retired?.reason == "first")
        #expect(try registry.record(ids[2]).retired?.reason == "merged")
        #expect(try registry.count(ListQuery(.village)).total == 0)
        #expect(
            try registry.perform(.retireAll(all, reason: "again", on: day("2021-06-17")))
                == .unchanged(all.records))

        _ = try registry.perform(.undo)
        #expect(try registry.record(ids[1]).retired == nil && registry.record(ids[2]).retired == nil)
        #expect(try registry.record(ids[0]).retired?.reason == "first")
        _ = try registry.perform(.redo)
        guard case .done(_, let restored) = try registry.perform(.restoreAll(all)) else { throw Unexpected() }
        #expect(restored == ids)
        #expect(try registry.count(ListQuery(.village)).total == 3)
        #expect(try registry.check().isEmpty)
    }

    /// A rule broken by one of them leaves all as they were.
    @Test func whatOneMayNotDoNoneDoes() throws {
        let folder = try TemporaryFolder()
        let registry = try folder.registry()
        let ids = try registry.save(
            .new(.village, "A", -1), .new(.village, "B", -2).with(Village.code, "310151000011"))
        let both = RecordSet(.village, ids)
        _ = try registry.perform(.retireAll(both, reason: "x", on: day("2021-01-01")))
        let holder = try registry.save(.new(.village, "C").with(Village.code, "310151000011"))
        let refused = try refusal { _ = try registry.perform(.restoreAll(both)) }
        guard case .invalid(let problems) = refused else { throw Unexpected() }
        #expect(problems.map(\.reason) == [.taken(by: holder[0], name: "C")])
        #expect(try registry.record(ids[0]).retired != nil)
        let noReason = try refusal {
            _ = try registry.perform(.retireAll(both, reason: " ", on: day("2021-01-01")))
        }
        #expect(noReason == .reasonNeeded)
    }
}
