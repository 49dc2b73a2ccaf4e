import Foundation
import Testing

@testable import twinning

@Suite struct PrivateFolderTests {
    @Test func onlyTheOwnerMayEnterAndItGoesWithAllThatIsInIt() async throws {
        try await TemporaryFolder.with { place in
            let folder = try PrivateFolder.make(for: .demo, in: place.path)
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path)
            #expect(attributes[.posixPermissions] as? Int == 0o700)
            try Data().write(to: URL(fileURLWithPath: folder.path + "/a"))
            folder.remove()
            #expect(!FileManager.default.fileExists(atPath: folder.path))
        }
    }

    @Test func whatADeadProcessLeftIsRemovedAndNothingElse() async throws {
        try await TemporaryFolder.with { place in
            for name in [
                "twinning-demo-11-x", "twinning-bench-11-x", "twinning-demo-22-x", "twinning-demo-x",
                "twinning-11-x", "twinning-other-11-x",
            ] {
                try place.write("", to: name + "/a")
            }
            try place.write("", to: "twinning-demo-11-file")
            let folder = try PrivateFolder.make(for: .demo, in: place.path, isRunning: { $0 == 22 })
            folder.remove()
            let left = try FileManager.default.contentsOfDirectory(atPath: place.path).sorted()
            #expect(
                left == [
                    "home", "twinning-11-x", "twinning-demo-11-file", "twinning-demo-22-x", "twinning-demo-x",
                    "twinning-other-11-x",
                ])
        }
    }
}
