import Domain
import GRDB

/// Ticking off a day sheet: one line at a time, so that several people can do it at once.
enum DaySheets {
    /// Nil when the line was so already. `now`: UTC, as the journal has it; `secondsFromUTC`: how far the clock on the
    /// wall is ahead of it.
    static func tick(
        _ db: Database, _ id: RecordID, line: Int64, isDone: Bool, now: String, secondsFromUTC: Int,
        _ head: Journal.Head
    ) throws -> JournalStep? {
        guard id.kind == .activity, let stored = try RecordStore.find(db, id) else {
            throw Refusal.noSuchRecord(id.number)
        }
        var lines = stored[Activity.daySheet].value ?? []
        // A line that is gone was taken out by somebody else.
        guard let place = lines.firstIndex(where: { $0.id == line }) else {
            throw Refusal.changedMeanwhile(id)
        }
        guard (lines[place][DaySheetItem.isDone].value ?? false) != isDone else { return nil }
        lines[place][DaySheetItem.isDone] = isDone ? .value(true) : .notKnown
        lines[place][DaySheetItem.doneAt] =
            isDone ? .value(clock(now, secondsFromUTC)) : .notKnown
        var ticked = stored
        ticked[Activity.daySheet] = .value(lines)
        var transaction = Transaction(db)
        _ = try transaction.update(stored, to: ticked)
        return try transaction.finish(head)
    }

    /// `09:05` by the clock on the wall.
    private static func clock(_ now: String, _ secondsFromUTC: Int) -> String {
        let pieces = now.dropFirst(11).prefix(5).split(separator: ":").compactMap { Int($0) }
        guard pieces.count == 2 else { return String(now.dropFirst(11).prefix(5)) }
        let day = 24 * 60
        let minutes = ((pieces[0] * 60 + pieces[1] + secondsFromUTC / 60) % day + day) % day
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
        return two(minutes / 60) + ":" + two(minutes % 60)
    }
}
