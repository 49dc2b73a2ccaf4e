import Testing

@testable import Cells

struct ListStateTests {
    private func press(_ state: inout ListState, _ names: String..., count: Int, height: Int = 5) {
        for name in names {
            if let key = Key(name: name) { _ = state.handle(key, count: count, height: height) }
        }
    }

    @Test("Moving stays inside and in sight; a page keeps one row in sight")
    func moving() {
        var state = ListState()
        press(&state, "up", count: 20)
        #expect(state == ListState())
        press(&state, "pagedown", count: 20)
        #expect(state == ListState(selected: 4, top: 4))
        press(&state, "down", "down", "down", "down", "down", count: 20)
        #expect(state == ListState(selected: 9, top: 5))
        press(&state, "end", count: 20)
        #expect(state == ListState(selected: 19, top: 15))
        press(&state, "pagedown", count: 20)
        #expect(state == ListState(selected: 19, top: 15))
        press(&state, "home", count: 20)
        #expect(state == ListState())
        press(&state, "down", "end", count: 0)
        #expect(state == ListState())
    }

    @Test("After a reload the record keeps its place on the screen")
    func follow() {
        var state = ListState(selected: 8, top: 6)
        state.follow(to: 18, count: 40, height: 5)
        #expect(state == ListState(selected: 18, top: 16))
        state.follow(to: nil, count: 17, height: 5)
        #expect(state == ListState(selected: 16, top: 12))
        state.shift(by: 100, count: 200, height: 5)
        #expect(state == ListState(selected: 116, top: 112))
    }

    @Test("The wheel scrolls; the selection comes along only when it must")
    func wheel() {
        var state = ListState(selected: 2)
        state.scroll(by: 1, count: 20, height: 5)
        #expect(state == ListState(selected: 2, top: 1))
        state.scroll(by: 3, count: 20, height: 5)
        #expect(state == ListState(selected: 4, top: 4))
        state.scroll(by: -99, count: 20, height: 5)
        #expect(state == ListState(selected: 4, top: 0))
    }

    @Test("Whatever happens, the selection is in the list and in sight", arguments: 0..<100)
    func invariants(seed: Int) {
        var random = Seeded(UInt64(seed))
        var state = ListState()
        for _ in 0..<60 {
            let count = Int.random(in: 0...30, using: &random)
            let height = Int.random(in: 1...8, using: &random)
            let by = Int.random(in: -40...40, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: state.select(by, count: count, height: height)
            case 1: state.scroll(by: by, count: count, height: height)
            case 2: state.follow(to: count == 0 ? nil : abs(by) % count, count: count, height: height)
            case 3: press(&state, "pagedown", count: count, height: height)
            default: press(&state, "pageup", "down", count: count, height: height)
            }
            if count == 0 {
                #expect(state == ListState(), "seed \(seed)")
            } else {
                #expect(state.visible(count: count, height: height).contains(state.selected), "seed \(seed)")
                #expect(
                    state.visible(count: count, height: height).count == min(count, height), "seed \(seed)")
            }
        }
    }
}

struct ScrollThumbTests {
    @Test("The thumb touches an end only when that end is in sight")
    func ends() {
        #expect(ScrollThumb.rows(first: 0, total: 10, height: 10) == nil)
        #expect(ScrollThumb.rows(first: 0, total: 20, height: 10) == 0..<5)
        #expect(ScrollThumb.rows(first: 10, total: 20, height: 10) == 5..<10)
        for first in 1..<999_990 where first % 9973 == 0 {
            guard let rows = ScrollThumb.rows(first: first, total: 1_000_000, height: 10) else { continue }
            #expect(rows.lowerBound > 0 && rows.upperBound < 10)
        }
        #expect(ScrollThumb.rows(first: 999_990, total: 1_000_000, height: 10) == 9..<10)
    }
}
