import Foundation
import Testing

@testable import twinning

/// Where things are, for environments and folders made up here.
@Suite struct PlacesTests {
    private func places(_ executable: String, _ environment: [String: String] = [:]) -> Places {
        Places(environment: environment, executable: executable)
    }

    // MARK: - Resources

    @Test func anInstalledProgramReadsTheSharedFolderOfItsPrefix() async throws {
        try await TemporaryFolder.with { folder in
            try folder.makeFolder("usr/share/twinning/strings")
            let share = folder.path + "/usr/share/twinning"
            let resources = try places(folder.path + "/usr/bin/twinning").resources()
            #expect(resources.strings == share + "/strings")
            #expect(resources.templates == share + "/templates")
            #expect(resources.help == share + "/help")
            #expect(resources.seeds == share + "/seeds")
        }
    }

    @Test(arguments: [".build/x86_64-unknown-linux-gnu/debug", ".build/release", ".build-other/debug"])
    func aBuiltProgramReadsItsCheckout(build: String) async throws {
        try await TemporaryFolder.with { folder in
            try folder.makeFolder("checkout/Resources/strings")
            try folder.write("", to: "checkout/Package.swift")
            let checkout = folder.path + "/checkout"
            let resources = try places("\(checkout)/\(build)/twinning").resources()
            #expect(resources.strings == checkout + "/Resources/strings")
            #expect(resources.seeds == checkout + "/seeds")
        }
    }

    @Test(arguments: ["twinning", "bin/twinning", "checkout/twinning", "checkout/build/twinning"])
    func aProgramOutsideABuildFolderReadsNoFolderAboveIt(program: String) async throws {
        try await TemporaryFolder.with { folder in
            try folder.makeFolder("Resources/strings")
            try folder.write("", to: "Package.swift")
            try folder.makeFolder("checkout/Resources/strings")
            try folder.write("", to: "checkout/Package.swift")
            #expect(throws: PlacesError.self) {
                try places(folder.path + "/" + program).resources()
            }
        }
    }

    @Test func theVariableGoesBeforeEverything() async throws {
        try await TemporaryFolder.with { folder in
            try folder.makeFolder("usr/share/twinning/strings")
            let mine = try folder.makeFolder("mine")
            try folder.makeFolder("mine/strings")
            let program = folder.path + "/usr/bin/twinning"
            let resources = try places(program, ["TWINNING_RESOURCES": mine]).resources()
            #expect(resources.strings == mine + "/strings")
            #expect(resources.seeds == mine + "/seeds")

            let empty = try places(program, ["TWINNING_RESOURCES": ""]).resources()
            #expect(empty.strings == folder.path + "/usr/share/twinning/strings")

            let wrong = folder.path + "/nowhere"
            #expect(throws: PlacesError.noResourcesInNamedFolder(wrong)) {
                try places(program, ["TWINNING_RESOURCES": wrong]).resources()
            }
        }
    }

    @Test func missingResourcesNameTheFoldersLookedInto() async throws {
        try await TemporaryFolder.with { folder in
            try folder.write("", to: "checkout/Package.swift")
            let checkout = folder.path + "/checkout"
            let tried = [checkout + "/.build/share/twinning", checkout + "/Resources"]
            #expect(throws: PlacesError.noResources(tried: tried)) {
                try places(checkout + "/.build/debug/twinning").resources()
            }
        }
    }

    @Test func anExecutableWithoutAFolderIsNoTrap() {
        #expect(throws: PlacesError.self) { try places("twinning").resources() }
        #expect(throws: PlacesError.self) { try places("").resources() }
    }

    @Test func theProgramUnderTestHasItsResources() throws {
        let resources = try places(BuiltProgram.path).resources()
        #expect(resources.strings == BuiltProgram.checkout + "/Resources/strings")
    }

    // MARK: - What belongs to the user

    @Test(arguments: [
        (["HOME": "/home/gong"], "/home/gong/.local/share/twinning/registry.twinning"),
        (["HOME": "/"], "/.local/share/twinning/registry.twinning"),
        (["HOME": "/home/gong", "XDG_DATA_HOME": "/data"], "/data/twinning/registry.twinning"),
        (["XDG_DATA_HOME": "/data"], "/data/twinning/registry.twinning"),
        (
            ["HOME": "/home/gong", "XDG_DATA_HOME": "relative"],
            "/home/gong/.local/share/twinning/registry.twinning"
        ),
        (
            ["HOME": "/home/gong", "XDG_DATA_HOME": "/data", "TWINNING_REGISTRY": "/srv/镇.twinning"],
            "/srv/镇.twinning"
        ),
        (["TWINNING_REGISTRY": "here.twinning"], "here.twinning"),
        (
            ["HOME": "/home/gong", "TWINNING_REGISTRY": ""],
            "/home/gong/.local/share/twinning/registry.twinning"
        ),
    ])
    func theDefaultRegistry(environment: [String: String], expected: String) throws {
        #expect(try places("/usr/bin/twinning", environment).defaultRegistry() == expected)
    }

    @Test(arguments: [[:], ["HOME": ""], ["HOME": "relative"], ["XDG_DATA_HOME": "relative"]])
    func withoutAHomeThereIsNoDefaultRegistry(environment: [String: String]) {
        #expect(throws: PlacesError.noHome(variables: ["TWINNING_REGISTRY", "XDG_DATA_HOME", "HOME"])) {
            try places("/usr/bin/twinning", environment).defaultRegistry()
        }
    }
}
