/// From what was said to what came of it, and back: the speech, the promise made in it, the project that is to keep it,
/// and the outcome. A promise that was carried over to a later agreement goes on in the same line.
package struct Chain: Hashable, Sendable {
    /// A promise with where it was said and what is to keep it.
    package struct Promise: Hashable, Sendable {
        package var commitment: Record
        package var speech: Speech?
        package var project: Record?
        /// The agreement that it belongs to, for the days of its rhythm.
        package var agreement: Record?

        package init(
            commitment: Record, speech: Speech? = nil, project: Record? = nil, agreement: Record? = nil
        ) {
            self.commitment = commitment
            self.speech = speech
            self.project = project
            self.agreement = agreement
        }
    }

    /// An item of an agenda; nil for the item where only the activity is known.
    package struct Speech: Hashable, Sendable {
        package var activity: Record
        /// Counted from 1.
        package var item: Int?

        package init(activity: Record, item: Int?) {
            self.activity = activity
            self.item = item
        }

        package var line: Part? {
            item.flatMap { (activity[Activity.agenda].value ?? [])[safely: $0 - 1] }
        }
    }

    /// What is asked about: an activity, a commitment, a project, an agreement or a twinning.
    package var about: RecordID
    /// Each a promise with those that it was carried over from and to, the first one first.
    package var lines: [[Promise]]
    package var names: [RecordID: String]
    /// There are more than are told.
    package var isCut = false

    package init(about: RecordID, lines: [[Promise]], names: [RecordID: String] = [:]) {
        self.about = about
        self.lines = lines
        self.names = names
    }

    /// The kinds of record that a chain can be walked from.
    package static let kinds: [Kind] = [.activity, .commitment, .project, .agreement, .twinning]

    /// How many lines are told at the most.
    package static let longest = 500
}
