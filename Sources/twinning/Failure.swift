import Documents
import Domain
import Glibc
import Terminal

/// The exit statuses of the command line: part of its contract.
enum ExitStatus {
    static let done: Int32 = 0
    /// The registry refused, or something failed.
    static let failed: Int32 = 1
    /// Wrong usage, or not a terminal.
    static let usage: Int32 = 2
    static let busy: Int32 = 75
    /// Wrong locale or configuration.
    static let configuration: Int32 = 78
}

/// Why a command did not do what it was asked: a value, turned into a sentence where it is reported.
enum Failure: Error, Equatable {
    case refusal(Refusal)
    /// The files a new registry was to be filled from are not in order.
    case seeds(SeedError)
    /// Something has to be answered first: the whole sentence, with how to say yes.
    case question(String)
    /// The command was called wrongly: a key below `cli.usage`, with what its sentence needs.
    case usage(String, [String: String])
    /// A setting from the environment is wrong: a key below `cli.configuration`.
    case configuration(String, [String: String])
    /// There is no terminal that the screens could be shown on.
    case terminal(TerminalError)
    /// Standard output took no more, with the system's reason.
    case output(Int32)

    var status: Int32 {
        switch self {
        case .refusal(.busy): ExitStatus.busy
        case .refusal, .question, .seeds, .output: ExitStatus.failed
        case .usage: ExitStatus.usage
        case .terminal(let error): error.exitStatus
        case .configuration: ExitStatus.configuration
        }
    }

    /// Nil when there is nobody to tell: the reader of our output has gone, and on purpose.
    func sentence(_ words: Words) -> String? {
        switch self {
        case .refusal(let refusal): return words.sentence(refusal)
        case .question(let sentence): return sentence
        case .seeds(let error): return words.sentence(error)
        case .usage(let key, let arguments): return words("cli.usage." + key, arguments)
        case .configuration(let key, let arguments): return words("cli.configuration." + key, arguments)
        case .terminal(let error): return words.sentence(error)
        case .output(EPIPE): return nil
        case .output(let reason):
            return words("cli.outputFailed", ["reason": String(cString: strerror(reason))])
        }
    }
}

extension Failure {
    init(_ error: PlacesError) {
        switch error {
        case .noHome(let variables):
            self = .configuration("noHome", ["variables": variables.joined(separator: ", ")])
        case .noResourcesInNamedFolder(let folder):
            self = .configuration("noResourcesInNamedFolder", ["folder": folder])
        case .noResources(let tried):
            self = .configuration("noResources", ["folders": tried.joined(separator: ", ")])
        }
    }
}
