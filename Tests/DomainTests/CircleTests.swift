import Domain
import TestSupport
import Testing

@Suite struct CircleTests {
    private func id(_ serial: Int) -> RecordID { RecordID(.branch, Int64(serial)) }

    @Test func aRecordIsNeverAboveItself() {
        // 3 under 2 under 1.
        let parents = [id(2): id(1), id(3): id(2)]
        func closes(_ record: Int, under parent: Int) -> Bool {
            Circle.closes(id(record), under: id(parent)) { parents[$0] }
        }
        #expect(closes(1, under: 1) && closes(1, under: 2) && closes(1, under: 3) && closes(2, under: 3))
        #expect(!closes(3, under: 1) && !closes(2, under: 1) && !closes(4, under: 3) && !closes(1, under: 4))
    }

    /// A file that was damaged may hold a circle already: the question still ends.
    @Test func aCircleAboveIsFound() {
        let parents = [id(2): id(3), id(3): id(2)]
        #expect(Circle.closes(id(1), under: id(2)) { parents[$0] })
    }

    /// Whatever is allowed keeps the whole a tree.
    @Test func whatIsAllowedStaysATree() {
        var random = Seeded(4)
        for _ in 0..<200 {
            var parents: [RecordID: RecordID] = [:]
            for _ in 0..<40 {
                let child = id(Int.random(in: 1...12, using: &random))
                let parent = id(Int.random(in: 1...12, using: &random))
                if !Circle.closes(child, under: parent, parentOf: { parents[$0] }) { parents[child] = parent }
            }
            for start in parents.keys {
                var steps = 0
                var next: RecordID? = start
                while let current = next, steps <= 12 {
                    next = parents[current]
                    steps += 1
                }
                #expect(next == nil)
            }
        }
    }
}
