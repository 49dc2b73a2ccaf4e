import Domain
import Testing

/// Against the values FIPS 180-4's examples and other programs give.
@Suite struct SHA256Tests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
                + "mnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func knownValues(text: String, expected: String) {
        #expect(SHA256.hex(of: text) == expected)
    }

    @Test func aMillionLetters() {
        // Of a million letters in pieces of a thousand: FIPS 180-4's third example.
        var hash = SHA256()
        let piece = [UInt8](repeating: 0x61, count: 1000)
        for _ in 0..<1000 { hash.add(piece) }
        #expect(hash.hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// Every length about a block, whole and cut in two at every place.
    @Test func piecesDoNotMatter() {
        for count in 0...130 {
            let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ 11) }
            var whole = SHA256()
            whole.add(bytes)
            for cut in stride(from: 0, through: count, by: 7) {
                var pieces = SHA256()
                pieces.add(Array(bytes[..<cut]))
                pieces.add(Array(bytes[cut...]))
                #expect(pieces.digest == whole.digest, "\(count) bytes cut at \(cut)")
            }
        }
    }
}
