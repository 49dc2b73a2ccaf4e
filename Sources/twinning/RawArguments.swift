import Domain

/// The arguments as the bytes they came as: the standard library's list shows bytes that are no text as U+FFFD, and
/// what would be stored then is not what was typed.
enum RawArguments {
    /// All but the program's name.
    static func texts() throws(Failure) -> [String] {
        var texts: [String] = []
        for index in 1..<max(1, Int(CommandLine.argc)) {
            guard let start = CommandLine.unsafeArgv[index] else { break }
            guard let text = String(validatingCString: start) else {
                throw Failure.usage(
                    "notUTF8",
                    ["number": String(index), "value": Words.clipped(String(cString: start))])
            }
            texts.append(text)
        }
        return texts
    }
}
