import Testing

@testable import Cells

struct BarTests {
    private func text(_ value: Int?, _ words: String) -> String {
        Bar.spans(value: value, maximum: 100, width: 10, text: words).text
    }

    @Test("A bar is never empty for something, never full for less than all, and carries its words")
    func bars() {
        #expect(text(0, "0") == "░░░░░░░░░░ 0")
        #expect(text(1, "1") == "█░░░░░░░░░ 1")
        #expect(text(50, "50") == "█████░░░░░ 50")
        #expect(text(99, "99") == "█████████░ 99")
        #expect(text(100, "100") == "██████████ 100")
        #expect(text(250, "250") == "██████████ 250")
        #expect(text(nil, "未知") == "░░░░░░░░░░ 未知")
        #expect(Bar.spans(value: nil, maximum: 100, width: 10, text: "未知").last?.style.role == .absent)
    }
}
