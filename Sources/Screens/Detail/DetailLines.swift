import Cells
import Domain

/// A line of a detail page: what it says, and where it leads.
struct DetailLine: Hashable, Sendable {
    var spans: [Span]
    var target: RecordID?
    /// Of an activity: the item of the agenda that it belongs to, counted from 1.
    var agendaItem: Int?
    /// Of an activity: the follow-up that it speaks of.
    var followUp: Int64?
    /// The line of the list of attachments that it speaks of.
    var attachment: Int64?
    /// Of a project: the milestone it speaks of, by its place.
    var milestone: Int?
    /// What is odd about the record.
    var doubt: Doubt?
}

/// A page as lines that fit the window, made from the record's description.
struct DetailLines {
    let page: Page
    let context: Context
    let width: Int
    var lines: [DetailLine] = []

    /// Labels stand in a column as wide as the longest of them, within these bounds.
    private static let labelWidths = 8...24

    init(_ page: Page, _ context: Context) {
        self.page = page
        self.context = context
        width = max(10, context.size.width - 2)
        build()
    }

    var words: Words { context.words }
    private var description: RecordDescription { page.record.kind.description }

    private mutating func build() {
        addHeading()
        addFields()
        if page.record.kind == .project { addProject() }
        addPosts()
        addUse()
        addChain()
        addAmendments()
        addSaid()
        addRhythm()
        addCoverage()
        addComparison()
        for field in description.fields {
            guard case .parts(let part) = field.type else { continue }
            if field.key == Amendment.changes.key, page.record.kind == .amendment {
                addGroup(words.section(Kind.amendment.rawValue, "changes"), count: nil)
                addChanges(page.record)
            } else if !isToldOfProject(field) {
                addParts(field, part)
            }
        }
        // Amendments were told above, with what they change.
        for group in page.hanging where page.life == nil || group.kind != .amendment {
            let isOrigin =
                page.record.kind == .project && group.field == "project"
                && DetailLines.originsOfProjects.contains(group.kind)
            if !isOrigin { addHanging(group) }
        }
        addMissing()
    }

    // MARK: - The record itself

    private mutating func addHeading() {
        let number = Span(page.record.id.number + " ", .dim)
        var after = [Span("  " + words.kind(page.record.kind), .dim)]
        if let standing {
            after.append(Span("  " + words.standing(standing), standing.wantsAttention ? .warning : .good))
        }
        // A name is read whole, however long it is; what follows it goes below where it does not fit beside it.
        let indent = number.columns
        var rows = TextFit.wrap(page.record.name, columns: max(10, width - indent)).map {
            [Span(String(repeating: " ", count: indent)), Span(String($0), Style(.title, bold: true))]
        }
        if rows.isEmpty { rows = [[number]] }
        rows[0][0] = number
        if rows[rows.count - 1].columns + after.columns <= width {
            rows[rows.count - 1] += after
        } else {
            rows.append([Span(String(repeating: " ", count: max(0, indent - 2)))] + after)
        }
        lines += rows.map { DetailLine(spans: $0, target: nil) }
        if let fingerprint = page.fingerprint {
            let text = words("detail.fingerprint", ["fingerprint": fingerprint.text])
            addWrapped(text, indent: number.columns, role: .dim, target: nil)
        }
        if let retired = page.record.retired {
            let text = words("detail.retired", ["day": retired.on.written, "reason": retired.reason])
            addWrapped(text, indent: 0, role: .warning, target: nil)
        }
        addMerged()
        addSuccession()
        addHeldQuestion()
        for doubt in page.doubts where doubt.stands(context.today) {
            let first = lines.count
            addWrapped(
                words.remark(doubt), indent: 0, role: doubt.explanation == nil ? .warning : .dim, target: nil)
            for place in first..<lines.count { lines[place].doubt = doubt }
        }
    }

    /// A field of a project that its page tells in a place of its own.
    private func isToldOfProject(_ field: FieldDescription) -> Bool {
        page.record.kind == .project && DetailLines.toldOfProjects.contains(field.key)
    }

    /// What became of a place, and what it was before.
    private mutating func addSuccession() {
        for line in words.succession(of: page, today: context.today) {
            addWrapped(line.text, indent: 0, role: line.isEnd ? .warning : .dim, target: line.target)
        }
    }

    /// The number that was asked for is that of another record, and which numbers this one answers for.
    private mutating func addMerged() {
        let survivor = page.record.id.number
        if let asked = page.askedFor {
            addWrapped(
                words("detail.mergedInto", ["number": asked.number, "survivor": survivor]), indent: 0,
                role: .warning, target: nil)
        }
        guard !page.merged.isEmpty else { return }
        let merged = page.merged.map { $0.number + " " + (page.names[$0] ?? "") }
        addWrapped(
            words("detail.answersFor", ["records": merged.joined(separator: words("list.comma"))]), indent: 0,
            role: .dim, target: nil)
    }

    private var standing: AgreementStanding? {
        guard page.record.kind == .agreement else { return nil }
        return AgreementStanding(page.record, renewal: page.renewal, today: context.today)
    }

    /// The fields that are answered, and those whose answer is wanted.
    private mutating func addFields() {
        let kind = page.record.kind.rawValue
        let shown = description.fields.filter { field in
            if case .parts = field.type { return false }
            // What was submitted is read as a report.
            if page.record.kind == .report, field.key == Report.frozen.key { return false }
            return field.key != Record.nameKey && !isToldOfProject(field)
                && (page.record[field.key] != .notKnown || field.isWanted)
        }
        let labels = shown.map { words.label(kind, $0.key) }
        let widest = labels.map { TextWidth.columns(of: $0) }.max() ?? 0
        let column = min(max(widest, DetailLines.labelWidths.lowerBound), DetailLines.labelWidths.upperBound)
        let disputed = page.record.disputes.filter(\.isConflict)
        for (field, label) in zip(shown, labels) {
            defer {
                if let dispute = disputed.first(where: { $0.field == field.key }) {
                    let key = dispute.isOpen ? "detail.sourcesDiffer" : "detail.sourcesDifferChosen"
                    addWrapped(
                        words(key), indent: column + 2, role: dispute.isOpen ? .warning : .dim, target: nil)
                }
            }
            let answer = page.record[field.key]
            let head = Span(TextFit.pad(label, to: column) + "  ", .label)
            var text = words.text(answer, field.type, names: page.names)
            if let use = page.use, field.key == Domain.Offer.state.key {
                text = words.offerState(page.record, use)
            }
            if case .value(.link(let target)) = answer {
                lines.append(
                    DetailLine(
                        spans: [head, Span(target.number + " ", .dim), Span(text, .link)], target: target))
                continue
            }
            let role: Role = answer.value == nil ? .absent : .normal
            for (index, piece) in TextFit.wrap(text, columns: max(10, width - column - 2)).enumerated() {
                let lead = index == 0 ? head : Span(String(repeating: " ", count: column + 2), .label)
                lines.append(DetailLine(spans: [lead, Span(String(piece), role)], target: nil))
            }
            if let facts = page.code, facts.query.field == field.key, let reading = words.reading(facts) {
                addWrapped(reading, indent: column + 2, role: .dim, target: facts.division)
            }
        }
    }

    /// Who holds the posts of a body today, and when it elects next.
    private mutating func addPosts() {
        let posts = page.posts(on: context.today)
        let elections = page.elections(today: context.today)
        guard !posts.isEmpty || !elections.isEmpty else { return }
        addGroup(words("posts.today", ["day": context.today.written]), count: nil)
        var made = SheetLines(context)
        var last: RecordID?
        for post in posts {
            if post.body != page.record.id, post.body != last {
                made.add(words.named(post.body, page.names), .label, target: post.body)
            }
            last = post.body
            made.add(post, page.names, words)
        }
        for election in elections {
            let days = election.days(from: context.today)
            made.add(
                [
                    Span(
                        words.election(election, today: context.today),
                        days <= Election.warning ? .warning : .normal),
                    Span("  " + words.wait(for: election, today: context.today), .dim),
                ], target: election.branch == page.record.id ? nil : election.branch)
        }
        lines += made.lines
    }

    // MARK: - Lists

    mutating func addGroup(_ title: String, count: Int?) {
        lines.append(DetailLine(spans: [], target: nil))
        var spans = [Span(title, .heading)]
        if let count { spans.append(Span("  \(count)", .dim)) }
        lines.append(DetailLine(spans: spans, target: nil))
    }

    private mutating func addParts(_ field: FieldDescription, _ part: PartDescription) {
        let answer = page.record[field.key]
        let title = words.label(page.record.kind.rawValue, field.key)
        guard case .value(.parts(let parts)) = answer else {
            guard field.isWanted || answer == .notApplicable else { return }
            addGroup(title, count: nil)
            let text = words.text(answer, field.type)
            lines.append(DetailLine(spans: [Span("  " + text, .absent)], target: nil))
            return
        }
        addGroup(title, count: parts.count)
        if field.key == Common.attachments.key {
            lines += AttachmentLines.lines(page, parts, width: width, words)
            return
        }
        for (index, line) in parts.enumerated() {
            let first = lines.count
            addPart(line, part, number: index + 1)
            if part.name == FollowUp.description.name {
                for place in first..<lines.count { lines[place].followUp = line.id }
            }
            addCounting(line, part)
            guard part.name == AgendaItem.description.name else { continue }
            for place in first..<lines.count { lines[place].agendaItem = index + 1 }
            addPledges(ofItem: index + 1)
        }
        if part.name == Attendance.description.name { addAttendance() }
    }

    private mutating func addPart(_ line: Part, _ part: PartDescription, number: Int) {
        let readable = words.readable(line, of: part, in: page.record.kind)
        let summary = PartSummary(readable, part, words: words, names: page.names)
        let lead = TextFit.pad("\(number)", to: 3, align: .right) + " "
        for (index, piece) in TextFit.wrap(summary.headline, columns: max(10, width - 4)).enumerated() {
            lines.append(
                DetailLine(
                    spans: [Span(index == 0 ? lead : "    ", .dim), Span(String(piece), .normal)],
                    target: summary.target))
        }
        for text in summary.prose { addWrapped(text, indent: 6, role: .dim, target: summary.target) }
        if part == Signature.description, let now = words.now(page, line, today: context.today) {
            addWrapped(
                now, indent: 6, role: .dim, target: page.followers(of: line, today: context.today)?.first)
        }
    }

    private mutating func addHanging(_ group: Page.Hanging) {
        let title = words(
            "detail.hanging",
            ["kinds": words.kinds(group.kind), "field": words.label(group.kind.rawValue, group.field)])
        addGroup(title, count: group.total)
        for record in group.records {
            lines.append(
                DetailLine(
                    spans: [
                        Span("  " + TextFit.pad(record.number, to: 7) + " ", .dim),
                        Span(page.names[record] ?? "", .link),
                    ], target: record))
        }
        if group.total > group.records.count {
            let more = words("detail.more", ["n": String(group.total - group.records.count)])
            lines.append(DetailLine(spans: [Span("  " + more, .dim)], target: nil))
        }
    }

    private mutating func addMissing() {
        let completeness = Completeness(page.record)
        let counts = ["known": String(completeness.known), "asked": String(completeness.asked)]
        guard !page.missing.isEmpty else {
            lines.append(DetailLine(spans: [], target: nil))
            addWrapped(words("completeness.all", counts), indent: 0, role: .dim, target: nil)
            return
        }
        addGroup(words("detail.missing"), count: page.missing.count)
        addWrapped(words("completeness.line", counts), indent: 2, role: .dim, target: nil)
        var seen: [RecordID] = []
        for fact in page.missing where !seen.contains(fact.record) { seen.append(fact.record) }
        for record in seen {
            let labels = page.missing.filter { $0.record == record }.map {
                words.label(record.kind.rawValue, $0.field)
            }
            let lead = record == page.record.id ? "" : record.number + " "
            let text = lead + labels.joined(separator: words("list.comma"))
            addWrapped(text, indent: 2, role: .warning, target: record == page.record.id ? nil : record)
        }
    }

    // MARK: - Ceremonies and agreed texts

    /// The commitments that came from an item of the agenda.
    private mutating func addPledges(ofItem item: Int) {
        for pledge in page.pledges where pledge.item == item {
            let text = words(
                "pledge.from",
                ["number": pledge.commitment.number, "words": page.names[pledge.commitment] ?? ""])
            addWrapped(text, indent: 6, role: .link, target: pledge.commitment)
            lines[lines.count - 1].agendaItem = item
        }
    }

    /// The words in which a commitment was made.
    private mutating func addSaid() {
        guard let item = page.saidIn else { return }
        addGroup(words("pledge.said"), count: nil)
        let summary = PartSummary(item, AgendaItem.description, words: words, names: page.names)
        addWrapped(
            summary.headline, indent: 2, role: .normal,
            target: page.record[Commitment.activity].value?.record)
        for text in summary.prose { addWrapped(text, indent: 4, role: .dim, target: nil) }
    }

    /// How many of the twenty points an agreement speaks of, and what is still to be filled in.
    private mutating func addCoverage() {
        guard page.record.kind == .agreement else { return }
        addGroup(words("clauses.points"), count: nil)
        let coverage = ClauseCoverage(page.record, givers: page.givers)
        for text in words.coverage(coverage) + words.openBlanks(ClauseBlanks.open(in: page.record)) {
            addWrapped(text, indent: 2, role: .normal, target: nil)
        }
    }

    /// How much was taken over from another agreement, and what was not.
    private mutating func addComparison() {
        guard page.record.kind == .agreement, let origin = page.origin else { return }
        addGroup(words("comparison.heading", ["number": origin.id.number]), count: nil)
        let comparison = AgreementComparison(origin, page.record)
        addWrapped(words.counts(comparison), indent: 2, role: .normal, target: origin.id)
        for field in comparison.fields where field.standing != .same {
            let label = words.label(Kind.agreement.rawValue, field.key)
            let places = field.lines.filter { $0.standing != .same }.map { line in
                ComparisonLines.sign(line.standing)
                    + ((line.newPlace ?? line.oldPlace).map(String.init) ?? "")
            }
            let text =
                ComparisonLines.sign(field.standing) + label
                + (places.isEmpty ? "" : "  " + places.joined(separator: ", "))
            addWrapped(text, indent: 2, role: .dim, target: origin.id)
        }
    }

    mutating func addWrapped(_ text: String, indent: Int, role: Role, target: RecordID?) {
        for piece in TextFit.wrap(text, columns: max(10, width - indent)) {
            lines.append(
                DetailLine(
                    spans: [Span(String(repeating: " ", count: indent) + piece, role)], target: target))
        }
    }
}
