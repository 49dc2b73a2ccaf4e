import Domain

/// The ways into forms.
enum Forms {
    /// The form for a new record of the kind, or for changing one; for agreements the one that ends in a signature.
    static func form(_ kind: Kind, record: Record?, names: [RecordID: String]) -> any Screen {
        if let record { return FormScreen(changing: record, names: names) }
        return FormScreen(new: kind)
    }

    /// Goes on with a form that was begun. Nil when the draft cannot be read.
    static func form(resuming draft: Draft) -> (any Screen)? {
        FormScreen(resuming: draft)
    }

    /// The agreement as it stands, to be read through and signed.
    static func review(_ agreement: RecordID) -> any Screen { ReviewScreen(agreement) }
}
