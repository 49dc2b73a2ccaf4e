/// What somebody who types a code wants to know of it.
package struct CodeQuery: Hashable, Sendable {
    package var kind: Kind
    /// The field it is typed into.
    package var field: String
    package var code: String
    /// The record it is typed for, when that is stored already.
    package var record: RecordID?
    /// Where the record is said to lie: its town, or what it is part of.
    package var home: RecordID?

    package init(_ kind: Kind, field: String, code: String, record: RecordID? = nil, home: RecordID? = nil) {
        self.kind = kind
        self.field = field
        self.code = code
        self.record = record
        self.home = home
    }

    /// The question about a code of this record; nil when it has none that is right.
    package init?(about record: Record, isStored: Bool = true) {
        guard let field = record.kind.description.fields.first(where: { $0.code != nil }),
            case .value(.text(let code)) = record[field.key],
            !Validation.problems(in: record).contains(where: { $0.at.field == field.key })
        else { return nil }
        self.init(record.kind, field: field.key, code: code, record: isStored ? record.id : nil)
        let home = record.kind == .village ? Village.town.key : Region.parent.key
        if case .value(.link(let id)) = record[home] { self.home = id }
    }
}

/// What the registry knows of a code.
package struct CodeFacts: Hashable, Sendable {
    package var query: CodeQuery
    /// The smallest division of the code that the registry has, and the digits of it.
    package var division: RecordID?
    package var digits: String?
    /// Its names from the smallest upwards.
    package var path: [String] = []
    /// The division has this code no more: it is known by it as a former one, or as one that went on as another.
    package var isFormer = false
    /// What the record is said to lie in instead of the division of its code.
    package var otherHome: Named?
    /// The living record that has the code already.
    package var holder: Named?

    package struct Named: Hashable, Sendable {
        package var id: RecordID
        package var name: String
        package init(_ id: RecordID, _ name: String) {
            self.id = id
            self.name = name
        }
    }

    package init(_ query: CodeQuery) { self.query = query }

    /// The town that a village of this code lies in, or what a place of it is part of.
    package var home: Named? {
        guard let division, let name = path.first else { return nil }
        switch query.kind {
        case .village: return digits?.utf8.count == DivisionCode.townLength ? Named(division, name) : nil
        case .region: return Named(division, name)
        default: return nil
        }
    }

    /// What is to be asked about a code that is right in itself.
    package var doubts: [Doubt] {
        var doubts: [Doubt] = []
        let path = FieldPath(query.kind, query.field)
        if query.kind != .unit, let code = DivisionCode(query.code), !code.hasKnownProvince {
            doubts.append(Doubt(path, .unknownProvince(code.province), given: query.code))
        }
        if let otherHome, let digits, let name = self.path.first, query.kind != .unit {
            doubts.append(
                Doubt(
                    path, .otherDivision(digits: digits, name: name, home: otherHome), given: query.code))
        }
        if isFormer, let name = self.path.first, let digits, query.kind != .unit {
            doubts.append(Doubt(path, .formerDivision(digits: digits, name: name), given: query.code))
        }
        return doubts
    }
}

/// What looks odd and may be right all the same: it is asked, and never stands in the way of saving.
package struct Doubt: Hashable, Sendable {
    package var at: FieldPath
    package var reason: Reason
    package var given: String
    /// Why it is right all the same, where somebody has said so; it is not open then. May be empty.
    package var explanation: String?
    /// Of a list as a whole: the field of its lines beside which it is said while one of them is typed.
    package var lineField: String?
    /// It is odd only once this day has passed.
    package var standsAfter: CalendarDay?

    package init(_ at: FieldPath, _ reason: Reason, given: String = "") {
        self.at = at
        self.reason = reason
        self.given = given
    }

    package enum Reason: Hashable, Sendable {
        /// Figures or days that do not go together.
        case odd(Odd)
        case unknownProvince(String)
        /// The code is of one division, the record is said to lie in another.
        case otherDivision(digits: String, name: String, home: CodeFacts.Named)
        /// The division has a new code by now.
        case formerDivision(digits: String, name: String)
        /// The chosen place has come to its end.
        case ended(CodeFacts.Named, on: CalendarDay?, successors: [CodeFacts.Named])
    }
}

extension Words {
    package func sentence(_ doubt: Doubt) -> String {
        var arguments = ["field": label(doubt.at), "value": doubt.given]
        let key: String
        switch doubt.reason {
        case .odd(let odd): return sentence(odd)
        case .unknownProvince(let digits):
            key = "unknownProvince"
            arguments["province"] = digits
        case .otherDivision(let digits, let name, let home):
            key = "otherDivision"
            arguments["division"] = digits + " " + name
            arguments["home"] = home.id.number + " " + home.name
        case .formerDivision(let digits, let name):
            key = "formerDivision"
            arguments["digits"] = digits
            arguments["name"] = name
        case .ended(let place, let day, let successors):
            key =
                "ended" + (day == nil ? "Undated" : "") + (successors.isEmpty ? "" : "Now")
            arguments["place"] = place.id.number + " " + place.name
            arguments["day"] = day?.written ?? ""
            arguments["now"] = successors.map { $0.id.number + " " + $0.name }
                .joined(separator: self("list.comma"))
        }
        return self("doubt." + key, arguments)
    }

    /// What a code says, as it stands beside the field: `9 business · 310110 Yangpu`; nil where nothing is known of it.
    package func reading(_ facts: CodeFacts) -> String? {
        let place = facts.digits.map { $0 + " " + facts.path.joined(separator: self("list.within")) }
        switch facts.query.kind {
        case .unit: return CreditCode(facts.query.code).map { reading($0, place: place) }
        case .village, .region:
            guard let code = DivisionCode(facts.query.code) else { return nil }
            var parts: [String] = []
            if let place { parts.append(place) }
            if let sort = code.villageSort {
                parts.append(self("code.villageSort." + sort.rawValue))
            } else if let sort = code.townSort, sort != .other {
                parts.append(self("code.townSort." + sort.rawValue))
            }
            return parts.isEmpty ? nil : parts.joined(separator: " · ")
        default: return nil
        }
    }
}
