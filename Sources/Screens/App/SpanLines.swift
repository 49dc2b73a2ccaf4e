import Cells

extension [Span] {
    /// The pieces broken into lines of at most so many columns, each word in the style it had.
    func wrapped(columns: Int) -> [[Span]] {
        guard self.columns > columns else { return [self] }
        var rest = self[...]
        return TextFit.wrap(text, columns: Swift.max(1, columns)).map { line in
            var left = line.count
            var pieces: [Span] = []
            while left > 0, let first = rest.first {
                let taken = first.text.prefix(left)
                left -= taken.count
                pieces.append(Span(String(taken), first.style))
                rest = rest.dropFirst()
                let remaining = first.text.dropFirst(taken.count)
                if !remaining.isEmpty { rest = [Span(String(remaining), first.style)] + rest }
            }
            // Spaces at the end hang over the edge.
            while let last = pieces.last, last.text.hasSuffix(" ") {
                pieces[pieces.count - 1].text = String(last.text.dropLast())
                if pieces[pieces.count - 1].text.isEmpty { pieces.removeLast() }
            }
            return pieces
        }
    }

    /// Wrapped behind a lead that stands in front of the first line, the others under its end.
    func wrapped(columns: Int, behind lead: [Span]) -> [[Span]] {
        let indent = lead.columns
        let gap = Span(String(repeating: " ", count: indent), .normal)
        return wrapped(columns: Swift.max(1, columns - indent)).enumerated().map { index, line in
            (index == 0 ? lead : [gap]) + line
        }
    }
}

extension Span {
    /// The text in pieces, with what was looked for in the role of a match, whatever the case of its letters.
    static func highlighted(_ text: String, _ sought: String, _ style: Style = Style()) -> [Span] {
        let wanted = sought.lowercased()
        guard !wanted.isEmpty else { return [Span(text, style)] }
        var pieces: [Span] = []
        var rest = text[...]
        while let found = Span.range(of: wanted, in: rest) {
            if found.lowerBound > rest.startIndex {
                pieces.append(Span(String(rest[..<found.lowerBound]), style))
            }
            pieces.append(Span(String(rest[found]), Style(.match, selected: style.selected)))
            rest = rest[found.upperBound...]
        }
        if !rest.isEmpty || pieces.isEmpty { pieces.append(Span(String(rest), style)) }
        return pieces
    }

    /// Character by character: a letter's lower case may have another length.
    private static func range(of wanted: String, in text: Substring) -> Range<Substring.Index>? {
        let length = wanted.count
        var start = text.startIndex
        while start < text.endIndex {
            let piece = text[start...].prefix(length)
            guard piece.count == length else { return nil }
            if piece.lowercased() == wanted { return start..<piece.endIndex }
            start = text.index(after: start)
        }
        return nil
    }
}
