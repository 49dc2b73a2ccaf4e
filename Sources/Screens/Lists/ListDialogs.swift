import Domain

/// What a window that was opened over a list asks; its answer is taken accordingly.
enum ListDialog: Hashable, Sendable {
    case sort
    /// What is to be done with the marked records.
    case marked
    case retireMarked, restoreMarked
    case copy
    case exportAs
    /// Under which name.
    case exportTo(Export)
    case replaceFile(Export)
}

/// Something that begins once the registry has answered a question. Until then keys wait.
struct Pending: Hashable, Sendable {
    enum Action: Hashable, Sendable {
        case open
        case mark, invert
        /// Says how many of the marked records are hidden before it does anything with them.
        case choose, retire, restore, export
        case copyNumbers, copyNames
        case goToMarked
    }

    var tag: Int
    var action: Action
    /// What was asked for meanwhile.
    var next: Action?
    /// Whom it is about, in their order.
    var records: [RecordID] = []
}
