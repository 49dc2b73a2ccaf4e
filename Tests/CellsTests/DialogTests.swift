import Testing

@testable import Cells

struct DialogTests {
    private let text = "协议签订后不能再修改。要继续吗？Nothing is sent anywhere; the agreement becomes read-only."

    private func dialog(_ body: Int = 0) -> Dialog {
        Dialog(
            title: "签订", text: text,
            buttons: [.init("取消", command: "cancel"), .init("签订", command: "sign")], bodyHeight: body,
            idealWidth: 40)
    }

    @Test("The box stands in the middle, its buttons can be clicked, nothing behind it can")
    func box() {
        let frame = drawn(60, 11) {
            $0.regions = [HitRegion(Rect($0.size), .command("behind"))]
            dialog().draw(into: &$0)
        }
        #expect(
            frame.cells.lines == [
                "", "", "        ┌─ 签订 ───────────────────────────────────┐",
                "        │ 协议签订后不能再修改。要继续吗？Nothing  │",
                "        │ is sent anywhere; the agreement becomes  │",
                "        │ read-only.                               │",
                "        │                                          │",
                "        │ [ 取消 ]  [ 签订 ]                       │",
                "        └──────────────────────────────────────────┘", "", "",
            ])
        #expect(frame.regions.map(\.target) == [.command("cancel"), .command("sign")])
    }

    @Test(
        "At any size down to 40x10 the buttons are in sight and there is room for a field",
        arguments: [
            Size(width: 80, height: 24), Size(width: 60, height: 16), Size(width: 40, height: 10),
        ])
    func small(size: Size) {
        var dialog = dialog(3)
        dialog.text = String(repeating: text, count: 10)
        var frame = Frame(size)
        let body = dialog.draw(into: &frame)
        #expect(body.height == 3 && body.width >= 30)
        let shown = frame.cells.lines.joined()
        #expect(shown.contains("[ 取消 ]") && shown.contains("[ 签订 ]"))
        #expect(shown.contains("协议签订后"))
        for region in frame.regions { #expect(region.rect.maxY < size.height && region.rect.y > body.y) }
        for _ in 0..<200 { _ = dialog.handle(Key(.down), in: size) }
        var end = Frame(size)
        dialog.draw(into: &end)
        #expect(end.cells.lines.joined().contains("read-only."))
    }

    @Test("Buttons are reached by arrows and Tab, pressed by Enter")
    func keys() {
        var dialog = dialog()
        let size = Size(width: 60, height: 16)
        #expect(dialog.handle(Key(.right), in: size) == .moved)
        #expect(dialog.handle(Key(.enter), in: size) == .chosen("sign"))
        #expect(dialog.handle(Key(.tab), in: size) == .moved)
        #expect(dialog.handle(Key(.enter), in: size) == .chosen("cancel"))
        #expect(dialog.handle(Key(.escape), in: size) == .notConsumed)
    }
}
