import Domain
import Foundation
import Screens
import Testing

@testable import twinning

/// What is remembered, on real files.
@Suite struct MemoryFileTests {
    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func itIsForItsOwnerOnlyAndLeavesNoStrays() async throws {
        try await TemporaryFolder.with { folder in
            let file = MemoryFile(folder: folder.path + "/state/twinning", registry: "/a")
            #expect(try file.read() == Memory(registry: "/a"))
            try file.keep([.theme("light"), .language(.chinese)], over: Memory())
            #expect(try file.read().theme == "light")
            #expect(try mode(file.folder) == 0o700)
            #expect(try mode(file.path) == 0o600)
            #expect(try FileManager.default.contentsOfDirectory(atPath: file.folder) == ["state.json"])
        }
    }

    @Test func twoWritersKeepEachOthersChanges() async throws {
        try await TemporaryFolder.with { folder in
            let state = folder.path + "/twinning"
            await withTaskGroup(of: Void.self) { group in
                for writer in 0..<4 {
                    group.addTask {
                        let file = MemoryFile(folder: state, registry: "/\(writer)")
                        for number in 0..<25 {
                            let query = RememberedQuery(ListQuery(.village))
                            try? file.keep(
                                [.saveFilter(name: "\(writer)-\(number)", query), .place([.branches])],
                                over: Memory())
                        }
                    }
                }
            }
            let memory = try MemoryFile(folder: state, registry: "/0").read()
            #expect(memory.filters().count == 100)
            #expect(memory.place == [.branches])
        }
    }

    @Test(arguments: ["", "{", "[]", "\u{FEFF}{}", #"{"theme": "li"#, "null", "\0\0\0\0"])
    func aDamagedFileIsSetAside(text: String) async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write(text, to: "s/state.json")
            let file = MemoryFile(folder: folder.path + "/s", registry: "/a")
            #expect(throws: MemoryFile.Trouble.damaged(setAside: path + ".damaged")) { try file.read() }
            #expect(FileManager.default.contents(atPath: path + ".damaged") == Data(text.utf8))
            #expect(try file.read() == Memory(registry: "/a"))
            try file.keep([.theme("mono")], over: Memory())
            #expect(try file.read().theme == "mono")
        }
    }

    @Test func whatIsNoTextIsSetAsideToo() async throws {
        try await TemporaryFolder.with { folder in
            let path = try folder.write("", to: "s/state.json")
            try Data([0x7B, 0xFF, 0xC0, 0x7D]).write(to: URL(filePath: path))
            let file = MemoryFile(folder: folder.path + "/s", registry: "/a")
            #expect(throws: MemoryFile.Trouble.damaged(setAside: path + ".damaged")) { try file.read() }
        }
    }

    /// A folder, a pipe: opening must not wait, and nothing is put in their place.
    @Test func whatIsNoFileIsLeftAlone() async throws {
        try await TemporaryFolder.with { folder in
            try folder.makeFolder("a/state.json")
            try folder.makeFolder("b")
            mkfifo(folder.path + "/b/state.json", 0o600)
            for name in ["a", "b"] {
                let file = MemoryFile(folder: folder.path + "/" + name, registry: "/a")
                #expect(throws: MemoryFile.Trouble.self) { try file.read() }
                #expect(throws: MemoryFile.Trouble.self) { try file.keep([.theme("mono")], over: Memory()) }
            }
        }
    }

    @Test func thePlaceOfTheStateIsTheUsers() {
        func folder(_ environment: [String: String]) -> String? {
            Places(environment: environment, executable: "/usr/bin/twinning").stateFolder
        }
        #expect(folder(["HOME": "/home/anna"]) == "/home/anna/.local/state/twinning")
        #expect(folder(["HOME": "/"]) == "/.local/state/twinning")
        #expect(folder(["HOME": "/home/anna", "XDG_STATE_HOME": "/var/s"]) == "/var/s/twinning")
        #expect(folder(["HOME": "/home/anna", "XDG_STATE_HOME": ""]) == "/home/anna/.local/state/twinning")
        #expect(folder(["HOME": "/home/anna", "XDG_STATE_HOME": "s"]) == "/home/anna/.local/state/twinning")
        #expect(folder([:]) == nil)
        #expect(folder(["HOME": "anna"]) == nil)
    }
}
