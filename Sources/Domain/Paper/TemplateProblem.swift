/// Why a template cannot be used, and where.
package struct TemplateProblem: Error, Hashable, Sendable {
    package var path: String
    /// Counted from 1; nil: the file as a whole.
    package var line: Int?
    package var reason: Reason

    package enum Reason: Hashable, Sendable {
        /// There is no file of this name, neither the office's nor the program's own.
        case missing
        case unreadable(String)
        case notText
        case tooLarge(limit: Int)
        /// There is nothing of this name to fill in here.
        case unknownName(String)
        /// A tag that has no end, or that stands where it means nothing.
        case badTag(String)
        /// A sort of tag that is not taken: one that fills in without making it safe, changes the marks, or runs code.
        case notAllowed(String)
        /// A section that is not closed, or closed under another name.
        case notClosed(String)
        case notOpen(String)
        case noSuchPart(String)
        /// A part that has itself in it.
        case circle(String)
        case tooDeep
    }

    package init(_ path: String, line: Int? = nil, _ reason: Reason) {
        self.path = path
        self.line = line
        self.reason = reason
    }
}
