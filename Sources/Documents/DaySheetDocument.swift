import Domain

/// The day sheet of a ceremony as plain lines, to be printed and taken along.
package struct DaySheetDocument: Sendable {
    private let activity: Record
    private let lines: [Part]
    private let names: [RecordID: String]
    private let words: Words

    package init(_ activity: Record, _ lines: [Part], names: [RecordID: String], _ words: Words) {
        self.activity = activity
        self.lines = lines
        self.names = names
        self.words = words
    }

    /// Sort by sort, each thing with a box that is ticked when it is done. Safe for a terminal.
    package var text: String {
        var text = [activity.id.number + "  " + activity.name]
        let day = activity[Activity.heldOn].value.map(words.longDay)
        let place = activity[Activity.place].value
        let head = [day, activity[Activity.time].value, place].compactMap { $0 }
        if !head.isEmpty { text.append(head.joined(separator: " · ")) }
        text.append(words("daySheet.done", ["n": String(done), "total": String(lines.count)]))
        for sort in DaySheet.sorts(of: lines) {
            text.append("")
            text.append(sort.map { words.choice(DaySheetItem.sorts.name, $0) } ?? words("daySheet.other"))
            for line in lines where line[DaySheetItem.sort].value == sort {
                text.append("  " + words.daySheetLine(line, names: names, places: true))
            }
        }
        return text.map { TerminalText.safe($0) + "\n" }.joined()
    }

    private var done: Int { lines.count { $0[DaySheetItem.isDone].value == true } }
}
