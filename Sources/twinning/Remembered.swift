import Domain
import Glibc
import Screens

/// What is remembered when the screens start.
struct Remembered: Sendable {
    let memory: Memory
    /// Nil: there is no place to remember anything in.
    let file: MemoryFile?
    let trouble: MemoryFile.Trouble?

    /// For a while in which nothing is remembered.
    init(memory: Memory) {
        (self.memory, file, trouble) = (memory, nil, nil)
    }

    /// `path` is that of the registry; nil for one that is thrown away.
    init(of path: String?) {
        let registry = path.map(Remembered.resolved)
        guard let folder = CommandLineProgram.places.stateFolder else {
            (memory, file, trouble) = (Memory(registry: registry), nil, nil)
            return
        }
        let file = MemoryFile(folder: folder, registry: registry)
        self.file = file
        do {
            memory = try file.read()
            trouble = nil
        } catch {
            memory = Memory(registry: registry)
            trouble = error
        }
    }

    /// The one path of a file that is reached by several.
    private static func resolved(_ path: String) -> String {
        guard let found = realpath(path, nil) else { return path }
        defer { free(found) }
        return String(cString: found)
    }

    /// The sentences of the language that was chosen the last time, unless one was asked for at this start.
    func words(_ words: Words) -> Words {
        guard let language = memory.language, language != words.language,
            !LanguageChoice.isMade(
                arguments: CommandLine.arguments, environment: CommandLineProgram.places.environment),
            let resources = try? CommandLineProgram.places.resources(),
            let remembered = try? Sentences.load(language, from: resources)
        else { return words }
        return remembered
    }
}

extension Words {
    func sentence(_ trouble: MemoryFile.Trouble) -> String {
        switch trouble {
        case .damaged(let place): self("memory.damaged", ["path": place])
        case .unreadable(let path, let reason): self("memory.unreadable", ["path": path, "reason": reason])
        case .notWritten(let path, let reason): self("memory.notWritten", ["path": path, "reason": reason])
        }
    }
}
