import Cells
import Documents
import Domain
import FileStore

/// Prints papers: to a file, or as text to be looked at.
struct Printer {
    private let registry: Registry
    private let words: Words
    private let today: CalendarDay
    private let templates: Templates

    /// `words` in the language of the paper; `folders` with templates, the one asked first at the head.
    init(_ registry: Registry, _ words: Words, today: CalendarDay, folders: [String]) {
        self.registry = registry
        self.words = words
        self.today = today
        templates = Templates(folders: folders)
    }

    func text(_ request: PaperRequest) throws(Refusal) -> String {
        if let report = request.report { return try text(report) }
        guard case .paper(let records) = try registry.answer(.paper(request.record, asOf: request.asOf))
        else {
            throw .notPrintable(request.record)
        }
        do {
            return try PaperPrinter(templates, words, today: today).paper(records, request)
        } catch {
            throw .template(error)
        }
    }

    private func text(_ paper: ReportPaper) throws(Refusal) -> String {
        guard case .report(let answer) = try registry.answer(.report(paper.request)) else {
            throw .failed("report")
        }
        switch paper.shape {
        case .page: return ReportPage(answer, words).html
        case .text: return ReportText(answer, words).text { TextWidth.columns(of: $0) }
        case .json: return answer.json(words).text(indented: true) + "\n"
        case .table(let name):
            let table = ReportTables(answer.document, words, isForSpreadsheet: true).table(name)
            return OutputTable.byteOrderMark + (table?.spreadsheet() ?? "")
        }
    }

    /// A paper without a path is not written anywhere.
    func print(_ request: PaperRequest) throws(Refusal) -> Outcome {
        let text = try text(request)
        guard let named = request.path else { return .preview(text) }
        let path = WrittenPath.absolute(named)
        let file = try NewFile(path, replaces: request.replaces)
        try file.write(text)
        try file.finish(replaces: request.replaces)
        return .printed(path: path)
    }
}

extension Places {
    /// Where templates are looked for: the folder that was named, else the office's own one, then the program's.
    func templateFolders(named: String? = nil) throws(PlacesError) -> [String] {
        let own = named.map(WrittenPath.absolute) ?? configFolder.map { $0 + "/templates" }
        return [own].compactMap(\.self) + [try resources().templates]
    }
}
