/// Some records of one kind, as they are marked in a list. One bit for each serial: a million of them are small.
package struct RecordSet: Hashable, Sendable {
    package let kind: Kind
    package private(set) var count = 0
    /// 64 serials each, by the serial of the first divided by 64; no block is empty.
    private var blocks: [Int64: UInt64] = [:]

    package init(_ kind: Kind) { self.kind = kind }

    /// Records of other kinds are left out.
    package init(_ kind: Kind, _ records: some Sequence<RecordID>) {
        self.init(kind)
        for record in records { insert(record) }
    }

    package var isEmpty: Bool { count == 0 }

    package func contains(_ record: RecordID) -> Bool {
        guard record.kind == kind else { return false }
        let (block, bit) = RecordSet.place(record)
        return blocks[block, default: 0] & bit != 0
    }

    package mutating func insert(_ record: RecordID) {
        guard record.kind == kind, !contains(record) else { return }
        let (block, bit) = RecordSet.place(record)
        blocks[block, default: 0] |= bit
        count += 1
    }

    package mutating func remove(_ record: RecordID) {
        guard contains(record) else { return }
        let (block, bit) = RecordSet.place(record)
        let left = blocks[block, default: 0] & ~bit
        blocks[block] = left == 0 ? nil : left
        count -= 1
    }

    /// In it when it was not, and the other way round.
    package mutating func toggle(_ record: RecordID) {
        if contains(record) { remove(record) } else { insert(record) }
    }

    package mutating func formUnion(_ other: RecordSet) {
        combine(other) { $0 | $1 }
    }

    /// What is in exactly one of the two.
    package mutating func formSymmetricDifference(_ other: RecordSet) {
        combine(other) { $0 ^ $1 }
    }

    private mutating func combine(_ other: RecordSet, _ operation: (UInt64, UInt64) -> UInt64) {
        guard other.kind == kind else { return }
        for (block, bits) in other.blocks {
            let old = blocks[block, default: 0]
            let new = operation(old, bits)
            blocks[block] = new == 0 ? nil : new
            count += new.nonzeroBitCount - old.nonzeroBitCount
        }
    }

    /// By number.
    package var records: [RecordID] {
        blocks.sorted { $0.key < $1.key }.flatMap { block, bits in
            (0..<64).lazy.filter { bits & 1 << $0 != 0 }
                .map { RecordID(kind, block * 64 + Int64($0)) }
        }
    }

    private static func place(_ record: RecordID) -> (block: Int64, bit: UInt64) {
        // Shifts round down, for the negative serials of records that are not saved yet.
        (record.serial >> 6, 1 << UInt64(record.serial & 63))
    }
}
