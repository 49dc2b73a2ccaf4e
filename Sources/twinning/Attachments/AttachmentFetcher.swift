import Documents
import Domain
import FileStore
import Foundation
import Glibc

/// Brings kept copies out of the registry: to a file, or before the program that the user configured for looking at
/// files. Each is verified on the way, and the kept copy itself is never handed out.
struct AttachmentFetcher {
    /// Names the program and what it is called with, before the path of the file.
    static let variable = "TWINNING_OPENER"

    private let registry: Registry

    init(_ registry: Registry) { self.registry = registry }

    func fetch(_ fetch: AttachmentFetch) throws(Refusal) -> Outcome {
        let record = try registry.record(fetch.record)
        guard let line = (record[Common.attachments].value ?? []).first(where: { $0.id == fetch.line })
        else { throw .changedMeanwhile(fetch.record) }
        let name = line[Attachment.name].value ?? ""
        switch fetch.destination {
        case .file(let path, let replaces):
            var absolute = WrittenPath.absolute(path)
            if isFolder(absolute) { absolute = joined(absolute, Attachment.fileName(for: name)) }
            try write(line, of: record.id, to: absolute, replaces: replaces)
            return .fetched(path: absolute)
        case .opener:
            try open(line, of: record.id, named: name)
            return .opened(name)
        }
    }

    private func write(
        _ line: Part, of id: RecordID, to path: String, replaces: Bool
    ) throws(Refusal) {
        let file = try NewFile(path, replaces: replaces)
        try registry.readAttachment(line, of: id) { bytes throws(Refusal) in try file.write(bytes) }
        try file.finish(replaces: replaces)
    }

    private func open(_ line: Part, of id: RecordID, named name: String) throws(Refusal) {
        let environment = CommandLineProgram.places.environment
        let opener = TextEditing.arguments(environment[AttachmentFetcher.variable] ?? "")
        guard let program = opener.first else { throw .attachment(.noOpener) }
        let folder: PrivateFolder
        do {
            folder = try PrivateFolder.make(for: .look)
        } catch {
            guard case .refusal(let refusal) = error else { throw .attachment(.openerFailed(program)) }
            throw refusal
        }
        let path = folder.path + "/" + Attachment.fileName(for: name)
        do throws(Refusal) {
            try write(line, of: id, to: path, replaces: false)
            // To be looked at, not to be worked on: what is changed here changes nothing in the registry.
            chmod(path, 0o400)
            guard DetachedProgram.start(opener + [path], environment: environment) else {
                throw .attachment(.openerFailed(program))
            }
        } catch {
            folder.remove()
            throw error
        }
    }

    private func isFolder(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    private func joined(_ folder: String, _ name: String) -> String {
        folder.hasSuffix("/") ? folder + name : folder + "/" + name
    }
}
