import Cells
import Domain
import Testing

@testable import Screens

/// Whatever is pressed, pasted, clicked or resized, everywhere in the program: nothing breaks, and every frame is one
/// that a terminal can show.
@Suite struct RandomKeysTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    private static let keys: [Key] =
        Array(Set(Commands.all.filter { $0.id != "quit" && $0.id != "suspend" }.flatMap(\.keys)))
        .sorted { $0.description < $1.description }
        + "0123456789 百一村党建abcxyz?/：？、【】%_'\"".map { Key(.character($0)) }
        + ["down", "down", "down", "enter", "enter", "enter", "esc", "tab"].compactMap { Key(name: $0) }

    private static let sizes = [(80, 24), (60, 16), (120, 40), (40, 10), (39, 9), (200, 60), (41, 11)]

    @Test(arguments: 0..<12)
    func nothingBreaks(_ seed: UInt64) throws {
        var random = Generator(state: seed &* 7919 &+ 13)
        let world = seed % 4 == 0 ? try RegistryWorld.empty() : try RegistryWorld.seeded()
        let drive = try Drive(world, seed % 2 == 0 ? .english : .chinese, isReadOnly: seed % 5 == 1)
        var pressed: [String] = []
        for _ in 0..<120 {
            switch Int.random(in: 0..<40, using: &random) {
            case 0:
                let size = RandomKeysTests.sizes.randomElement(using: &random) ?? (80, 24)
                pressed.append("\(size)")
                drive.resize(size.0, size.1)
            case 1:
                pressed.append("paste")
                drive.paste("a\u{1B}[31mb\n\u{202E}村\t\u{FFFD}")
            case 2, 3:
                let point = Point(
                    x: Int.random(in: 0..<drive.app.size.width, using: &random),
                    y: Int.random(in: 0..<drive.app.size.height, using: &random))
                let action: MouseEvent.Action =
                    [.press, .doublePress, .wheelUp, .wheelDown].randomElement(using: &random) ?? .press
                pressed.append("\(action) \(point.x),\(point.y)")
                drive.send(.mouse(MouseEvent(action, at: point)))
            case 4:
                pressed.append("changed")
                drive.registryChanged()
                drive.fireTimers()
            default:
                let key = RandomKeysTests.keys.randomElement(using: &random) ?? Key(.enter)
                pressed.append(key.description)
                drive.send(.key(key))
            }
            let frame = drive.frame
            let isInside = Rect(frame.size).contains(frame.caret)
            try #require(isInside, "caret \(frame.caret) after \(pressed.joined(separator: " "))")
            let columns = (0..<frame.size.height).map { y in
                frame.cells.row(y).reduce(0) { $0 + Int($1.width) }
            }
            try #require(
                columns.allSatisfy { $0 == frame.size.width },
                "half a character after \(pressed.joined(separator: " "))")
        }
    }
}
