import Domain
import Glibc

extension Registry {
    /// Makes a registry that starts with these records, in one step of the journal. It gets its name when everything is
    /// in it: whatever is wrong with a record, or ends the program, leaves no file of that name behind.
    package static func create(
        at path: String, by user: String, seeded records: [Domain.Record]
    ) throws(Refusal) {
        // Known before the work is done; `settle` makes sure of it afterwards.
        var status = stat()
        if stat(path, &status) == 0 {
            throw status.st_mode & S_IFMT == S_IFDIR ? .fileIsDirectory(path) : .fileExists(path)
        }
        let temporary = path + ".seeding-\(getpid())"
        defer {
            for stray in [temporary, temporary + "-journal"] { unlink(stray) }
        }
        do {
            let registry = try create(at: temporary, by: user)
            _ = try registry.seed(records)
        } catch {
            throw error.about(path, insteadOf: temporary)
        }
        try FileGuard.settle(temporary, as: path)
    }
}

extension Refusal {
    /// The name the user gave, not the one we work under.
    fileprivate func about(_ path: String, insteadOf temporary: String) -> Refusal {
        switch self {
        case .fileNotPermitted(temporary): .fileNotPermitted(path)
        case .diskFull(temporary): .diskFull(path)
        case .busy(temporary): .busy(path)
        case .fileReplaced(temporary): .fileReplaced(path)
        default: self
        }
    }
}
