import Domain
import Foundation
import Mustache

/// The templates of papers: the program's own, and before them those an office put into a folder of its own.
///
/// A file is looked for under its name with the language first: `agreement.zh-Hans.html.mustache` before
/// `agreement.html.mustache`, the office's before the program's.
package struct Templates: Sendable {
    /// The folders, the one that is asked first at the head.
    private let folders: [String]

    /// Longer files are no templates.
    private static let sizeLimit = 1_000_000

    package init(folders: [String]) { self.folders = folders }

    /// A document filled in. `kind` is `html` or `text`; in HTML everything filled in is escaped.
    package func filled(
        _ document: String, _ kind: PaperRequest.Format, _ language: Language, with value: PaperValue,
        shape: PaperShape
    ) throws(TemplateProblem) -> String {
        let suffix = "." + kind.rawValue
        guard let main = try find(document + suffix, language) else {
            let own = (folders.last ?? "") + "/" + document + suffix + Templates.fileEnd
            throw TemplateProblem(own, .missing)
        }
        var parts: [String: Found] = [:]
        try gather(main, language, into: &parts)
        let known = parts
        let check = TemplateCheck { name in known[name].map { ($0.path, $0.text) } }
        try check.check(main.path, main.text, shape: shape)
        Templates.registerContentTypes()
        var library: [String: MustacheTemplate] = [:]
        for (name, part) in parts { library[name] = try Templates.parsed(part, kind) }
        let template = try Templates.parsed(main, kind)
        return template.render(value.filling, library: MustacheLibrary(templates: library))
    }

    // MARK: - Files

    private struct Found {
        var path: String
        var text: String
    }

    private static let fileEnd = ".mustache"

    private func find(_ name: String, _ language: Language) throws(TemplateProblem) -> Found? {
        // `agreement.html` in Chinese: `agreement.zh-Hans.html`.
        var pieces = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
        pieces.insert(language.rawValue, at: max(1, pieces.count - 1))
        for folder in folders {
            for file in [pieces.joined(separator: "."), name] {
                let path = folder + "/" + file + Templates.fileEnd
                if let text = try Templates.read(path) { return Found(path: path, text: text) }
            }
        }
        return nil
    }

    /// The parts a template uses, and those they use.
    private func gather(
        _ template: Found, _ language: Language, into parts: inout [String: Found]
    ) throws(TemplateProblem) {
        for tag in try TemplateTags.all(template.path, template.text) where tag.sort == .part {
            guard parts[tag.name] == nil, let found = try find(tag.name, language) else { continue }
            parts[tag.name] = found
            try gather(found, language, into: &parts)
        }
    }

    /// Nil when there is no such file.
    private static func read(_ path: String) throws(TemplateProblem) -> String? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            if errno == ENOENT || errno == ENOTDIR { return nil }
            throw TemplateProblem(path, .unreadable(String(cString: strerror(errno))))
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw TemplateProblem(path, .unreadable(String(cString: strerror(EISDIR))))
        }
        let data: Data?
        do {
            data = try file.read(upToCount: sizeLimit + 1)
        } catch {
            throw TemplateProblem(path, .unreadable(error.localizedDescription))
        }
        let bytes = data ?? Data()
        guard bytes.count <= sizeLimit else { throw TemplateProblem(path, .tooLarge(limit: sizeLimit)) }
        guard var text = String(validating: bytes, as: UTF8.self) else {
            throw TemplateProblem(path, .notText)
        }
        if text.hasPrefix("\u{FEFF}") { text.unicodeScalars.removeFirst() }
        return text.replacingOccurrences(of: "\r\n", with: "\n")
    }

    // MARK: - Filling in

    private static func parsed(
        _ found: Found, _ kind: PaperRequest.Format
    ) throws(TemplateProblem) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: "{{% CONTENT_TYPE:\(contentType(kind))}}\n" + found.text)
        } catch let error as MustacheTemplate.ParserError {
            throw TemplateProblem(
                found.path, line: error.context.lineNumber - 1, .badTag(error.context.line.trimmed))
        } catch {
            throw TemplateProblem(found.path, .badTag(""))
        }
    }

    private static func contentType(_ kind: PaperRequest.Format) -> String {
        switch kind {
        case .html: "PAPER"
        case .text: "TEXT"
        }
    }

    private static let registered: Void = MustacheContentTypes.register(EscapedHTML(), named: "PAPER")

    private static func registerContentTypes() { registered }
}

/// Escapes scalar by scalar: a sign that is followed by a combining mark is still the sign to a browser.
struct EscapedHTML: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
