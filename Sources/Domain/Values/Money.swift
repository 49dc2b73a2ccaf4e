/// An amount of renminbi in fen. Never floating point.
package struct Money: Hashable, Comparable, Sendable {
    package var fen: Int64

    package init(fen: Int64) { self.fen = fen }

    package static func < (left: Money, right: Money) -> Bool { left.fen < right.fen }
    package static func + (left: Money, right: Money) -> Money { Money(fen: left.fen + right.fen) }
    package static func - (left: Money, right: Money) -> Money { Money(fen: left.fen - right.fen) }

    /// The largest amount that is taken: a hundred billion yuan, beyond any project and far from overflow.
    package static let limit = Money(fen: 10_000_000_000_000)

    /// Reads what people type: `50万`, `50 wan yuan`, `3,000.50`, `１２万元`, `300000`, `¥6 000`, `0.8亿`. Nil when it is not an
    /// amount, has more than two decimals of a yuan, is negative, or is beyond the limit.
    package init?(typed text: String) {
        var rest = text.foldedToASCII.filter { $0 != "," && !$0.isWhitespace }[...]
        for sign in ["¥", "￥", "RMB", "rmb", "人民币"] where rest.hasPrefix(sign) {
            rest = rest.dropFirst(sign.count)
        }
        for unit in ["人民币", "元", "圆", "yuan"] where rest.hasSuffix(unit) { rest = rest.dropLast(unit.count) }
        var scale: Int64 = 100
        if let wan = ["万", "wan"].first(where: { rest.hasSuffix($0) }) {
            scale = 1_000_000
            rest = rest.dropLast(wan.count)
        } else if rest.hasSuffix("亿") {
            scale = 10_000_000_000
            rest = rest.dropLast()
        }
        guard let fen = Decimals.scaled(rest, by: scale), fen <= Money.limit.fen else { return nil }
        self.fen = fen
    }

    /// `3000` or `3000.50` for machines: yuan without grouping.
    package var plain: String {
        Decimals.text(fen, scale: 100, places: fen % 100 == 0 ? 0 : 2, grouped: false)
    }

    /// `500,000.00` for people.
    package var grouped: String { Decimals.text(fen, scale: 100, places: 2, grouped: true) }
}

/// An amount of anything else, to three decimals: mu, kilometres, days, persons.
package struct Quantity: Hashable, Comparable, Sendable {
    package var thousandths: Int64

    package init(thousandths: Int64) { self.thousandths = thousandths }

    package static func < (left: Quantity, right: Quantity) -> Bool { left.thousandths < right.thousandths }

    /// Reads `1.2`, `4,614`, `３０`. Nil when it is not a number from 0 up with at most three decimals.
    package init?(typed text: String) {
        let rest = text.foldedToASCII.filter { $0 != "," && !$0.isWhitespace }[...]
        guard let thousandths = Decimals.scaled(rest, by: 1000), thousandths <= 1_000_000_000_000_000
        else { return nil }
        self.thousandths = thousandths
    }

    package var plain: String {
        let text = Decimals.text(thousandths, scale: 1000, places: 3, grouped: false)
        return thousandths % 1000 == 0
            ? String(text.dropLast(4)) : String(text.reversed().drop { $0 == "0" }.reversed())
    }
}

/// Exact decimal reading and writing on integers.
enum Decimals {
    /// Digits with an optional fraction, times `scale`; nil when that is not a whole number or overflows.
    static func scaled(_ text: Substring, by scale: Int64) -> Int64? {
        let halves = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
        guard let whole = halves.first, !whole.isEmpty || halves.count == 2, text != ".",
            halves.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } })
        else { return nil }
        guard let units = whole.isEmpty ? 0 : Int64(whole) else { return nil }
        let (product, overflow) = units.multipliedReportingOverflow(by: scale)
        guard !overflow else { return nil }
        var result = product
        var place = scale
        for digit in halves.count == 2 ? halves[1] : "" {
            guard let value = digit.wholeNumberValue else { return nil }
            if place == 1 {
                if value != 0 { return nil }
                continue
            }
            guard place % 10 == 0 else { return nil }
            place /= 10
            let (sum, overflow) = result.addingReportingOverflow(Int64(value) * place)
            guard !overflow else { return nil }
            result = sum
        }
        return result
    }

    static func text(_ value: Int64, scale: Int64, places: Int, grouped: Bool) -> String {
        let sign = value < 0 ? "-" : ""
        let magnitude = value.magnitude
        let whole = String(magnitude / UInt64(scale))
        let fraction = String(magnitude % UInt64(scale))
        var digits = whole
        if grouped {
            digits = ""
            for (index, digit) in whole.enumerated() {
                if index > 0, (whole.count - index) % 3 == 0 { digits.append(",") }
                digits.append(digit)
            }
        }
        guard places > 0 else { return sign + digits }
        return sign + digits + "." + String(repeating: "0", count: places - fraction.count) + fraction
    }
}
