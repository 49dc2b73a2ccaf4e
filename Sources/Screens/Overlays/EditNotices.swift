import Cells
import Domain

extension Words {
    /// What was changed about a pasted text, for the message line; nothing when it went in as it was.
    func tell(_ notices: [EditNotice]) -> [Effect] {
        let sentences = notices.map { notice in
            switch notice {
            case .lineBreaksBecameSpaces: self("message.lineBreaksBecameSpaces")
            case .cutAtLimit(let limit): self("message.cutAtLimit", ["limit": String(limit)])
            case .controlsDropped: self("message.controlsDropped")
            }
        }
        return sentences.isEmpty ? [] : [.say(Message(sentences.joined(separator: self("list.sentences"))))]
    }
}
