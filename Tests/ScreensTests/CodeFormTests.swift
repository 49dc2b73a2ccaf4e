import Cells
import Domain
import Testing

@testable import Screens

/// Codes in forms: what they say, who has them already, and what follows from them.
@Suite struct CodeFormTests {
    private let world: RegistryWorld
    private let district: RecordID
    private let town: RecordID

    init() throws {
        world = try RegistryWorld.empty()
        func region(_ name: String, _ level: String, _ code: String, _ serial: Int64) -> Record {
            Record(
                RecordID(.region, serial),
                answers: [
                    "name": .value(.text(name)), "level": .value(.choice(level)), "code": .value(.text(code)),
                ])
        }
        let ids = try world.add(
            region("杨浦区", "district", "310110", -1), region("建设镇", "town", "310151113", -2))
        (district, town) = (ids[0], ids[1])
    }

    @Test func aCreditCodeIsReadWhileItIsTyped() throws {
        let drive = try Drive(world, width: 120, height: 40)
        drive.fill(.unit)
        drive.type("Centre")
        drive.go("creditCode")
        drive.type("9131O")
        #expect(drive.shows("position 5: letter O is not used; did you mean 0?"))
        drive.press("backspace")
        drive.type("0110ma00 0001 54")
        #expect(drive.shows("9 business · 310110 杨浦区 · enterprise"))
        drive.press("tab")
        #expect(drive.shows("91310110MA00000154"))
        drive.save()
        #expect(try world.record("U1")[WorkUnit.creditCode] == .value("91310110MA00000154"))
    }

    @Test func aWrongCheckIsSaidWhenTheFieldIsLeftAndNotSaved() throws {
        let drive = try Drive(world, width: 120, height: 40)
        drive.fill(.unit)
        drive.type("Centre")
        drive.go("creditCode")
        drive.type("91310110MA00000155")
        #expect(!drive.shows("last character"))
        drive.press("tab")
        let shown = drive.form?.state.shownProblems.map(\.problem.reason)
        #expect(shown == [.codeCheck(position: 18, expected: "4", isLast: true)])
        drive.press("F2")
        #expect(drive.form != nil)
        #expect(drive.saved.isEmpty)
    }

    @Test func oneKeyLeadsToTheRecordThatHasTheCode() throws {
        _ = try world.add(
            Record(
                RecordID(.unit, -1),
                answers: [
                    "name": .value(.text("Centre")), "creditCode": .value(.text("91310110MA00000154")),
                ]))
        let drive = try Drive(world, width: 120, height: 40)
        drive.fill(.unit)
        drive.type("Other")
        drive.go("creditCode")
        drive.type("91310110MA00000154")
        drive.press("tab")
        #expect(drive.shows("belongs to U1 Centre already"))
        drive.press("shift-F4")
        #expect(drive.app.stack.last?.screen is DetailScreen)
        #expect(drive.shows("U1 Centre"))
        drive.press("esc")
        #expect(drive.form != nil)
        // Another code is no longer somebody's.
        drive.go("creditCode")
        drive.press("ctrl-u")
        drive.press("tab")
        #expect(!drive.shows("belongs to U1"))
    }

    @Test func aVillageCodeProposesTheTown() throws {
        let drive = try Drive(world, width: 120, height: 40)
        drive.fill(.village)
        drive.type("滧东村")
        drive.go("code")
        drive.type("310151113201")
        #expect(drive.form?.state.fields["town"]?.answer == .value(.link(town)))
        #expect(drive.shows("310151113 建设镇 · village"))
        drive.save()
        #expect(try world.record("V1")[Village.town].value?.record == town)
    }

    @Test func anotherTownThanThatOfTheCodeIsAskedAndSaved() throws {
        let drive = try Drive(world, width: 120, height: 40)
        drive.fill(.village)
        drive.type("滧东村")
        drive.answer("town", "杨浦")
        drive.go("code")
        drive.type("310151113201")
        drive.press("tab")
        #expect(drive.shows("is a code of 310151113 建设镇") && drive.shows("D1 杨浦区"))
        drive.save()
    }

    @Test func theKindOfAnotherNameIsAskedWithAProposal() throws {
        _ = try world.add(
            Record(
                RecordID(.village, -1),
                answers: ["name": .value(.text("滧东村")), "town": .value(.link(town))]))
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("效东村")
        drive.press("tab", "alt-=", "1")
        #expect(drive.shows("of what kind?"))
        drive.press("enter")
        let aliases = try world.record("V1")[Common.aliases].value ?? []
        #expect(aliases.map { $0[Alias.sort].value } == [.rareCharacterSubstitute])
    }

    @Test func whatWasSaidWhileTypingStaysWithTheDraft() throws {
        _ = try world.add(
            Record(
                RecordID(.village, -1),
                answers: ["name": .value(.text("Yuadong Village")), "town": .value(.link(town))]))
        let drive = try Drive(world)
        drive.fill(.village)
        drive.type("Yuandong Village")
        drive.press("tab", "alt-=", "2")
        drive.fireTimers()
        let draft = try #require(try world.drafts().first)
        let other = try Drive(world)
        other.open(try #require(Forms.form(resuming: draft)))
        other.go("name")
        other.press("tab")
        #expect(!other.shows("≈"))
        other.save()
        let pair = try #require(RecordPair(RecordID(.village, 1), RecordID(.village, 2)))
        guard case .answers(let answers) = try world.answer(.answers(about: pair.first)).get() else { return }
        #expect(answers.map(\.verdict) == [.different])
    }
}
