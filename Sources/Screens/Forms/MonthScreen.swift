import Cells
import Domain

/// A small window with one month at a time, to choose a day from. Gives `.day`.
struct MonthScreen: Screen {
    private let heading: String
    private var day: CalendarDay

    /// Begins at this day, or the first one it can mean.
    init(title: String, showing day: CalendarDay) {
        heading = title
        self.day = day.first
    }

    var isOverlay: Bool { true }
    var takesText: Bool { true }

    func title(_ context: Context) -> String { heading }

    func offers(_ context: Context) -> [Offer] { [Offer("choose")] }

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        switch event {
        case .command("choose"): return [.give(.day(day))]
        case .wheel(let steps): move(months: steps > 0 ? 1 : -1)
        case .click(.row("overlay", let ordinal), _):
            guard let clicked = CalendarDay(ordinal: ordinal) else { return [] }
            return [.give(.day(clicked))]
        case .key(let key):
            switch (key.code, key.modifiers) {
            case (.escape, _): return [.pop]
            case (.left, []): move(days: -1)
            case (.right, []): move(days: 1)
            case (.up, []): move(days: -7)
            case (.down, []): move(days: 7)
            case (.pageUp, []): move(months: -1)
            case (.pageDown, []): move(months: 1)
            case (.pageUp, _): move(months: -12)
            case (.pageDown, _): move(months: 12)
            case (.home, _): move(days: 1 - (day.day ?? 1))
            case (.end, _): move(days: lastDay - (day.day ?? 1))
            case (.character("t"), []), (.character("今"), []): day = context.today.first
            default: break
            }
        default: break
        }
        return []
    }

    private var lastDay: Int { CalendarDay.days(inMonth: day.month ?? 1, of: day.year) }

    private mutating func move(days: Int) { day = day.adding(days: days) ?? day }

    private mutating func move(months: Int) {
        let index = day.year * 12 + (day.month ?? 1) - 1 + months
        let (year, month) = (index / 12, index % 12 + 1)
        let last = CalendarDay.days(inMonth: month, of: year)
        day = CalendarDay(year, month, min(day.day ?? 1, last)) ?? day
    }

    func draw(_ area: Rect, into frame: inout Frame, _ context: Context) {
        let words = context.words
        let hint = words("form.month.hint")
        let room = OverlayBox.open(
            heading, width: OverlayBox.columns(max(28, TextWidth.columns(of: hint)), in: area), height: 10,
            in: area, into: &frame)
        let month = words("form.month.title", ["year": String(day.year), "month": String(day.month ?? 1)])
        // On the smallest screens the weeks go before the words.
        let isTall = room.height >= 8
        let (head, rest) = room.splitTop(isTall ? 2 : 0)
        if isTall {
            frame.cells.put(month, at: Point(x: head.x, y: head.y), width: head.width, style: Style(.heading))
            for weekday in 1...7 {
                frame.cells.put(
                    TextFit.pad(words("form.weekday.\(weekday)"), to: 3, align: .right),
                    at: Point(x: head.x + (weekday - 1) * 4, y: head.y + 1), width: 4, style: Style(.label))
            }
        }
        drawDays(in: rest, into: &frame, context)
        if room.height >= 10 {
            frame.cells.put(
                hint, at: Point(x: room.x, y: room.maxY - 1), width: room.width, style: Style(.dim))
        }
    }

    private func drawDays(in rect: Rect, into frame: inout Frame, _ context: Context) {
        guard let first = CalendarDay(day.year, day.month ?? 1, 1) else { return }
        for number in 1...lastDay {
            guard let one = first.adding(days: number - 1) else { continue }
            let week = (number + first.weekday - 2) / 7
            guard week < rect.height else { continue }
            let place = Rect(x: rect.x + (one.weekday - 1) * 4, y: rect.y + week, width: 3, height: 1)
            let isSelected = one == day
            let style = Style(one == context.today ? .match : .normal, selected: isSelected)
            frame.cells.put(
                TextFit.pad(String(number), to: 3, align: .right), at: Point(x: place.x, y: place.y),
                width: 3, style: style)
            frame.regions.append(HitRegion(place, .row(list: "overlay", index: one.ordinal)))
            if isSelected { frame.caret = Point(x: place.x + 2, y: place.y) }
        }
    }
}
