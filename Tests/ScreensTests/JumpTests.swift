import Cells
import Domain
import Testing

@testable import Screens

/// Letters over everything that can be clicked.
@Suite struct JumpTests {
    @Test func namesAreShortAndNoneBeginsAnother() {
        for count in [0, 1, 2, 26, 27, 28, 51, 52, 100, 400, 676] {
            let names = Jump.names(count)
            #expect(names.count == count)
            #expect(Set(names).count == count)
            #expect(names.allSatisfy { $0.count == 1 || count > 26 && $0.count == 2 })
            for name in names where name.count == 1 {
                #expect(!names.contains { $0 != name && $0.hasPrefix(name) }, "\(count): \(name)")
            }
        }
    }

    /// The letters over the place whose text stands there without them.
    private func letters(_ drive: Drive, over text: String) throws -> String {
        let line = try #require(drive.screen.firstIndex { $0.contains(text) })
        let before = try #require(drive.screen[line].firstRange(of: text)).lowerBound
        let x = TextWidth.columns(of: drive.screen[line][..<before])
        drive.press("ctrl-o")
        let target = try #require(drive.app.drawUnlabelled().target(at: Point(x: x, y: line)))
        return try #require(drive.app.jump?.labels.first { $0.target == target }).letters
    }

    @Test func aLetterIsAClick() throws {
        let drive = try Drive(RegistryWorld.seeded())
        let letters = try letters(drive, over: "Agreements")
        #expect(drive.shows("Type a letter to go there"))
        drive.type(letters)
        #expect(drive.app.stack.last?.screen.title(drive.app.context) == "Agreements")
        #expect(drive.app.jump == nil)
    }

    @Test func everythingThatCanBeClickedHasALetter() throws {
        for keys in [[], ["2"], ["2", "enter"], ["1"], ["6"], ["ctrl-p"], ["F1"], ["2", "s"], ["7", "y"]] {
            let drive = try Drive(RegistryWorld.seeded())
            for key in keys { drive.press(key) }
            let frame = drive.frame
            var targets: Set<HitRegion.Target> = []
            for y in 0..<24 {
                for x in 0..<80 {
                    let target = frame.target(at: Point(x: x, y: y))
                    // A text is reached by its field.
                    if case .text = target { continue }
                    if let target { targets.insert(target) }
                }
            }
            drive.press("ctrl-o")
            let labels = try #require(drive.app.jump).labels
            targets = targets.filter { if case .text = $0 { false } else { true } }
            #expect(Set(labels.map(\.target)) == targets, "\(keys)")
            #expect(Set(labels.map(\.letters)).count == labels.count)
        }
    }

    @Test func theTextBeneathStaysWhereItIs() throws {
        let drive = try Drive(RegistryWorld.seeded(), .chinese)
        drive.press("2")
        let before = drive.frame.cells
        drive.press("ctrl-o")
        let after = drive.frame.cells
        let labels = try #require(drive.app.jump).labels
        for y in 0..<22 {
            let covered = labels.filter { $0.at.y == y }.flatMap { label in
                // Half of a covered character is a space.
                (label.at.x - 1)...(label.at.x + label.letters.count)
            }
            let rows = zip(before.row(y), after.row(y)).enumerated()
            for (x, cells) in rows where !covered.contains(x) { #expect(cells.0 == cells.1, "\(x),\(y)") }
        }
    }

    @Test func arrowsAndEnterNeedNoLetters() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-o", "down", "down", "down", "enter")
        #expect(drive.app.stack.count == 2)
        #expect(drive.app.jump == nil)
    }

    @Test func escLeavesAndChangesNothing() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2")
        let before = drive.frame
        drive.press("ctrl-o", "esc")
        #expect(drive.frame == before)
        drive.press("ctrl-o", "ctrl-o")
        #expect(drive.frame == before)
        drive.press("ctrl-o", "ctrl-c")
        #expect(drive.frame == before)
    }

    @Test func aFieldOfAFormIsJumpedTo() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "F7", "ctrl-o")
        let field = try #require(drive.app.jump?.labels.first { $0.target == .field(1) })
        drive.type(field.letters)
        #expect(drive.app.jump == nil)
        let frame = drive.frame
        let isShown = frame.caretVisible
        #expect(isShown)
        let target = frame.target(at: frame.caret)
        #expect(target == .field(1) || target == .text(1))
    }

    @Test func lettersDoNotOutliveTheScreenTheyStandOn() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("ctrl-o")
        drive.open(Forms.form(.village, record: nil, names: [:]))
        drive.registryChanged()
        #expect(drive.app.jump == nil)
    }

    @Test func lettersFollowWhatAnAnswerThatComesLateAdds() throws {
        let world = try RegistryWorld.seeded()
        let drive = try Drive(world)
        drive.press("2", "ctrl-o")
        let before = try #require(drive.app.jump).labels
        _ = try world.village("Zandhoven Village")
        drive.registryChanged()
        let after = try #require(drive.app.jump).labels
        #expect(after.count == before.count + 1, "the new row has letters, too")
        drive.resize(60, 16)
        let labels = try #require(drive.app.jump).labels
        #expect(labels.allSatisfy { $0.at.x < 60 && $0.at.y < 16 })
    }

    @Test func aCapitalOpens() throws {
        let drive = try Drive(RegistryWorld.seeded())
        drive.press("2", "ctrl-o")
        let row = try #require(
            drive.app.jump?.labels.first { if case .row = $0.target { true } else { false } })
        drive.type(row.letters.uppercased())
        #expect(drive.app.stack.last?.screen is DetailScreen)
    }
}
