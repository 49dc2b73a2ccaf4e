/// A file that belongs to a record. The registry keeps a copy of it, found by its checksum.
package enum Attachment {
    package enum Sort: String, ChoiceValue { case scan, photo, audio, document, other }

    /// The file's name, without its folder.
    package static let name = Field.text("name", limit: 255).required.searched(.text)
    package static let sort = Field<Sort>.choice("sort", "attachmentSort").required
    /// What is to be seen or heard: on a photo, who stands where.
    package static let caption = Field.prose("caption", limit: 4000)
    /// SHA-256 of its bytes, in 64 hexadecimal digits.
    package static let checksum = Field.text("checksum", limit: 64)
    /// In bytes.
    package static let size = Field.number("size", 0...1_000_000_000_000)
    package static let addedOn = Field.day("addedOn")

    package static let description = PartDescription(
        "attachment", [name, sort, caption, checksum, size, addedOn])
}
