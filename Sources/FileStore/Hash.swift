/// FNV-1a in 64 bits: finds every single changed byte, needs no package, and is the same on every machine and for
/// ever. It is no seal against somebody who can write to the file and recompute it.
struct Hash {
    private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

    mutating func add(_ bytes: some Sequence<UInt8>) {
        var state = state
        for byte in bytes { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        self.state = state
    }

    /// With a byte after it that no UTF-8 text has, so that neighbours cannot trade letters unseen; nil and the empty
    /// text differ.
    mutating func add(_ text: String?) {
        if let text { add(text.utf8) }
        add(CollectionOfOne(text == nil ? 0xFE : 0xFF))
    }

    mutating func add(_ number: Int64) {
        withUnsafeBytes(of: number.littleEndian) { add($0) }
    }

    /// As SQLite holds integers.
    var value: Int64 { Int64(bitPattern: state) }
}
