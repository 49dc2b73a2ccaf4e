/// Reads a date as people type it.
///
/// Taken (blanks around the separators do not matter): `2021-6-16`, `2021.6.16`, `2021/6/16`, `20210616`, `2021年6月16日`, `二〇二一年六月十六日`, `2021-6`, `2021年6月`, `2021`, `6.16`
/// and `6月16日` (of this year), `今天` `明天` `昨天` `today` `tomorrow` `yesterday`, `今年` `去年` `last year` `本月` `上月` `next month`
/// and the like, `+30` and `-7` days from today; digits and signs may be full-width.
package enum DayInput: Hashable, Sendable {
    case day(CalendarDay)
    /// Well formed, but there is no such day; with the last day of that month, which is what was probably meant.
    case noSuchDay(nearest: CalendarDay?)
    case notADate

    package init(_ typed: String, today: CalendarDay) {
        let text = typed.foldedToASCII.trimmed.lowercased()
        if let offset = DayInput.words[text] {
            self = today.adding(days: offset).map(DayInput.day) ?? .notADate
            return
        }
        if let years = DayInput.years[text] {
            self = CalendarDay(today.year + years).map(DayInput.day) ?? .notADate
            return
        }
        if let months = DayInput.months[text] {
            let month = today.year * 12 + (today.month ?? 1) - 1 + months
            self = CalendarDay(month / 12, month % 12 + 1).map(DayInput.day) ?? .notADate
            return
        }
        if let sign = text.first, sign == "+" || sign == "-", let days = Int(text), days.magnitude <= 100_000
        {
            self = today.adding(days: days).map(DayInput.day) ?? .notADate
            return
        }
        guard let numbers = DayInput.numbers(in: DayInput.withDigits(text)) else {
            self = .notADate
            return
        }
        var (year, month, day): (Int, Int?, Int?)
        switch numbers.count {
        case 1 where numbers[0].count == 8:
            let digits = Array(numbers[0])
            (year, month, day) = (
                Int(String(digits[0..<4])) ?? 0, Int(String(digits[4..<6])), Int(String(digits[6..<8]))
            )
        case 1 where numbers[0].count == 4: (year, month, day) = (Int(numbers[0]) ?? 0, nil, nil)
        case 2 where numbers[0].count == 4: (year, month, day) = (Int(numbers[0]) ?? 0, Int(numbers[1]), nil)
        case 2: (year, month, day) = (today.year, Int(numbers[0]), Int(numbers[1]))
        case 3 where numbers[0].count == 4:
            (year, month, day) = (Int(numbers[0]) ?? 0, Int(numbers[1]), Int(numbers[2]))
        default:
            self = .notADate
            return
        }
        if let exact = CalendarDay(year, month, day) {
            self = .day(exact)
        } else if let month, let start = CalendarDay(year, month) {
            self = .noSuchDay(nearest: day == 0 ? start.first : start.last)
        } else {
            self = CalendarDay(year) == nil ? .notADate : .noSuchDay(nearest: nil)
        }
    }

    private static let words = [
        "今天": 0, "明天": 1, "昨天": -1, "后天": 2, "前天": -2, "today": 0, "tomorrow": 1, "yesterday": -1,
    ]

    private static let years = [
        "今年": 0, "本年": 0, "去年": -1, "前年": -2, "明年": 1, "后年": 2, "this year": 0, "last year": -1,
        "next year": 1,
    ]

    private static let months = [
        "本月": 0, "这个月": 0, "上月": -1, "上个月": -1, "下月": 1, "下个月": 1, "this month": 0, "last month": -1,
        "next month": 1,
    ]

    /// `二〇二四年十二月三十一日` in digits: where 十 stands between, it is tens, else each sign is a digit.
    private static func withDigits(_ text: String) -> String {
        guard text.contains(where: { chineseDigits[$0] != nil || $0 == "十" }) else { return text }
        var result = ""
        var run: [Character] = []
        func close() {
            guard !run.isEmpty else { return }
            let halves = run.split(separator: "十", omittingEmptySubsequences: false).map { half in
                half.compactMap { chineseDigits[$0] }
            }
            if halves.count == 2, halves.allSatisfy({ $0.count <= 1 }) {
                result += String((halves[0].first ?? 1) * 10 + (halves[1].first ?? 0))
            } else {
                // 十 twice, or with several digits at a side, is no number: it stays, and is no date.
                result += run.map { chineseDigits[$0].map(String.init) ?? String($0) }.joined()
            }
            run = []
        }
        for character in text {
            if chineseDigits[character] != nil || character == "十" {
                run.append(character)
            } else {
                close()
                result.append(character)
            }
        }
        close()
        return result
    }

    private static let chineseDigits: [Character: Int] = [
        "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]

    /// The runs of digits, when nothing but the separators of a date, or blanks, stands between them.
    private static func numbers(in text: String) -> [String]? {
        var runs: [String] = []
        // What stood since the last digit.
        var separator: Character?
        var isApart = true
        for character in text {
            if character.isASCII, character.isNumber {
                if isApart { runs.append("") }
                runs[runs.count - 1].append(character)
                separator = nil
                isApart = false
            } else if "-./年月日号".contains(character), separator == nil, !runs.isEmpty {
                separator = character
                isApart = true
            } else if character == " " {
                isApart = true
            } else {
                return nil
            }
        }
        // Only 年, 月 and 日 may close a date: "2021-" is half typed.
        if let separator, !"年月日号".contains(separator) { return nil }
        return runs.isEmpty || runs.contains { $0.count > 8 } ? nil : runs
    }
}
