import Domain

/// Which place speaks for which screen.
enum LinearPlaces {
    /// Nil for screens that have no meaning in lines.
    static func place(for screen: any Screen) -> (any LinearPlace)? {
        switch screen {
        case let form as FormScreen: LinearForm(form)
        case let review as ReviewScreen: LinearReview(review)
        case let detail as DetailScreen: LinearDetail(detail)
        case let confirm as ConfirmScreen: LinearConfirm(confirm)
        case let prompt as PromptScreen: LinearPrompt(prompt)
        case let menu as MenuScreen: LinearMenu(menu)
        case let list as ListScreen: LinearRecords(.list(list.query))
        case is SearchScreen: LinearRecords(.search("", []))
        case let history as HistoryScreen:
            LinearRecords(.history(HistoryQuery(subject: history.subject), name: history.name))
        case let journal as JournalScreen: LinearRecords(.journal(journal.record))
        case let missing as MissingFactsScreen: LinearRecords(.missing(missing.kind))
        case is DraftsScreen: LinearDrafts()
        case let merge as MergeScreen: LinearMerge(merge)
        default: nil
        }
    }
}
