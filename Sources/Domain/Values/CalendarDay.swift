/// A date as it is known: a day, or only its month, or only its year. No time zone, no clock.
///
/// Written `2021-06-16`, `2021-06`, `2021`. Two dates of different precision are ordered by their first day, the
/// less precise first.
package struct CalendarDay: Hashable, Sendable {
    package let year: Int
    package let month: Int?
    package let day: Int?

    package static let years = 1000...9999

    /// Nil when there is no such date.
    package init?(_ year: Int, _ month: Int? = nil, _ day: Int? = nil) {
        guard CalendarDay.years.contains(year) else { return nil }
        if let month {
            guard (1...12).contains(month) else { return nil }
            if let day {
                guard (1...CalendarDay.days(inMonth: month, of: year)).contains(day) else { return nil }
            }
        } else if day != nil {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Reads the written form only; for what people type see `DayInput`.
    package init?(written text: String) {
        // By its bytes: lists and reports read many thousands.
        var (year, month, day, length) = (0, 0, 0, 0)
        for byte in text.utf8 {
            let digit = Int(byte) - 0x30
            switch length {
            case 4, 7: guard byte == 0x2D else { return nil }
            case 0...9: guard (0...9).contains(digit) else { return nil }
            default: return nil
            }
            switch length {
            case 0...3: year = year * 10 + digit
            case 5, 6: month = month * 10 + digit
            case 8, 9: day = day * 10 + digit
            default: break
            }
            length += 1
        }
        switch length {
        case 4: self.init(year)
        case 7: self.init(year, month)
        case 10: self.init(year, month, day)
        default: return nil
        }
    }

    package var written: String {
        func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        var text = "\(year)"
        if let month { text += "-" + padded(month) }
        if let day { text += "-" + padded(day) }
        return text
    }

    package var isExact: Bool { day != nil }

    /// The first day it can mean.
    package var first: CalendarDay { CalendarDay(exact: year, month ?? 1, day ?? 1) }

    /// The last day it can mean: an agreement that runs to 2024-06 runs to the 30th.
    package var last: CalendarDay {
        let month = month ?? 12
        return CalendarDay(exact: year, month, day ?? CalendarDay.days(inMonth: month, of: year))
    }

    /// The day with ordinal 0, for where any day will do.
    package static let epoch = CalendarDay(exact: 1970, 1, 1)

    private init(exact year: Int, _ month: Int, _ day: Int) {
        self.year = year
        self.month = month
        self.day = day
    }

    package static func days(inMonth month: Int, of year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
}

// MARK: - Counting

extension CalendarDay {
    /// Days since 1970-01-01 of the first day it can mean (proleptic Gregorian calendar).
    package var ordinal: Int {
        let month = month ?? 1
        let shifted = month > 2 ? month - 3 : month + 9
        let years = month > 2 ? year : year - 1
        let era = (years >= 0 ? years : years - 399) / 400
        let yearOfEra = years - era * 400
        let dayOfYear = (153 * shifted + 2) / 5 + (day ?? 1) - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The exact day with this ordinal; nil outside the years we hold.
    package init?(ordinal: Int) {
        let shifted = ordinal + 719_468
        let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
        let dayOfEra = shifted - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthIndex = (5 * dayOfYear + 2) / 153
        let month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9
        self.init(
            yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * monthIndex + 2) / 5 + 1)
    }

    /// This many days later, or earlier; an inexact date counts from its first day. Nil outside the years we hold.
    package func adding(days: Int) -> CalendarDay? { CalendarDay(ordinal: ordinal + days) }

    /// The same day so many years later; the 29th of February becomes the 28th where there is none.
    package func adding(years: Int) -> CalendarDay? {
        CalendarDay(
            year + years, month, day.map { min($0, CalendarDay.days(inMonth: month ?? 1, of: year + years)) })
    }

    /// 1 for Monday to 7 for Sunday, of the first day it can mean.
    package var weekday: Int { ((ordinal + 3) % 7 + 7) % 7 + 1 }
}

extension CalendarDay: Comparable {
    package static func < (left: CalendarDay, right: CalendarDay) -> Bool {
        (left.year, left.month ?? 0, left.day ?? 0) < (right.year, right.month ?? 0, right.day ?? 0)
    }
}

extension CalendarDay: CustomStringConvertible {
    package var description: String { written }
}
