import ArgumentParser
import Domain
import Glibc
import Terminal

/// The program from its arguments to its exit status.
enum CommandLineProgram {
    static let name = "twinning"
    static let version = "0.1.0"

    static let places = Places.ofThisProcess

    /// The sentences of the language that was asked for, for as long as the process runs; the screens keep their own,
    /// since there the language can change. Nothing is started without sentences (see `run`).
    static var words: Words {
        if case .success(let words) = loaded { words } else { Words(.english, [:]) }
    }

    /// Runs the command the arguments ask for, and gives the status to exit with.
    static func run() -> Int32 {
        if ProcessSetUp.runsWithBorrowedRights {
            // Nothing named by the environment is read here, not even sentences.
            Output.complain("will not run with the rights of another user; remove the set-user-ID mode bit")
            return ExitStatus.configuration
        }
        if case .failure(let trouble) = loaded {
            Output.complain(trouble.sentence)
            return ExitStatus.configuration
        }
        do {
            try checkLanguage()
            let arguments = try RawArguments.texts()
            if arguments.contains("--reset"), UsageSentences.firstWord(arguments) == nil {
                if !TerminalSession.reset() {
                    let output = Output()
                    try output.write(TerminalSession.restoreString)
                    try output.flush()
                }
            } else {
                try execute(arguments)
            }
            return ExitStatus.done
        } catch let failure as Failure {
            if let sentence = failure.sentence(words) { Output.complain(sentence) }
            return failure.status
        } catch let status as ExitCode {
            return status.rawValue
        } catch {
            Output.complain(words.sentence(.failed(String(describing: error))))
            return ExitStatus.failed
        }
    }

    private static func execute(_ arguments: [String]) throws {
        try checkCommandName(arguments)
        var command: any ParsableCommand
        do {
            command = try TwinningCommand.parseAsRoot(arguments)
        } catch {
            try answer(error, arguments)
            return
        }
        do {
            try command.run()
        } catch let help as CleanExit {
            try answer(help, arguments)
        } catch  where TwinningCommand.exitCode(for: error) == .success {
            try answer(error, arguments)
        }
    }

    /// Help and version are thrown by the parser as well: they go to standard output. All else is wrong usage.
    private static func answer(_ error: any Error, _ arguments: [String]) throws {
        guard TwinningCommand.exitCode(for: error) == .success else {
            throw UsageSentences(commands: commandNames)
                .failure(TwinningCommand.message(for: error), arguments)
        }
        let output = Output()
        try output.line(HelpText.inWords(TwinningCommand.fullMessage(for: error), words))
        try output.flush()
    }

    static var commandNames: [String] {
        TwinningCommand.configuration.subcommands.compactMap { $0.configuration.commandName } + ["help"]
    }

    /// A first word that is no command is taken for the file to open. When it cannot be one, it was meant as a command,
    /// and so was the word after `help`.
    private static func checkCommandName(_ arguments: [String]) throws(Failure) {
        guard var word = UsageSentences.firstWord(arguments) else { return }
        if word == "help", let place = arguments.firstIndex(of: word), place + 1 < arguments.count {
            word = arguments[place + 1]
            if word.hasPrefix("-") { return }
        } else if word.contains("/") || word.contains(".") || access(word, F_OK) == 0 {
            return
        }
        guard !commandNames.contains(word) else { return }
        throw Failure.usage(
            "unknownCommand",
            ["value": Words.clipped(word), "commands": commandNames.joined(separator: ", ")])
    }

    private static func checkLanguage() throws(Failure) {
        switch LanguageChoice(arguments: CommandLine.arguments, environment: places.environment) {
        case .language: break
        case .unknown(let name, inVariable: false):
            throw Failure.usage("badLanguage", ["value": Words.clipped(name)])
        case .unknown(let name, inVariable: true):
            throw Failure.configuration(
                "badLanguage", ["value": Words.clipped(name), "variable": LanguageChoice.variable])
        }
    }

    // MARK: - The sentences

    /// Why there are no sentences, in the one language that needs none.
    private struct Unspeakable: Error {
        let sentence: String
    }

    private static let loaded: Result<Words, Unspeakable> = {
        var language = LanguageChoice.ofLocale(places.environment)
        if case .language(let asked) = LanguageChoice(
            arguments: CommandLine.arguments, environment: places.environment)
        {
            language = asked
        }
        do {
            return .success(try Sentences.load(language, from: try places.resources()))
        } catch let error as Sentences.Unreadable {
            return .failure(
                Unspeakable(
                    sentence: "cannot read the sentences in \(error.path): \(error.reason); install again"))
        } catch PlacesError.noResourcesInNamedFolder(let folder) {
            return .failure(
                Unspeakable(
                    sentence: "TWINNING_RESOURCES names \(folder), which has no folder \"strings\"; "
                        + "correct or unset it"))
        } catch PlacesError.noResources(let tried) {
            return .failure(
                Unspeakable(
                    sentence: "the program's resources are not in \(tried.joined(separator: " or ")); "
                        + "install again, or name their folder in TWINNING_RESOURCES"))
        } catch {
            return .failure(Unspeakable(sentence: "cannot find the program's resources: \(error)"))
        }
    }()
}
