import Domain

/// A report as a page for a browser and the printer: everything in one file, nothing fetched, nothing run.
package struct ReportPage {
    private let answer: ReportAnswer
    private let words: Words

    package init(_ answer: ReportAnswer, _ words: Words) {
        self.answer = answer
        self.words = words
    }

    package var html: String {
        let document = answer.document
        let title = ReportPage.escaped(words.title(document))
        var body = "<h1>\(title)</h1>\n"
        for line in words.standing(answer) {
            body += "<p class=\"standing\">\(ReportPage.escaped(line))</p>\n"
        }
        body += figures + charts
        for section in document.sections where !section.rows.isEmpty { body += table(section) }
        body += list("report.warnings", document.warnings.map(words.sentence))
        if let changes = answer.changes, !changes.isEmpty {
            body += list(
                "report.changes", changes.rows.map(words.sentence) + changes.figures.map(words.sentence))
        }
        return """
            <!DOCTYPE html>
            <html lang="\(words.language.rawValue)">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
            <title>\(title)</title>
            <style>
            \(ReportPage.style)
            </style>
            </head>
            <body>
            <main>
            \(body)</main>
            </body>
            </html>

            """
    }

    // MARK: - Lists and figures

    private var figures: String {
        var html = "<h2>\(escaped("report.figures"))</h2>\n<dl class=\"figures\">\n"
        for figure in answer.document.figures {
            html += "<div><dt>\(ReportPage.escaped(words.figure(figure.key)))</dt>"
            html += "<dd>\(ReportPage.escaped(words.text(figure.value)))</dd></div>\n"
        }
        return html + "</dl>\n"
    }

    private func table(_ section: ReportSection) -> String {
        let title = ReportPage.escaped(words.section(report: section.key))
        // What is empty in every row takes no room on paper; a quarter that has not come keeps its place in the year.
        let shown = section.columns.indices.filter { column in
            section.key == "quarters" || section.rows.contains { $0.cells[column] != .notKnown }
        }
        var html = "<section><h2>\(title)</h2>\n<table>\n<thead><tr>"
        for column in shown {
            let label = ReportPage.escaped(words.column(report: section.columns[column].key))
            let isNumber = section.rows.contains { $0.cells[column].isNumber }
            html += "<th scope=\"col\"\(isNumber ? " class=\"number\"" : "")>\(label)</th>"
        }
        html += "</tr></thead>\n<tbody>\n"
        for row in section.rows {
            html += "<tr>"
            for (place, column) in shown.enumerated() {
                let cell = row.cells[column]
                let text = ReportPage.escaped(words.text(cell))
                if place == 0 {
                    html += "<th scope=\"row\">\(text)</th>"
                } else {
                    let isNumber = section.rows.contains { $0.cells[column].isNumber }
                    let manner = isNumber ? "number" : ReportPage.manner(cell)
                    html += "<td\(manner.map { " class=\"\($0)\"" } ?? "")>\(text)</td>"
                }
            }
            html += "</tr>\n"
        }
        return html + "</tbody>\n</table></section>\n"
    }

    /// A name may be broken anywhere where there is no room; a day stays whole, and so does a word of ours.
    private static func manner(_ cell: ReportValue) -> String? {
        switch cell {
        case .day: "day"
        case .choice: "word"
        default: nil
        }
    }

    private func list(_ key: String, _ sentences: [String]) -> String {
        guard !sentences.isEmpty else { return "" }
        let items = sentences.map { "<li>\(ReportPage.escaped($0))</li>\n" }.joined()
        return "<section><h2>\(escaped(key))</h2>\n<ul>\n\(items)</ul></section>\n"
    }

    private var charts: String {
        let chart = ReportCharts(answer.document, words)
        let drawn = [chart.activities, chart.attendance, chart.money].compactMap { $0 }
        return drawn.isEmpty ? "" : "<div class=\"charts\">\n" + drawn.joined() + "</div>\n"
    }

    private func escaped(_ key: String) -> String { ReportPage.escaped(words(key)) }

    /// Text that no browser takes for anything else; what a terminal would obey, or what turns a line around, is shown
    /// as a sign.
    static func escaped(_ text: String) -> String {
        var out = ""
        for character in TerminalText.safe(text, keepsLines: true).unicodeScalars {
            switch character {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            default: out.unicodeScalars.append(character)
            }
        }
        return out
    }

    private static let style = """
        :root { color-scheme: light; }
        body { font: 11pt/1.45 "Noto Sans CJK SC", "Source Han Sans SC", "Microsoft YaHei", "PingFang SC", sans-serif; \
        color: #111; background: #fff; margin: 0; }
        main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
        h1 { font-size: 1.5rem; margin: 0 0 .4rem; text-wrap: balance; overflow-wrap: anywhere; }
        h2 { font-size: 1.05rem; margin: 1.4rem 0 .4rem; border-bottom: 1px solid #111; padding-bottom: .15rem; \
        break-after: avoid; }
        .standing { margin: .1rem 0; }
        .figures { display: grid; grid-template-columns: repeat(auto-fill, minmax(15rem, 1fr)); gap: 0 1.5rem; margin: 0; }
        .figures div { display: flex; justify-content: space-between; gap: .6rem; border-bottom: 1px dotted #888; \
        padding: .1rem 0; }
        .figures dd { margin: 0; font-weight: 600; text-align: right; }
        table { border-collapse: collapse; width: 100%; font-size: .82rem; }
        th, td { border: 1px solid #777; padding: .2rem .35rem; text-align: left; vertical-align: top; \
        overflow-wrap: anywhere; }
        thead th { background: #eee; overflow-wrap: normal; }
        .day { white-space: nowrap; }
        .word { overflow-wrap: normal; }
        tbody th { font-weight: 500; min-width: 7em; }
        .number { text-align: right; overflow-wrap: normal; }
        tr { break-inside: avoid; }
        .charts { display: grid; grid-template-columns: 1fr 1fr; gap: 1rem; margin-top: 1rem; }
        figure { margin: 0; break-inside: avoid; }
        figcaption { font-weight: 600; font-size: .9rem; }
        svg { width: 100%; height: auto; }
        svg text { font-size: 11px; fill: #111; }
        @media (max-width: 40rem) { .charts { grid-template-columns: 1fr; } }
        @media screen { section { overflow-x: auto; } }
        @page { size: A4; margin: 14mm 12mm; }
        @media print { body { font-size: 9.5pt; } main { max-width: none; padding: 0; } thead { display: table-header-group; } }
        """
}
