import ArgumentParser
import Domain

/// The options every command takes, before or after its own arguments.
struct CommonOptions: ParsableArguments {
    @Option(
        name: .customLong("registry"),
        help: ArgumentHelp(help("registry"), valueName: "file"))
    var registry: String?

    @Option(name: .customLong("format"), help: ArgumentHelp(help("format"), valueName: "text|json|csv"))
    var format: String?

    @Option(name: .customLong("today"), help: ArgumentHelp(help("today"), valueName: "yyyy-mm-dd"))
    var today: String?

    @Option(name: .customLong("language"), help: ArgumentHelp(help("language"), valueName: "en|zh-Hans"))
    var language: String?

    @Flag(name: .customLong("read-only"), help: ArgumentHelp(help("readOnly")))
    var isReadOnly = false

    /// The names of those that take a value, for whoever looks at arguments that are not parsed.
    static let withValue: Set<String> = [
        "--registry", "--format", "--today", "--language", "--as-of", "--as-said",
    ]

    private static func help(_ key: String) -> String { CommandLineProgram.words("cli.option." + key) }
}

/// The forms in which a command can answer.
enum OutputFormat: String, CaseIterable {
    case text, json, csv
}
