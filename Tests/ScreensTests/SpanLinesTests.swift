import Cells
import Testing

@testable import Screens

@Suite struct SpanLinesTests {
    private let spans = [
        Span("签署 ", .heading), Span("Joint building agreement", Style(bold: true)),
        Span("，有效期至2024-06-15。", .good),
    ]

    @Test(arguments: 4...60)
    func wrappingLosesNothingButSpacesAtTheEndsOfLines(_ columns: Int) {
        let lines = spans.wrapped(columns: columns)
        #expect(lines.allSatisfy { $0.columns <= columns })
        let before = spans.text.filter { $0 != " " }
        #expect(lines.map(\.text).joined().filter { $0 != " " } == before)
        // Every word keeps its style.
        let agreement = lines.joined().filter { $0.style.bold }.map(\.text).joined().filter { $0 != " " }
        #expect(agreement == "Jointbuildingagreement")
    }

    @Test func furtherLinesStandUnderTheEndOfTheLead() {
        let lines = spans.wrapped(columns: 20, behind: [Span("12  ", .dim)])
        #expect(lines[0].text.hasPrefix("12  签署"))
        #expect(lines.dropFirst().allSatisfy { $0.text.hasPrefix("    ") })
        #expect(lines.allSatisfy { $0.columns <= 20 })
    }

    @Test func whatIsSoughtStandsOutWhateverItsCase() {
        let pieces = Span.highlighted("Da Jung Village, da jung", "DA JUNG")
        #expect(pieces.filter { $0.style.role == .match }.map(\.text) == ["Da Jung", "da jung"])
        #expect(pieces.text == "Da Jung Village, da jung")
        #expect(Span.highlighted("滧东村", "东").filter { $0.style.role == .match }.map(\.text) == ["东"])
        #expect(Span.highlighted("", "x") == [Span("", Style())])
        #expect(Span.highlighted("text", "") == [Span("text", Style())])
        // İ has a lower case of two scalars.
        #expect(Span.highlighted("İstanbul İ", "i").text == "İstanbul İ")
    }

    @Test func keysAreNamedAsTheyArePrinted() {
        let names = ["ctrl-s", "esc", "pagedown", "alt-home", "shift-F6", "J", "space", "ctrl-p"]
        let labels = names.compactMap { Key(name: $0)?.label }
        #expect(labels == ["Ctrl-S", "Esc", "PgDn", "Alt-Home", "Shift-F6", "J", "Space", "Ctrl-P"])
    }
}
