import Domain
import Testing

@testable import Documents

@Suite struct TemplateTests {
    private static let shape = PaperShape.part([
        "name": .text, "place": .text, "people": .part(["name": .text, "post": .text]), "lines": .text,
    ])

    private static let value = PaperValue.part([
        "name": .text("<b>\"A\" & 'B'</b>"), "place": .absent,
        "people": .list([
            .part(["name": .text("One"), "post": .absent]),
            .part(["name": .text("Two"), "post": .text("P")]),
        ]),
        "lines": .texts(["x", "y"]),
    ])

    private func filled(
        _ files: [String: String], _ format: PaperRequest.Format = .html, _ language: Language = .english
    ) throws -> String {
        try Support.withDirectory(files) { folder in
            try Templates(folders: [folder]).filled(
                "page", format, language, with: TemplateTests.value, shape: TemplateTests.shape)
        }
    }

    private func problem(_ text: String, _ others: [String: String] = [:]) throws -> TemplateProblem? {
        do {
            _ = try filled(others.merging(["page.html.mustache": text]) { $1 })
            return nil
        } catch let problem as TemplateProblem {
            return problem
        }
    }

    @Test func valuesAreFilledInAndEscaped() throws {
        let page =
            "{{name}}|{{^place}}nowhere{{/place}}|{{#people}}{{name}}{{#post}} {{post}}{{/post}};{{/people}}"
        #expect(
            try filled(["page.html.mustache": page + "{{#lines}}{{.}}{{/lines}}{{! none of it }}"])
                == "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;|nowhere|One;Two P;xy")
        #expect(try filled(["page.text.mustache": "{{name}}\n"], .text) == "<b>\"A\" & 'B'</b>\n")
    }

    @Test func aQuoteWithAMarkOnItIsStillAQuote() {
        #expect(EscapedHTML().escapeText("\"\u{301}<\u{301}") == "&quot;\u{301}&lt;\u{301}")
    }

    @Test func partsEscapeAsWellAndLanguagesComeFirst() throws {
        let files = [
            "page.html.mustache": "{{>head}} {{name}}", "page.zh-Hans.html.mustache": "中 {{>head}}",
            "head.mustache": "[{{name}}]", "head.zh-Hans.mustache": "【{{name}}】",
        ]
        let name = "&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;"
        #expect(try filled(files) == "[\(name)] \(name)")
        #expect(try filled(files, .html, .chinese) == "中 【\(name)】")
    }

    @Test func theOfficesTemplateComesBeforeTheProgramsOwn() throws {
        try Support.withDirectory(["page.text.mustache": "own {{>part}}", "part.mustache": "part"]) { own in
            try Support.withDirectory(["page.text.mustache": "office {{>part}}"]) { office in
                let templates = Templates(folders: [office, own])
                let text = try templates.filled(
                    "page", .text, .english, with: TemplateTests.value, shape: TemplateTests.shape)
                #expect(text == "office part")
            }
        }
    }

    @Test(arguments: [
        ("a\n{{nothing}}", 2, TemplateProblem.Reason.unknownName("nothing")),
        ("{{post}}", 1, .unknownName("post")),
        ("{{people}}", 1, .unknownName("people")),
        ("{{name.first}}", 1, .unknownName("name.first")),
        ("\n\n{{#people}}{{name}}", 3, .notClosed("people")),
        ("{{#people}}\n{{#lines}}\n{{/people}}", 2, .notClosed("lines")),
        ("{{/people}}", 1, .notOpen("people")),
        ("x {{name", 1, .badTag("{{name")),
        ("{{}}", 1, .badTag("{{}}")),
        ("{{{name}}}", 1, .notAllowed("{{{name}}")),
        ("{{&name}}", 1, .notAllowed("{{&name}}")),
        ("{{=<% %>=}}", 1, .notAllowed("{{=<% %>=}}")),
        ("{{% CONTENT_TYPE:TEXT}}", 1, .notAllowed("{{% CONTENT_TYPE:TEXT}}")),
        ("{{>*name}}", 1, .notAllowed("{{>*name}}")),
        ("{{uppercased(name)}}", 1, .notAllowed("{{uppercased(name)}}")),
        ("\n{{>gone}}", 2, .noSuchPart("gone")),
        ("{{>../../secret}}", 1, .notAllowed("{{>../../secret}}")),
    ])
    func mistakesAreToldWithTheirLine(
        _ text: String, _ line: Int, _ reason: TemplateProblem.Reason
    ) throws {
        let found = try #require(try problem(text))
        #expect(found.path.hasSuffix("/page.html.mustache"))
        #expect(found.line == line)
        #expect(found.reason == reason)
        for language in Language.allCases {
            let sentence = try Support.words(language).sentence(.template(found))
            #expect(sentence.contains("page.html.mustache") && sentence.contains("\(line)"))
            #expect(!sentence.contains("{place}") && !sentence.contains("{tag}"))
        }
    }

    @Test func mistakesInPartsAreToldWithThePartsFile() throws {
        let wrong = try #require(try problem("{{>one}}", ["one.mustache": "\n{{nothing}}"]))
        #expect(wrong.path.hasSuffix("/one.mustache") && wrong.line == 2)
        let circle = try #require(
            try problem("{{>one}}", ["one.mustache": "{{>two}}", "two.mustache": "{{>one}}"]))
        #expect(circle.reason == .circle("one"))
        // What a part can use depends on where it stands.
        #expect(try problem("{{#people}}{{>one}}{{/people}}", ["one.mustache": "{{post}}"]) == nil)
        #expect(try problem("{{>one}}", ["one.mustache": "{{post}}"])?.reason == .unknownName("post"))
    }

    @Test func whatIsNoTemplateIsRefused() throws {
        let deep = String(repeating: "{{#people}}", count: 5000)
        #expect(try problem(deep)?.reason == .tooDeep)
        #expect(try problem(String(repeating: "x", count: 1_000_001))?.reason == .tooLarge(limit: 1_000_000))
        #expect(throws: TemplateProblem.self) { try filled([:]) }
        try Support.withDirectory(["x": ""]) { folder in
            let templates = Templates(folders: ["/nowhere", folder])
            do {
                _ = try templates.filled(
                    "page", .html, .english, with: TemplateTests.value, shape: TemplateTests.shape)
                Issue.record("nothing was refused")
            } catch {
                #expect(
                    error as? TemplateProblem == TemplateProblem(folder + "/page.html.mustache", .missing))
            }
        }
    }
}
