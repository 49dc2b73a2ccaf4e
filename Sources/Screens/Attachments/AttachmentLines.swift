import Cells
import Domain

/// The attachments of a record on its page: name, type, size and day on a line, what is wrong with the copy, and the
/// caption below.
enum AttachmentLines {
    static func lines(_ page: Page, _ parts: [Part], width: Int, _ words: Words) -> [DetailLine] {
        parts.enumerated().flatMap { index, line in
            var spans = [Span(line[Attachment.name].value ?? "", .link)]
            var facts: [String] = []
            if let sort = line[Attachment.sort].value {
                facts.append(words.choice("attachmentSort", sort.rawValue))
            }
            if let size = line[Attachment.size].value { facts.append(words.fileSize(size)) }
            if let day = line[Attachment.addedOn].value { facts.append(day.written) }
            spans.append(Span(" · " + facts.joined(separator: " · "), .dim))
            if let remark = line.condition(in: page.files).flatMap({ words.remark($0) }) {
                spans.append(Span("  " + remark, .warning))
            }
            let lead = Span(TextFit.pad("\(index + 1)", to: 3, align: .right) + " ", .dim)
            let rows = spans.wrapped(columns: max(10, width - 4), behind: [lead])
            let caption = (line[Attachment.caption].value ?? "").split(whereSeparator: TextFit.isLineBreak)
                .flatMap { TextFit.wrap(String($0), columns: max(10, width - 6)) }
                .map { [Span("      " + $0)] }
            return (rows + caption).map { DetailLine(spans: $0, target: nil, attachment: line.id) }
        }
    }
}
