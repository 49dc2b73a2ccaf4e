extension Question {
    /// Questions of which a screen wants only the newest answered.
    package enum Sort: Hashable, Sendable {
        case window, count, rank, marked, page, search, history, historyYears, frequency, journal, missing
        case near, duplicates, mergePreview, unmergePreview
        case posts, elections, handover, conflicts, shares
        case folder
        case code, doubts
        case due, dueCounts
        case figures
        case money, board, checks
        case suggestions, gaps, threeLists
        case chain, balance, activityCounts
        case report, filed
    }

    /// Nil: every one of them is to be answered.
    package var sort: Sort? {
        switch self {
        case .window: .window
        case .count: .count
        case .rank: .rank
        case .marked: .marked
        case .page: .page
        case .search: .search
        case .history: .history
        case .historyYears: .historyYears
        case .frequency: .frequency
        case .journal: .journal
        case .missing: .missing
        case .journalChanges, .journalActors, .version: nil
        case .near: .near
        case .duplicates: .duplicates
        case .mergePreview: .mergePreview
        case .unmergePreview: .unmergePreview
        case .answers, .postQuestions, .paper: nil
        case .code: .code
        case .doubts: .doubts
        case .figures: .figures
        case .posts: .posts
        case .elections: .elections
        case .handover: .handover
        case .conflicts: .conflicts
        case .shares: .shares
        case .folder: .folder
        case .members, .ordered, .nextMarked: nil
        case .due: .due
        case .dueCounts: .dueCounts
        case .settings: nil
        case .money: .money
        case .windows: nil
        case .board: .board
        case .checks: .checks
        case .chain: .chain
        case .balance: .balance
        case .activityCounts: .activityCounts
        case .report: .report
        case .filed: .filed
        case .ownClauses, .ceremony, .agreementForOthers: nil
        case .suggestions: .suggestions
        case .gaps: .gaps
        case .threeLists: .threeLists
        case .home, .drafts, .droppedDrafts, .subordinates, .names, .records, .partyFacts: nil
        }
    }

    /// For a number or a sign beside what is shown: nobody waits for it.
    package var isInPassing: Bool {
        switch self {
        case .count, .rank, .historyYears, .marked(_, _, places: true), .dueCounts: true
        default: false
        }
    }

    /// Answered by counting rows, which may take long.
    package var isCount: Bool {
        switch self {
        case .count, .rank, .historyYears, .frequency, .members, .marked, .ordered, .nextMarked,
            .duplicates, .conflicts, .shares, .due, .dueCounts, .money, .board, .checks:
            true
        case .suggestions, .gaps, .threeLists: true
        case .report, .filed: true
        case .figures: true
        case .balance, .activityCounts: true
        default: false
        }
    }
}
