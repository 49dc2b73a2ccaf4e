/// A share in percent, to one decimal, rounded as books are: half up.
package struct Percent: Hashable, Comparable, Sendable {
    package var tenths: Int64

    package init(tenths: Int64) { self.tenths = tenths }

    /// Nil of nothing: what is no part of anything has no share in it.
    package init?(_ part: Int64, of whole: Int64) {
        guard whole > 0 else { return nil }
        let (twice, wide) = (2 * Int128(whole), 2000 * Int128(part) + Int128(whole))
        // Towards the lower one, also below zero.
        let quotient = wide >= 0 ? wide / twice : -((-wide + twice - 1) / twice)
        tenths = Int64(clamping: quotient)
    }

    package init?(_ part: Money, of whole: Money) { self.init(part.fen, of: whole.fen) }

    package static func < (left: Percent, right: Percent) -> Bool { left.tenths < right.tenths }

    /// `60.0`, without the sign.
    package var plain: String { Decimals.text(tenths, scale: 10, places: 1, grouped: false) }
}

/// How large a part of a sum another is, as far as that can be said.
package struct Portion: Hashable, Sendable {
    package var percent: Percent
    /// Some of the part is not known, so it may be more.
    package var isAtLeast: Bool

    /// Nil where the whole is not known in all its pieces, or is nothing, or nothing is known of the part.
    package init?(_ part: MoneySum, of whole: MoneySum) {
        guard whole.isComplete, part.isKnown, let percent = Percent(part.money, of: whole.money) else {
            return nil
        }
        self.percent = percent
        isAtLeast = !part.isComplete
    }
}
