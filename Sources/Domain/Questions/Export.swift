/// Records that are to be written to a file as a table.
package struct Export: Hashable, Sendable {
    package enum Style: Hashable, Sendable {
        /// Exact, for programs: keys as headings, every field as the command line takes it.
        case exact
        /// For people: labels as headings, answers in words, nothing that a spreadsheet would run as a formula.
        case spreadsheet
    }

    /// The list, in whose order they come.
    package var query: ListQuery
    /// Only these, whatever the list shows; nil: the records of the list.
    package var only: RecordSet?
    package var path: String
    package var style: Style
    /// Private answers, such as telephone numbers, in full.
    package var showsPrivate: Bool
    /// A file of this name gives way.
    package var replaces: Bool

    package init(
        _ query: ListQuery, only: RecordSet? = nil, path: String = "", style: Style = .exact,
        showsPrivate: Bool = false, replaces: Bool = false
    ) {
        self.query = query
        self.only = only
        self.path = path
        self.style = style
        self.showsPrivate = showsPrivate
        self.replaces = replaces
    }
}
