extension Int {
    /// The number as Chinese documents count: 一, 十, 十一, 一百零一, 二万. Digits where it is negative or beyond 亿.
    package var inHanzi: String {
        guard (0..<100_000_000).contains(self) else { return String(self) }
        if self == 0 { return "零" }
        let (tenThousands, rest) = (self / 10_000, self % 10_000)
        guard tenThousands > 0 else { return Int.belowTenThousand(self, leadsText: true) }
        let head = Int.belowTenThousand(tenThousands, leadsText: true) + "万"
        if rest == 0 { return head }
        return head + (rest < 1000 ? "零" : "") + Int.belowTenThousand(rest, leadsText: false)
    }

    /// 十一 at the beginning, 一十一 inside a number: 一百一十一.
    private static func belowTenThousand(_ number: Int, leadsText: Bool) -> String {
        if leadsText, (10..<20).contains(number) {
            return "十" + (number == 10 ? "" : hanziDigits[number - 10])
        }
        var text = ""
        var hasGap = false
        for (scale, unit) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
            let digit = number / scale % 10
            if digit == 0 {
                hasGap = !text.isEmpty
            } else {
                text += (hasGap ? "零" : "") + hanziDigits[digit] + unit
                hasGap = false
            }
        }
        return text
    }

    fileprivate static let hanziDigits = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
}

extension CalendarDay {
    /// As Chinese documents date: 2021年6月16日, 2021年6月, 2021年.
    package var inChinese: String {
        "\(year)年" + (month.map { "\($0)月" } ?? "") + (day.map { "\($0)日" } ?? "")
    }

    /// In characters, as on the last page of an agreement: 二〇二一年六月十六日.
    package var inHanzi: String {
        let digits = String(year).compactMap { $0.wholeNumberValue.map { Int.hanziDigits[$0] } }
        return digits.joined() + "年" + (month.map { $0.inHanzi + "月" } ?? "")
            + (day.map { $0.inHanzi + "日" } ?? "")
    }
}
