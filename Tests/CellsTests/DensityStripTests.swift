import Testing

@testable import Cells

struct DensityStripTests {
    private func text(_ counts: [Int], _ marked: Int? = nil, width: Int = 40) -> String {
        DensityStrip(counts, marked: marked, width: width).spans.text
    }

    @Test func moreIsTallerAndNothingIsNothing() {
        #expect(text([0, 1, 4, 8]) == "·▂▅█")
        #expect(text([0, 0]) == "··")
        #expect(text([5]) == "█")
        // One of very many still shows, and only the most is drawn as such.
        #expect(text([1, 1_000_000, 999_999]) == "▁█▇")
        #expect(text([]).isEmpty)
    }

    @Test func theMarkedOneStandsInBrackets() {
        #expect(text([1, 8, 2], 1) == "▂[█]▃")
        #expect(text([8], 0) == "[█]")
        let strip = DensityStrip([1, 8, 2], marked: 1, width: 10)
        #expect(strip.cells.map(\.columns) == [0..<1, 1..<4, 4..<5])
    }

    @Test func whereRoomIsShortNeighboursStandTogether() {
        let strip = DensityStrip(Array(repeating: 1, count: 100), marked: 99, width: 12)
        #expect(strip.columns <= 12)
        #expect(strip.cells.map(\.count).reduce(0, +) == 100)
        #expect(strip.cells.first?.members == 0..<10 && strip.cells.last?.isMarked == true)
        #expect(DensityStrip([1, 2], marked: nil, width: 2).cells.isEmpty)
    }

    @Test func itIsNeverWiderThanItsRoom() {
        for width in 0...30 {
            for count in 0...40 {
                let strip = DensityStrip(
                    (0..<count).map { $0 % 7 }, marked: count > 0 ? count / 2 : nil, width: width)
                #expect(strip.columns <= max(0, width))
                #expect(strip.spans.columns == strip.columns)
            }
        }
    }
}
