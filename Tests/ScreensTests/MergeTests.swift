import Cells
import Domain
import Testing

@testable import Screens

/// Two people change one record: nothing is lost, nothing is overwritten unseen.
@Suite struct MergeTests {
    private func alias(_ name: String, id: Int64? = nil) -> Part {
        Part(id: id, ["name": .value(.text(name)), "sort": .value(.choice("translation"))])
    }

    /// A village with three other names, a form that changes it, and the same record changed by somebody else.
    private func village(
        _ world: RegistryWorld, _ drive: Drive, mine: (Drive) -> Void,
        theirs: (inout Record) -> Void
    ) throws {
        var record = Record(RecordID(.village, -1), answers: ["name": .value(.text("Yuadong"))])
        record[Common.aliases] = .value([alias("One"), alias("Two"), alias("Three")])
        _ = try world.add(record)
        drive.open(Forms.form(.village, record: try world.record("V1"), names: [:]))
        mine(drive)
        var other = try world.record("V1")
        theirs(&other)
        _ = try world.add(other)
        drive.press("F2")
    }

    private func names(_ world: RegistryWorld) throws -> [String] {
        (try world.record("V1")[Common.aliases].value ?? []).compactMap { $0[Alias.name].value }
    }

    @Test func eachFieldIsChosenOnItsOwn() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        try village(world, drive) { drive in
            drive.type(" Village")
            drive.answer("note", "mine")
            drive.answer("reading", "yuadong")
        } theirs: { record in
            record[Village.name] = .value("Zhandong Village")
            record[Village.note] = .value("theirs")
            record[Village.specialities] = .value("rice")
        }
        try expectScreen(drive, "form-merge")
        // Nothing is decided: neither F2 nor the last row goes on.
        drive.press("F2")
        #expect(drive.message.hasPrefix("Not every difference is decided"))
        drive.press("end", "enter")
        #expect(drive.message.hasPrefix("Not every difference is decided"))
        drive.press("home", "enter")
        drive.click("theirs  theirs")
        #expect(drive.shows("(*) theirs  theirs"), "\(drive.picture)")
        drive.press("enter")
        #expect(drive.form != nil, "\(drive.picture)")
        #expect(drive.message.contains("taken over from there: Specialities"), "\(drive.message)")
        drive.save()
        let now = try world.record("V1")
        #expect(now.name == "Yuadong Village")
        #expect(now[Village.note] == .value("theirs"))
        #expect(now[Village.specialities] == .value("rice"))
        #expect(now[Village.reading] == .value("yuadong"))
    }

    @Test func escapeDecidesNothingAndTheNextSaveAsksAgain() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        try village(world, drive) {
            $0.type(" Village")
        } theirs: {
            $0[Village.name] = .value("Zhandong")
        }
        for _ in 0..<2 {
            drive.press("esc")
            #expect(drive.form?.state.base.version == 1)
            #expect(try world.record("V1").name == "Zhandong")
            drive.press("F2")
            #expect(drive.shows("V1 was changed by two"))
        }
        drive.press("F7", "F2")
        #expect(drive.form?.state.fields["name"]?.text == "Zhandong")
    }

    @Test(arguments: [true, false]) func allAtOnce(_ theirs: Bool) throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        try village(world, drive) { drive in
            drive.type(" Village")
            drive.answer("note", "mine")
        } theirs: { record in
            record[Village.name] = .value("Zhandong")
            record[Village.note] = .value("theirs")
        }
        drive.press(theirs ? "F7" : "F6", "F2")
        #expect(drive.form != nil)
        if !theirs { drive.save() }
        let now = try world.record("V1")
        #expect(now.name == (theirs ? "Zhandong" : "Yuadong Village"))
        #expect(now[Village.note] == .value(theirs ? "theirs" : "mine"))
    }

    @Test func listsMergeLineByLine() throws {
        let world = try RegistryWorld.empty()
        let drive = try Drive(world)
        try village(world, drive) { drive in
            // Here: the first line gets another name, a new one comes to the end.
            drive.go("aliases")
            drive.press("enter")
            drive.press("ctrl-u")
            drive.type("First")
            drive.press("F2")
            drive.addLine("aliases", ["name": "Mine", "sort": "trans"])
        } theirs: { record in
            // There: the second goes, the third changes, a new one stands before it.
            var lines = record[Common.aliases].value ?? []
            lines.remove(at: 1)
            lines[1][Alias.name] = .value("Third")
            lines.insert(self.alias("Theirs"), at: 1)
            record[Common.aliases] = .value(lines)
        }
        #expect(drive.form != nil, "\(drive.picture)")
        drive.save()
        #expect(try names(world) == ["First", "Mine", "Theirs", "Third"])
    }

    @Test func aLineThatOneChangedAndTheOtherTookOutIsAsked() throws {
        for takesTheirs in [false, true] {
            let world = try RegistryWorld.empty()
            let drive = try Drive(world)
            try village(world, drive) { drive in
                drive.go("aliases")
                drive.press("enter", "ctrl-u")
                drive.type("First")
                drive.press("F2")
                drive.press("down", "delete")
            } theirs: { record in
                var lines = record[Common.aliases].value ?? []
                lines[1][Alias.name] = .value("Second")
                lines.remove(at: 0)
                record[Common.aliases] = .value(lines)
            }
            if !takesTheirs { try expectScreen(drive, "form-merge-lines") }
            drive.press(takesTheirs ? "F7" : "F6", "enter")
            drive.press("F2")
            #expect(try names(world) == (takesTheirs ? ["Second", "Three"] : ["First", "Three"]))
        }
    }

    @Test func aDraftOverARecordThatChangedMeanwhileGoesThroughTheSame() throws {
        let world = try RegistryWorld.empty()
        _ = try world.village("Yuadong")
        var drive = try Drive(world)
        drive.open(Forms.form(.village, record: try world.record("V1"), names: [:]))
        drive.type(" Village")
        drive.fireTimers()
        var theirs = try world.record("V1")
        theirs[Village.name] = .value("Zhandong")
        _ = try world.add(theirs)
        drive = try Drive(world)
        drive.open(DraftsScreen())
        drive.press("enter")
        #expect(drive.shows("V1 was changed by two"), "\(drive.picture)")
        drive.press("enter", "enter")
        drive.save()
        #expect(try world.record("V1").name == "Yuadong Village")
    }

    @Test func anUntouchedFormShowsTheRecordAsItIsNow() throws {
        let world = try RegistryWorld.empty()
        _ = try world.village("Yuadong")
        let drive = try Drive(world)
        drive.open(Forms.form(.village, record: try world.record("V1"), names: [:]))
        var theirs = try world.record("V1")
        theirs[Village.name] = .value("Zhandong")
        _ = try world.add(theirs)
        drive.registryChanged()
        #expect(drive.form?.state.fields["name"]?.text == "Zhandong")
        #expect(drive.message.hasPrefix("V1 was changed by somebody else"))
        drive.type("!")
        theirs = try world.record("V1")
        theirs[Village.name] = .value("Da Jung")
        _ = try world.add(theirs)
        drive.registryChanged()
        #expect(drive.message.contains("saving lets you choose"))
        #expect(drive.form?.state.fields["name"]?.text == "Zhandong!")
    }

    /// Commitments stand in lines of the agreement, and are records of their own.
    @Test func aPromiseThatBothChangedIsAskedToo() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        let branch = try world.branch("Another Branch")
        let village = try world.village("Another Village")
        var agreement = Record.beginning(RecordID(.agreement, -1))
        agreement[Agreement.name] = .value("Draft agreement")
        agreement[Agreement.parties] = .value([
            Part(["side": .value(.choice("a")), "party": .value(.link(branch))]),
            Part(["side": .value(.choice("b")), "party": .value(.link(village))]),
        ])
        let id = try #require(try world.add(agreement).first)
        var promise = Record.beginning(RecordID(.commitment, -1))
        promise[Commitment.name] = .value("Share")
        promise[Commitment.giver.key] = .value(.link(branch))
        promise[Commitment.receiver.key] = .value(.link(village))
        promise[Commitment.agreement.key] = .value(.link(id))
        let made = try #require(try world.add(promise).first)
        drive.open(Forms.form(.agreement, record: try world.record(id), names: [:]))
        drive.go("commitments")
        drive.press("enter")
        drive.type(" seeds")
        drive.press("F2")
        var theirs = try world.record(made)
        theirs[Commitment.name] = .value("Share tools")
        theirs[Commitment.measure] = .value("twice a year")
        _ = try world.add(theirs)
        drive.press("F2")
        #expect(drive.shows("theirs  Share tools"), "\(drive.picture)")
        drive.press("F6", "enter", "F2")
        let now = try world.record(made)
        #expect(now.name == "Share seeds")
        #expect(now[Commitment.measure] == .value("twice a year"))
    }
}
