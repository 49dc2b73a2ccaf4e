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

    /// With the facts of the seeds and of `World/world.json`, and with changes of them: one of everything that makes
    /// a screen difficult.
    static func filled() throws -> RegistryWorld {
        let directory = try folder()
        let path = directory.appending(path: "test.twinning")
        try all.get().write(to: path)
        let registry = try Registry.open(at: path.path, readOnly: false, by: "Tester", clock: clock)
        return RegistryWorld(directory: directory, registry: registry)
    }

    /// The files of the seeds and of the world of the tests, in the order in which they are read.
    private static var files: [URL] {
        get throws {
            let seeds = try FileManager.default.contentsOfDirectory(
                at: Strings.project.appending(path: "seeds"), includingPropertiesForKeys: nil)
            let world = Strings.project.appending(path: "Tests/ScreensTests/World/world.json")
            return seeds.filter { $0.pathExtension == "json" } + [world]
        }
    }

    /// All that these records say, as one text.
    static let texts = Result {
        try files.map { try String(contentsOf: $0, encoding: .utf8) }.joined(separator: "\n")
    }

    private static let all = Result {
        let world = try empty()
        let folder = try RegistryWorld.folder()
        defer { try? FileManager.default.removeItem(at: folder) }
        for file in try files {
            try FileManager.default.copyItem(at: file, to: folder.appending(path: file.lastPathComponent))
        }
        let today = try #require(CalendarDay(2021, 6, 16))
        let records = try SeedReader.records(in: folder.path, today: today)
        _ = try world.registry.seed(records)
        try world.change(today)
        return try Data(contentsOf: URL(filePath: world.registry.path))
    }

    /// A past to look back on: one village retired, another changed twice, and the last change taken back.
    private func change(_ today: CalendarDay) throws {
        _ = try registry.perform(.retire(RecordID(.village, 5), reason: "并入望溪新村", on: today))
        var village = try registry.record(RecordID(.village, 2))
        village[Village.specialities] = .value("高山茶、香榧、冷水鱼")
        village[Village.profiles] = .value((village[Village.profiles].value ?? []).dropLast())
        _ = try registry.perform(.save([village], draft: nil))
        village = try registry.record(village.id)
        village[Village.specialities] = .value("高山茶、香榧、冷水鱼、蜂蜜")
        _ = try registry.perform(.save([village], draft: nil))
        _ = try registry.perform(.undo)
    }

    func record(_ id: RecordID) throws -> Domain.Record { try registry.record(id) }

    /// A file of the machine, outside of the registry.
    func file(_ name: String, _ text: String) throws -> String {
        let path = directory.appending(path: name)
        try Data(text.utf8).write(to: path)
        return path.path
    }

    /// The files of the machine as tests see them, the same on each.
    private static let home = FolderListing(
        path: "/home/tester/",
        entries: [
            FolderListing.Entry(".profile", isFolder: false, size: 807),
            FolderListing.Entry("文件", isFolder: true), FolderListing.Entry("照片", isFolder: true),
            FolderListing.Entry("合影-2021.jpg", isFolder: false, size: 3_145_728),
            FolderListing.Entry("合影说明.txt", isFolder: false, size: 512),
            FolderListing.Entry("协议扫描件.pdf", isFolder: false, size: 1_400_000),
        ].sorted { ($0.isFolder ? 0 : 1, $0.name) < ($1.isFolder ? 0 : 1, $1.name) })

    func answer(_ question: Question) -> Result<Reply, Refusal> {
        if case .folder("~/") = question { return .success(.folder(RegistryWorld.home)) }
        do throws(Refusal) { return .success(try registry.answer(question)) } catch { return .failure(error) }
    }

    func perform(_ verb: Verb) -> Result<Outcome, Refusal> {
        do throws(Refusal) { return .success(try registry.perform(verb)) } catch { return .failure(error) }
    }
}
