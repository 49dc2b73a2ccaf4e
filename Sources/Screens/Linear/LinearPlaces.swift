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
        case let lists as ThreeListsScreen: LinearReading(.lists(lists.about), lists.title(context))
        case let matches as MatchScreen: LinearReading(.matches(matches.about), matches.title(context))
        case let board as BoardScreen: LinearReading(.board(board.list), board.title(context))
        case let chain as ChainScreen: LinearReading(.chain(chain.about), chain.title(context))
        case let checks as ChecksScreen: LinearReading(.checks(checks.about), checks.title(context))
        case let filed as FiledScreen:
            LinearReading(.filed(filed.about, year: filed.year), filed.title(context))
        case let picker as PickerScreen:
            LinearRecords(picking: picker.kinds, for: picker.heading, typed: "")
        case let figures as FiguresScreen:
            LinearReading(.figures(figures.about, year: figures.year), figures.title(context))
        case let report as ReportScreen: LinearReading(.report(report.subject), report.title(context))
        default: nil
        }
    }
}
