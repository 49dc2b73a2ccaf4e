import Cells
import Domain

/// A window over a list: the conditions that hold, and the filters saved for this kind of list. Gives `.query`, what
/// the list is to show from now on.
struct FiltersScreen: Screen {
    let query: ListQuery
    private(set) var names: [RecordID: String] = [:]
    /// Whether the names of what the filters speak of are known; a record without one is gone.
    private(set) var hasNames = false
    private(set) var state = ListState()
    /// What the window opened over this one asks for.
    private var step = Step.resting

    private enum Step: Hashable, Sendable {
        case resting
        /// For a new condition, or the one at this place.
        case field(at: Int?)
        case test(FieldDescription, at: Int?)
        case value(FieldDescription, FilterTest, at: Int?)
        case name
        case newName(SavedFilter)
        case dropping(SavedFilter)
    }

    enum Row: Hashable, Sendable {
        case condition(Int)
        case text
        case add, save
        case saved(SavedFilter)
    }

    private static let namesTag = 1
    static let longestName = 40

    init(_ query: ListQuery) { self.query = query }

    var isOverlay: Bool { true }

    func title(_ context: Context) -> String {
        context.words("filters.title", ["kinds": context.words.kinds(query.kind)])
    }

    func rows(_ context: Context) -> [Row] {
        query.conditions.indices.map(Row.condition) + (query.text.isEmpty ? [] : [.text]) + [.add, .save]
            + context.memory.filters(of: query.kind).map(Row.saved)
    }

    private func selected(_ context: Context) -> Row? {
        let rows = rows(context)
        let index = state.fitted(count: rows.count, height: 1).selected
        return rows.indices.contains(index) ? rows[index] : nil
    }

    func offers(_ context: Context) -> [Offer] {
        let row = selected(context)
        var isSaved = false
        if case .saved = row { isSaved = true }
        let obstacle = isSaved ? nil : "obstacle.noSavedFilter"
        return ["choose", "up", "down", "pageUp", "pageDown", "first", "last"].map { Offer($0) } + [
            Offer("addCondition"), Offer("saveFilter", unless: saveObstacle),
            Offer("renameFilter", unless: obstacle),
            Offer("dropFilter", unless: row == .add || row == .save ? "obstacle.noSavedFilter" : nil),
        ]
    }

    /// A name for the whole list would say nothing.
    var saveObstacle: String? {
        let isPlain = query.conditions.isEmpty && query.text.isEmpty && !query.includesRetired
        return isPlain && query.sort == ListQuery(query.kind).sort ? "obstacle.noFilter" : nil
    }

    // MARK: - Events

    mutating func update(_ event: ScreenEvent, _ context: Context) -> [Effect] {
        let count = rows(context).count
        let height = height(context)
        switch event {
        case .appeared: return askNames(context)
        case .reply(FiltersScreen.namesTag, .names(let found)): (names, hasNames) = (found, true)
        case .refused(_, let refusal): return [.say(Message(context.words.sentence(refusal), .problem))]
        case .wheel(let rows): state.scroll(by: rows, count: count, height: height)
        case .click(.row("overlay", let index), _):
            state.select(index, count: count, height: height)
            return run("choose", context)
        case .command(let id):
            if state.move(id, count: count, height: height) { return [] }
            return run(id, context)
        case .given(let gift): return take(gift, context)
        default: break
        }
        return []
    }

    private func askNames(_ context: Context) -> [Effect] {
        let saved = context.memory.filters(of: query.kind).compactMap {
            try? $0.query.resolved(today: context.today)
        }
        let records = ([query] + saved).flatMap { $0.conditions.flatMap(\.links) }
        return [.ask(.names(Array(Set(records))), FiltersScreen.namesTag)]
    }

    private mutating func run(_ id: Command.ID, _ context: Context) -> [Effect] {
        switch (id, selected(context)) {
        case ("addCondition", _), ("choose", .add): return chooseField(at: nil, context)
        case ("saveFilter", _), ("choose", .save):
            if let saveObstacle { return [.say(Message(context.words(saveObstacle), .problem))] }
            step = .name
            return [prompt("filters.saveTitle", initial: "", context)]
        case ("choose", .condition(let index)):
            return chooseTest(query.conditions[index].field, at: index, context)
        case ("choose", .text): return [.pop]
        case ("choose", .saved(let filter)): return open(filter, context)
        case ("renameFilter", .saved(let filter)):
            step = .newName(filter)
            return [prompt("filters.renameTitle", initial: filter.name, context)]
        case ("dropFilter", .saved(let filter)):
            step = .dropping(filter)
            return [
                .push(
                    ConfirmScreen(
                        title: context.words("command.dropFilter"),
                        text: context.words("filters.dropQuestion", ["name": filter.name]),
                        confirmTitle: context.words("command.dropFilter")))
            ]
        case ("dropFilter", .condition(let index)):
            var changed = query
            changed.conditions.remove(at: index)
            return [.give(.query(changed))]
        case ("dropFilter", .text):
            var changed = query
            changed.text = ""
            return [.give(.query(changed))]
        default: return []
        }
    }

    private mutating func take(_ gift: Gift, _ context: Context) -> [Effect] {
        let taken = step
        step = .resting
        switch (taken, gift) {
        case (.field(let at), .chosen(let index)):
            let fields = FiltersScreen.fields(of: query.kind)
            return fields.indices.contains(index) ? chooseTest(fields[index], at: at, context) : []
        case (.test(let field, let at), .chosen(let index)):
            let tests = FilterTest.tests(for: field)
            return tests.indices.contains(index) ? chooseValue(field, tests[index], at: at, context) : []
        case (.value(let field, let test, let at), _):
            return take(gift, field, test, at: at, context)
        case (.name, .typed(let name)):
            return save(name, context)
        case (.newName(let filter), .typed(let name)):
            let isTaken = context.memory.filters(of: query.kind).contains { $0.name == name }
            if isTaken, name != filter.name {
                step = .newName(filter)
                return [
                    .say(Message(context.words("filters.nameTaken", ["name": name]), .problem)),
                    prompt("filters.renameTitle", initial: name, context),
                ]
            }
            return [.remember(.renameFilter(filter, to: name))]
        case (.dropping(let filter), .confirmed):
            return [
                .remember(.dropFilter(filter)),
                .say(Message(context.words("filters.dropped", ["name": filter.name]), .good)),
            ]
        default: return []
        }
    }

    // MARK: - Saved filters

    private func prompt(_ key: String, initial: String, _ context: Context) -> Effect {
        .push(
            PromptScreen(
                title: context.words(key), text: context.words("filters.nameHint"), initial: initial,
                limit: FiltersScreen.longestName))
    }

    private func save(_ name: String, _ context: Context) -> [Effect] {
        let remembered = RememberedQuery(query)
        // In a registry that is thrown away, what names its records goes with it.
        let isLost = remembered.namesRecords && context.memory.registry == nil
        let isNew = !context.memory.filters(of: query.kind).contains { $0.name == name }
        let key = isLost ? "filters.savedForNow" : isNew ? "filters.saved" : "filters.replaced"
        return [
            .remember(.saveFilter(name: name, remembered)),
            .say(Message(context.words(key, ["name": name]), .good)), .pop,
        ]
    }

    private func open(_ filter: SavedFilter, _ context: Context) -> [Effect] {
        let query: ListQuery
        do {
            query = try filter.query.resolved(today: context.today)
        } catch {
            return [.say(Message(context.words.sentence(error, filter), .problem))]
        }
        if hasNames, let missing = query.conditions.flatMap(\.links).first(where: { names[$0] == nil }) {
            let text = context.words("filters.goneRecord", ["name": filter.name, "number": missing.number])
            return [.say(Message(text, .problem))]
        }
        return [.give(.query(query))]
    }

    // MARK: - Building a condition

    private mutating func chooseField(at index: Int?, _ context: Context) -> [Effect] {
        step = .field(at: index)
        let labels = FiltersScreen.fields(of: query.kind).map {
            context.words.label(query.kind.rawValue, $0.key)
        }
        return [.push(ChoiceListScreen(title: context.words("filters.whichField"), list: .labels(labels)))]
    }

    /// What can be asked about, what is computed first: it tells most.
    private static func fields(of kind: Kind) -> [FieldDescription] {
        kind.description.computed + kind.description.fields
    }

    private mutating func chooseTest(
        _ field: FieldDescription, at index: Int?, _ context: Context
    ) -> [Effect] {
        step = .test(field, at: index)
        let entries = FilterTest.tests(for: field).map {
            MenuScreen.Entry(context.words("filters.test." + $0.rawValue))
        }
        return [
            .push(MenuScreen(title: context.words.label(query.kind.rawValue, field.key), entries: entries))
        ]
    }

    private mutating func chooseValue(
        _ field: FieldDescription, _ test: FilterTest, at index: Int?, _ context: Context
    ) -> [Effect] {
        guard test.needsValue else { return apply(field, test, nil, at: index, context) }
        step = .value(field, test, at: index)
        let words = context.words
        let title =
            words.label(query.kind.rawValue, field.key) + " " + words("filters.test." + test.rawValue)
        switch field.type {
        case .link, .parts:
            return [.push(PickerScreen(title: title, kinds: field.linkedKinds, typed: "", current: nil))]
        case .choice(let list, let isOpen):
            let takesOwnWords = isOpen && !field.isComputed
            return [.push(ChoiceListScreen(title: title, list: .choices(list), takesOwnWords: takesOwnWords))]
        case .flag: return [.push(ChoiceListScreen(title: title, list: .yesNo))]
        default: return [ask(title, field, "", context)]
        }
    }

    private func ask(_ title: String, _ field: FieldDescription, _ initial: String, _ context: Context)
        -> Effect
    {
        let hint: String? = if case .day = field.type { "filters.dayHint" } else { nil }
        return .push(
            PromptScreen(
                title: title, text: hint.map { context.words($0) } ?? "", initial: initial, limit: 200))
    }

    private mutating func take(
        _ gift: Gift, _ field: FieldDescription, _ test: FilterTest, at index: Int?, _ context: Context
    ) -> [Effect] {
        switch (gift, field.type) {
        case (.picked(let record, _), _), (.made(let record, _), _):
            return apply(field, test, .link(record), at: index, context)
        case (.chosen(let place), .choice(let list, _)) where list.keys.indices.contains(place):
            return apply(field, test, .choice(list.keys[place]), at: index, context)
        case (.typed(let word), .choice): return apply(field, test, .choice(word), at: index, context)
        case (.chosen(let place), .flag): return apply(field, test, .flag(place == 0), at: index, context)
        case (.typed(let text), .text): return apply(field, test, .text(text), at: index, context)
        case (.typed(let text), _):
            do throws(Problem) {
                let path = FieldPath(query.kind, field.key)
                let answer = try ValueText.answer(text, field, at: path, today: context.today)
                if case .value(let value) = answer { return apply(field, test, value, at: index, context) }
                return apply(
                    field, answer == .notApplicable ? .isNotApplicable : .isNotKnown, nil, at: index, context)
            } catch {
                // What was typed stays to be corrected.
                step = .value(field, test, at: index)
                let title = context.words.label(query.kind.rawValue, field.key)
                return [
                    ask(title, field, text, context),
                    .say(Message(context.words.sentence(.invalid([error])), .problem)),
                ]
            }
        default: return []
        }
    }

    private func apply(
        _ field: FieldDescription, _ test: FilterTest, _ value: Value?, at index: Int?, _ context: Context
    ) -> [Effect] {
        guard let test = test.test(value) else { return [] }
        var changed = query
        let condition = Condition(field, test, on: context.today)
        if let index, changed.conditions.indices.contains(index) {
            changed.conditions[index] = condition
        } else if !changed.conditions.contains(condition) {
            changed.conditions.append(condition)
        }
        return [.give(.query(changed))]
    }
}
