import Documents
import Domain
import FileStore

/// A new registry that starts with the records of a folder of seeds: all of them, or there is no file.
enum SeededRegistry {
    /// Gives the number of records it starts with.
    static func make(
        at path: String, from seeds: String, today: CalendarDay
    ) throws(Failure) -> Int {
        let records: [Record]
        do {
            records = try SeedReader.records(in: seeds, today: today)
        } catch {
            throw Failure.seeds(error)
        }
        do {
            try Registry.create(at: path, by: Call.user, seeded: records)
        } catch {
            throw Failure.refusal(error)
        }
        return records.count
    }
}
