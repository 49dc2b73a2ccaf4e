import Foundation

/// What the parties of an agreement agreed on, written out in one way only, so that two copies can be compared.
///
/// It comes from the agreement alone and holds what is printed as its text: title, number, place and days, the parties
/// and signatories as printed, basis, purposes, principles, clauses, term, money, copies. What is known about the
/// agreement without being its text (who keeps in touch, where it is filed, what was reviewed, notes, sources, files,
/// the number in this registry) does not change it; nor does the language it is shown in.
package struct AgreedText: Hashable, Sendable {
    /// One answer a line: its key, how many bytes it has, the answer. No two texts are written alike.
    package let canonical: String

    /// The agreement with the names as printed filled in (`PrintedNames`): a name that is missing counts as not known.
    package init(_ agreement: Record) {
        var writer = Writer()
        writer.add("name", agreement[Agreement.name])
        writer.add("officialNumber", agreement[Agreement.officialNumber])
        writer.add("place", agreement[Agreement.place])
        writer.add("signedOn", agreement[Agreement.signedOn])
        writer.lines("party", agreement[Agreement.parties]) { line, writer in
            writer.add("side", line[Party.side])
            writer.add("name", line[PrintedNames.name])
        }
        writer.add("basis", agreement[Agreement.basis])
        writer.lines("purpose", agreement[Agreement.purposes]) { line, writer in
            writer.add("purpose", line[Purpose.purpose])
            writer.add("wording", line[Purpose.wording])
        }
        writer.lines("principle", agreement[Agreement.principles]) { line, writer in
            writer.add("principle", line[Principle.principle])
            writer.add("wording", line[Principle.wording])
        }
        writer.lines("clause", agreement[Agreement.clauses]) { line, writer in
            writer.add("heading", line[Clause.heading])
            writer.add("text", line[Clause.text])
        }
        writer.add("effectiveOn", agreement[Agreement.effectiveOn])
        writer.add("endsOn", agreement[Agreement.endsOn])
        writer.add("funds", agreement[Agreement.funds])
        writer.add("copies", agreement[Agreement.copies])
        writer.add("copiesHeldBy", agreement[Agreement.copiesHeldBy])
        writer.lines("signature", agreement[Agreement.signatures]) { line, writer in
            writer.add("side", line[Signature.side])
            writer.add("name", line[PrintedNames.name])
            writer.add("post", line[Signature.post])
            writer.add("body", line[PrintedNames.body])
        }
        canonical = writer.text
    }

    /// Composed characters, one sort of line end, no blanks at the end of lines or of the text.
    package static func normalized(_ text: String) -> String {
        var lines: [Substring] = []
        for line in text.precomposedStringWithCanonicalMapping
            .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        {
            var end = line.endIndex
            while end > line.startIndex, line[line.index(before: end)].isWhitespace {
                end = line.index(before: end)
            }
            lines.append(line[..<end])
        }
        while lines.last?.isEmpty == true { lines.removeLast() }
        return lines.joined(separator: "\n")
    }
}

/// Writes answers so that none can pass for another: each with its length.
private struct Writer {
    private(set) var text = "twinning agreed text 1\n"

    mutating func add<V: FieldValue>(_ key: String, _ answer: Answer<V>) {
        switch answer {
        case .notKnown: return
        case .notApplicable: text += key + ":-\n"
        case .value(let value):
            let written = AgreedText.normalized(Writer.written(value.asValue))
            text += "\(key):\(written.utf8.count):\(written)\n"
        }
    }

    /// A list without lines reads like one that nobody filled in.
    mutating func lines(_ key: String, _ answer: Answer<[Part]>, _ add: (Part, inout Writer) -> Void) {
        for line in answer.value ?? [] {
            text += key + "\n"
            add(line, &self)
        }
    }

    private static func written(_ value: Value) -> String {
        switch value {
        case .text(let text), .choice(let text): text
        case .number(let number): String(number)
        case .quantity(let quantity): quantity.plain
        case .money(let money): String(money.fen)
        case .day(let day): day.written
        case .flag(let flag): flag ? "yes" : "no"
        // Neither is part of any text: a number of this registry, and lists are written line by line.
        case .link, .parts: ""
        }
    }
}
