import Testing

@testable import Screens

@Suite struct RowWindowJumpTests {
    private struct Row: KeyedRow, Hashable {
        var key: Int
        var identity: Int { key }
    }

    private func rows(_ range: Range<Int>) -> [Row] { range.map { Row(key: $0) } }

    private func filled() -> RowWindow<Row> {
        var window = RowWindow<Row>()
        let wish = window.refresh()
        _ = window.take(rows(0..<30), reachesStart: true, reachesEnd: false, for: wish, height: 10)
        return window
    }

    @Test func aJumpSelectsTheFirstRowThatComesEvenIfTheOldOneIsAmongThem() {
        var window = filled()
        window.select(12, height: 10)
        let wish = window.jump(to: 10)
        #expect(wish == .from(10))
        // What is here stays until the answer comes.
        #expect(window.selectedRow?.key == 12)
        _ = window.take(rows(10..<40), reachesStart: false, reachesEnd: false, for: wish, height: 10)
        #expect(window.selectedRow?.key == 10 && window.top == 0)
        // From there it goes up again.
        #expect(window.move(by: -3, height: 10) == .before(10))
        _ = window.take(rows(0..<10), reachesStart: true, reachesEnd: false, for: .before(10), height: 10)
        #expect(window.selectedRow?.key == 7)
    }

    @Test func afterAJumpARefreshFollowsTheSelectedRowAgain() {
        var window = filled()
        let jump = window.jump(to: 20)
        _ = window.take(rows(20..<40), reachesStart: false, reachesEnd: true, for: jump, height: 10)
        _ = window.move(by: 5, height: 10)
        let wish = window.refresh()
        _ = window.take(rows(20..<40), reachesStart: false, reachesEnd: true, for: wish, height: 10)
        #expect(window.selectedRow?.key == 25)
    }

    @Test func startingOverKeepsTheRowsUntilTheNewOnesCome() {
        var window = filled()
        window.select(5, height: 10)
        let wish = window.startOver()
        #expect(window.rows.count == 30)
        _ = window.take(rows(100..<110), reachesStart: true, reachesEnd: true, for: wish, height: 10)
        #expect(window.selectedRow?.key == 100 && window.rows.count == 10)
    }

    @Test func aJumpThatCannotBeAnsweredLeavesEverythingAsItIs() {
        var window = filled()
        window.select(5, height: 10)
        _ = window.jump(to: 20)
        window.giveUp()
        let wish = window.refresh()
        _ = window.take(rows(0..<30), reachesStart: true, reachesEnd: false, for: wish, height: 10)
        #expect(window.selectedRow?.key == 5)
    }
}
