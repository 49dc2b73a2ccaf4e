/// The same numbers on every machine for the same seed (xorshift).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func next() -> UInt64 {
        state ^= state << 13
        state ^= state >> 7
        state ^= state << 17
        return state
    }

    /// Below `bound`.
    mutating func next(_ bound: Int) -> Int { Int(next() >> 11) % bound }
}
