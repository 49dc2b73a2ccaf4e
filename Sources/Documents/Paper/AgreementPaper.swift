import Domain

/// An agreement as it is printed: what its template is filled in with.
struct AgreementPaper {
    let records: PaperRecords
    let words: Words
    let today: CalendarDay
    let asOf: CalendarDay?

    private var agreement: Record { records.record }
    private var isDraft: Bool { agreement[Agreement.state].value != .signed }
    private var isCancelled: Bool { agreement[Agreement.state].value == .cancelled }

    var say: PaperWords {
        PaperWords(words: words, records: records, day: agreement[Agreement.signedOn].value ?? today)
    }

    static let shape = PaperShape.part([
        "language": .text, "record": .text, "title": .text, "number": .text, "fingerprint": .text,
        "state": .text, "asOf": .text, "printed": .text, "indent": .text,
        "parties": .part([
            "label": .text, "name": .text, "superior": .text,
            "people": .part(["name": .text, "post": .text, "body": .text]),
            "signed": .text,
        ]),
        "basis": .text,
        "articles": .part([
            "number": .text, "heading": .text, "lines": .text,
            "items": .part(["mark": .text, "text": .text]),
        ]),
        "place": .text, "signed": .text,
        "witnesses": .text, "filing": .part(["party": .text, "superior": .text]), "filed": .text,
        "annexes": .part([
            "label": .text, "title": .text, "head": .text, "isEmpty": .text,
            "rows": .part(["mark": .text, "cells": .text, "line": .text]),
        ]),
    ])

    var value: PaperValue {
        let say = say
        return .part([
            "language": .text(words.language.rawValue), "record": .text(agreement.id.number),
            "title": .text(agreement.name),
            "number": .text(ifAny: agreement[Agreement.officialNumber].value),
            "fingerprint": .text(Fingerprint(of: agreement).text),
            "state": isCancelled ? .text(say("cancelled")) : isDraft ? .text(say("draft")) : .absent,
            "asOf": .text(ifAny: asOf.map { say("asOf", ["day": say.date($0)]) }),
            "printed": .text(say.date(today)), "indent": .text(ifAny: say.isChinese ? "　　" : nil),
            "parties": .list(parties.map(\.value)),
            "basis": .texts(PaperWords.lines(agreement[Agreement.basis].value)),
            "articles": .list(AgreementArticles(agreement, say, isDraft: isDraft).values),
            "place": .text(ifAny: agreement[Agreement.place].value),
            "signed": signedOn,
            "witnesses": .texts(witnesses),
            "filing": .list(filing),
            "filed": agreement[Agreement.filedOn].value.map { .text(say.date($0)) } ?? .absent,
            "annexes": .list(AgreementAnnexes(records, say, today: today).values),
        ])
    }

    private var signedOn: PaperValue {
        agreement[Agreement.signedOn].value.map { .text(say.solemnDate($0)) } ?? .absent
    }

    // MARK: - The parties

    private struct PrintedParty {
        var label: String
        var name: String
        var superior: String?
        var people: [PaperValue] = []
        var signed: PaperValue
        var record: RecordID?
        var side: Side?

        var value: PaperValue {
            .part([
                "label": .text(label), "name": .text(name), "superior": .text(ifAny: superior),
                "people": .list(people), "signed": signed,
            ])
        }
    }

    /// Side A first; each with those who sign for it.
    private var parties: [PrintedParty] {
        let say = say
        let lines = agreement[Agreement.parties].value ?? []
        var parties: [PrintedParty] = []
        for side in Side.allCases {
            let ofSide = lines.filter { $0[Party.side].value == side }
            for (place, line) in ofSide.enumerated() {
                let label = say("side." + side.rawValue)
                let record = line[Party.party].value
                parties.append(
                    PrintedParty(
                        label: ofSide.count == 1
                            ? label : say("sideOfSeveral", ["side": label, "n": say.count(place + 1)]),
                        name: line[PrintedNames.name].value ?? record.map(say.name) ?? "",
                        superior: record.flatMap(superior), signed: signedOn, record: record, side: side))
            }
        }
        for signature in agreement[Agreement.signatures].value ?? [] {
            guard let place = place(of: signature, in: parties) else { continue }
            parties[place].people.append(person(signature))
        }
        return parties
    }

    private func superior(of party: RecordID) -> String? {
        guard let record = records.linked[party], record.kind == .branch,
            let superior = record[Branch.superior].value?.record
        else { return nil }
        return say.name(superior)
    }

    /// The party whose body it is, or whose village's; else the first of the side nobody signs for yet, else the first.
    private func place(of signature: Part, in parties: [PrintedParty]) -> Int? {
        if let body = signature[Signature.body].value {
            let village = records.linked[body].flatMap { $0[Branch.village].value?.record }
            if let place = parties.firstIndex(where: {
                $0.record == body || $0.record == village && village != nil
            }) {
                return place
            }
        }
        let side = signature[Signature.side].value
        return parties.firstIndex { $0.side == side && $0.people.isEmpty }
            ?? parties.firstIndex { $0.side == side }
    }

    private func person(_ signature: Part) -> PaperValue {
        let say = say
        let record = signature[Signature.person].value?.record
        var post = signature[Signature.post].value
        var body = signature[Signature.body].value
        if post == nil, let record {
            let held = say.posts(heldBy: record)
            let fitting = held.first { body == nil || $0.body == body }
            post = fitting?.post
            body = body ?? fitting?.body
        }
        let printed = signature[PrintedNames.body].value
        return .part([
            "name": .text(signature[PrintedNames.name].value ?? record.map(say.name) ?? ""),
            "post": .text(ifAny: post.map(say.post)),
            "body": .text(ifAny: printed ?? body.map(say.name)),
        ])
    }

    // MARK: - Around it

    private var witnesses: [String] {
        (agreement[Agreement.witnesses].value ?? []).compactMap { line in
            guard let who = line[Witness.who].value else { return nil }
            let name = say.name(who)
            let whole = line[Witness.sort].value == .leadersOf ? say("leadersOf", ["name": name]) : name
            let wording = line[Witness.wording].value
            return wording.map { say("remark", ["text": whole, "remark": $0]) } ?? whole
        }
    }

    /// Where each party has it put on file.
    private var filing: [PaperValue] {
        parties.compactMap { party in
            guard let superior = party.superior else { return nil }
            return .part(["party": .text(party.label), "superior": .text(superior)])
        }
    }
}
