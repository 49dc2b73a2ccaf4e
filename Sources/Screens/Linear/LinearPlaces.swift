import Domain

/// Which place speaks for which screen.
enum LinearPlaces {
    /// Nil for screens that have no meaning in lines.
    static func place(for screen: any Screen, _ context: Context) -> (any LinearPlace)? {
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
        case let due as DueScreen:
            LinearReading(.due(about: due.about, due.sorts), due.title(context))
        case let gaps as GapsScreen: LinearReading(.gaps(gaps.about), gaps.title(context))
        // The three lists are lists here as others are; what they have beyond them are the gaps.
        case is ThreeListsScreen: LinearReading(.gaps(nil), context.words("gaps.title"))
        case let figures as FiguresScreen:
            LinearReading(.figures(figures.about, year: figures.year), figures.title(context))
        case let report as ReportScreen: LinearReading(.report(report.subject), report.title(context))
        default: nil
        }
    }
}
