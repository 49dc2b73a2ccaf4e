import Foundation

/// What a template is filled in with. A name that stands for nothing in this paper is `absent`, never left out: so that
/// it is not looked for further out.
package indirect enum PaperValue: Hashable, Sendable {
    case text(String)
    case flag(Bool)
    case list([PaperValue])
    case part([String: PaperValue])
    case absent

    /// The text, or nothing where there is none.
    package static func text(ifAny text: String?) -> PaperValue {
        guard let text, !text.isEmpty else { return .absent }
        return .text(text)
    }

    package static func texts(_ texts: [String]) -> PaperValue { .list(texts.map(PaperValue.text)) }

    /// For the renderer: texts made safe to show, as everywhere in the program.
    var filling: Any {
        switch self {
        case .text(let text): TerminalText.safe(text)
        case .flag(let flag): flag
        case .list(let items): items.map(\.filling)
        case .part(let members): members.mapValues(\.filling)
        case .absent: NSNull()
        }
    }
}

/// The names a template can use, as a tree: what stands inside a section is looked for there first, then further out.
package indirect enum PaperShape: Hashable, Sendable {
    case text
    case part([String: PaperShape])

    package func child(_ name: String) -> PaperShape? {
        guard case .part(let members) = self else { return nil }
        return members[name]
    }
}
