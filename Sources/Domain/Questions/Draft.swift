/// A form that was begun and not finished, kept in the registry so that no end of the program loses it.
package struct Draft: Hashable, Sendable {
    /// Nil before it is stored for the first time.
    package var id: Int64?
    /// Which form it belongs to.
    package var form: String
    /// The record being changed; nil for a new one.
    package var about: RecordID?
    /// What to call it in the list of drafts.
    package var title: String
    /// The form's own state, as JSON.
    package var content: String
    /// When it was last stored, UTC `2021-06-16T08:30:00Z`; set by the registry.
    package var savedAt: String
    /// What this window knows the stored draft to say. When it says something else, another window has gone on with
    /// it: then this one is kept as a draft of its own, under a new identity. Nil: not compared.
    package var basis: String?

    package init(
        id: Int64? = nil, form: String, about: RecordID?, title: String, content: String, savedAt: String = ""
    ) {
        self.id = id
        self.form = form
        self.about = about
        self.title = title
        self.content = content
        self.savedAt = savedAt
    }
}
