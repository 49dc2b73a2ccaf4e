/// What stands in a folder of the file system.
package struct FolderListing: Hashable, Sendable {
    package struct Entry: Hashable, Sendable {
        package var name: String
        package var isFolder: Bool
        /// In bytes; of a file only.
        package var size: Int

        package init(_ name: String, isFolder: Bool, size: Int = 0) {
            self.name = name
            self.isFolder = isFolder
            self.size = size
        }
    }

    /// Absolute, with a `/` at its end.
    package var path: String
    /// Folders first, then files, each by name. What is no file of bytes, or has a name that is no text, is left out.
    package var entries: [Entry]
    /// There are more than are listed.
    package var isCut: Bool
    /// It is not there, is no folder, or may not be read.
    package var isUnreadable: Bool

    package init(path: String, entries: [Entry], isCut: Bool = false, isUnreadable: Bool = false) {
        self.path = path
        self.entries = entries
        self.isCut = isCut
        self.isUnreadable = isUnreadable
    }
}
