import Cells
import Domain
import Testing

@testable import Screens

/// Whatever is pressed, in whatever order: nothing typed is lost and the caret never leaves the screen.
@Suite struct FormRandomTests {
    private static let keys = [
        "tab", "shift-tab", "enter", "up", "down", "left", "right", "home", "end", "pagedown", "pageup", "F2",
        "F4", "F6", "F7", "F8", "esc", "space", "backspace", "delete", "alt-n", "alt-up", "alt-down",
        "ctrl-z",
        "ctrl-y", "ctrl-u", "ctrl-w", "a", "Z", "2", "0", "-", "东", "，", "y", "n", "insert", "shift-left",
    ]

    private struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    @Test(arguments: [Kind.agreement, .activity, .village, .project], [UInt64(1), 2, 3])
    func anyKeysLeaveTheFormWhole(_ kind: Kind, _ seed: UInt64) throws {
        var generator = Generator(state: seed &* 7919)
        let hit = SearchHit(
            id: RecordID(.branch, 4), name: "东部中心党支部", matched: MatchedName("东部", .field("name")),
            context: "",
            isRetired: false)
        let world = FixedWorld { question in
            if case .search = question { .search(SearchHits(hits: [hit], isCut: false)) } else { nil }
        }
        let sizes = [(80, 24), (40, 10), (120, 40), (60, 16)]
        let drive = try Drive(world, seed == 2 ? .chinese : .english)
        for step in 0..<250 {
            if drive.app.stack.count == 1 { drive.fill(kind) }
            if step % 50 == 0, let (width, height) = sizes.randomElement(using: &generator) {
                drive.resize(width, height)
            }
            let key = try #require(FormRandomTests.keys.randomElement(using: &generator))
            drive.press(key)
            let frame = drive.frame
            #expect(Rect(frame.size).contains(frame.caret), "step \(step), \(key)")
            guard step % 5 == 0, let form = drive.form else { continue }
            let again = try #require(FormState(draft: form.state.draftContent), "step \(step), \(key)")
            let isSame = again.content == form.state.content && again.record == form.state.record
            #expect(isSame, "step \(step), \(key)")
        }
    }
}
