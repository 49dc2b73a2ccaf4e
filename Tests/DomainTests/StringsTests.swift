import Domain
import Testing

/// Every sentence that the Domain can ask for is there, in both languages, and fits its place.
@Suite struct StringsTests {
    private static let parts: [PartDescription] = {
        var found: [PartDescription] = []
        for kind in Kind.allCases {
            for field in kind.description.fields {
                if case .parts(let part) = field.type, !found.contains(part) { found.append(part) }
            }
        }
        return found
    }()

    /// Owner and fields of everything described: the kinds and the lists inside them.
    private static let owners: [(name: String, fields: [FieldDescription])] =
        Kind.allCases.map { ($0.rawValue, $0.description.askable) } + parts.map { ($0.name, $0.fields) }

    private static let choiceLists: [ChoiceList] = owners.flatMap(\.fields).compactMap { field in
        if case .choice(let list, _) = field.type { list } else { nil }
    }

    @Test func bothLanguagesHaveTheSameKeys() throws {
        let english = try Strings.words(.english).keys
        let chinese = try Strings.words(.chinese).keys
        #expect(english.subtracting(chinese).sorted() == [])
        #expect(chinese.subtracting(english).sorted() == [])
    }

    @Test(arguments: Language.allCases)
    func keysAreSortedAndNoneComesTwice(_ language: Language) throws {
        guard case .object(let members) = try JSONValue(parsing: Strings.text(language)) else {
            Issue.record("not an object")
            return
        }
        let keys = members.map(\.key)
        #expect(keys == Set(keys).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        for member in members { #expect(member.value.string != nil, "\(member.key) is not a text") }
    }

    @Test(arguments: Language.allCases)
    func oneKeyStandsOnALine(_ language: Language) throws {
        let lines = try Strings.text(language).split(separator: "\n")
        let keys = try Strings.words(language).keys
        #expect(lines.count == keys.count + 2)
        #expect(lines.first == "{" && lines.last == "}")
    }

    @Test func placeholdersAreTheSameInBothLanguages() throws {
        let english = try Strings.words(.english)
        let chinese = try Strings.words(.chinese)
        for key in english.keys {
            let there = placeholders(in: english(key))
            let here = placeholders(in: chinese(key))
            #expect(there == here, "\(key)")
        }
    }

    @Test(arguments: Language.allCases)
    func everyFieldHasALabelThatFits(_ language: Language) throws {
        let words = try Strings.words(language)
        let limit = language == .chinese ? 20 : 24
        for (owner, fields) in StringsTests.owners {
            for field in fields {
                let label = words.first(of: ["field.\(owner).\(field.key)", "field.\(field.key)"])
                #expect(label != nil, "field.\(owner).\(field.key)")
                #expect(columns(label ?? "") <= limit, "field.\(owner).\(field.key): \(label ?? "")")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func everyChoiceHasALabelThatFits(_ language: Language) throws {
        let words = try Strings.words(language)
        for list in StringsTests.choiceLists {
            for key in list.keys {
                let label = words.first(of: ["choice.\(list.name).\(key)"])
                #expect(label != nil, "choice.\(list.name).\(key)")
                #expect(columns(label ?? "") <= 26, "choice.\(list.name).\(key): \(label ?? "")")
            }
        }
    }

    /// Two answers that look the same cannot be told apart on a screen.
    @Test(arguments: Language.allCases)
    func choicesOfAListDiffer(_ language: Language) throws {
        let words = try Strings.words(language)
        for list in StringsTests.choiceLists {
            let labels = list.keys.map { words.choice(list.name, $0) }
            #expect(Set(labels).count == labels.count, "\(list.name): \(labels)")
        }
    }

    @Test(arguments: Language.allCases)
    func fieldsOfAnOwnerDiffer(_ language: Language) throws {
        let words = try Strings.words(language)
        for (owner, fields) in StringsTests.owners {
            let labels = fields.map { words.label(owner, $0.key) }
            for (index, label) in labels.enumerated() {
                #expect(labels.firstIndex(of: label) == index, "\(owner): \(label) stands twice")
            }
        }
    }

    @Test(arguments: Language.allCases)
    func everyKindSectionAndOccasionHasItsString(_ language: Language) throws {
        let words = try Strings.words(language)
        for kind in Kind.allCases {
            #expect(words.first(of: ["kind.\(kind.rawValue)"]) != nil)
            #expect(words.first(of: ["kinds.\(kind.rawValue)"]) != nil)
            for section in kind.description.sections {
                let keys = ["section.\(kind.rawValue).\(section)", "section.\(section)"]
                #expect(words.first(of: keys) != nil, "\(keys)")
            }
            for occasion in occasions(of: kind) {
                #expect(words.keys.contains(occasion), "\(occasion)")
            }
        }
    }

    /// A string that nothing can ask for is a string somebody forgot to rename.
    @Test func noStringOfADescriptionIsLeftOver() throws {
        var known: Set<String> = [
            "field.number", "field.kind", "field.retired",
            // Stands in the form of an agreement, and becomes records of its own.
            "field.agreement.commitments", "help.agreement.commitments",
            // The same in the form of an activity.
            "field.activity.pledges", "help.activity.pledges",
        ]
        for kind in Kind.allCases {
            known.formUnion(["kind.\(kind.rawValue)", "kinds.\(kind.rawValue)"])
            known.formUnion(occasions(of: kind))
        }
        for (owner, fields) in StringsTests.owners {
            for field in fields {
                for group in ["field", "help"] {
                    known.formUnion(["\(group).\(owner).\(field.key)", "\(group).\(field.key)"])
                }
            }
        }
        for list in StringsTests.choiceLists {
            known.formUnion(list.keys.map { "choice.\(list.name).\($0)" })
        }
        // A figure or a matter of a report is no field: its label is asked for by its key in the report's document.
        let ofReports = ["choice.reportFigure.", "choice.reportMatter.", "choice.reportNotSaid."]
        known.formUnion(
            try Strings.words(.english).keys.filter { key in ofReports.contains(where: key.hasPrefix) })
        // Whether an activity was held is told by how it stands, not by the field of its day.
        known.formUnion(["planned", "wasPlanned", "cancelled"].map { "occasion.activity." + $0 })
        let groups = ["kind.", "kinds.", "field.", "help.", "choice.", "occasion."]
        let keys = try Strings.words(.english).keys
        let leftOver = keys.filter { key in groups.contains(where: key.hasPrefix) && !known.contains(key) }
        #expect(leftOver.sorted() == [])
    }

    @Test(arguments: Language.allCases)
    func answersWeekdaysAndStandingsAreSaid(_ language: Language) throws {
        let words = try Strings.words(language)
        let fixed = [
            "answer.notKnown", "answer.notApplicable", "answer.none", "answer.yes", "answer.no",
            "answer.lines", "unit.yuan", "list.or", "list.sentences",
        ]
        for key in fixed + (1...7).map({ "weekday.\($0)" }) { #expect(words.keys.contains(key), "\(key)") }
        let day = try #require(CalendarDay(2021, 6, 16))
        let standings: [AgreementStanding] = [
            .intent, .draft, .cancelled(on: nil), .cancelled(on: day), .suspended(since: day),
            .ended(on: day),
            .inForce(until: day, daysLeft: 1), .inForce(until: day, daysLeft: 0), .notYetInForce(from: day),
            .inForce(until: day, daysLeft: 91),
            .inForce(until: day, daysLeft: 90), .inForceTermNotKnown, .inForceUntilNotice, .expired(on: day),
            .renewed,
        ]
        let said = standings.map(words.standing)
        #expect(Set(said).count == standings.count)
        for sentence in said {
            #expect(!sentence.hasPrefix("standing.") && isFilled(sentence), "\(sentence)")
        }
    }

    private func occasions(of kind: Kind) -> [String] {
        kind.description.fields.flatMap { field -> [String] in
            switch field.type {
            // What was not held, or not yet, is told so.
            case .day where field.key == Activity.heldOn.key:
                ["", ".planned", ".wasPlanned", ".cancelled"].map { "occasion.activity.heldOn\($0)" }
            case .day where field.isMoment: ["occasion.\(kind.rawValue).\(field.key)"]
            case .parts(let part):
                told(part).map { "occasion.\(kind.rawValue).\(field.key).\($0)" }
            default: []
            }
        }
    }

    /// Steps and decisions are told by what they are.
    private func told(_ part: PartDescription) -> [String] {
        switch part.name {
        case AgreementStep.description.name: AgreementStep.Sort.allCases.map(\.rawValue)
        case NeedMatch.description.name: NeedMatch.Verdict.allCases.map(\.rawValue)
        case Occurrence.description.name: [Occurrence.doneOn.key, Occurrence.isWaived.key]
        default: part.fields.filter(\.isMoment).map(\.key)
        }
    }

    private func placeholders(in sentence: String) -> Set<String> {
        Set(sentence.matches(of: /\{[A-Za-z]+\}/).map { String($0.output) })
    }

    private func isFilled(_ sentence: String) -> Bool { placeholders(in: sentence).isEmpty }

    /// Enough for labels, which are Latin letters and Hanzi only.
    private func columns(_ label: String) -> Int {
        label.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 2 : 1) }
    }
}
