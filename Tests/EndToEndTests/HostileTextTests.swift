import Foundation
import Testing

/// Stored text and arguments made to harm a terminal: nothing of it comes out as it is, whatever is asked.
@Suite struct HostileTextTests {
    /// Sequences a terminal obeys, one-byte controls of both sets, turned and hidden text, marks without a letter.
    private static let texts = [
        "\u{1B}[31mred\u{1B}]0;t\u{07}", "\u{9B}31mC1\u{85}x", "photo\u{202E}gpj.exe\u{2066}\u{200F}",
        "\t tab\u{7F}del\u{0B}vt", "\u{0301}lone", "👨‍👩‍👧🇨🇳", "=1+1", "{name}%s$(id)`id`", "'\"<script>&",
        "e" + String(repeating: "\u{0301}", count: 40),
    ]
    private static let text = "\u{1B}[31mX\u{202E}\u{9B}=1"

    /// In JSON as it is written by hand.
    private static func quoted(_ text: String) -> String {
        "\"" + text.unicodeScalars.map { "\\u" + hex($0.value) }.joined() + "\""
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    private func fill(_ registry: TestRegistry) async throws {
        let text = HostileTextTests.text
        let json = HostileTextTests.quoted(text)
        for (number, name) in HostileTextTests.texts.enumerated() {
            try await registry.run("add", "village", .init("name=" + name), .init("note=\(name)\n\(name)"))
                .expectDone("saved V\(number + 1)")
        }
        let rest: [[String]] = [
            ["region", "name=" + text, "level=town"], ["unit", "name=" + text, "telephone=" + text],
            ["branch", "name=\(text)1", "sort=branch", "unit=U1"],
            ["branch", "name=\(text)2", "sort=generalBranch", "village=V1"],
            ["person", "name=" + text, #"posts=[{"post":\#(json),"body":"B1","from":"2021-01-01"}]"#],
            ["source", "name=" + text],
            [
                "agreement", "name=" + text, "place=" + text,
                #"parties=[{"side":"a","party":"B1"},{"side":"b","party":"B2"}]"#,
                #"signatures=[{"side":"a","person":"P1"},{"side":"b","person":"P1","post":\#(json)}]"#,
                #"purposes=[{"purpose":\#(json),"wording":\#(json)}]"#,
                #"clauses=[{"heading":\#(json),"text":\#(json)}]"#,
            ],
            [
                "activity", "name=" + text, "sort=" + text, "heldOn=2021-06-16", "place=" + text,
                #"agenda=[{"title":\#(json),"speaker":"P1","points":\#(json)}]"#,
                #"daySheet=[{"sort":\#(json),"what":\#(json)}]"#,
            ],
            ["commitment", "name=" + text, "state=open", "giver=B1", "receiver=V1", "agreement=G1"],
        ]
        for arguments in rest {
            let run = try await registry.run(["add"] + arguments.map { .init($0) })
            #expect(run.ending == .exited(0), "\(run.errors)")
        }
        let file = registry.folder.path + "/f\u{1B}[31m\u{202E}.txt"
        try Data("x".utf8).write(to: URL(fileURLWithPath: file))
        let attached = try await registry.run("attach", "V1", .init(file), "--caption", .init(text))
        #expect(attached.ending == .exited(0), "\(attached.errors)")
        expectHarmless(attached, ["attach"])
    }

    private func expectHarmless(
        _ run: CommandLineRun, _ arguments: [String], at place: SourceLocation = #_sourceLocation
    ) {
        for (stream, text) in [("output", run.output), ("errors", run.errors)] {
            let found = text.unicodeScalars.filter { scalar in
                if scalar == "\n" { return false }
                return switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator: true
                default: false
                }
            }
            let seen = found.map { "U+" + HostileTextTests.hex($0.value) }.joined(separator: " ")
            #expect(found.isEmpty, "\(stream) of \(arguments): \(seen)", sourceLocation: place)
        }
    }

    @Test func whatIsStoredComesOutHarmless() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            try await fill(registry)
            let text = HostileTextTests.text
            let kinds = ["villages", "branches", "units", "people", "agreements", "activities", "regions"]
            let numbers =
                (1...HostileTextTests.texts.count).map { "V\($0)" } + [
                    "U1", "B1", "B2", "P1", "G1", "A1", "C1", "S1", "D1",
                ]
            let questions =
                kinds.map { ["list", $0] } + numbers.map { ["show", $0] } + [
                    ["search", "red"], ["search", text], ["history"], ["history", "V1"], ["holders", "B1"],
                    ["elections"], ["handover", "P1"], ["statements", "V1"], ["conflicts"], ["missing"],
                    ["near", "village", text], ["duplicates"], ["merge", "V2", "V1", "--preview"],
                    ["daysheet", "A1"], ["compare", "G1", "G1"], ["attachments", "V1"],
                    ["attachment", "V1", "1"], ["print", "G1"], ["print", "A1"], ["fingerprint", "G1"],
                    ["journal"], ["check"],
                ]
            for question in questions {
                for format in question[0] == "print" ? ["text"] : ["text", "json"] {
                    let run = try await registry.run(
                        question.map { .init($0) }, options: ["--format", .init(format)])
                    expectHarmless(run, question + [format])
                }
            }
        }
    }

    @Test func whatIsTypedComesBackHarmlessInRefusals() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            let text = HostileTextTests.text
            _ = try await registry.run("add", "village", "name=A")
            let calls = [
                ["show", text], ["list", text], ["add", text, "name=x"], ["edit", "V1", text + "=x"],
                ["edit", "V1", "town=" + text], ["edit", "V1", "code=" + text],
                ["list", "villages", "--where", text], ["list", "villages", "--sort", text],
                ["retire", text, "--reason", "x"], ["attach", "V1", text], ["merge", text, "V1"],
                ["detach", "V1", text, "--reason", "x"], ["attachment", "V1", text], [text],
                ["import", "divisions", text], ["print", text], ["--format", text, "list", "villages"],
            ]
            for call in calls {
                let run = try await registry.run(call.map { .init($0) })
                #expect(run.ending != .exited(0), "\(call)")
                expectHarmless(run, call)
            }
            let long = try await registry.run(
                "add", "village", .init("name=" + String(repeating: "长", count: 10_000)))
            long.expectSentence(status: 1, naming: "10000", "200")
            #expect(long.errors.count < 500)
            for nothing in ["\u{0301}", "\u{1B}", "\u{202E}\u{200B}"] {
                try await registry.run("add", "village", .init("name=" + nothing)).expectSentence(
                    status: 1, naming: "Name")
            }
            try await registry.run("add", "village", "name=a\nb").expectSentence(status: 1, naming: "␊")
        }
    }
}
