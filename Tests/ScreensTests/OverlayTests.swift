import Cells
import Domain
import Testing

@testable import Screens

/// Opens an overlay and notes what it gives.
private struct Asker: Screen {
    let overlay: any Screen
    private(set) var gifts: [Gift] = []
    init(_ overlay: any Screen) { self.overlay = overlay }
    func title(_ context: Context) -> String { "asker" }
    func offers(_ context: Context) -> [Screens.Offer] { [Screens.Offer("open")] }
    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .command("open"): return [.push(overlay)]
        case .given(let gift): gifts.append(gift)
        default: break
        }
        return []
    }
    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        frame.cells.put("what lies beneath", at: Point(x: area.x, y: area.y))
    }
}

@Suite struct OverlayTests {
    private func asking(_ overlay: any Screen, width: Int = 80, height: Int = 24) throws -> Drive {
        let drive = try Drive(FixedWorld(), width: width, height: height)
        drive.open(Asker(overlay))
        drive.press("enter")
        return drive
    }

    private func gifts(_ drive: Drive) -> [Gift] {
        drive.app.stack.compactMap { $0.screen as? Asker }.flatMap(\.gifts)
    }

    private func isOpen(_ drive: Drive) -> Bool { drive.app.stack.last?.screen.isOverlay == true }

    // MARK: - Menu

    private static let menu = MenuScreen(
        title: "Colours",
        entries: [
            MenuScreen.Entry("blue", hint: "12"), MenuScreen.Entry("green", obstacle: "There is none left."),
            MenuScreen.Entry("orange"),
        ])

    @Test func aMenuGivesThePlaceOfWhatIsChosen() throws {
        let drive = try asking(OverlayTests.menu)
        drive.press("down", "down", "enter")
        #expect(gifts(drive) == [.chosen(2)])
        drive.press("enter", "1")
        #expect(gifts(drive) == [.chosen(2), .chosen(0)])
        drive.press("enter")
        drive.click("orange")
        #expect(gifts(drive).last == .chosen(2))
    }

    @Test func aMenuSaysWhyAnEntryCannotBeChosenAndStays() throws {
        let drive = try asking(OverlayTests.menu)
        drive.press("2")
        #expect(drive.message == "There is none left.")
        #expect(isOpen(drive) && gifts(drive).isEmpty)
        drive.press("esc")
        #expect(!isOpen(drive) && gifts(drive).isEmpty)
    }

    @Test func aLongMenuFitsTheSmallestWindowAndKeepsTheSelectionInSight() throws {
        let entries = (1...60).map { MenuScreen.Entry("entry \($0)") }
        let drive = try asking(MenuScreen(title: "Many", entries: entries), width: 40, height: 10)
        drive.press("end")
        #expect(drive.selectedLine.contains("entry 60"))
        drive.press("pageup")
        #expect(drive.selectedLine.contains("entry 56"))
    }

    // MARK: - Prompt

    @Test func aPromptGivesWhatIsTyped() throws {
        let drive = try asking(PromptScreen(title: "Reason", text: "Why?", initial: "old "))
        drive.type("q 理由")
        drive.press("enter")
        #expect(gifts(drive) == [.typed("old q 理由")])
    }

    @Test func aPromptWantsAnAnswerUnlessNoneIsOneToo() throws {
        let drive = try asking(PromptScreen(title: "Reason", text: "Why?"))
        drive.press("space", "enter")
        #expect(isOpen(drive) && gifts(drive).isEmpty && !drive.message.isEmpty)
        let other = try asking(PromptScreen(title: "Note", text: "", allowsEmpty: true))
        other.press("enter")
        #expect(gifts(other) == [.typed("")])
    }

    @Test func aPasteOfSeveralLinesGoesInAsOneAndIsSaid() throws {
        let drive = try asking(PromptScreen(title: "Reason", text: "Why?"))
        drive.paste("one\ntwo")
        #expect(!drive.message.isEmpty)
        drive.press("enter")
        #expect(gifts(drive) == [.typed("one two")])
    }

    // MARK: - Confirmation

    @Test func theKeyThatOpensAConfirmationDoesNotConfirmIt() throws {
        let ask = ConfirmScreen(title: "Discard", text: "Throw it away?", confirmTitle: "Discard")
        let drive = try asking(ask)
        drive.press("enter")
        #expect(!isOpen(drive) && gifts(drive).isEmpty)
        drive.press("enter", "tab", "enter")
        #expect(gifts(drive) == [.confirmed])
        drive.press("enter", "y")
        #expect(gifts(drive) == [.confirmed, .confirmed])
        drive.press("enter")
        drive.click("[ Discard ]")
        #expect(gifts(drive).count == 3)
    }

    @Test func aWordThatMustBeTypedIsTypedExactly() throws {
        let ask = ConfirmScreen(title: "Sign", text: "Sign G1?", confirmTitle: "Sign", typed: "G1")
        let drive = try asking(ask)
        drive.type("y")
        drive.press("enter")
        #expect(isOpen(drive) && gifts(drive).isEmpty && !drive.message.isEmpty)
        drive.press("backspace")
        drive.type("G1")
        drive.press("enter")
        #expect(gifts(drive) == [.confirmed])
    }

    @Test func aLongTextScrollsAndItsButtonsStayInSight() throws {
        let text = (1...40).map { "line \($0)" }.joined(separator: "\n")
        let drive = try asking(
            ConfirmScreen(title: "Long", text: text, confirmTitle: "Go on"), width: 40, height: 10)
        #expect(drive.shows("line 1") && drive.shows("[ Go on ]"))
        for _ in 0..<60 { drive.press("down") }
        #expect(drive.shows("line 40") && drive.shows("[ Go on ]"))
    }

    // MARK: - Checklist

    @Test func aChecklistGivesAllThatIsTicked() throws {
        let list = ChecklistScreen(title: "Kinds", entries: ["a", "b", "c"], checked: [0, 1, 2])
        let drive = try asking(list)
        drive.press("space", "3", "enter")
        #expect(gifts(drive) == [.checked([1])])
        drive.press("enter", "a")
        drive.click("[ ] b")
        drive.press("enter")
        #expect(gifts(drive).last == .checked([1]))
    }
}
