import Cells
import Domain

/// A hit in words: the record, and beneath it the name that matched where that is not the one shown.
struct HitText {
    private let hit: SearchHit
    private let sought: String
    private let width: Int
    private let context: Context

    init(_ hit: SearchHit, sought: String, width: Int, _ context: Context) {
        self.hit = hit
        self.sought = sought
        self.width = width
        self.context = context
    }

    private var words: Words { context.words }

    /// How many rows a hit takes.
    static func rows(of hit: SearchHit) -> Int { showsMatch(hit) ? 2 : 1 }

    private static func showsMatch(_ hit: SearchHit) -> Bool {
        hit.matched.role != .number && hit.matched.text != hit.name
    }

    var rows: [[Span]] { HitText.showsMatch(hit) ? [headline, matchLine] : [headline] }

    private var headline: [Span] {
        let number = TextFit.pad(hit.id.number, to: 6) + " "
        let kind = width >= 56 ? TextFit.pad(words.kind(hit.id.kind), to: 11) + " " : ""
        var spans = [
            Span(number, hit.matched.role == .number ? .match : .link), Span(kind, .dim),
        ]
        spans +=
            HitText.showsMatch(hit) || hit.matched.role == .number
            ? [Span(hit.name, Style(bold: true))] : matched(hit.name, Style(bold: true))
        if hit.isRetired { spans.append(Span("  " + words("list.retired"), .warning)) }
        if !hit.context.isEmpty { spans.append(Span("  " + hit.context, .dim)) }
        return spans
    }

    /// `translation: Da Jung Village`
    private var matchLine: [Span] {
        let indent = String(repeating: " ", count: 7)
        return [Span(indent, .normal), Span(role + "  ", .label)] + matched(hit.matched.text, Style())
    }

    private var role: String {
        switch hit.matched.role {
        case .field(let key): words.label(hit.id.kind.rawValue, key)
        case .alias(let sort): words.choice("aliasSort", sort)
        case .number: words("list.number")
        }
    }

    /// The letters that were looked for; the whole name where it was found by its pinyin or initials.
    private func matched(_ text: String, _ style: Style) -> [Span] {
        let spans = Span.highlighted(text, sought, style)
        return spans.contains { $0.style.role == .match } ? spans : [Span(text, .match)]
    }
}
