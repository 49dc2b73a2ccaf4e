/// The three lists in words: each record with its state and, beneath it, what was matched with it.
package struct ThreeListsText: Sendable {
    private let lists: ThreeLists
    private let words: Words

    package init(_ lists: ThreeLists, _ words: Words) {
        self.lists = lists
        self.words = words
    }

    package struct Row: Hashable, Sendable {
        package var record: Record
        package var name: String
        package var by = ""
        package var category = ""
        package var amount = ""
        package var period = ""
        package var state = ""
        /// It wants nothing any more: withdrawn, met, used up.
        package var isDone = false
        package var matches: [String] = []
        /// Where each line of `matches` leads.
        package var targets: [RecordID?] = []
    }

    package var rows: [Row] { needs + offers + projects }

    package var needs: [Row] {
        lists.needs.map { need in
            var row = row(
                need, Need.by.key, Need.category.key, need[Need.amount].value, need[Need.unit].value)
            row.period = words.period(need[Need.from].value, need[Need.to].value)
            let state = need[Need.state].value ?? .open
            row.state = words.choice("needState", state.rawValue)
            row.isDone = state == .withdrawn || state == .met
            let accepted = need.acceptedMatches
            // Whoever offers what is used has taken it up: that is said by the offer.
            let givers = accepted.compactMap { giver(of: $0) }
            if let by = need[Need.takenUpBy].value, !givers.contains(by) {
                row.add(words("lists.takenUpBy", ["by": words.named(by, lists.names)]), by)
            }
            for line in need[Need.matches].value ?? [] {
                row.add(
                    words.match(line, unit: unit(of: line), names: lists.names),
                    line[NeedMatch.offer].value?.record)
            }
            let projects = accepted.compactMap { $0[NeedMatch.project].value?.record }
            if let project = need[Need.project].value?.record, !projects.contains(project) {
                row.add(words.named(project, lists.names), project)
            }
            return row
        }
    }

    package var offers: [Row] {
        lists.offers.map { item in
            let offer = item.record
            let unit = offer[Offer.unit].value
            var row = row(offer, Offer.by.key, Offer.category.key, item.use.amount, unit)
            row.period = words.period(offer[Offer.from].value, offer[Offer.to].value)
            row.state = words.offerState(offer, item.use)
            row.isDone = offer[Offer.state].value != .open || item.use.isUsedUp
            if !item.use.lines.isEmpty { row.add(words.use(item.use, unit: unit), nil) }
            for line in item.use.lines {
                let amount = line.amount.map { " · " + words.amount($0, unit) } ?? ""
                row.add(words.named(line.need, lists.names) + amount, line.need)
            }
            return row
        }
    }

    package var projects: [Row] {
        lists.projects.map { project in
            var row = Row(record: project, name: project.name)
            row.category =
                project[Project.pillar].value.map { words.choice(Pillar.list.name, $0) } ?? ""
            row.period = words.period(project[Project.plannedStart].value, project[Project.plannedEnd].value)
            let state = project[Project.state].value ?? .proposed
            row.state = words.choice("projectState", state.rawValue)
            row.isDone = state == .completed || state == .stopped
            for origin in lists.origins[project.id] ?? [] {
                row.add(words.named(origin, lists.names), origin)
            }
            return row
        }
    }

    private func row(
        _ record: Record, _ by: String, _ category: String, _ amount: Quantity?, _ unit: String?
    ) -> Row {
        var row = Row(record: record, name: record.name)
        if case .value(.link(let owner)) = record[by] { row.by = words.named(owner, lists.names) }
        if case .value(.choice(let key)) = record[category] {
            row.category = words.choice(Pillar.list.name, key)
        }
        row.amount = amount.map { words.amount($0, unit) } ?? ""
        return row
    }

    private func unit(of line: Part) -> String? { offer(of: line)?[Offer.unit].value }
    private func giver(of line: Part) -> RecordID? { offer(of: line)?[Offer.by].value }

    /// Nil when it is not in the list.
    private func offer(of line: Part) -> Record? {
        guard let offer = line[NeedMatch.offer].value?.record else { return nil }
        return lists.offers.first { $0.record.id == offer }?.record
    }
}

extension ThreeListsText.Row {
    fileprivate mutating func add(_ text: String, _ target: RecordID?) {
        matches.append(text)
        targets.append(target)
    }
}
