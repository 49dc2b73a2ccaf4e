import Domain
import Testing

@testable import FileStore

/// What a save is refused for, and that nothing of it stays.
@Suite struct RulesTests {
    let folder: TemporaryFolder
    let registry: Registry

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
    }

    private func branch(_ name: String, _ serial: Int64 = -1) -> Record {
        Record.new(.branch, name, serial).with(Branch.sort, .branch)
    }

    @Test func aSuperiorThatClosesACircleIsRefused() throws {
        let ids = try registry.save(
            branch("A", -1), branch("B", -2).with("superior", .value(.link(RecordID(.branch, -1)))),
            branch("C", -3).with("superior", .value(.link(RecordID(.branch, -2)))))
        let before = folder.contents["r.twinning"]
        let a = try registry.record(ids[0]).with("superior", .value(.link(ids[2])))
        let refused = try refusal { try registry.save(a) }
        #expect(
            refused == .invalid([Problem(FieldPath(.branch, "superior"), .circle, given: "B3")]))
        #expect(folder.contents["r.twinning"] == before)
    }

    @Test func linksLeadSomewhere() throws {
        let village = Record.new(.village, "A")
            .with("town", .value(.link(RecordID(.region, 7))))
            .with(
                Common.aliases,
                [
                    Part([
                        "name": .value(.text("B")), "sort": .value(.choice("short")),
                        "source": .value(.link(RecordID(.source, 9))),
                    ])
                ])
        let line = FieldPath.Line(0, "source")
        #expect(
            try refusal { try registry.save(village) }
                == .invalid([
                    Problem(FieldPath(.village, "town"), .noSuchRecord("D7"), given: "D7"),
                    Problem(FieldPath(.village, "aliases", line), .noSuchRecord("S9"), given: "S9"),
                ]))
    }

    @Test func aCodeIsHeldByOneLivingRecordOnly() throws {
        let code = Village.code
        let first = try registry.save(Record.new(.village, "A").with(code, "310151113201"))[0]
        let second = Record.new(.village, "B").with(code, "310151113201")
        let taken = Refusal.invalid([
            Problem(FieldPath(.village, "code"), .taken(by: first, name: "A"), given: "310151113201")
        ])
        #expect(try refusal { try registry.save(second) } == taken)

        // Retiring gives the code free, and restoring takes it only when it still is.
        _ = try registry.perform(.retire(first, reason: "twice", on: day("2021-06-16")))
        let other = try registry.save(second)[0]
        let refused = try refusal { _ = try registry.perform(.restore(first)) }
        #expect(
            refused
                == .invalid([
                    Problem(FieldPath(.village, "code"), .taken(by: other, name: "B"), given: "310151113201")
                ]))
    }

    @Test func nobodysChangeIsOverwrittenUnseen() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        let mine = try registry.record(id)
        let other = try folder.reopened()
        try other.save(try other.record(id).with(Village.note, "theirs"))
        #expect(
            try refusal { try registry.save(mine.with(Village.note, "mine")) } == .changedMeanwhile(id))
        #expect(try registry.record(id)[Village.note] == .value("theirs"))
        #expect(try registry.record(id).version == 2)
    }

    @Test func whatIsNotThereCannotBeChanged() throws {
        let ghost = Record(RecordID(.village, 9)).with(Village.name, "A")
        #expect(try refusal { try registry.save(ghost) } == .noSuchRecord("V9"))
        let unknown = Record.new(.village, "A").with("colour", .value(.text("red")))
        #expect(
            try refusal { try registry.save(unknown) }
                == .invalid([Problem(FieldPath(.village, "colour"), .unknownField("colour"))]))
    }

    @Test func oneBadRecordOfASaveStopsAllOfIt() throws {
        let before = folder.contents
        #expect(
            try refusal { try registry.save(Record.new(.village, "A"), Record.new(.village, "", -2)) } != nil)
        #expect(folder.contents == before)
        #expect(try registry.count(ListQuery(.village)).total == 0)
    }

    @Test func numbersAreNeverReused() throws {
        let first = try registry.save(Record.new(.village, "A"))[0]
        _ = try registry.perform(.undo)
        let second = try registry.save(Record.new(.village, "B"))[0]
        #expect([first.number, second.number] == ["V1", "V2"])
    }

    @Test func linesKeepTheirIdentity() throws {
        let id = try registry.save(
            Record.new(.village, "A").with(
                Common.aliases, [alias("one", .short), alias("two", .former)]))[0]
        var record = try registry.record(id)
        var lines = try #require(record[Common.aliases].value)
        let kept = lines[1].id
        lines.swapAt(0, 1)
        lines[1] = alias("three", .official)
        record[Common.aliases] = .value(lines)
        try registry.save(record)
        let stored = try #require(try registry.record(id)[Common.aliases].value)
        #expect(stored.map { $0[Alias.name].value } == ["two", "three"])
        #expect(stored[0].id == kept)
        #expect(stored[1].id == 3)
    }
}
