/// A short sign for an agreed text: alike on two copies exactly when they say the same.
///
/// The first 80 bits of the text's SHA-256: nobody finds another text with the same sign by trying. Written as five
/// groups of four out of sixteen signs that neither look nor, read out over the telephone in English or in Chinese,
/// sound like one another: no 0 or 1, no letter of the row B, C, D, E, G, P, T, V, no N beside M, no S beside F.
package struct Fingerprint: Hashable, Sendable {
    /// `2H7K-9QFM-3W4X-Y628-5KQ7`
    package let text: String

    package static let alphabet: [Character] = Array("23456789FHKMQWXY")
    package static let groups = 5
    package static let groupLength = 4

    package init(_ agreed: AgreedText) {
        var hash = SHA256()
        hash.add(Array(agreed.canonical.utf8))
        var signs: [Character] = []
        for byte in hash.digest {
            signs.append(Fingerprint.alphabet[Int(byte >> 4)])
            signs.append(Fingerprint.alphabet[Int(byte & 15)])
        }
        var text = ""
        for place in 0..<Fingerprint.groups * Fingerprint.groupLength {
            if place > 0, place % Fingerprint.groupLength == 0 { text += "-" }
            text.append(signs[place])
        }
        self.text = text
    }

    /// Of an agreement with the names as printed filled in.
    package init(of agreement: Record) { self.init(AgreedText(agreement)) }
}
