import Testing

@testable import Cells

struct KeyNamesTests {
    @Test(
        "Keys print and parse",
        arguments: [
            ("ctrl-s", Key(.character("s"), .control)), ("F2", Key(.function(2))),
            ("中", Key(.character("中"))),
            ("esc", Key(.escape)), ("shift-tab", Key(.tab, .shift)), ("space", Key(.character(" "))),
            ("ctrl-alt-delete", Key(.delete, [.control, .alt])), ("-", Key(.character("-"))),
            ("ctrl--", Key(.character("-"), .control)), ("G", Key(.character("G"))),
            ("pagedown", Key(.pageDown)),
            ("alt-1", Key(.character("1"), .alt)), ("F12", Key(.function(12))), ("？", Key(.character("？"))),
        ])
    func names(name: String, key: Key) {
        #expect(key.description == name)
        #expect(Key(name: name) == key)
    }

    @Test("Case and order of words do not matter, that of a letter does")
    func reading() {
        #expect(Key(name: "Alt-Ctrl-Delete") == Key(.delete, [.control, .alt]))
        #expect(Key(name: "Ctrl-S") == Key(.character("s"), .control))
        #expect(Key(name: "f10") == Key(.function(10)))
        #expect(Key(name: "g") != Key(name: "G"))
        for wrong in ["", "ctrl-", "hyper-x", "F0", "F99", "esc2", "中文"] { #expect(Key(name: wrong) == nil) }
    }

    @Test("Every printable key comes back from its name")
    func roundTrip() {
        var keys = (1...24).map { Key(.function($0)) }
        keys += "abcXYZ09-+?/中滧，。".map { Key(.character($0)) }
        keys += [
            .enter, .escape, .tab, .backspace, .delete, .insert, .up, .down, .left, .right, .home, .end,
            .pageUp, .pageDown,
        ].map { Key($0) }
        for key in keys {
            for modifiers: Key.Modifiers in [[], .alt, .shift, [.alt, .shift]] {
                let held = Key(key.code, modifiers)
                #expect(Key(name: held.description) == held)
            }
        }
    }

    @Test("Full-width signs are the keys they stand on; Hanzi stay what they are")
    func folding() {
        let pairs = [
            ("？", "?"), ("：", ":"), ("／", "/"), ("、", "/"), ("。", "."), ("，", ","), ("；", ";"), ("！", "!"),
            ("Ｇ", "G"), ("ｑ", "q"), ("５", "5"), ("　", "space"), ("中", "中"), ("a", "a"),
        ]
        for (typed, meant) in pairs { #expect(Key(name: typed)?.foldedForCommands == Key(name: meant)) }
        #expect(Key(.enter, .shift).foldedForCommands == Key(.enter, .shift))
    }
}
