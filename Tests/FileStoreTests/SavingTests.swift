import Domain
import Testing

@testable import FileStore

@Suite struct SavingTests {
    let folder: TemporaryFolder
    let registry: Registry

    init() throws {
        folder = try TemporaryFolder()
        registry = try folder.registry()
    }

    @Test func newRecordsOfOneSaveLinkToEachOther() throws {
        let town = RecordID(.region, -1)
        let village = Record.new(.village, "Yuadong Village")
            .with("town", .value(.link(town)))
            .with("code", .notApplicable)
            .with(Common.aliases, [alias("Zhandong", .translation), alias("滧东村", .official)])
        let ids = try registry.save(
            village, Record.new(.region, "Construction Town").with(Region.level, .town))
        #expect(ids.map(\.number) == ["V1", "D1"])

        let stored = try folder.reopened().record(ids[0])
        #expect(stored.version == 1)
        #expect(stored["town"] == .value(.link(ids[1])))
        #expect(stored["code"] == .notApplicable)
        #expect(stored["chineseName"] == .notKnown)
        #expect(stored[Common.aliases].value?.map { $0[Alias.name].value } == ["Zhandong", "滧东村"])
        #expect(stored[Common.statements] == .notKnown)
    }

    @Test func aListKnownToBeEmptyIsNotAListThatIsNotKnown() throws {
        let id = try registry.save(
            Record.new(.village, "A").with(Common.aliases, []).with("demonstrations", .notApplicable))[0]
        let stored = try registry.record(id)
        #expect(stored["aliases"] == .value(.parts([])))
        #expect(stored["demonstrations"] == .notApplicable)
        #expect(stored["profiles"] == .notKnown)
    }

    @Test func savingWhatIsStoredChangesNothing() throws {
        let id = try registry.save(Record.new(.village, "A"))[0]
        let stored = try registry.record(id)
        guard case .unchanged([id]) = try registry.perform(.save([stored], draft: nil)) else {
            Issue.record("not unchanged")
            return
        }
        #expect(try registry.steps().count == 1)
    }
}
