extension Money {
    /// The amount in the capital numerals of cheques and contracts: 伍拾万元整, 叁仟零伍元伍角整.
    package var capitals: String {
        let (yuan, jiao, rest) = (fen / 100, Int(fen / 10 % 10), Int(fen % 10))
        var text = yuan == 0 ? "" : Money.groups(yuan) + "元"
        if jiao == 0, rest == 0 { return (yuan == 0 ? "零元" : text) + "整" }
        if jiao > 0 {
            text += Money.digits[jiao] + "角"
        } else if yuan > 0 {
            text += "零"
        }
        return text + (rest > 0 ? Money.digits[rest] + "分" : "整")
    }

    private static let digits = ["零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"]

    /// By ten thousands; a gap anywhere between two digits is one 零.
    private static func groups(_ yuan: Int64) -> String {
        var text = ""
        var hasGap = false
        for (scale, unit) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] as [(Int64, String)] {
            let group = Int(yuan / scale % (scale == 100_000_000 ? .max : 10_000))
            guard group > 0 else {
                hasGap = !text.isEmpty
                continue
            }
            if !text.isEmpty, hasGap || group < 1000 { text += "零" }
            text += fourDigits(group) + unit
            hasGap = false
        }
        return text
    }

    private static func fourDigits(_ number: Int) -> String {
        var text = ""
        var hasGap = false
        for (scale, unit) in [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")] {
            let digit = number / scale % 10
            if digit == 0 {
                hasGap = !text.isEmpty
            } else {
                text += (hasGap ? "零" : "") + digits[digit] + unit
                hasGap = false
            }
        }
        return text
    }
}
