import ArgumentParser
import Domain

/// The command line as a whole.
struct TwinningCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        CommandConfiguration(
            commandName: CommandLineProgram.name,
            abstract: CommandLineProgram.words("cli.twinning.abstract"),
            discussion: CommandLineProgram.words("cli.twinning.discussion"),
            version: CommandLineProgram.version,
            subcommands: [
                OpenCommand.self, DemoCommand.self, NewCommand.self, ListCommand.self, ShowCommand.self,
                SearchCommand.self, HistoryCommand.self,
                HoldersCommand.self, ElectionsCommand.self, HandoverCommand.self, LiaisonCommand.self,
                StatementsCommand.self, SayCommand.self, ChooseCommand.self, ConflictsCommand.self,
                BoardCommand.self, MoneyCommand.self, StageCommand.self, MilestoneCommand.self,
                IndicatorsCommand.self, ChecksCommand.self, ExplainCommand.self,
                MissingCommand.self, DueCommand.self, PostponeCommand.self, QuietCommand.self,
                AnniversariesCommand.self, CalendarCommand.self, SettingsCommand.self,
                NearCommand.self, DuplicatesCommand.self, SameCommand.self, DifferentCommand.self,
                LaterCommand.self, MergeCommand.self, UnmergeCommand.self,
                PledgeCommand.self, DaySheetCommand.self, CopyCommand.self, CompareCommand.self,
                AddCommand.self, EditCommand.self, SignCommand.self, RetireCommand.self, RestoreCommand.self,
                AttachCommand.self, AttachmentsCommand.self, AttachmentCommand.self, DetachCommand.self,
                IntendCommand.self, DraftCommand.self, SuspendCommand.self, ResumeCommand.self,
                EndCommand.self, CancelCommand.self, AmendCommand.self, ReviewCommand.self,
                RenewCommand.self, EndingCommand.self,
                MatchCommand.self, TakeUpCommand.self, TakeBackCommand.self, MetCommand.self,
                GapsCommand.self,
                ListsCommand.self,
                ChainCommand.self, BalanceCommand.self, SettleCommand.self, JudgeCommand.self,
                CountsCommand.self, RepeatCommand.self, HeldCommand.self, FollowUpCommand.self,
                ImportCommand.self,
                LedgerCommand.self, AnnualCommand.self, ReportCommand.self, SubmitCommand.self,
                ReturnCommand.self, ChangedCommand.self, FiledCommand.self,
                PrintCommand.self, FingerprintCommand.self,
                JournalCommand.self, UndoCommand.self, RedoCommand.self, CheckCommand.self, BenchCommand.self,
                FiguresCommand.self,
            ], defaultSubcommand: OpenCommand.self)
    }

    @OptionGroup var common: CommonOptions
    @OptionGroup var manner: MannerOptions

    @Flag(
        name: .customLong("reset"),
        help: ArgumentHelp(CommandLineProgram.words("cli.option.reset")))
    var isReset = false
}

extension ParsableCommand {
    /// What a command is called, and what it is for: the sentence `cli.<name>.abstract`, and `cli.<name>.discussion`
    /// where there is more to say.
    static func described(_ name: String) -> CommandConfiguration {
        let words = CommandLineProgram.words
        return CommandConfiguration(
            commandName: name,
            abstract: words("cli.\(name).abstract"),
            discussion: words.first(of: ["cli.\(name).discussion"]) ?? "")
    }
}

extension ParsableArguments {
    /// The help of an argument or option of a command, or of options that commands share.
    static func argumentHelp(_ key: String, _ valueName: String? = nil) -> ArgumentHelp {
        ArgumentHelp(CommandLineProgram.words("cli.argument." + key), valueName: valueName)
    }
}
