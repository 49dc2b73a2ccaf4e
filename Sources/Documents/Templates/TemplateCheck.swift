import Domain

/// Looks through a template before it is filled in, so that a mistake is told with its line and no paper comes out half
/// done: every tag is closed, every section ends, every name means something where it stands, no part contains itself.
///
/// Taken are `{{name}}`, `{{#name}}…{{/name}}`, `{{^name}}…{{/name}}`, `{{>part}}` and `{{!remark}}`. What Mustache
/// has beyond these would let unsafe text through, or is hard to tell the place of.
struct TemplateCheck {
    /// The text of a part, and the file it stands in; nil: there is none of this name.
    let part: (String) -> (path: String, text: String)?

    static let greatestDepth = 40

    /// `shape` are the names known outside every section.
    func check(_ path: String, _ text: String, shape: PaperShape) throws(TemplateProblem) {
        try check(path, text, scopes: [shape], within: [])
    }

    private func check(
        _ path: String, _ text: String, scopes outer: [PaperShape], within parts: [String]
    ) throws(TemplateProblem) {
        var open: [(name: String, line: Int)] = []
        var scopes = outer
        for tag in try TemplateTags.all(path, text) {
            func problem(_ reason: TemplateProblem.Reason) -> TemplateProblem {
                TemplateProblem(path, line: tag.line, reason)
            }
            guard open.count + parts.count < TemplateCheck.greatestDepth else { throw problem(.tooDeep) }
            switch tag.sort {
            case .variable:
                guard let found = TemplateCheck.find(tag.name, in: scopes), found == .text else {
                    throw problem(.unknownName(tag.name))
                }
            case .section, .inverted:
                guard let shape = TemplateCheck.find(tag.name, in: scopes) else {
                    throw problem(.unknownName(tag.name))
                }
                open.append((tag.name, tag.line))
                scopes.append(tag.sort == .section ? shape : .text)
            case .end:
                guard open.last?.name == tag.name else {
                    throw open.contains { $0.name == tag.name }
                        ? TemplateProblem(
                            path, line: open.last?.line, .notClosed(open.last?.name ?? tag.name))
                        : problem(.notOpen(tag.name))
                }
                open.removeLast()
                scopes.removeLast()
            case .part:
                guard !parts.contains(tag.name) else { throw problem(.circle(tag.name)) }
                guard let found = part(tag.name) else { throw problem(.noSuchPart(tag.name)) }
                try check(found.path, found.text, scopes: scopes, within: parts + [tag.name])
            case .remark: break
            }
        }
        if let last = open.last { throw TemplateProblem(path, line: last.line, .notClosed(last.name)) }
    }

    /// The name, or a way of names joined by points, found as Mustache finds it: the first from the innermost section
    /// outwards, the others below it. `.` is what the section stands on.
    private static func find(_ name: String, in scopes: [PaperShape]) -> PaperShape? {
        if name == "." { return scopes.last == .text ? .text : nil }
        let way = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        guard let first = way.first, let start = scopes.reversed().lazy.compactMap({ $0.child(first) }).first
        else { return nil }
        return way.dropFirst().reduce(start as PaperShape?) { $0?.child($1) }
    }
}

/// The tags of a template in their order, each with its line.
enum TemplateTags {
    struct Tag: Hashable {
        enum Sort: Hashable { case variable, section, inverted, end, part, remark }
        var sort: Sort
        var name: String
        var line: Int
    }

    static func all(_ path: String, _ text: String) throws(TemplateProblem) -> [Tag] {
        var tags: [Tag] = []
        var line = 1
        var rest = Array(text.utf8)[...]
        let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
        func opens(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.starts(with: [open, open]) }
        while !rest.isEmpty {
            guard opens(rest) else {
                if rest.removeFirst() == UInt8(ascii: "\n") { line += 1 }
                continue
            }
            let start = rest
            rest = rest.dropFirst(2)
            var inner: [UInt8] = []
            while !rest.isEmpty, !rest.starts(with: [close, close]), !opens(rest) {
                inner.append(rest.removeFirst())
            }
            let written = String(decoding: start.prefix(inner.count + 4), as: UTF8.self)
            guard rest.starts(with: [close, close]) else {
                // A third brace is a tag of another sort, and not one that lacks its end.
                let isTriple = start.starts(with: [open, open, open])
                throw TemplateProblem(
                    path, line: line,
                    isTriple
                        ? .notAllowed("{{{") : .badTag("{{" + String(decoding: inner, as: UTF8.self).trimmed))
            }
            rest = rest.dropFirst(2)
            let tag = try read(String(decoding: inner, as: UTF8.self), written, path, line)
            tags.append(tag)
            line += inner.count { $0 == UInt8(ascii: "\n") }
        }
        return tags
    }

    private static func read(
        _ inner: String, _ written: String, _ path: String, _ line: Int
    ) throws(TemplateProblem) -> Tag {
        let sorts: [Character: Tag.Sort] = [
            "#": .section, "^": .inverted, "/": .end, ">": .part, "!": .remark,
        ]
        let sign = inner.first.flatMap { sorts[$0] }
        if sign == .remark { return Tag(sort: .remark, name: "", line: line) }
        let name = (sign == nil ? inner : String(inner.dropFirst())).trimmed
        guard let first = name.first else { throw TemplateProblem(path, line: line, .badTag(written)) }
        // Parts are files: their names may hold what names of values cannot.
        let isName = name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "." || $0 == "-") }
        guard isName, first != "-" else { throw TemplateProblem(path, line: line, .notAllowed(written)) }
        return Tag(sort: sign ?? .variable, name: name, line: line)
    }
}
