import Cells
import Domain
import Foundation
import TestSupport
import Testing

@testable import Documents

/// Papers of records made by hand, through the program's own templates.
@Suite struct PaperTests {
    static let templates = Templates(folders: [
        Support.root.appending(path: "Resources/templates").path(percentEncoded: false)
    ])

    static let today = CalendarDay(2024, 3, 1) ?? .epoch

    static func paper(
        _ records: PaperRecords, _ format: PaperRequest.Format, _ language: Language, isFinal: Bool = false
    ) throws -> String {
        let request = PaperRequest(records.record.id, format, language, isFinal: isFinal)
        return try PaperPrinter(templates, Support.words(language), today: today).paper(records, request)
    }

    private static func line(_ fields: [String: Value]) -> Part { Part(fields.mapValues { .value($0) }) }

    /// Two bodies on side A, one on side B; `answers` are laid over it.
    static func agreement(_ answers: [String: Answer<Value>] = [:]) -> PaperRecords {
        var record = Record(RecordID(.agreement, 1))
        record[Agreement.name] = .value("共建协议书")
        record[Agreement.state] = .value(.signed)
        record[Agreement.signedOn] = CalendarDay(2021, 6, 16).map(Answer.value) ?? .notKnown
        let bodies = (1...3).map { RecordID(.branch, $0) }
        record["parties"] = .value(
            .parts(
                zip(bodies, ["a", "a", "b"]).map {
                    line([
                        "side": .choice($1), "party": .link($0), "printedName": .text("党支部\($0.serial)"),
                    ])
                }))
        record["purposes"] = .value(.parts([line(["purpose": .choice("resourceSharing")])]))
        record["signatures"] = .value(
            .parts([
                line([
                    "side": .choice("b"), "person": .link(RecordID(.person, 1)), "post": .choice("secretary"),
                    "body": .link(bodies[2]), "printedName": .text("沈晓"), "printedBody": .text("党支部3"),
                ])
            ]))
        for (key, answer) in answers { record[key] = answer }
        return PaperRecords(record)
    }

    @Test func theAgreementReadsAsOfficesWriteIt() throws {
        let clauses: [Part] = [
            Self.line(["heading": .text("共建内容"), "text": .text("每月联学。\n\n互派书记。")]),
            Self.line(["heading": .text("期限"), "text": .text("期满可续签。"), "sort": .choice("term")]),
        ]
        let records = Self.agreement([
            "officialNumber": .value(.text("杨科建〔2021〕6号")), "clauses": .value(.parts(clauses)),
            "funds": .value(.money(Money(fen: 50_000_000))), "copies": .value(.number(4)),
            "copiesHeldBy": .value(.text("双方各执两份")),
            "endsOn": CalendarDay(2024, 6, 15).map { .value(.day($0)) } ?? .notKnown,
        ])
        let text = try Self.paper(records, .text, .chinese)
        for piece in [
            "编号 杨科建〔2021〕6号", "甲方（一）  党支部1", "甲方（二）  党支部2", "乙方  党支部3",
            "代表人  沈晓 · 书记", "第一条  共建目的", "第二条  共建内容", "　　每月联学。", "　　互派书记。",
            "第三条  期限\n　　期满可续签。\n　　本协议期限三年，自2021年6月16日（二〇二一年六月十六日）起至", "第四条  资金",
            "人民币（大写）伍拾万元整（¥500,000.00）", "第五条  文本\n　　本协议一式四份，双方各执两份。",
            "文本指纹  \(Fingerprint(of: records.record).text)", "附件一  需求清单",
        ] { #expect(text.contains(piece), "\(piece)\n\(text)") }
        #expect(!text.contains("草稿"))
        let english = try Self.paper(records, .text, .english)
        #expect(english.contains("Article 3  期限\n期满可续签。\nThis agreement runs for 3 years, from 16 June 2021"))
        #expect(english.contains("Party A (2)  党支部2"))
        #expect(english.contains(Fingerprint(of: records.record).text))
    }

    @Test func aDraftSaysSoAndLeavesRoomForWhatIsNotKnown() throws {
        let records = Self.agreement(["state": .value(.choice("draft")), "signedOn": .notKnown])
        let text = try Self.paper(records, .text, .chinese)
        #expect(text.hasPrefix("【草稿，未签署】\n"))
        #expect(text.contains("自＿＿＿＿年＿＿月＿＿日起"))
        let page = try Self.paper(records, .html, .english)
        #expect(page.contains("<p class=\"state\">Draft, not signed</p>"))
        let signed = try Self.paper(Self.agreement(), .text, .chinese)
        #expect(signed.contains("期限未记载。") && !signed.contains("＿＿月＿＿日起"))
        let open = try Self.paper(Self.agreement(["endsOn": .notApplicable]), .text, .english)
        #expect(open.contains("until further notice."))
    }

    @Test(arguments: PaperRequest.Format.allCases, Language.allCases)
    func hostileNamesAreNamesAndNothingElse(_ format: PaperRequest.Format, _ language: Language) throws {
        let hostile = [
            "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'\u{301} onload='x", "{{name}}",
            "\u{1B}[31mred\u{1B}]0;t\u{7}", "\u{202E}gnp.exe", "=1+1", "</style></title><b>", "&lt;",
            String(repeating: "长", count: 10_000), String(repeating: "x", count: 10_000),
        ].joined(separator: " ")
        let part = Self.line([
            "side": .choice("a"), "party": .link(RecordID(.branch, 1)), "printedName": .text(hostile),
        ])
        var records = Self.agreement([
            "name": .value(.text(hostile)), "officialNumber": .value(.text(hostile)),
            "place": .value(.text(hostile)), "basis": .value(.text(hostile)),
            "parties": .value(.parts([part])),
            "purposes": .value(
                .parts([Self.line(["purpose": .choice(hostile), "wording": .text(hostile)])])),
            "clauses": .value(.parts([Self.line(["heading": .text(hostile), "text": .text(hostile)])])),
        ])
        var need = Record(RecordID(.need, 1))
        need[Need.name] = .value(hostile)
        need["by"] = .value(.link(RecordID(.village, 1)))
        records.needs = [need]
        records.names[RecordID(.village, 1)] = hostile
        let paper = try Self.paper(records, format, language)
        // Nothing a terminal or a browser would obey is left of it.
        for scalar in ["\u{1B}", "\u{202E}", "\u{7}"] { #expect(!paper.contains(scalar)) }
        #expect(paper.contains("{{name}}") && paper.contains("=1+1"))
        if format == .html {
            try HTMLCheck.isWellFormed(paper)
            for sign in ["<script", "<img", "<b>", "onload='", "</title><"] {
                #expect(!paper.contains(sign), "\(sign)")
            }
            #expect(paper.contains("&lt;script&gt;"))
        } else {
            #expect(
                paper.split(separator: "\n").allSatisfy { TextWidth.columns(of: $0) <= PaperPrinter.columns })
        }
    }

    /// Whatever the records hold, a page is whole, and every value a template can use is one it may use.
    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func anyRecordMakesAWholePage(_ seed: UInt64) throws {
        var random = RandomRecords(seed)
        for kind in PaperRequest.kinds {
            var records = PaperRecords(random.record(kind))
            records.commitments = [random.record(.commitment)]
            records.needs = [random.record(.need)]
            records.offers = [random.record(.offer)]
            records.projects = [random.record(.project)]
            records.agreements = [random.record(.agreement)]
            for id in records.record.links { records.linked[id] = random.record(id.kind) }
            for language in Language.allCases {
                let page = try Self.paper(records, .html, language)
                try HTMLCheck.isWellFormed(page)
                let text = try Self.paper(records, .text, language)
                #expect(!text.contains("\n\n\n"), "seed \(seed)")
                #expect(!text.contains("paper."), "seed \(seed)")
            }
        }
    }

    /// The names a template can use are those that are filled in: nothing is promised that never comes, and nothing comes
    /// that cannot be asked for.
    @Test func whatTemplatesCanUseIsWhatIsFilledIn() throws {
        let words = try Support.words(.chinese)
        let agreement = AgreementPaper(
            records: Self.agreement(), words: words, today: Self.today, asOf: nil)
        let brief = BriefPaper(
            records: PaperRecords(Record(RecordID(.activity, 1))), words: words, today: Self.today,
            isFinal: false)
        for (value, shape) in [(agreement.value, AgreementPaper.shape), (brief.value, BriefPaper.shape)] {
            try compare(value, shape, at: "")
        }
        let help = try String(
            contentsOf: Support.root.appending(path: "Resources/templates/README.md"), encoding: .utf8)
        for shape in [AgreementPaper.shape, BriefPaper.shape] {
            for name in names(shape) { #expect(help.contains("`\(name)`"), "\(name) is not explained") }
        }
    }

    private func compare(_ value: PaperValue, _ shape: PaperShape, at place: String) throws {
        switch (value, shape) {
        case (.part(let members), .part(let names)):
            #expect(Set(members.keys) == Set(names.keys), "\(place)")
            for (name, member) in members {
                try compare(member, names[name] ?? .text, at: place + "." + name)
            }
        case (.list(let items), _): for item in items { try compare(item, shape, at: place) }
        case (.absent, _), (.text, .text), (.flag, .text): break
        default: Issue.record("\(place): \(value)")
        }
    }

    private func names(_ shape: PaperShape) -> [String] {
        guard case .part(let members) = shape else { return [] }
        return members.flatMap { [$0.key] + names($0.value) }
    }
}

/// Whether every element that begins ends, in the right order, with its attributes in quotes.
enum HTMLCheck {
    static func isWellFormed(_ page: String) throws {
        var open: [String] = []
        var rest = Substring(page)
        #expect(page.hasPrefix("<!DOCTYPE html>\n"))
        rest = rest.dropFirst("<!DOCTYPE html>".count)
        while let start = rest.firstIndex(of: "<") {
            let after = rest[rest.index(after: start)...]
            let end = try #require(after.firstIndex(of: ">"), "a tag without an end")
            let inner = after[..<end]
            rest = after[after.index(after: end)...]
            let isEnd = inner.hasPrefix("/")
            let name = String(inner.drop { $0 == "/" }.prefix { $0.isLetter || $0.isNumber })
            #expect(!name.isEmpty, "<\(inner)>")
            #expect(inner.count { $0 == "\"" } % 2 == 0, "<\(inner)>")
            if isEnd {
                #expect(open.last == name, "</\(name)> in \(open)")
                if !open.isEmpty { open.removeLast() }
            } else if !["meta", "br", "link"].contains(name) {
                open.append(name)
            }
            if name == "style", !isEnd {
                let close = try #require(rest.range(of: "</style>"))
                rest = rest[close.lowerBound...]
            }
        }
        #expect(open.isEmpty, "\(open)")
    }
}
