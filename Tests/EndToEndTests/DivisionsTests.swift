import Domain
import Foundation
import Testing

/// Codes and divisions, as a script sees them.
@Suite struct DivisionsTests {
    private static let tables: KeyValuePairs = [
        "provinces.csv": "code,name\n31,\"上海市\"\n",
        "cities.csv": "code,name,provinceCode\n3101,\"市辖区\",31\n",
        "areas.csv": "code,name,cityCode,provinceCode\r\n310110,杨浦区,3101,31\r\n310151,崇明区,3101,31\r\n",
        "streets.csv": "\u{FEFF}code,name,areaCode,provinceCode,cityCode\n310151113,\"建设镇\",310151,31,3101\n",
    ]

    private func with(_ body: (TestRegistry, _ files: [ChildProcess.Argument]) async throws -> Void)
        async throws
    {
        try await TestRegistry.with(seeds: false) { registry in
            var files: [ChildProcess.Argument] = []
            for (name, text) in DivisionsTests.tables {
                let path = registry.folder.path + "/" + name
                try Data(text.utf8).write(to: URL(fileURLWithPath: path))
                files.append(.init(path))
            }
            try await body(registry, files)
        }
    }

    @Test func tablesComeInOnceAndGoInOneStep() async throws {
        try await with { registry, files in
            let trial = try await registry.run(["import", "divisions"] + files + ["--dry-run"])
            #expect(trial.ending == .exited(0), "\(trial.errors)")
            #expect(trial.output.contains("Dry run, nothing written: 4 new"))
            #expect(try await registry.run("list", "regions").output.contains("建设镇") == false)

            let first = try await registry.run(["import", "divisions"] + files.reversed())
            #expect(first.output.contains("Imported: 4 new"))
            // No bar where nobody looks.
            #expect(first.errors == "")
            let again = try await registry.json("import", "divisions", files[0], files[1], files[2], files[3])
            #expect(try again.items.map { $0["new"]?.number } == [0, 0, 0, 0])
            let found = try await registry.run("search", "jsz")
            #expect(found.output.contains("建设镇") && found.output.contains("崇明区 · 上海市"))
            #expect(try await registry.run("check").ending == .exited(0))
            #expect(try await registry.run("undo").ending == .exited(0))
            #expect(try await registry.json("list", "regions").items.isEmpty)
        }
    }

    @Test func aTableWithoutTheOneAboveItSaysWhichIsNeeded() async throws {
        try await with { registry, files in
            let bytes = try registry.bytes
            let run = try await registry.run("import", "divisions", files[3])
            #expect(run.ending == .exited(1))
            #expect(run.errors.contains("streets.csv, row 2: “310151113” 建设镇"))
            #expect(run.errors.contains("Import areas.csv first"))
            #expect(run.errors.contains("Nothing was imported"))
            #expect(try registry.bytes == bytes)
            try await registry.run("import", "people", files[3]).expectSentence(status: 2, naming: "people")
        }
    }

    @Test func codesOnTheCommandLine() async throws {
        try await with { registry, files in
            _ = try await registry.run(["import", "divisions"] + files)
            try await registry.run("add", "unit", "name=A", "creditCode=91310110MA00000155").expectSentence(
                status: 1, naming: "last character should be 4")
            try await registry.run("add", "unit", "name=A", "creditCode=9131O110MA00000154").expectSentence(
                status: 1, naming: "position 5: letter O is not used; did you mean 0?")
            try await registry.chinese("add", "unit", "name=A", "creditCode=9131O110MA00000154")
                .expectSentence(
                    status: 1, naming: "第5位")
            try await registry.run("add", "unit", "name=A", "creditCode=９131 0110ma00000154").expectDone(
                "saved U1")
            try await registry.run("add", "unit", "name=B", "creditCode=91310110MA00000154").expectSentence(
                status: 1, naming: "U1 A")
            let shown = try await registry.run("show", "U1")
            #expect(shown.output.contains("9 business · 310110 杨浦区 · 上海市 · enterprise"))

            let village = try await registry.run(
                "add", "village", "name=滧东村", "town=D2", "code=310151113201")
            #expect(village.output == "saved V1\n")
            #expect(village.errors.contains("310151113 建设镇"))
        }
    }

    @Test func aVillageThatWasMergedIsFoundUnderItsOldCode() async throws {
        try await with { registry, _ in
            _ = try await registry.run("add", "village", "name=New Village")
            _ = try await registry.run(
                "add", "village", "name=Old Village", "abolished=2019-05-01",
                #"formerCodes=[{"code":"310151113205"}]"#,
                #"succession=[{"how":"merged","successor":"V1","on":"2019-05-01"}]"#)
            let old = try await registry.run("show", "V2")
            #expect(old.output.contains("until 2019-05-01, now V1 New Village"))
            let new = try await registry.run("show", "V1")
            #expect(new.output.contains("before: V2 Old Village, until 2019-05-01"))
            #expect(try await registry.run("search", "310151113205").output.contains("V2"))
            let added = try await registry.run("add", "branch", "name=B", "sort=branch", "village=V2")
            #expect(added.errors.contains("V2 Old Village ended on 2019-05-01 and is now V1 New Village"))
        }
    }
}
