import Cells
import Domain
import FileStore
import Testing

@testable import Screens

/// The hands of somebody who fills in forms.
extension Drive {
    /// The form in front; nil when another screen is.
    var form: FormScreen? { app.stack.last?.screen as? FormScreen }

    /// Opens an empty form.
    func fill(_ kind: Kind) { open(Forms.form(kind, record: nil, names: [:])) }

    /// Presses Tab until the field with this key has the focus.
    func go(_ key: String, at place: SourceLocation = #_sourceLocation) {
        for _ in 0..<60 {
            if form?.state.focused.description.key == key { return }
            press("tab", at: place)
        }
        Issue.record("no field \(key) in front\n\(picture)", sourceLocation: place)
    }

    /// Types an answer into a field; in a field that is chosen the list opens, and what fits first is taken.
    func answer(_ key: String, _ text: String, at place: SourceLocation = #_sourceLocation) {
        go(key, at: place)
        type(text)
        if form == nil { press("enter", at: place) }
    }

    /// Adds a line to the list with this key and answers its fields.
    func addLine(
        _ list: String, _ answers: KeyValuePairs<String, String>, at place: SourceLocation = #_sourceLocation
    ) {
        go(list, at: place)
        press("F7", at: place)
        for (key, text) in answers { answer(key, text, at: place) }
        press("F2", at: place)
    }

    /// Saves the form in front.
    func save(at place: SourceLocation = #_sourceLocation) {
        let form = self.form?.title(app.context) ?? ""
        press("F2", at: place)
        #expect(message.hasPrefix("Saved"), "\(form): \(message)\n\(picture)", sourceLocation: place)
    }

    /// The records the registry was last asked to save.
    var saved: [Record] {
        for verb in verbs.reversed() { if case .save(let records, _) = verb { return records } }
        return []
    }

    /// The drafts that were kept, oldest first.
    var keptDrafts: [Draft] {
        verbs.compactMap { if case .keepDraft(let draft) = $0 { draft } else { nil } }
    }
}

extension RegistryWorld {
    func record(_ number: String) throws -> Record {
        try registry.record(try #require(RecordID(number: number)))
    }

    /// Adds records in one step; their new numbers, in the same order.
    func add(_ records: Record...) throws -> [RecordID] {
        guard case .done(_, let ids) = try perform(.save(records, draft: nil)).get() else { return [] }
        return ids
    }

    /// A village and a branch with their names only.
    func village(_ name: String) throws -> RecordID {
        try #require(try add(Record(RecordID(.village, -1), answers: ["name": .value(.text(name))])).first)
    }

    func branch(_ name: String) throws -> RecordID {
        try #require(
            try add(
                Record(
                    RecordID(.branch, -1),
                    answers: ["name": .value(.text(name)), "sort": .value(.choice("branch"))])
            ).first)
    }

    func drafts() throws -> [Draft] {
        guard case .drafts(let drafts) = try answer(.drafts).get() else { return [] }
        return drafts
    }
}
