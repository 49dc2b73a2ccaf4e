/// How much of what is asked of a record is answered. *Does not apply* is an answer; *not known* is none, and never
/// counts as zero.
package struct Completeness: Hashable, Sendable {
    /// The fields that are required or wanted.
    package var asked: Int
    package var missing: [String]
    package var known: Int { asked - missing.count }

    package init(_ record: Record) {
        let isNamedInChinese = record.name.hasHanzi
        asked =
            record.kind.description.fields.filter { field in
                field.isRequired || field.isWanted && !(field.key == "chineseName" && isNamedInChinese)
            }.count
        missing = record.missingFields
    }
}

/// How much is known of one field in all records of a kind.
package struct FieldShare: Hashable, Sendable {
    package var kind: Kind
    package var field: String
    /// Living records of which it is asked, and those of them that answer it.
    package var asked: Int
    package var known: Int

    package init(kind: Kind, field: String, asked: Int, known: Int) {
        self.kind = kind
        self.field = field
        self.asked = asked
        self.known = known
    }
}
