import Domain
import Foundation
import Testing

/// `check`, and what it says of a file that was changed behind its back.
@Suite struct CheckTests {
    @Test func aSoundRegistryIsSound() async throws {
        try await TestRegistry.with(seeds: true) { registry in
            _ = try await registry.run("add", "village", "name=One")
            _ = try await registry.run("edit", "V2", "name=Two")
            _ = try await registry.run("undo")
            #expect(try await registry.json("check").items == [])
            let text = try await registry.run("check")
            #expect(text.ending == .exited(0))
            #expect(text.lines.count == 1)
            #expect(try await registry.run("check", "--read-only").ending == .exited(0))
        }
    }

    @Test func aChangedValueIsNamedByItsRecord() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            _ = try await registry.run("add", "village", "name=Plain", "note=the quiet brook")
            var bytes = try registry.bytes
            var places: [Range<Data.Index>] = []
            var rest = bytes.startIndex..<bytes.endIndex
            while let found = bytes.range(of: Data("the quiet brook".utf8), in: rest) {
                places.append(found)
                rest = found.upperBound..<bytes.endIndex
            }
            // It stands in the record and in the journal.
            try #require(!places.isEmpty)
            for place in places { bytes.replaceSubrange(place, with: Data("the quick brook".utf8)) }
            try bytes.write(to: URL(fileURLWithPath: registry.path))
            let findings = try await registry.json("check")
            #expect(findings.ending == .exited(1))
            let changed = try findings.items.filter { $0["finding"] == .string("changed") }
            #expect(changed.map { $0["where"] } == [.string("V1")])
            #expect(try findings.items.contains { $0["finding"] == .string("journalBroken") })
            let text = try await registry.chinese("check")
            #expect(text.ending == .exited(1))
            #expect(text.output.contains("V1 的内容与保存时不符"))
        }
    }

    @Test func aFileThatOthersMayReadIsSaid() async throws {
        try await TestRegistry.with(seeds: false) { registry in
            #expect(chmod(registry.path, 0o644) == 0)
            let findings = try await registry.json("check")
            #expect(findings.ending == .exited(1))
            #expect(try findings.items.map { $0["finding"] } == [.string("openToOthers")])
            #expect(try findings.items.map { $0["where"] } == [.string("644")])
        }
    }
}
