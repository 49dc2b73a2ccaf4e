/// Two agreements side by side by what they say: what the later one took over unchanged, what it changed, what it
/// dropped and what is new in it.
package struct AgreementComparison: Hashable, Sendable {
    package enum Standing: String, CaseIterable, Hashable, Sendable {
        case same, changed, dropped, added
    }

    /// One answer of the two, not known in both left out.
    package struct Field: Hashable, Sendable {
        package let key: String
        package let standing: Standing
        package let old: Answer<Value>
        package let new: Answer<Value>
        /// Of a list, line by line; of the new agreement's order, what was dropped where it stood.
        package let lines: [Line]
    }

    package struct Line: Hashable, Sendable {
        /// Nil where the old agreement has no such line.
        package let old: Part?
        package let new: Part?
        /// The places in the two lists, counted from 1.
        package let oldPlace: Int?
        package let newPlace: Int?

        package var standing: Standing {
            guard let old else { return .added }
            guard let new else { return .dropped }
            return old.answers == new.answers ? .same : .changed
        }
    }

    package let fields: [Field]

    /// What an agreement says; who carried it on and how it stands are told elsewhere.
    package static let compared = [
        "name", "parties", "place", "basis", "purposes", "principles", "clauses", "officialNumber",
        "signedOn",
        "effectiveOn", "endsOn", "copies", "copiesHeldBy", "isSealed", "funds", "signatures", "liaisons",
        "witnesses", "supporters",
    ]

    package init(_ old: Record, _ new: Record) {
        fields = AgreementComparison.compared.compactMap { key in
            guard let field = old.kind.description.field(key) else { return nil }
            return AgreementComparison.field(field, old[key], new[key])
        }
    }

    package subscript(key: String) -> Field? { fields.first { $0.key == key } }

    /// How many answers and clauses stand so. A list counts by its lines.
    package func count(_ standing: Standing) -> Int {
        fields.reduce(0) { sum, field in
            sum
                + (field.lines.isEmpty
                    ? (field.standing == standing ? 1 : 0) : field.lines.count { $0.standing == standing })
        }
    }

    private static func field(
        _ field: FieldDescription, _ old: Answer<Value>, _ new: Answer<Value>
    ) -> Field? {
        guard old != .notKnown || new != .notKnown else { return nil }
        var lines: [Line] = []
        if case .parts = field.type {
            lines = pairs(
                said(old), said(new),
                ties: ties[field.key] ?? [])
        }
        let standing: Standing =
            if old == .notKnown {
                .added
            } else if new == .notKnown {
                .dropped
            } else if lines.isEmpty ? old == new : lines.allSatisfy({ $0.standing == .same }) {
                .same
            } else {
                .changed
            }
        return Field(key: field.key, standing: standing, old: old, new: new, lines: lines)
    }

    /// The lines without the names as printed: they follow from who is meant.
    private static func said(_ answer: Answer<Value>) -> [Part] {
        (answer.value.flatMap([Part].init) ?? []).map(\.notPrinted)
    }

    /// By which answers a line is taken for a changed other one; the first that fits.
    private static let ties: [String: [[String]]] = [
        "parties": [["party"], ["side"]], "purposes": [["purpose"]], "principles": [["principle"]],
        "clauses": [["heading", "sort"], ["heading"], ["text"], ["sort"]],
        "signatures": [["person"], ["side", "body"], ["side"]], "liaisons": [["person"], ["side"]],
        "witnesses": [["who"]], "supporters": [["who"]],
    ]

    private static func pairs(_ old: [Part], _ new: [Part], ties: [[String]]) -> [Line] {
        var partners: [Int: Int] = [:]
        var taken: Set<Int> = []
        func pair(_ fits: (Part, Part) -> Bool) {
            for (index, line) in new.enumerated() where partners[index] == nil {
                guard
                    let found = old.indices.first(where: { !taken.contains($0) && fits(old[$0], line) })
                else { continue }
                partners[index] = found
                taken.insert(found)
            }
        }
        pair { $0.answers == $1.answers }
        for keys in ties {
            pair { old, new in keys.allSatisfy { old[$0] != .notKnown && old[$0] == new[$0] } }
        }
        var lines: [Line] = []
        var next = 0
        func dropped(before place: Int) {
            while next < min(place, old.count) {
                if !taken.contains(next) {
                    lines.append(Line(old: old[next], new: nil, oldPlace: next + 1, newPlace: nil))
                }
                next += 1
            }
        }
        for (index, line) in new.enumerated() {
            guard let partner = partners[index] else {
                lines.append(Line(old: nil, new: line, oldPlace: nil, newPlace: index + 1))
                continue
            }
            dropped(before: partner)
            lines.append(Line(old: old[partner], new: line, oldPlace: partner + 1, newPlace: index + 1))
        }
        dropped(before: old.count)
        return lines
    }
}

extension Words {
    package func standing(_ standing: AgreementComparison.Standing) -> String {
        self("comparison." + standing.rawValue)
    }

    /// How much stands how, in one sentence.
    package func counts(_ comparison: AgreementComparison) -> String {
        self(
            "comparison.counts",
            Dictionary(
                uniqueKeysWithValues: AgreementComparison.Standing.allCases.map {
                    ($0.rawValue, String(comparison.count($0)))
                }))
    }
}
