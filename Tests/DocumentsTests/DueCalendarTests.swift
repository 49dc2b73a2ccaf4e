import Documents
import Domain
import Foundation
import TestSupport
import Testing

/// The calendar of what is due, held against RFC 5545 as calendars read it.
@Suite struct DueCalendarTests {
    private func calendar(_ language: Language = .english) throws -> DueCalendar {
        let today = try #require(CalendarDay(2021, 6, 16))
        return DueCalendar(
            try Support.words(language), today: today, identity: "registry-1", now: "2021-06-16T08:30:00Z")
    }

    private func item(_ name: String, on day: String = "2024-06-15", version: Int = 3) throws -> DueItem {
        var record = Record(RecordID(.agreement, 1), version: version)
        record[Agreement.name] = .value(name)
        record[Agreement.state] = .value(.signed)
        let day = try #require(CalendarDay(written: day))
        record[Agreement.endsOn] = .value(day)
        return DueItem(.ends(AgreementStanding(record, today: day.last)), of: record, on: day)
    }

    /// The lines as a calendar reads them: folded ones joined. It reads code points: where a line is folded in front of
    /// an accent, the blank after the break and the accent are one character to Swift, and no blank is found.
    private func lines(_ text: String) -> [String] {
        var lines: [String] = [""]
        let scalars = Array(text.unicodeScalars)
        var place = 0
        while place < scalars.count {
            if scalars[place] == "\r", place + 1 < scalars.count, scalars[place + 1] == "\n" {
                place += 2
                if place < scalars.count, scalars[place] == " " { place += 1 } else { lines.append("") }
            } else {
                lines[lines.count - 1].unicodeScalars.append(scalars[place])
                place += 1
            }
        }
        return lines
    }

    /// The words of a line as they were before they were escaped; nil where a sign stands that must be escaped.
    private func words(_ name: String, in lines: [String]) -> [Unicode.Scalar]? {
        guard let line = lines.first(where: { $0.hasPrefix(name + ":") }) else { return nil }
        var read: [Unicode.Scalar] = []
        var isEscaped = false
        for scalar in line.unicodeScalars.dropFirst(name.unicodeScalars.count + 1) {
            if isEscaped {
                switch scalar {
                case "n", "N": read.append("\n")
                case "\\", ";", ",": read.append(scalar)
                default: return nil
                }
                isEscaped = false
            } else if scalar == "\\" {
                isEscaped = true
            } else if scalar == ";" || scalar == "," {
                return nil
            } else {
                read.append(scalar)
            }
        }
        return isEscaped ? nil : read
    }

    /// What a calendar can hold of words: every break of a line is one, other controls and turns of direction are gone.
    private func kept(_ words: String) -> [Unicode.Scalar] {
        let breaks: [Unicode.Scalar] = ["\r", "\n", "\u{85}", "\u{2028}", "\u{2029}"]
        let hidden: [ClosedRange<UInt32>] = [
            0...0x1F, 0x7F...0x9F, 0x61C...0x61C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069,
        ]
        var kept: [Unicode.Scalar] = []
        var last: Unicode.Scalar?
        for scalar in words.unicodeScalars {
            if breaks.contains(scalar) {
                if !(scalar == "\n" && last == "\r") { kept.append("\n") }
            } else if !hidden.contains(where: { $0.contains(scalar.value) }) {
                kept.append(scalar)
            }
            last = scalar
        }
        return kept
    }

    @Test func anEventIsOfAWholeDayWithAnIdentifierThatStays() throws {
        let calendar = try calendar()
        let event = calendar.event(try item("Joint building"), names: [:])
        let told = lines(event)
        #expect(told.first == "BEGIN:VEVENT" && told.dropLast().last == "END:VEVENT")
        for line in [
            "UID:G1-ends@registry-1", "DTSTAMP:20210616T083000Z", "SEQUENCE:3", "DTSTART;VALUE=DATE:20240615",
            "DTEND;VALUE=DATE:20240616", "STATUS:CONFIRMED", "TRIGGER:-P90D", "TRIGGER:-P30D", "TRIGGER:-P7D",
        ] {
            #expect(told.contains(line), "\(line)")
        }
        #expect(told.contains { $0.hasPrefix("SUMMARY:") && $0.contains("Joint building") })
        // Renamed or moved it is the same event; what is over rings no more.
        let moved = calendar.event(try item("Another", on: "2020-06", version: 4), names: [:])
        #expect(moved.contains("UID:G1-ends@registry-1\r\n") && moved.contains("DTSTART;VALUE=DATE:20200630"))
        #expect(!moved.contains("VALARM"))
        #expect(calendar.event(DueItem(missing: .village, records: 3), names: [:]).isEmpty)
    }

    @Test func whatIsPutOffStandsUnderTheDayOnWhichItAsksAgain() throws {
        var item = try item("Joint building", on: "2021-06-20")
        let until = try #require(CalendarDay(2021, 7, 1))
        item.postponed = Postponed(until: until, on: nil, reason: "harvest")
        let event = try calendar().event(item, names: [:])
        #expect(event.contains("DTSTART;VALUE=DATE:20210701"))
        #expect(lines(event).contains { $0.hasPrefix("DESCRIPTION:") && $0.contains("harvest") })
    }

    @Test func headAndFootEncloseIt() throws {
        for language in Language.allCases {
            let calendar = try calendar(language)
            let head = lines(calendar.head)
            #expect(head.prefix(2) == ["BEGIN:VCALENDAR", "VERSION:2.0"])
            #expect(head.contains { $0.hasPrefix("PRODID:") })
            #expect(calendar.foot == "END:VCALENDAR\r\n")
        }
    }

    /// Whatever stands in a name: no line is too long, none breaks inside a character, nothing ends the event, and a
    /// calendar reads what was written.
    @Test(arguments: 1...200) func namesThatWouldBreakALine(_ seed: UInt64) throws {
        var random = Seeded(seed)
        let pieces = [
            "滧东村", "\r\n", "\n", ";", ",", "\\", "\\n", "END:VEVENT", "\u{1B}[31m", "\u{202E}", "\u{0}", "👨‍👩‍👧‍👦",
            "e\u{301}", "BEGIN:VALARM", " ", "：", "a", "\u{2028}", "\t", "\u{7F}", "\u{85}", "\u{2067}",
            "\u{301}",
            "𠀀", "\r",
        ]
        var name = ""
        for _ in 0..<Int.random(in: 1...60, using: &random) {
            name += pieces.randomElement(using: &random) ?? ""
        }
        let language = random.chance(50) ? Language.english : .chinese
        let calendar = try calendar(language)
        let item = try item(name)
        let event = calendar.event(item, names: [:])
        let bytes = Array(event.utf8)
        var length = 0
        for (index, byte) in bytes.enumerated() {
            if byte == 0x0A {
                #expect(index > 0 && bytes[index - 1] == 0x0D, "seed \(seed)")
                length = 0
                // A line does not begin in the middle of a character.
                if index + 1 < bytes.count { #expect(bytes[index + 1] & 0xC0 != 0x80, "seed \(seed)") }
            } else if byte != 0x0D {
                length += 1
                #expect(length <= 75, "seed \(seed)")
                #expect(byte >= 0x20 && byte != 0x7F, "seed \(seed)")
            }
        }
        let told = lines(event)
        #expect(told.filter { $0 == "END:VEVENT" }.count == 1, "seed \(seed)")
        #expect(told.filter { $0 == "BEGIN:VALARM" }.count == 3, "seed \(seed)")
        #expect(words("SUMMARY", in: told) == kept(calendar.summary(of: item)), "seed \(seed)")
        let description = calendar.description(of: item, names: [:])
        #expect(words("DESCRIPTION", in: told) == kept(description), "seed \(seed)")
    }
}
