import Domain

/// What is due as an iCalendar file: one event for the whole day of each matter.
///
/// Matters are events and not tasks (`VTODO`): the calendars of Google and Outlook leave tasks out when they take a file
/// in, and Apple's puts them where nobody looks for a deadline. What comes again and again is an event each time, because
/// each time is settled or put off by itself.
package struct DueCalendar {
    private let words: Words
    private let today: CalendarDay
    private let identity: String
    private let stamp: String

    /// `identity` is the registry's; `now` the time in UTC as `2021-06-16T08:30:00Z`.
    package init(_ words: Words, today: CalendarDay, identity: String, now: String) {
        self.words = words
        self.today = today
        self.identity = identity
        stamp = now.filter { $0 != "-" && $0 != ":" }
    }

    package var head: String {
        var lines = CalendarLines()
        lines.add("BEGIN", "VCALENDAR")
        lines.add("VERSION", "2.0")
        lines.add("PRODID", "-//twinning//due//" + (words.language == .chinese ? "ZH" : "EN"))
        lines.add("CALSCALE", "GREGORIAN")
        lines.add("X-WR-CALNAME", words: words("calendar.name"))
        return lines.text
    }

    package var foot: String {
        var lines = CalendarLines()
        lines.add("END", "VCALENDAR")
        return lines.text
    }

    /// Names the matter among all of all registries, today and in every later file.
    package func identifier(of item: DueItem) -> String? {
        item.record.map { "\($0.number)-\(item.key.replacing("/", with: "-"))@\(identity)" }
    }

    /// The day on which it stands: the one by which it is to be done, or to which it was put off.
    package func day(of item: DueItem) -> CalendarDay? {
        item.day.map { max($0.last, item.postponed?.until.first ?? $0.last) }
    }

    package func summary(of item: DueItem) -> String {
        words("calendar.summary", ["matter": words.due(item.sort), "subject": words.subject(item)])
    }

    package func description(of item: DueItem, names: [RecordID: String]) -> String {
        let told = words.told(item, names: names, today: item.day?.last ?? today)
        return told + "\n" + words("calendar.from", ["number": item.record?.number ?? "", "item": item.key])
    }

    /// Empty for what has no day.
    package func event(_ item: DueItem, names: [RecordID: String]) -> String {
        guard let identifier = identifier(of: item), let day = day(of: item), let next = day.adding(days: 1)
        else { return "" }
        var lines = CalendarLines()
        lines.add("BEGIN", "VEVENT")
        lines.add("UID", words: identifier)
        lines.add("DTSTAMP", stamp)
        // Grows with every save of the record: a calendar that has the event already takes the newer one.
        lines.add("SEQUENCE", String(item.version))
        lines.add("DTSTART;VALUE=DATE", DueCalendar.written(day))
        lines.add("DTEND;VALUE=DATE", DueCalendar.written(next))
        lines.add("SUMMARY", words: summary(of: item))
        lines.add("DESCRIPTION", words: description(of: item, names: names))
        lines.add("CATEGORIES", words: words.due(item.sort))
        lines.add("STATUS", item.sort == .planned ? "TENTATIVE" : "CONFIRMED")
        // A deadline keeps nobody from other appointments that day.
        lines.add("TRANSP", "TRANSPARENT")
        if day >= today {
            for days in DueCalendar.alarms(item.sort) {
                lines.add("BEGIN", "VALARM")
                lines.add("ACTION", "DISPLAY")
                lines.add("DESCRIPTION", words: summary(of: item))
                lines.add("TRIGGER", "-P\(days)D")
                lines.add("END", "VALARM")
            }
        }
        lines.add("END", "VEVENT")
        return lines.text
    }

    /// So many days before it is spoken of.
    static func alarms(_ sort: DueItem.Sort) -> [Int] {
        switch sort {
        case .ends: AgreementStanding.warnings
        case .election: [90, 30]
        case .commitment, .occurrence, .milestone, .followUp, .report, .anniversary: [7]
        case .planned: [1]
        case .quiet, .missing: []
        }
    }

    private static func written(_ day: CalendarDay) -> String { day.written.filter { $0 != "-" } }
}
