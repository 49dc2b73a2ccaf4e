import Domain

/// The charts of a report's page as drawings inside it. Shades and hatching tell the bars apart, so that they read the
/// same printed in black and white; every value stands as text beside its bar, and again in the title for readers who
/// listen.
struct ReportCharts {
    private let document: ReportDocument
    private let words: Words
    private static let width = 420
    private static let height = 190
    private static let top = 18
    private static let bottom = 26
    private static let left = 8

    init(_ document: ReportDocument, _ words: Words) {
        self.document = document
        self.words = words
    }

    private var months: ReportSection? { document.section("months") }

    private func labels() -> [String] {
        (months?.values("month") ?? []).map { value in
            if case .text(let month) = value { String(month.suffix(2)) } else { "" }
        }
    }

    /// Activities held, month by month.
    var activities: String? {
        // Of a month that has not come there is no number, not even nought.
        let counts = (months?.values("activities") ?? []).map { value -> Int? in
            if case .count(let count) = value { count } else { nil }
        }
        guard let highest = counts.compactMap({ $0 }).max(), highest > 0 else { return nil }
        let most = Double(highest)
        var drawing = ""
        let slot = slot(counts.count)
        for (place, count) in counts.enumerated() {
            let middle = Double(ReportCharts.left) + slot * (Double(place) + 0.5)
            drawing += text(labels()[safely: place] ?? "", x: middle, y: Double(base) + 15)
            guard let count else { continue }
            let size = Double(count) / most * Double(room)
            drawing += bar(
                x: Double(ReportCharts.left) + slot * (Double(place) + 0.15), size: size, width: slot * 0.7,
                fill: "#444")
            drawing += text(String(count), x: middle, y: Double(base) - size - 4)
        }
        let told = zip(labels(), counts).compactMap { label, count in count.map { "\(label): \($0)" } }
            .joined(separator: ", ")
        return figure(words("report.chart.activities"), told, drawing)
    }

    /// Of those expected, how many came: a line over the months.
    var attendance: String? {
        let shares = (months?.values("attendance") ?? []).map { value -> Int64? in
            if case .percent(let percent) = value { percent.tenths } else { nil }
        }
        guard shares.contains(where: { $0 != nil }) else { return nil }
        let slot = slot(shares.count)
        let most = max(1000, shares.compactMap { $0 }.max() ?? 1000)
        var drawing = ""
        // The line of all who were expected.
        let whole = Double(base) - 1000 / Double(most) * Double(room)
        drawing +=
            "<line x1=\"0\" y1=\"\(number(whole))\" x2=\"\(ReportCharts.width)\" y2=\"\(number(whole))\" stroke=\"#999\" stroke-dasharray=\"2 3\"/>"
        var path = ""
        var isDrawing = false
        for (place, share) in shares.enumerated() {
            let x = Double(ReportCharts.left) + slot * (Double(place) + 0.5)
            drawing += text(labels()[safely: place] ?? "", x: x, y: Double(base) + 15)
            guard let share else {
                isDrawing = false
                continue
            }
            let y = Double(base) - Double(share) / Double(most) * Double(room)
            path += "\(isDrawing ? "L" : "M")\(number(x)) \(number(y)) "
            isDrawing = true
            drawing += "<circle cx=\"\(number(x))\" cy=\"\(number(y))\" r=\"3.5\" fill=\"#111\"/>"
            drawing += text(Percent(tenths: share).plain, x: x, y: y < 30 ? y + 16 : y - 8)
        }
        drawing += "<path d=\"\(path)\" fill=\"none\" stroke=\"#111\" stroke-width=\"2\"/>"
        let told = zip(labels(), shares).compactMap { label, share in
            share.map { "\(label): \(Percent(tenths: $0).plain) %" }
        }.joined(separator: ", ")
        return figure(words("report.chart.attendance"), told, drawing)
    }

    /// Planned and in all, received and paid: of the whole time, and of this period.
    var money: String? {
        let keys = ["moneyPlanned", "moneyReceivedInAll", "moneyPaidInAll", "moneyReceived", "moneyPaid"]
        let bars = keys.compactMap { key -> (String, Money, ReportValue)? in
            guard let value = document.figure(key)?.value, case .money(let money?, _) = value else {
                return nil
            }
            return (words.figure(key), money, value)
        }
        guard let most = bars.map(\.1).max(), most.fen > 0 else { return nil }
        let fills = ["#fff", "url(#hatch)", "#444", "url(#hatch)", "#444"]
        var drawing =
            "<defs><pattern id=\"hatch\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\"><rect width=\"6\" height=\"6\" fill=\"#fff\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"#111\" stroke-width=\"2.5\"/></pattern></defs>"
        for (place, bar) in bars.enumerated() {
            let y = 6 + place * 36
            let length = Double(bar.1.fen) / Double(most.fen) * Double(ReportCharts.width - 4)
            let fill = fills[keys.firstIndex { words.figure($0) == bar.0 } ?? 0]
            drawing +=
                "<text x=\"2\" y=\"\(y + 10)\">\(ReportPage.escaped(bar.0)): \(ReportPage.escaped(words.text(bar.2)))</text>"
            // Of nothing there is no bar.
            guard bar.1.fen > 0 else { continue }
            drawing +=
                "<rect x=\"2\" y=\"\(y + 14)\" width=\"\(number(max(1, length)))\" height=\"14\" fill=\"\(fill)\" stroke=\"#111\"/>"
        }
        let told = bars.map { $0.0 + ": " + words.text($0.2) }.joined(separator: ", ")
        return figure(words("report.chart.money"), told, drawing)
    }

    // MARK: - Pieces

    private var base: Int { ReportCharts.height - ReportCharts.bottom }
    private var room: Int { base - ReportCharts.top }

    private func slot(_ count: Int) -> Double {
        Double(ReportCharts.width - 2 * ReportCharts.left) / Double(max(1, count))
    }

    private func bar(x: Double, size: Double, width: Double, fill: String) -> String {
        "<rect x=\"\(number(x))\" y=\"\(number(Double(base) - size))\" width=\"\(number(width))\" height=\"\(number(size))\" fill=\"\(fill)\" stroke=\"#111\"/>"
    }

    private func text(_ text: String, x: Double, y: Double) -> String {
        "<text x=\"\(number(x))\" y=\"\(number(y))\" text-anchor=\"middle\">\(ReportPage.escaped(text))</text>"
    }

    /// One decimal is finer than any printer.
    private func number(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return tenths % 10 == 0 ? String(tenths / 10) : "\(tenths / 10).\(abs(tenths % 10))"
    }

    private func figure(_ title: String, _ told: String, _ drawing: String) -> String {
        let (width, height) = (ReportCharts.width, ReportCharts.height)
        let name = ReportPage.escaped(title)
        return """
            <figure><figcaption>\(name)</figcaption>
            <svg viewBox="0 0 \(width) \(height)" role="img">
            <title>\(name): \(ReportPage.escaped(told))</title>
            <line x1="0" y1="\(base)" x2="\(width)" y2="\(base)" stroke="#111" \
            visibility="\(drawing.contains("<defs>") ? "hidden" : "visible")"/>
            \(drawing)
            </svg></figure>

            """
    }
}
