import Cells
import Domain

/// Going somewhere by the letters laid over the screen.
extension App {
    mutating func startJump() {
        let jump = Jump(over: drawUnlabelled(), of: top.id)
        guard !jump.isEmpty else { return }
        self.jump = jump
    }

    /// Letters on a screen that is another now would lead elsewhere; one that only shows more keeps them.
    mutating func followWithJump() {
        guard let jump else { return }
        self.jump = nil
        self.jump = jump.relaid(over: drawUnlabelled(), of: top.id)
    }

    /// Nil: the key is not for the letters, which are gone.
    mutating func pressJumping(_ key: Key) -> [AppEffect]? {
        guard let answer = jump?.press(key.foldedForCommands) else { return nil }
        switch answer {
        case .stay: return []
        case .go(let target, let isDouble):
            jump = nil
            return hit(target, double: isDouble)
        case .leave:
            jump = nil
            // Esc only leaves; so does a letter that leads nowhere.
            let isSpent =
                key == Key(.escape) || key.isText || Commands.command("jump")?.keys.contains(key) == true
            return isSpent ? [] : nil
        }
    }
}
