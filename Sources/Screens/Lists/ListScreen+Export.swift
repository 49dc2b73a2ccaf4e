import Cells
import Domain

/// Writing the records of the list, or the marked ones, to a file: what for, under which name, then the work itself.
extension ListScreen {
    /// `what` is what goes out, in words.
    mutating func exportAs(_ what: String, _ context: Context) -> Effect {
        dialog = .exportAs
        var entries = [context.words("list.export.spreadsheet")]
        if hasPrivateFields { entries.append(context.words("list.export.private")) }
        return .push(ChecklistScreen(title: what, entries: entries, checked: [0]))
    }

    private var hasPrivateFields: Bool { query.kind.description.fields.contains(where: \.isPrivate) }

    mutating func takeExport(_ gift: Gift, _ asked: ListDialog, _ context: Context) -> [Effect] {
        switch (gift, asked) {
        case (.checked(let ticked), .exportAs):
            let export = Export(
                query, only: marks.records.isEmpty ? nil : marks.records,
                style: ticked.contains(0) ? .spreadsheet : .exact, showsPrivate: ticked.contains(1))
            return [askName(export, proposed: proposedName(context), context)]
        case (.typed(let path), .exportTo(var export)):
            export.path = path
            return begin(export, context)
        case (.confirmed, .replaceFile(var export)):
            export.replaces = true
            return begin(export, context)
        default: return []
        }
    }

    private mutating func askName(_ export: Export, proposed: String, _ context: Context) -> Effect {
        dialog = .exportTo(export)
        return .push(
            PromptScreen(
                title: context.words("list.export.name"), text: context.words("list.export.nameHelp"),
                initial: proposed, limit: 1000))
    }

    /// `villages-2021-06-16.csv`
    private func proposedName(_ context: Context) -> String {
        "\(query.kind.plural)-\(context.today.written).csv"
    }

    private mutating func begin(_ export: Export, _ context: Context) -> [Effect] {
        // Should a file of that name be in the way, it is known what was wanted.
        exporting = export
        return [
            .say(Message(context.words("list.export.begun"))), .export(export, ListScreen.exportTag),
        ]
    }

    mutating func askToReplace(_ context: Context) -> [Effect] {
        guard let exporting else { return [] }
        dialog = .replaceFile(exporting)
        return [
            .push(
                ConfirmScreen(
                    title: context.words("list.export.exists"),
                    text: context.words("list.export.replace", ["path": exporting.path]),
                    confirmTitle: context.words("list.export.doReplace")))
        ]
    }
}
