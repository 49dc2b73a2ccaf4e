import Documents
import Domain
import FileStore
import Foundation
import Testing

/// The seeds as the registry holds them: found under every name, read as history.
@Suite struct SeededRegistryTests {
    private let folder: TemporaryFolder
    private let registry: Registry
    private let today: CalendarDay

    init() throws {
        today = try #require(CalendarDay(2021, 6, 16))
        folder = try TemporaryFolder()
        registry = try folder.registry()
        let seeds = URL(filePath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "seeds").path
        _ = try registry.seed(SeedReader.records(in: seeds, today: today))
    }

    @Test func whatARegistryWasMadeWithIsNotUndone() throws {
        #expect(try refusal { _ = try registry.perform(.undo) } == .nothingToUndo)
        try registry.save(try registry.record(RecordID(.village, 1)).with(Village.note, "looked at"))
        _ = try registry.perform(.undo)
        #expect(try refusal { _ = try registry.perform(.undo) } == .nothingToUndo)
        #expect(try registry.record(RecordID(.village, 1)).version > 0)
    }

    @Test func everyRecordHasItsNumber() throws {
        let names = [
            "V1": "Yuadong Village", "U2": "National Technology Transfer Eastern Center",
            "U4": "Technology Exchange", "B1": "Party Committee of Construction Town",
            "B3": "Eastern Center Party Branch", "B4": "General Party Branch of Yuadong Village",
            "P1": "Gong Wei", "P2": "Xie Jihua", "P3": "Cao Shen", "P4": "Shen Xiaoling",
            "G1": "Joint building agreement", "C3": "Full support by advantageous industries",
            "D3": "建设镇",
        ]
        for (number, name) in names {
            let id = try #require(RecordID(number: number))
            #expect(try registry.record(id).name == name)
        }
    }

    @Test(arguments: [
        ("yuadong", "Yuadong Village"), ("ZHANDONG", "Zhandong Village"),
        ("zhenxing east", "Zhenxing East Village"), ("da jung", "Da Jung Village"),
    ])
    func everySpellingFindsTheOneVillage(_ typed: String, _ spelling: String) throws {
        let query = SearchQuery(typed, kinds: [.village])
        guard case .search(let found) = try registry.answer(.search(query)) else {
            Issue.record("no hits")
            return
        }
        #expect(found.hits.map(\.id.number) == ["V1"])
        #expect(found.hits.first?.matched.text == spelling)
    }

    @Test func theDayOfTheSigningTellsEverything() throws {
        let village = try #require(RecordID(number: "V1"))
        var query = HistoryQuery(subject: village)
        query.since = today
        query.until = today
        let request = HistoryRequest(query, .first, limit: 100)
        guard case .history(let window) = try registry.answer(.history(request)) else {
            Issue.record("no history")
            return
        }
        let numbers = window.entries.map(\.key.record.number)
        for number in ["A1", "G1", "C1", "C2", "C3"] {
            #expect(numbers.count { $0 == number } == 1, "\(number) in \(numbers)")
        }
        let activity = try #require(window.entries.first { $0.key.record.kind == .activity })
        #expect(activity.record[Activity.agenda].value?.count == 4)
    }
}
