import Cells
import Domain

/// How much there is of each year, and of each month of the year in sight, in one line: `1998 ·▂▁[█]▃ 2021   2019
/// ▂▁[▅]···`. What stands in brackets is in sight; each sign can be clicked.
extension HistoryScreen {
    /// Targets of clicks: the year itself, and the month counted from the year 0.
    static let yearsList = "historyYears"
    static let monthsList = "historyMonths"

    private static let monthsColumns = 14
    private static let yearColumns = 4
    /// A year and its months, with a gap before them.
    private static let focusColumns = 3 + yearColumns + 1 + monthsColumns

    func drawStrip(_ line: Rect, into frame: inout Frame) {
        guard let years = years?.years, let newest = years.first?.year, let oldest = years.last?.year else {
            return
        }
        let day = window.selectedRow?.key.day
        let here = day?.year
        var counts = Array(repeating: 0, count: newest - oldest + 1)
        for year in years { counts[year.year - oldest] = year.entries }
        var x = line.x + 1
        let end = line.maxX - 1
        let focus = here.flatMap { here in years.first { $0.year == here } }
        let room = end - x - 2 * (HistoryScreen.yearColumns + 1) - HistoryScreen.focusColumns
        x += put(String(oldest) + " ", at: x, line, .dim, into: &frame)
        let strip = DensityStrip(counts, marked: here.map { $0 - oldest }, width: max(3, room))
        draw(strip, at: x, line, list: HistoryScreen.yearsList, into: &frame) { cell in
            // Of several years together, the one with the most.
            (cell.members.max { counts[$0] < counts[$1] } ?? cell.members.lowerBound) + oldest
        }
        x += strip.columns
        if newest > oldest { x += put(" " + String(newest), at: x, line, .dim, into: &frame) }
        guard let focus, x + HistoryScreen.focusColumns <= end else { return }
        x += 3 + put(String(focus.year) + " ", at: x + 3, line, .heading, into: &frame)
        let months = DensityStrip(
            focus.months, marked: day?.month.map { $0 - 1 }, width: HistoryScreen.monthsColumns)
        draw(months, at: x, line, list: HistoryScreen.monthsList, into: &frame) {
            focus.year * 12 + $0.members.lowerBound
        }
    }

    private func put(_ text: String, at x: Int, _ line: Rect, _ role: Role, into frame: inout Frame) -> Int {
        frame.cells.put(
            text, at: Point(x: x, y: line.y), width: max(0, line.maxX - x), style: Style(role), mark: .none)
    }

    private func draw(
        _ strip: DensityStrip, at x: Int, _ line: Rect, list: String, into frame: inout Frame,
        target: (DensityStrip.Cell) -> Int
    ) {
        frame.cells.put(
            strip.spans, at: Point(x: x, y: line.y), width: max(0, line.maxX - x), mark: .none)
        for cell in strip.cells where cell.count > 0 {
            let rect = Rect(x: x + cell.columns.lowerBound, y: line.y, width: cell.columns.count, height: 1)
            frame.regions.append(HitRegion(rect, .row(list: list, index: target(cell))))
        }
    }
}
