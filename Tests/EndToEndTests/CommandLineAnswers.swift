import Domain
import Foundation
import Testing

extension CommandLineRun {
    /// The output as JSON; an error of the test when it is none.
    var json: JSONValue {
        get throws { try JSONValue(parsing: output) }
    }

    /// The objects of an array.
    var items: [JSONValue] {
        get throws {
            guard case .array(let items) = try json else { throw HarnessError("no JSON array: \(output)") }
            return items
        }
    }

    var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }

    /// Nothing but one sentence on standard error, and the status of a refusal or of wrong usage.
    func expectSentence(
        status: Int32, naming words: String..., sourceLocation: SourceLocation = #_sourceLocation
    ) {
        #expect(ending == .exited(status), "\(errors)", sourceLocation: sourceLocation)
        #expect(output == "", sourceLocation: sourceLocation)
        #expect(errors.hasPrefix("twinning: "), "\(errors)", sourceLocation: sourceLocation)
        #expect(errors.split(separator: "\n").count == 1, "\(errors)", sourceLocation: sourceLocation)
        for word in words {
            #expect(errors.contains(word), "\(errors)", sourceLocation: sourceLocation)
        }
    }

    /// That it was done, and said so in these words.
    func expectDone(_ said: String, sourceLocation: SourceLocation = #_sourceLocation) {
        #expect(ending == .exited(0), "\(errors)", sourceLocation: sourceLocation)
        #expect(errors == "", sourceLocation: sourceLocation)
        #expect(output == said + "\n", sourceLocation: sourceLocation)
    }
}

extension JSONValue {
    var items: [JSONValue] { if case .array(let items) = self { items } else { [] } }
    var number: Int64? { if case .number(let number) = self { number } else { nil } }
}

/// A registry in a folder of its own, with the commands that are run on it.
struct TestRegistry {
    let folder: TemporaryFolder
    let path: String

    static func with(seeds: Bool, _ body: (TestRegistry) async throws -> Void) async throws {
        try await TemporaryFolder.with { folder in
            let registry = TestRegistry(folder: folder, path: folder.path + "/a.twinning")
            var arguments: [ChildProcess.Argument] = ["new", .init(registry.path)]
            if seeds { arguments += ["--seeds", .init(BuiltProgram.checkout + "/seeds")] }
            let made = try await registry.run(arguments)
            guard made.ending == .exited(0) else { throw HarnessError("no registry: \(made.errors)") }
            try await body(registry)
        }
    }

    func run(_ arguments: ChildProcess.Argument...) async throws -> CommandLineRun {
        try await run(arguments)
    }

    func json(_ arguments: ChildProcess.Argument...) async throws -> CommandLineRun {
        try await run(arguments, options: ["--format", "json"])
    }

    func chinese(_ arguments: ChildProcess.Argument...) async throws -> CommandLineRun {
        try await run(arguments, options: ["--language", "zh-Hans"])
    }

    func run(
        _ arguments: [ChildProcess.Argument], options: [ChildProcess.Argument] = []
    ) async throws -> CommandLineRun {
        let saysTheDay = arguments.contains { $0.bytes == Array("--today".utf8) }
        let today: [ChildProcess.Argument] = saysTheDay ? [] : ["--today", "2021-06-16"]
        return try await CommandLineRun.of(
            BuiltProgram.path, arguments + options + ["--registry", .init(path)] + today,
            environment: BuiltProgram.environment(home: folder.home), in: folder)
    }

    var bytes: Data { get throws { try Data(contentsOf: URL(fileURLWithPath: path)) } }

    /// What stands beside the registry, so that a test can see that nothing came.
    var neighbours: [String] {
        get throws {
            try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }
                .sorted()
        }
    }
}
