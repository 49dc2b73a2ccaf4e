import Domain
import TestSupport
import Testing

@Suite struct MoneyTests {
    @Test(
        arguments: [
            ("300000", 30_000_000), ("3,000.50", 300_050), ("50万", 50_000_000), ("１２万元", 12_000_000),
            ("¥6 000", 600_000), ("￥6000", 600_000), ("0.8亿", 8_000_000_000), ("RMB 5", 500),
            ("人民币100元", 10_000),
            ("100 元", 10_000), ("100人民币", 10_000), ("5 yuan", 500), ("0", 0), ("0.01", 1), (".5", 50),
            ("3.5万", 3_500_000), ("0.000001万", 1), ("12.3400", 1234), ("100000000000", 10_000_000_000_000),
            ("1000亿", 10_000_000_000_000),
        ] as [(String, Int64?)])
    func whatPeopleTypeIsRead(_ typed: String, _ fen: Int64?) {
        #expect(Money(typed: typed)?.fen == fen)
    }

    @Test(arguments: [
        "", " ", "万", "元", "-5", "+5", "1.234", "0.0000001万", "1e5", "5万万", "1.2.3", "٣", "五十万", "0x10", ".",
        "100000000000.01", "1000.00000001亿", "99999999999999999999", "nan", "½", "5$", "1\u{301}",
    ])
    func whatIsNoAmountIsNil(_ typed: String) {
        #expect(Money(typed: typed) == nil)
    }

    /// What is shown, to people or to machines, is read back to the fen.
    @Test func whatIsWrittenIsReadBack() {
        var random = Seeded(1)
        for _ in 0..<5000 {
            let money = Money(fen: Int64.random(in: 0...Money.limit.fen, using: &random))
            #expect(Money(typed: money.plain) == money)
            #expect(Money(typed: money.grouped) == money)
        }
    }

    @Test func moneyIsWrittenExactly() {
        #expect(Money(fen: 50_000_000).plain == "500000")
        #expect(Money(fen: 300_050).plain == "3000.50")
        #expect(Money(fen: 5).plain == "0.05")
        #expect(Money(fen: 50_000_000).grouped == "500,000.00")
        #expect(Money(fen: 123_456_789_01).grouped == "123,456,789.01")
        #expect(Money(fen: 99_999).grouped == "999.99")
        #expect((Money(fen: 12_000_000) - Money(fen: 35_000_000)).grouped == "-230,000.00")
        #expect((Money(fen: 1) + Money(fen: 2)).fen == 3)
        #expect(Money(fen: Int64.min).plain == "-92233720368547758.08")
    }
}

@Suite struct QuantityTests {
    @Test(
        arguments: [
            ("1.2", 1200), ("4,614", 4_614_000), ("３０", 30_000), ("0", 0), ("0.001", 1), ("1.2000", 1200),
            ("1000000000000", 1_000_000_000_000_000),
        ] as [(String, Int64)])
    func whatPeopleTypeIsRead(_ typed: String, _ thousandths: Int64) {
        #expect(Quantity(typed: typed)?.thousandths == thousandths)
    }

    @Test(arguments: ["", "-1", "1.0001", "1000000000000.001", "9e9", "1/3", "six", "99999999999999999999"])
    func whatIsNoAmountIsNil(_ typed: String) {
        #expect(Quantity(typed: typed) == nil)
    }

    @Test func whatIsWrittenIsReadBack() {
        var random = Seeded(2)
        for _ in 0..<5000 {
            let quantity = Quantity(thousandths: Int64.random(in: 0...1_000_000_000_000_000, using: &random))
            #expect(Quantity(typed: quantity.plain) == quantity)
        }
    }

    @Test func quantitiesAreWrittenWithoutIdleZeros() {
        #expect(Quantity(thousandths: 1200).plain == "1.2")
        #expect(Quantity(thousandths: 30_000).plain == "30")
        #expect(Quantity(thousandths: 10).plain == "0.01")
        #expect(Quantity(thousandths: 0).plain == "0")
    }
}
