import Cells
import Domain

/// A form while it is filled in: the fields of a record, the line that is opened in one of them, and what is wrong.
struct FormState: Hashable, Sendable {
    let plan: FormPlan
    /// The record as it was: its identity, its version, and the answers that the form does not show.
    var base: Record
    var fields: FieldList
    /// The line in focus of the focused list is opened as a form of its own.
    private(set) var isLineOpen = false
    /// The names of linked records.
    var names: [RecordID: String]
    /// The records behind the lines of companions, as they were.
    var companions: [RecordID: Record] = [:]
    /// Names that were proposed, by field: they follow what they were made from until somebody types another.
    var proposed: [String: String] = [:]
    /// The agreement that answers were taken over from.
    var source: Record?
    /// The day on which the entries were read: `+30` counts from it.
    var readOn: CalendarDay
    /// What is wrong, in the order of the fields.
    private(set) var problems: [Located] = []
    /// What the registry refused: said until the field is changed.
    private var refused: [Located] = []
    /// What was said, while this was typed, of stored records that look like it.
    var said: [AnswerWhileTyping] = []

    /// A problem with the place of its field: in the form, or in a line of a list.
    struct Located: Hashable, Sendable {
        var field: Int
        var line: Int?
        var inner: Int?
        var problem: Problem

        var place: [Int] { [field, line ?? -1, inner ?? -1] }
    }

    /// What is stored reads the same on every day; `turn(to:)` tells the form which one it is.
    init(
        _ plan: FormPlan, base: Record, names: [RecordID: String], readOn today: CalendarDay = .epoch
    ) {
        readOn = today
        self.plan = plan
        self.base = base
        self.names = names
        // What a form of another purpose shows is there to be changed.
        let isFrozen = base.kind == .agreement && Agreement.isFrozen(base) && plan.purpose == .record
        fields = FieldList(
            owner: plan.kind.rawValue,
            fields: plan.fields.map { description in
                var field = FieldState(description, base[description.key], today: today)
                field.isLocked = isFrozen && !Agreement.openAfterSigning.contains(description.key)
                return field
            })
        check(today)
    }

    // MARK: - Where the focus is

    /// The fields one moves in now: the record's, or those of the line that is open.
    var active: FieldList { openLine?.fields ?? fields }

    /// The field that keys go to.
    var focused: FieldState { active.fields[active.focus] }

    var openLine: LineState? {
        guard isLineOpen, let list = fields.fields[fields.focus].lines, list.isOnLine else { return nil }
        return list.lines[list.row]
    }

    /// The list in focus, when no line of it is open.
    var focusedList: LineList? { isLineOpen ? nil : fields.fields[fields.focus].lines }

    var section: Int { plan.section(ofField: fields.focus) }

    /// Changes the field that keys go to.
    mutating func edit<Result>(_ today: CalendarDay, _ body: (inout FieldState) -> Result) -> Result {
        let at = fields.focus
        let result: Result
        if isLineOpen, case .lines(var list) = fields.fields[at].entry, list.isOnLine {
            let inner = list.lines[list.row].fields.focus
            fields.fields[at].origin = nil
            result = list.change(list.row) { line in
                line.isUntouched = false
                line.fields.fields[inner].origin = nil
                let result = body(&line.fields.fields[inner])
                line.fields.fields[inner].read(today)
                return result
            }
            fields.fields[at].entry = .lines(list)
            refused.removeAll { $0.place == [at, list.row, inner] || $0.place == [at, list.row, -1] }
        } else {
            fields.fields[at].origin = nil
            result = body(&fields.fields[at])
            refused.removeAll { $0.field == at }
        }
        fields.fields[at].read(today)
        check(today)
        return result
    }

    /// Changes the list in focus as a whole.
    mutating func editList<Result>(_ today: CalendarDay, _ body: (inout LineList) -> Result) -> Result? {
        guard case .lines(var list) = fields.fields[fields.focus].entry else { return nil }
        let before = list.lines
        let result = body(&list)
        fields.fields[fields.focus].entry = .lines(list)
        if fields.fields[fields.focus].description.key == Activity.agenda.key {
            followAgenda(from: before, today)
        }
        fields.fields[fields.focus].origin = nil
        fields.fields[fields.focus].isNotApplicable = false
        fields.fields[fields.focus].read(today)
        refused.removeAll { $0.field == fields.focus }
        check(today)
        return result
    }

    // MARK: - Moving

    /// Leaves the field in focus for another of the same fields.
    mutating func focus(_ index: Int, _ today: CalendarDay) {
        leave(today)
        if isLineOpen {
            changeOpenLine { $0.fields.focus = min(max(0, index), $0.fields.fields.count - 1) }
        } else {
            let target = min(max(0, index), fields.fields.count - 1)
            let isBelow = target > fields.focus
            fields.focus = target
            // One comes into a list at its near end.
            if case .lines(var list) = fields.fields[target].entry {
                list.row = isBelow ? 0 : list.lines.count
                fields.fields[target].entry = .lines(list)
            }
        }
        check(today)
    }

    mutating func focusRow(_ row: Int) {
        guard case .lines(var list) = fields.fields[fields.focus].entry else { return }
        list.row = min(max(0, row), list.lines.count)
        fields.fields[fields.focus].entry = .lines(list)
    }

    mutating func leave(_ today: CalendarDay) {
        if isLineOpen {
            changeOpenLine { line in
                line.fields.fields[line.fields.focus].isLeft = true
                line.fields.fields[line.fields.focus].origin = nil
                line.fields.fields[line.fields.focus].settle(today)
            }
        } else {
            fields.fields[fields.focus].isLeft = true
            fields.fields[fields.focus].origin = nil
            fields.fields[fields.focus].settle(today)
        }
    }

    private mutating func changeOpenLine(_ body: (inout LineState) -> Void) {
        guard case .lines(var list) = fields.fields[fields.focus].entry, list.isOnLine else { return }
        list.change(list.row, body)
        fields.fields[fields.focus].entry = .lines(list)
    }

    mutating func openFocusedLine(atField inner: Int = 0, _ today: CalendarDay) {
        guard let list = focusedList, list.isOnLine else { return }
        isLineOpen = true
        changeOpenLine { $0.fields.focus = min(max(0, inner), $0.fields.fields.count - 1) }
    }

    /// Closes the open line; one that nothing was put into goes.
    mutating func closeLine(_ today: CalendarDay) {
        guard isLineOpen else { return }
        leave(today)
        isLineOpen = false
        guard case .lines(var list) = fields.fields[fields.focus].entry, list.isOnLine else { return }
        let line = list.lines[list.row]
        if line.isUntouched || line.fields.fields.allSatisfy({ $0.isEmpty && !$0.isNotApplicable }) {
            let before = list.lines
            list.forget(at: list.row)
            fields.fields[fields.focus].entry = .lines(list)
            followAgenda(from: before, today)
        } else {
            list.change(list.row) { $0.fields.leaveAll() }
        }
        fields.fields[fields.focus].entry = .lines(list)
        fields.fields[fields.focus].read(today)
        check(today)
    }

    // MARK: - What is wrong

    mutating func leaveAll() { fields.leaveAll() }

    mutating func refuse(_ problems: [Problem], _ today: CalendarDay) {
        leaveAll()
        refused = problems.compactMap(locate)
        check(today)
    }

    mutating func addRefused(_ problem: Problem) {
        guard let located = locate(problem), !refused.contains(located) else { return }
        refused.append(located)
    }

    mutating func check(_ today: CalendarDay) {
        var found: [Located] = []
        for (index, field) in fields.fields.enumerated() where !field.isLocked {
            misread(field, at: index, into: &found)
        }
        let unread = Set(found.map(\.place))
        let old = base.version > 0 ? base : nil
        for problem in Validation.problems(in: record, since: old) + ownProblems + companionProblems
            + refused.map(\.problem)
        {
            guard let located = locate(problem), !unread.contains(located.place),
                !fields.fields[located.field].isLocked, !found.contains(located), !isStillToBeNamed(located)
            else { continue }
            found.append(located)
        }
        problems = found.sorted { $0.place.lexicographicallyPrecedes($1.place) }
    }

    /// Of fields that only the form has nobody else knows that they are needed.
    private var ownProblems: [Problem] {
        guard plan.purpose != .record else { return [] }
        return fields.fields.filter { $0.description.isRequired && $0.answer.value == nil }
            .map { Problem(FieldPath(plan.kind, $0.description.key), .required) }
    }

    private func misread(_ field: FieldState, at index: Int, into found: inout [Located]) {
        let key = field.description.key
        if let reason = field.misread {
            let path = FieldPath(plan.kind, key)
            let problem = Problem(path, reason, given: field.text ?? "")
            found.append(Located(field: index, problem: problem))
        }
        for (row, line) in (field.lines?.lines ?? []).enumerated() {
            for (inner, field) in line.fields.fields.enumerated() {
                guard let reason = field.misread else { continue }
                let path =
                    plan.companion(key).map { FieldPath($0.kind, field.description.key) }
                    ?? FieldPath(plan.kind, key, FieldPath.Line(row, field.description.key))
                let problem = Problem(path, reason, given: field.text ?? "")
                found.append(Located(field: index, line: row, inner: inner, problem: problem))
            }
        }
    }

    /// Problems of companions say which line they are of by `FieldPath.Line`, under the list's own key.
    private var companionProblems: [Problem] {
        plan.companions.flatMap { companion -> [Problem] in
            guard let list = fields[companion.field.key]?.lines else { return [] }
            return list.lines.indices.flatMap { row -> [Problem] in
                Validation.problems(in: companionRecord(companion, list.lines[row], row: row)).map {
                    var problem = $0
                    let key = companion.field.key
                    problem.at = FieldPath(plan.kind, key, FieldPath.Line(row, $0.at.field))
                    return problem
                }
            }
        }
    }

    private func locate(_ problem: Problem) -> Located? {
        guard problem.at.kind == plan.kind, let field = fields.index(problem.at.field) else { return nil }
        var located = Located(field: field, line: problem.at.line?.index, problem: problem)
        if let line = problem.at.line, let list = fields.fields[field].lines,
            list.lines.indices.contains(line.index), let key = line.field
        {
            located.inner = list.lines[line.index].fields.index(key)
            if let companion = plan.companion(problem.at.field) {
                located.problem.at = FieldPath(companion.kind, key)
            }
        }
        return located
    }

    /// The problems that are said: those of fields that were left.
    var shownProblems: [Located] {
        problems.filter { located in
            let field = fields.fields[located.field]
            guard let line = located.line, let list = field.lines, list.lines.indices.contains(line) else {
                return field.isLeft
            }
            guard let inner = located.inner else { return field.isLeft }
            return list.lines[line].fields.fields[inner].isLeft
        }
    }

    /// Goes to the first problem after the focus, and round again. False when there is none.
    mutating func focusNextProblem(_ today: CalendarDay) -> Bool {
        let now = [
            fields.focus, isLineOpen ? fields.fields[fields.focus].lines?.row ?? -1 : -1,
            openLine?.fields.focus ?? -1,
        ]
        guard let next = problems.first(where: { now.lexicographicallyPrecedes($0.place) }) ?? problems.first
        else { return false }
        go(to: next, today)
        return true
    }

    mutating func focusFirstProblem(_ today: CalendarDay) {
        if let first = problems.first { go(to: first, today) }
    }

    mutating func go(to located: Located, _ today: CalendarDay) {
        let row = openLine != nil ? fields.fields[fields.focus].lines?.row : nil
        if isLineOpen, !(located.field == fields.focus && located.line == row) {
            closeLine(today)
        }
        if !isLineOpen { focus(located.field, today) }
        if let line = located.line {
            if !isLineOpen {
                focusRow(line)
                openFocusedLine(atField: located.inner ?? 0, today)
            } else {
                focus(located.inner ?? 0, today)
            }
        }
        leave(today)
        check(today)
    }
}
