import Glibc

/// The character set the terminal is spoken to in.
enum TerminalLocale {
    /// Sets the locale's character type, and nothing else: how C libraries read and write numbers stays as it is.
    ///
    /// Without a locale, or with one that is not installed here, a plain UTF-8 one is tried: terminals of today
    /// speak UTF-8 whatever the server's settings say. One that names another set (GBK) is refused.
    static func adopt(_ name: String?) throws(TerminalError) {
        if let name, !isPlain(name) {
            if setlocale(LC_CTYPE, name) != nil {
                let set = codeset()
                guard isUTF8(set) else { throw .characterSet(locale: name, name: set) }
                return
            }
            if let set = writtenCodeset(name), !isUTF8(set) {
                throw .characterSet(locale: name, name: set)
            }
        }
        for fallback in ["C.UTF-8", "C.utf8", "en_US.UTF-8", "zh_CN.UTF-8"]
        where setlocale(LC_CTYPE, fallback) != nil && isUTF8(codeset()) {
            return
        }
        throw .characterSet(locale: name ?? "C", name: codeset())
    }

    /// The part after the dot, as in "zh_CN.GB18030@stroke".
    static func writtenCodeset(_ locale: String) -> String? {
        guard let dot = locale.firstIndex(of: ".") else { return nil }
        return String(locale[locale.index(after: dot)...].prefix { $0 != "@" })
    }

    static func isUTF8(_ codeset: String) -> Bool {
        let plain = codeset.lowercased().filter { $0.isLetter || $0.isNumber }
        return plain == "utf8"
    }

    private static func isPlain(_ name: String) -> Bool {
        name == "C" || name == "POSIX"
    }

    private static func codeset() -> String {
        guard let name = nl_langinfo(nl_item(CODESET)) else { return "" }
        return String(cString: name)
    }
}
