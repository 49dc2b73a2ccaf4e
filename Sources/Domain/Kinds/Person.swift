/// Somebody who holds posts. As little as possible is kept of a person: no identity number, no judgement.
package enum Person: RecordKind {
    package static let kind = Kind.person

    package static let name = Field.text("name", limit: 100).required.column.searched(.name)
    package static let chineseName = Field.text("chineseName", limit: 100).wanted.searched(.name)
    package static let telephone = Field.text("telephone", limit: 40).isPrivate
    package static let note = Field.prose("note")
    package static let posts = Field.parts("posts", Post.description).section("posts")

    package static let description = RecordDescription(.person, [name, chineseName, telephone, note, posts])
}

/// A post held in a body, with what is known of its time. `attestedOn` is a day on which it is known to have been
/// held when neither its start nor its end is.
package enum Post {
    package static let list = ChoiceList(
        "post",
        [
            "secretary", "deputySecretary", "firstSecretary", "organisationMember", "publicityMember",
            "disciplineMember", "liaison", "generalManager", "president", "director", "member",
        ])

    package static let post = Field.openChoice("post", list).required
    package static let body = Field.link("body", .branch, .unit, .village, .region).required
    package static let from = Field.day("from").moment
    package static let to = Field.day("to").moment
    package static let attestedOn = Field.day("attestedOn").moment
    package static let source = Field.link("source", to: Source.self)

    package static let description = PartDescription("post", [post, body, from, to, attestedOn, source])
}
