import Documents
import Domain
import FileStore
import Foundation
import Testing

/// A real registry in a folder of its own, gone with the test.
final class RegistryWorld: World {
    let registry: Registry
    private let directory: URL

    private init(directory: URL, registry: Registry) {
        self.directory = directory
        self.registry = registry
    }

    deinit { try? FileManager.default.removeItem(at: directory) }

    private static let clock = Clock { "2021-06-16T08:30:00Z" }

    private static func folder() throws -> URL {
        let directory = FileManager.default.temporaryDirectory
            .appending(path: "screens-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
        return directory
    }

    static func empty() throws -> RegistryWorld {
        let directory = try folder()
        let path = directory.appending(path: "test.twinning").path
        let registry = try Registry.create(at: path, by: "Tester", clock: clock)
        return RegistryWorld(directory: directory, registry: registry)
    }

    /// With the facts of the seed registry.
    static func seeded() throws -> RegistryWorld {
        let directory = try folder()
        let path = directory.appending(path: "test.twinning")
        try seeds.get().write(to: path)
        let registry = try Registry.open(at: path.path, readOnly: false, by: "Tester", clock: clock)
        return RegistryWorld(directory: directory, registry: registry)
    }

    /// The seeded registry as a file, made once for all tests.
    private static let seeds = Result {
        let world = try empty()
        let today = try #require(CalendarDay(2021, 6, 16))
        let records = try SeedReader.records(
            in: Strings.project.appending(path: "seeds").path, today: today)
        _ = try world.registry.seed(records)
        return try Data(contentsOf: URL(filePath: world.registry.path))
    }

    func record(_ id: RecordID) throws -> Domain.Record { try registry.record(id) }

    func answer(_ question: Question) -> Result<Reply, Refusal> {
        do throws(Refusal) { return .success(try registry.answer(question)) } catch { return .failure(error) }
    }

    func perform(_ verb: Verb) -> Result<Outcome, Refusal> {
        do throws(Refusal) { return .success(try registry.perform(verb)) } catch { return .failure(error) }
    }
}
