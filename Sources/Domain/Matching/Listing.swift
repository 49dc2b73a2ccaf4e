/// A need or an offer with what a match is judged by.
package struct Listing: Hashable, Sendable {
    package var record: RecordID
    /// Who needs or offers it.
    package var by: RecordID
    /// As it was chosen or typed; nil when it is not known.
    package var category: String?
    /// Of a need what is still to be found, of an offer what is left of it; nil when it is not known.
    package var amount: Quantity?
    package var unit: String?
    package var from: CalendarDay?
    package var to: CalendarDay?
    package var place: Whereabouts

    package init(
        _ record: RecordID, by: RecordID, category: String? = nil, amount: Quantity? = nil,
        unit: String? = nil, from: CalendarDay? = nil, to: CalendarDay? = nil,
        place: Whereabouts = Whereabouts()
    ) {
        self.record = record
        self.by = by
        self.category = category
        self.amount = amount
        self.unit = unit
        self.from = from
        self.to = to
        self.place = place
    }

    /// Whether its time is past.
    package func isOver(_ today: CalendarDay) -> Bool { to.map { $0.last < today.first } ?? false }

    package var isDated: Bool { from != nil || to != nil }
}

/// Where somebody is at home among the divisions, and with whom they are twinned.
package struct Whereabouts: Hashable, Sendable {
    package var town: RecordID?
    /// The county or district.
    package var county: RecordID?
    package var city: RecordID?
    /// Everybody on the other side of a living twinning, with those who stand for them.
    package var partners: Set<RecordID> = []

    package init(
        town: RecordID? = nil, county: RecordID? = nil, city: RecordID? = nil, partners: Set<RecordID> = []
    ) {
        self.town = town
        self.county = county
        self.city = city
        self.partners = partners
    }
}

/// When two words mean the same category or unit, however they were typed.
package enum ListedWord {
    /// Capitals, full-width signs, blanks, dots and hyphens make no difference.
    package static func category(_ typed: String) -> String {
        String(typed.foldedToASCII.lowercased().filter { !$0.isWhitespace && !"-_.·,".contains($0) })
    }

    /// Whether amounts in the two can be compared; not when one is not known.
    package static func isOneUnit(_ typed: String?, _ other: String?) -> Bool {
        guard let typed, let other else { return false }
        return unit(typed) == unit(other)
    }

    /// `days`, `Day`, `天` and `日` count the same, and so do `days/year`, `days a year` and `days per year`.
    package static func unit(_ typed: String) -> String {
        var text = typed.foldedToASCII.lowercased()
        for (sign, other) in [("/", " / "), ("每", " / ")] {
            text = text.split(separator: sign, omittingEmptySubsequences: false).joined(separator: other)
        }
        let words = text.split(whereSeparator: \.isWhitespace).map { word -> String in
            if ["a", "an", "per", "every", "each"].contains(word) { return "/" }
            let isPlural = word.count > 2 && word.utf8.last == UInt8(ascii: "s") && !word.hasSuffix("ss")
            let one = String(isPlural ? word.dropLast() : word)
            return same[one] ?? one
        }
        return words.joined()
    }

    private static let same: [String: String] = [
        "天": "day", "日": "day", "人": "person", "名": "person", "位": "person", "people": "person",
        "公里": "km", "千米": "km", "kilometre": "km", "kilometer": "km", "次": "time", "场": "time",
        "户": "household", "小时": "hour", "年": "year", "月": "month", "周": "week", "座": "seat", "个座位": "seat",
        "座位": "seat", "亩": "mu", "台": "piece", "件": "piece", "个": "piece",
    ]
}
