import ArgumentParser
import Domain
import FileStore

/// The registry as of a day that is past: what was on it, or what the registry said on it. Nothing can be changed then.
struct PastOptions: ParsableArguments {
    @Option(
        name: .customLong("as-of"),
        help: ArgumentHelp(CommandLineProgram.words("cli.option.asOf"), valueName: "date"))
    var asOf: String?

    @Option(
        name: .customLong("as-said"),
        help: ArgumentHelp(CommandLineProgram.words("cli.option.asSaid"), valueName: "date|#step"))
    var asSaid: String?

    /// Nil: the registry as it is.
    func request(_ call: Call) throws(Failure) -> LookBack? {
        switch (asOf, asSaid) {
        case (nil, nil): return nil
        case (_?, _?): throw Failure.usage("asOfTwice", [:])
        case (let typed?, nil): return LookBack(.was, .day(try call.day(typed, option: "--as-of")))
        case (nil, let typed?):
            if typed.hasPrefix("#") {
                guard let step = Int64(typed.dropFirst()), step > 0 else {
                    throw Failure.usage("badStep", ["value": Words.clipped(typed)])
                }
                return LookBack(.said, .step(step))
            }
            return LookBack(.said, .day(try call.day(typed, option: "--as-said")))
        }
    }
}

extension Call {
    /// Does the work with the registry as it is or as of the day asked for; the copy that a look back takes is gone
    /// afterwards. The call that the work is given has that day for today.
    func reading(
        _ past: PastOptions, _ work: (Call, Registry) throws -> Void
    ) throws {
        try reading(past, of: nil) { call, registry, view in
            // Told apart from the answer, so that it can be read by programs.
            if let view { Output.remark(words.sentence(view)) }
            try work(call, registry)
        }
    }

    /// The same of a file of its own; the work is told what the look back shows.
    func reading(
        _ past: PastOptions, of file: String?, _ work: (Call, Registry, LookBackView?) throws -> Void
    ) throws {
        guard let request = try past.request(self) else {
            return try work(self, openRegistry(file, forWriting: false), nil)
        }
        let folder = try PrivateFolder.make(for: .past)
        defer { folder.remove() }
        let bar = ProgressBar(words("past.turning"), words)
        let (registry, view) = try look(back: request, of: file, folder, bar)
        bar.clear()
        try work(on(view.day), registry, view)
    }

    private func look(
        back request: LookBack, of file: String?, _ folder: PrivateFolder, _ bar: ProgressBar
    ) throws(Failure) -> (Registry, LookBackView) {
        let registry = try openRegistry(file, forWriting: false)
        do throws(Refusal) {
            return try registry.lookBack(
                request, at: folder.path + "/past.twinning", secondsFromUTC: CalendarDay.secondsFromUTCHere,
                today: today
            ) { bar.show(Int($0 * 100), of: 100) }
        } catch {
            bar.clear()
            throw Failure.refusal(error)
        }
    }
}
