import Cells

/// The keys that a terminal's description in terminfo names, for the decoder: what it says of a terminal that speaks
/// none of the dialects.
enum OwnKeys {
    /// The name in terminfo of every key we have a use for. Function keys past the twelfth are left out: where they are
    /// described, they are the first twelve with a modifier.
    static let names: [(name: String, key: Key)] = {
        var names: [(String, Key)] = [
            ("kcuu1", Key(.up)), ("kcud1", Key(.down)), ("kcub1", Key(.left)), ("kcuf1", Key(.right)),
            ("khome", Key(.home)), ("kend", Key(.end)), ("kpp", Key(.pageUp)), ("knp", Key(.pageDown)),
            ("kich1", Key(.insert)), ("kdch1", Key(.delete)), ("kcbt", Key(.tab, .shift)),
            ("kent", Key(.enter)),
        ]
        names += (1...12).map { ("kf\($0)", Key(.function($0))) }
        let shifted: [(String, Key.Code)] = [
            ("UP", .up), ("DN", .down), ("LFT", .left), ("RIT", .right), ("HOM", .home), ("END", .end),
            ("PRV", .pageUp), ("NXT", .pageDown), ("IC", .insert), ("DC", .delete),
        ]
        for (name, code) in shifted {
            names.append(("k" + name, Key(code, .shift)))
            // The number is xterm's: one more than 1 for Shift, 2 for Alt, 4 for Control.
            for number in 3...8 {
                let modifiers = Key.Modifiers(rawValue: UInt8(number - 1))
                names.append(("k\(name)\(number)", Key(code, modifiers)))
            }
        }
        return names
    }()

    /// - Parameter string: the terminal's string of that name, empty when it has none.
    static func all(_ string: (String) -> String) -> [[UInt8]: Key] {
        var keys: [[UInt8]: Key] = [:]
        for (name, key) in names {
            let bytes = Array(string(name).utf8)
            if !bytes.isEmpty, keys[bytes] == nil { keys[bytes] = key }
        }
        return keys
    }
}
