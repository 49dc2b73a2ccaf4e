import Domain
import Foundation
import Testing

/// The clauses as they are shipped.
@Suite struct ClauseLibraryTests {
    private func library(_ language: Language) throws -> ClauseLibrary {
        let file = Strings.directory.deletingLastPathComponent()
            .appending(path: "clauses/\(language.rawValue).json")
        return try ClauseLibrary(language, json: String(contentsOf: file, encoding: .utf8))
    }

    @Test func bothLanguagesHaveTheSameClauses() throws {
        let (english, chinese) = (try library(.english), try library(.chinese))
        #expect(english.entries.map(\.id) == chinese.entries.map(\.id))
        #expect(english.entries.map(\.point) == chinese.entries.map(\.point))
        #expect(Set(english.entries.map(\.id)).count == english.entries.count)
        for (here, there) in zip(english.entries, chinese.entries) {
            let blanks = Set(ClauseBlanks.open(in: here.text))
            #expect(blanks == Set(ClauseBlanks.open(in: there.text)), "\(here.id)")
        }
    }

    @Test(arguments: Language.allCases)
    func everyPointHasOneToThreeInItsOrder(_ language: Language) throws {
        let entries = try library(language).entries
        for point in ClausePoint.allCases {
            let count = entries.count { $0.point == point }
            #expect((1...3).contains(count), "\(point.rawValue): \(count)")
        }
        let places = entries.compactMap { ClausePoint.allCases.firstIndex(of: $0.point) }
        #expect(places == places.sorted())
    }

    @Test(arguments: Language.allCases)
    func everyClauseFitsItsFieldsAndHasNoOtherBlanks(_ language: Language) throws {
        for entry in try library(language).entries {
            #expect(entry.heading.count <= 100, "\(entry.id)")
            #expect(entry.heading.hasHanzi == (language == .chinese), "\(entry.id)")
            #expect(entry.text.hasHanzi == (language == .chinese), "\(entry.id)")
            let braces = entry.text.count { $0 == "{" }
            let known = ClauseBlanks.keys.reduce(0) { $0 + entry.text.ranges(of: "{\($1)}").count }
            #expect(braces == known, "\(entry.id)")
        }
    }

    @Test func everyBlankIsUsedAndHasAName() throws {
        let texts = try library(.english).entries.map(\.text).joined()
        for key in ClauseBlanks.keys {
            #expect(texts.contains("{\(key)}"), "\(key)")
            for language in Language.allCases {
                #expect(try Strings.words(language).keys.contains("blank.\(key)"), "\(key)")
            }
        }
    }

    @Test func whatIsWrongWithALibraryIsNamed() {
        func fault(_ json: String) -> ClauseLibrary.Fault? {
            do throws(ClauseLibrary.Fault) {
                _ = try ClauseLibrary(.english, json: json)
                return nil
            } catch {
                return error
            }
        }
        #expect(fault("{}") == .notAList)
        #expect(fault(#"[{"id":"a","sort":"term","heading":"h"}]"#) == .incomplete(entry: 1))
        #expect(
            fault(#"[{"id":"a","sort":"tern","heading":"h","text":"t"}]"#)
                == .unknownSort("tern", entry: 1))
        #expect(fault(#"[{"id":"a","sort":"term","heading":"h","text":"t"}]"#) == nil)
        if case .notJSON(line: 2, _)? = fault("[\n,]") {} else { Issue.record("no line told") }
    }
}
