import Testing

@testable import Screens

@Suite struct BlockScrollTests {
    private struct Generator: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state ^ (state >> 29)
        }
    }

    /// Whatever is pressed: the selected block is in sight, whole where it fits; nothing stands above the first block,
    /// and no row is empty that could be filled.
    @Test(arguments: 0..<200)
    func theSelectedBlockIsInSight(_ seed: UInt64) {
        var random = Generator(state: seed)
        let heights = (0..<Int.random(in: 1...30, using: &random)).map { _ in
            Int.random(in: 1...9, using: &random)
        }
        let window = Int.random(in: 1...12, using: &random)
        var scroll = BlockScroll()
        var selected = 0
        for _ in 0..<60 {
            let blocks = BlockScroll.Blocks(
                selected: selected, count: heights.count, window: window, height: { heights[$0] })
            let steps =
                switch Int.random(in: 0..<5, using: &random) {
                case 0: scroll.up(blocks)
                case 1: scroll.down(blocks)
                case 2: scroll.pageUp(blocks)
                case 3: scroll.pageDown(blocks)
                default: 0
                }
            selected = min(max(0, selected + steps), heights.count - 1)
            let now = BlockScroll.Blocks(
                selected: selected, count: heights.count, window: window, height: { heights[$0] })
            let offset = scroll.fitted(now)
            let own = heights[selected]
            if own <= window {
                #expect(offset >= 0 && offset + own <= window)
            } else {
                #expect(offset <= 0 && offset + own >= window)
            }
            let above = heights[..<selected].reduce(0, +)
            #expect(offset <= above)
            let below = heights[selected...].reduce(0, +)
            if above + below >= window { #expect(offset + below >= window || offset == above) }
        }
    }

    @Test func everyRowOfATallBlockComesIntoSight() {
        var scroll = BlockScroll()
        let blocks = BlockScroll.Blocks(selected: 0, count: 2, window: 4, height: { $0 == 0 ? 11 : 1 })
        var seen: Set<Int> = []
        while true {
            let offset = scroll.fitted(blocks)
            seen.formUnion((0..<4).map { $0 - offset }.filter { $0 < 11 })
            if scroll.down(blocks) != 0 { break }
        }
        #expect(seen == Set(0..<11))
    }

    @Test func aPageKeepsARowInSight() {
        var scroll = BlockScroll()
        let blocks = BlockScroll.Blocks(selected: 0, count: 100, window: 10, height: { _ in 2 })
        #expect(scroll.pageDown(blocks) == 4)
        let end = BlockScroll.Blocks(selected: 99, count: 100, window: 10, height: { _ in 2 })
        #expect(scroll.pageUp(end) == -4)
    }
}
