import Domain
import Foundation

/// Looks into folders of the file system, for choosing a file.
enum Folders {
    /// More than anybody looks through.
    private static let mostListed = 2000

    /// `path` may begin with `~`; a relative one is meant from where the program was started.
    static func listing(_ path: String) -> FolderListing {
        let written = WrittenPath.absolute(path)
        let absolute = written.hasSuffix("/") ? written : written + "/"
        guard let folder = opendir(absolute) else {
            return FolderListing(path: absolute, entries: [], isUnreadable: true)
        }
        defer { closedir(folder) }
        var entries: [FolderListing.Entry] = []
        var isCut = false
        while let found = readdir(folder) {
            guard let entry = entry(found, in: folder) else { continue }
            guard entries.count < mostListed else {
                isCut = true
                break
            }
            entries.append(entry)
        }
        entries.sort { ($0.isFolder ? 0 : 1, $0.name) < ($1.isFolder ? 0 : 1, $1.name) }
        return FolderListing(path: absolute, entries: entries, isCut: isCut)
    }

    private static func entry(
        _ found: UnsafeMutablePointer<dirent>, in folder: OpaquePointer
    ) -> FolderListing.Entry? {
        let name = withUnsafeBytes(of: found.pointee.d_name) { bytes in
            String(validating: bytes.prefix { $0 != 0 }, as: UTF8.self)
        }
        guard let name, name != ".", name != ".." else { return nil }
        var status = stat()
        guard fstatat(dirfd(folder), name, &status, 0) == 0 else { return nil }
        switch status.st_mode & S_IFMT {
        case S_IFDIR: return FolderListing.Entry(name, isFolder: true)
        case S_IFREG: return FolderListing.Entry(name, isFolder: false, size: Int(status.st_size))
        default: return nil
        }
    }
}
