import Domain
import FileStore
import Glibc

/// One call of a command, with the common options understood.
struct Call {
    let words: Words
    private(set) var today: CalendarDay
    let format: OutputFormat
    let output = Output()
    private let registry: String?
    /// `--read-only`: nothing may be changed.
    let isReadOnly: Bool

    init(_ options: CommonOptions) throws(Failure) {
        words = CommandLineProgram.words
        if let format = options.format {
            guard let known = OutputFormat(rawValue: format.lowercased()) else {
                throw Failure.usage("badFormat", ["value": Words.clipped(format)])
            }
            self.format = known
        } else {
            format = .text
        }
        if let today = options.today {
            guard let day = CalendarDay(written: today), day.isExact else {
                throw Failure.usage("badToday", ["value": Words.clipped(today)])
            }
            self.today = day
        } else {
            guard let day = CalendarDay.todayHere else { throw Failure.configuration("badClock", [:]) }
            self.today = day
        }
        registry = options.registry
        isReadOnly = options.isReadOnly
    }
}

extension Call {
    /// The same call on another day.
    func on(_ day: CalendarDay) -> Call {
        var call = self
        call.today = day
        return call
    }
}

// MARK: - The registry

extension Call {
    /// The file that is meant: `file` where the command takes one, else `--registry`, else the default place.
    func path(_ file: String? = nil) throws(Failure) -> String {
        if let named = file ?? registry {
            guard !named.isEmpty else { throw Failure.usage("emptyPath", [:]) }
            return named
        }
        do {
            return try CommandLineProgram.places.defaultRegistry()
        } catch {
            throw Failure(error)
        }
    }

    /// Whether `--registry` says which file is meant.
    var isRegistryNamed: Bool { registry != nil }

    /// Opens the registry. A command that only reads takes one that cannot be written to as well.
    func openRegistry(_ file: String? = nil, forWriting: Bool) throws(Failure) -> Registry {
        let path = try path(file)
        guard !(forWriting && isReadOnly) else { throw Failure.usage("readOnlyAsked", [:]) }
        do {
            return try Registry.open(at: path, readOnly: isReadOnly, by: Call.user)
        } catch {
            throw Failure.refusal(error)
        }
    }

    /// Whose changes these are: the account's name, from the system and not from a variable that anybody can set.
    static var user: String {
        guard let entry = getpwuid(getuid()), let name = entry.pointee.pw_name else {
            return String(getuid())
        }
        return String(cString: name)
    }
}

extension Registry {
    /// `answer`, with refusals as failures of the command.
    func reply(to question: Question) throws(Failure) -> Reply {
        do {
            return try answer(question)
        } catch {
            throw Failure.refusal(error)
        }
    }

    func outcome(of verb: Verb) throws(Failure) -> Outcome {
        do {
            return try perform(verb)
        } catch {
            throw Failure.refusal(error)
        }
    }
}

// MARK: - What stands in arguments

extension Call {
    /// A record's number as typed.
    func record(_ number: String) throws(Failure) -> RecordID {
        guard let id = RecordID(number: number.foldedToASCII.trimmed) else {
            throw Failure.refusal(.noSuchRecord(number))
        }
        return id
    }

    func kind(_ word: String) throws(Failure) -> Kind {
        guard let kind = Kind(word: word) else { throw Failure.refusal(.noSuchKind(word)) }
        return kind
    }

    /// The date in an option, typed as freely as in a form.
    func day(_ typed: String, option: String) throws(Failure) -> CalendarDay {
        guard case .day(let day) = DayInput(typed, today: today) else {
            throw Failure.usage("badDay", ["option": option, "value": Words.clipped(typed)])
        }
        return day
    }

    /// How many, at least one.
    func limit(_ typed: String) throws(Failure) -> Int {
        guard let limit = Int(typed), limit > 0 else {
            throw Failure.usage("badLimit", ["value": Words.clipped(typed)])
        }
        return limit
    }
}

extension CalendarDay {
    /// The day by the clock and the time zone of this machine; nil when the clock is out of all reason.
    static var todayHere: CalendarDay? {
        var now = time(nil)
        var local = tm()
        localtime_r(&now, &local)
        return CalendarDay(Int(local.tm_year) + 1900, Int(local.tm_mon) + 1, Int(local.tm_mday))
    }

    /// How far this machine's clock on the wall is ahead of UTC now.
    static var secondsFromUTCHere: Int {
        var now = time(nil)
        var local = tm()
        localtime_r(&now, &local)
        return local.tm_gmtoff
    }
}
