import TestSupport
import Testing

@testable import Domain

@Suite struct AgreedTextTests {
    /// An agreement with every answer that can stand in one, its names filled in.
    private func agreement(_ seed: UInt64) -> Record {
        var records = RandomRecords(seed)
        return PrintedNames.filled(records.record(.agreement)) { "Body \($0.serial)" }
    }

    /// The fields that are the text, as keys; of lists, which of their fields.
    private static let text: [String: [String]] = [
        "name": [], "officialNumber": [], "place": [], "signedOn": [], "basis": [], "effectiveOn": [],
        "endsOn": [], "funds": [], "copies": [], "copiesHeldBy": [],
        "parties": ["side", "printedName"], "purposes": ["purpose", "wording"],
        "principles": ["principle", "wording"], "clauses": ["heading", "text"],
        "signatures": ["side", "printedName", "post", "printedBody"],
    ]

    /// What a reader of the paper can tell apart: blanks at ends and ways of composing letters are not among it.
    private static func visible(_ answer: Answer<Value>) -> Answer<Value> {
        switch answer {
        case .value(.text(let text)): .value(.text(AgreedText.normalized(text)))
        case .value(.choice(let key)): .value(.choice(AgreedText.normalized(key)))
        default: answer
        }
    }

    @Test(arguments: 1...60 as ClosedRange<UInt64>)
    func everyChangeOfTheTextChangesTheFingerprintAndNothingElseDoes(_ seed: UInt64) {
        let agreement = agreement(seed)
        let before = Fingerprint(of: agreement)
        var others = RandomRecords(seed &+ 1000)
        for field in Agreement.description.fields {
            var changed = agreement
            changed[field.key] = others.answer(field)
            guard let inner = AgreedTextTests.text[field.key] else {
                #expect(Fingerprint(of: changed) == before, "\(field.key), seed \(seed)")
                continue
            }
            guard !inner.isEmpty else {
                let isSame =
                    AgreedTextTests.visible(changed[field.key])
                    == AgreedTextTests.visible(agreement[field.key])
                #expect((Fingerprint(of: changed) == before) == isSame, "\(field.key), seed \(seed)")
                continue
            }
            guard case .value(.parts(let lines)) = agreement[field.key],
                case .parts(let part) = field.type
            else { continue }
            for (index, line) in lines.enumerated() {
                for column in part.fields {
                    var lines = lines
                    lines[index][column.key] = others.answer(column)
                    changed[field.key] = .value(.parts(lines))
                    let isSame =
                        !inner.contains(column.key)
                        || AgreedTextTests.visible(lines[index][column.key])
                            == AgreedTextTests.visible(line[column.key])
                    #expect(
                        (Fingerprint(of: changed) == before) == isSame,
                        "\(field.key).\(column.key), seed \(seed)")
                }
            }
        }
    }

    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func numbersAndIdentitiesOfThisRegistryAreNotInIt(_ seed: UInt64) {
        let agreement = agreement(seed)
        var elsewhere = Record(RecordID(.agreement, 777), version: 9, answers: agreement.answers)
        for key in ["parties", "signatures", "clauses", "purposes"] {
            guard case .value(.parts(let lines)) = agreement[key] else { continue }
            elsewhere[key] = .value(
                .parts(
                    lines.enumerated().map { index, line in
                        var line = line
                        line.id = Int64(5000 + index)
                        for (inner, answer) in line.answers {
                            guard case .value(.link(let id)) = answer else { continue }
                            line[inner] = .value(.link(RecordID(id.kind, id.serial + 31)))
                        }
                        return line
                    }))
        }
        #expect(Fingerprint(of: elsewhere) == Fingerprint(of: agreement))
        #expect(!AgreedText(agreement).canonical.contains(agreement.id.number + "\n"))
    }

    @Test func linesThatTradePlacesAreAnotherText() throws {
        var agreement = Record(RecordID(.agreement, 1))
        let lines = ["meet monthly", "share the rooms"].map {
            Part(["heading": .value(.text("H")), "text": .value(.text($0))])
        }
        agreement["clauses"] = .value(.parts(lines))
        let before = Fingerprint(of: agreement)
        agreement["clauses"] = .value(.parts(lines.reversed()))
        #expect(Fingerprint(of: agreement) != before)
        agreement["clauses"] = .value(.parts([]))
        let empty = Fingerprint(of: agreement)
        agreement["clauses"] = .notKnown
        #expect(Fingerprint(of: agreement) == empty)
    }

    /// What a name holds cannot pass for a line of another field.
    @Test func lengthsKeepTextsApart() {
        var one = Record(RecordID(.agreement, 1))
        one[Agreement.name] = .value("A")
        one[Agreement.basis] = .value("x\nplace:1:B")
        var other = one
        other[Agreement.basis] = .value("x")
        other[Agreement.place] = .value("B")
        #expect(AgreedText(one).canonical != AgreedText(other).canonical)
    }

    @Test func waysOfWritingTheSameAreTheSame() {
        #expect(AgreedText.normalized("caf\u{65}\u{301} \r\nnext\t\r\n\r\n") == "caf\u{E9}\nnext")
        #expect(AgreedText.normalized("一　\u{2028}二") == "一\n二")
        #expect(AgreedText.normalized("  indented") == "  indented")
    }

    @Test func itIsWrittenForReadingOut() throws {
        let text = Fingerprint(of: agreement(7)).text
        let groups = text.split(separator: "-")
        #expect(groups.count == 5 && groups.allSatisfy { $0.count == 4 })
        #expect(text.filter { $0 != "-" }.allSatisfy { Fingerprint.alphabet.contains($0) })
        #expect(Set(Fingerprint.alphabet).count == 16)
    }

    /// Printed papers carry it for years: the way it is made never changes.
    @Test func itStaysWhatItIs() throws {
        var agreement = Record(RecordID(.agreement, 12))
        agreement[Agreement.name] = .value("结对共建协议")
        agreement[Agreement.signedOn] = .value(try #require(CalendarDay(2021, 6, 16)))
        agreement[Agreement.endsOn] = .notApplicable
        agreement["parties"] = .value(
            .parts([Part(["side": .value(.choice("a")), "printedName": .value(.text("东部中心党支部"))])]))
        #expect(
            AgreedText(agreement).canonical
                == "twinning agreed text 1\nname:18:结对共建协议\nsignedOn:10:2021-06-16\nparty\nside:1:a\n"
                + "name:21:东部中心党支部\nendsOn:-\n")
        #expect(Fingerprint(of: agreement).text == "37QH-4FXH-XXM9-49H2-X994")
    }

    @Test func printedNamesComeOnceAndStay() throws {
        var agreement = Record(RecordID(.agreement, 1))
        let body = RecordID(.branch, 3)
        agreement["parties"] = .value(
            .parts([Part(["side": .value(.choice("a")), "party": .value(.link(body))])]))
        let signed = PrintedNames.filled(agreement) { _ in "First name" }
        #expect(signed[Agreement.parties].value?[0][Party.printedName] == .value("First name"))
        #expect(PrintedNames.filled(signed) { _ in "Later name" } == signed)
        // Amended: who stays keeps the name, who comes gets the one of today.
        var amended = signed
        let comes = Part(["side": .value(.choice("b")), "party": .value(.link(RecordID(.branch, 4)))])
        amended[Agreement.parties] = .value([
            Part(agreement[Agreement.parties].value?[0].answers ?? [:]), comes,
        ])
        let names = PrintedNames.filled(amended, after: signed) { _ in "Today" }[Agreement.parties].value
        #expect(names?.map { $0[Party.printedName].value } == ["First name", "Today"])
    }

    @Test func theFullNameIsTheOfficialOneOfItsTime() throws {
        var body = Record(RecordID(.branch, 1))
        body[Branch.name] = .value("Branch")
        let day = try #require(CalendarDay(2021, 6, 16))
        #expect(body.fullName(on: day) == "Branch")
        func alias(_ name: String, _ sort: Alias.Sort, to: CalendarDay? = nil) -> Part {
            var line = Part()
            line[Alias.name] = .value(name)
            line[Alias.sort] = .value(sort)
            if let to { line[Alias.to] = .value(to) }
            return line
        }
        body[Common.aliases] = .value([
            alias("Branch of the Mill", .official), alias("Mill", .short),
            alias("Branch of the old Mill", .official, to: CalendarDay(2020, 1, 1)),
        ])
        #expect(body.fullName(on: day) == "Branch of the Mill")
        #expect(body.fullName(on: try #require(CalendarDay(2019, 1, 1))) == "Branch of the old Mill")
    }
}
