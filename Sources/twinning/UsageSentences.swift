import ArgumentParser
import Domain

/// What the argument parser has to say, in our words. Its errors are private, its messages are not: they are matched
/// here, and one that is not recognised is passed on as it is.
struct UsageSentences {
    let commands: [String]

    func failure(_ message: String, _ arguments: [String]) -> Failure {
        let message = message.split(separator: "\n").first.map(String.init) ?? message
        var (key, values) = UsageSentences.recognised(message)
        let command = UsageSentences.firstWord(arguments).flatMap { commands.contains($0) ? $0 : nil }
        values["help"] = [CommandLineProgram.name, "help", command].compactMap { $0 }.joined(separator: " ")
        return .usage(key, values.mapValues { Words.clipped($0) })
    }

    /// The key of the sentence and what stands in it.
    static func recognised(_ message: String) -> (String, [String: String]) {
        func quoted(after prefix: String) -> [String]? {
            guard message.hasPrefix(prefix) else { return nil }
            // Every second piece stands between quotation marks.
            let pieces = message.dropFirst(prefix.count).split(
                separator: "'", omittingEmptySubsequences: false)
            return pieces.enumerated().filter { $0.offset % 2 == 1 }.map { String($0.element) }
        }
        if let found = quoted(after: "Unknown option "), let option = found.first {
            guard found.count > 1 else { return ("unknownOption", ["option": option]) }
            return ("unknownOptionNear", ["option": option, "suggestion": found[1]])
        }
        if let found = quoted(after: "Missing value for "), let option = found.first {
            return ("missingValue", ["option": option])
        }
        if let found = quoted(after: "Missing expected argument "), let argument = found.first {
            return ("missingArgument", ["argument": argument])
        }
        if let found = quoted(after: "Unexpected argument "), let argument = found.first {
            return ("unexpectedArgument", ["argument": argument])
        }
        if message.contains(" unexpected arguments: "), let start = message.firstIndex(of: "'") {
            let words = message[start...].split(separator: "'").filter { $0 != ", " }
            return ("unexpectedArgument", ["argument": words.joined(separator: " ")])
        }
        if let found = quoted(after: "The option "), let option = found.first,
            message.contains("not take any value")
        {
            return ("valueForFlag", ["option": option])
        }
        return ("other", ["message": message])
    }

    /// The first argument that is neither an option nor the value of one. Nil after an option that does not come before
    /// commands: what follows it may be its value.
    static func firstWord(_ arguments: [String]) -> String? {
        var isValue = false
        for argument in arguments {
            if isValue {
                isValue = false
            } else if argument == "--" {
                return nil
            } else if CommonOptions.withValue.contains(argument) {
                isValue = true
            } else if !argument.hasPrefix("-") {
                return argument
            } else if !["--read-only", "--accessible"].contains(argument), !argument.contains("=") {
                return nil
            }
        }
        return nil
    }
}

/// The help the parser writes. The sentences in it are ours already; its headings are not.
enum HelpText {
    private static let sentences = ["Show the version.": "version", "Show help information.": "help"]

    static func inWords(_ text: String, _ words: Words) -> String {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
            for heading in ["OVERVIEW", "USAGE", "ARGUMENTS", "OPTIONS", "SUBCOMMANDS"]
            where line.hasPrefix(heading + ":") {
                return words("cli.help." + heading.lowercased()) + line.dropFirst(heading.count)
            }
            for (sentence, key) in sentences where line.hasSuffix("  " + sentence) {
                return line.dropLast(sentence.count) + words("cli.help." + key)
            }
            return line.hasPrefix("  See '") ? words("cli.help.more") : String(line)
        }
        .joined(separator: "\n")
    }
}
