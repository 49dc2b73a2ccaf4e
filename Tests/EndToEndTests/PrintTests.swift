import Domain
import Foundation
import Testing

/// Papers, as a script and an office with templates of its own see them.
@Suite struct PrintCommandTests {
    @Test func aPaperIsWrittenForItsOwnerAndNeverOverASecondOne() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let file = registry.folder.path + "/G1.html"
            let printed = try await registry.run("print", "G1", "--to", .init(file))
            #expect(printed.output == "printed to \(file)\n" && printed.errors.isEmpty)
            let page = try String(contentsOfFile: file, encoding: .utf8)
            #expect(page.hasPrefix("<!DOCTYPE html>") && page.hasSuffix("</html>\n"))
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            try await registry.run("print", "G1", "--to", .init(file)).expectSentence(status: 1, naming: file)
            let again = try await registry.run("print", "G1", "--to", .init(file), "--replace")
            #expect(again.ending == .exited(0))
            let fingerprint = try await registry.run("fingerprint", "G1").output.trimmed
            #expect(fingerprint.count == 24 && page.contains(fingerprint))
            #expect(try await registry.chinese("fingerprint", "G1").output.trimmed == fingerprint)
            #expect(
                try await registry.json("show", "G1").output.contains("\"fingerprint\": \"\(fingerprint)\""))
            let text = try await registry.chinese("print", "G1").output
            #expect(text.contains("甲方  Eastern Center Party Branch") && text.contains(fingerprint))
            #expect(try await registry.run("print", "G1", "--format", "html").output == page)
        }
    }

    @Test func theBriefKeepsTheOrderOfTheDay() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let brief = try await registry.run("print", "A1", "--final").output.replacing("\n", with: " ")
            let order = ["Gong Wei", "Xie Jihua", "exchanged views", "signed the agreement", "group photo"]
            let places = try order.map { try #require(brief.range(of: $0)?.lowerBound) }
            #expect(places == places.sorted())
            #expect(!brief.contains("Not recorded"))
        }
    }

    @Test func anOfficesTemplateIsUsedAndItsMistakesAreTold() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            let own = "office/agreement.text.mustache"
            _ = try registry.folder.write("OFFICE {{title}}\n", to: own)
            let folder = registry.folder.path + "/office"
            let printed = try await registry.run("print", "G1", "--templates", .init(folder))
            #expect(printed.output == "OFFICE Joint building agreement\n")
            _ = try registry.folder.write("OFFICE\n{{titel}}\n", to: own)
            let wrong = try await registry.run("print", "G1", "--templates", .init(folder))
            wrong.expectSentence(status: 1, naming: "agreement.text.mustache", "line 2", "titel")
            #expect(wrong.output.isEmpty)
            let file = registry.folder.path + "/none.txt"
            try await registry.run("print", "G1", "--templates", .init(folder), "--to", .init(file))
                .expectSentence(status: 1, naming: "titel")
            #expect(!FileManager.default.fileExists(atPath: file))
            try await registry.run("print", "G1", "--templates", "nowhere").expectSentence(
                status: 1, naming: "nowhere")
        }
    }

    @Test func whatCannotBePrintedIsSaid() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            try await registry.run("print", "V1").expectSentence(status: 1, naming: "V1")
            try await registry.run("print", "G9").expectSentence(status: 1, naming: "G9")
            try await registry.run("print", "G1", "--format", "pdf").expectSentence(status: 2, naming: "pdf")
            try await registry.run("print", "G1", "--as-of", "someday").expectSentence(
                status: 2, naming: "someday")
            try await registry.run("fingerprint", "A1").expectSentence(status: 2, naming: "A1")
        }
    }
}
