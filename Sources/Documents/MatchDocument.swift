import Domain

/// Suggestions on their way out.
package struct MatchDocument: Sendable {
    private let found: Suggestions
    private let words: Words

    package init(_ found: Suggestions, _ words: Words) {
        self.found = found
        self.words = words
    }

    /// One object a suggestion: `need`, `offer` and `by` with their names, `score`, and `reasons`, each with its points.
    package var json: JSONValue {
        .array(
            found.items.map { item in
                let reasons = words.reasons(item, names: found.names).map { reason in
                    JSONValue.object([
                        .init("reason", .string(reason.text)), .init("points", .number(Int64(reason.points))),
                    ])
                }
                return .object([
                    .init("need", .string(item.need.record.number)),
                    .init("needName", name(item.need.record)),
                    .init("offer", .string(item.offer.record.number)),
                    .init("offerName", name(item.offer.record)),
                    .init("by", .string(item.offer.by.number)), .init("byName", name(item.offer.by)),
                    .init("score", .number(Int64(item.score))), .init("reasons", .array(reasons)),
                    .init("why", .string(words.why(item, names: found.names))),
                ])
            })
    }

    package var table: OutputTable {
        var table = OutputTable(
            ["need", "needName", "offer", "offerName", "by", "byName", "score", "why"].map {
                OutputTable.Column($0, label: words("cli.column." + $0))
            })
        for item in found.items {
            table.add([
                OutputTable.Cell(item.need.record.number), text(item.need.record),
                OutputTable.Cell(item.offer.record.number), text(item.offer.record),
                OutputTable.Cell(item.offer.by.number), text(item.offer.by),
                OutputTable.Cell(String(item.score), json: .number(Int64(item.score))),
                OutputTable.Cell(words.why(item, names: found.names)),
            ])
        }
        return table
    }

    private func name(_ id: RecordID) -> JSONValue { found.names[id].map(JSONValue.string) ?? .null }
    private func text(_ id: RecordID) -> OutputTable.Cell { OutputTable.Cell(found.names[id] ?? "") }
}

/// Needs without an offer and offers that nobody uses, on their way out.
package struct GapsDocument: Sendable {
    private let gaps: Gaps
    private let words: Words

    package init(_ gaps: Gaps, _ words: Words) {
        self.gaps = gaps
        self.words = words
    }

    /// `needs` and `offers`, each with `number`, `name`, `by`, `category`; a need with `reason` (a key) and `why` (a
    /// sentence), an offer with `isWanted`; and how many there are in all.
    package var json: JSONValue {
        .object([
            .init(
                "needs",
                .array(
                    gaps.needs.map { gap in
                        .object(
                            members(gap.need) + [
                                .init("reason", .string(gap.reason.rawValue)),
                                .init("why", .string(words.gap(gap))),
                            ])
                    })),
            .init(
                "offers",
                .array(
                    gaps.offers.map { idle in
                        .object(members(idle.offer) + [.init("isWanted", .bool(idle.isWanted))])
                    })),
            .init("needsInAll", .number(Int64(gaps.needsInAll))),
            .init("offersInAll", .number(Int64(gaps.offersInAll))),
        ])
    }

    package var table: OutputTable {
        var table = OutputTable(
            ["number", "name", "by", "byName", "category", "why"].map {
                OutputTable.Column($0, label: words("cli.column." + $0))
            })
        func add(_ listing: Listing, _ why: String) {
            table.add([
                OutputTable.Cell(listing.record.number),
                OutputTable.Cell(gaps.names[listing.record] ?? ""), OutputTable.Cell(listing.by.number),
                OutputTable.Cell(gaps.names[listing.by] ?? ""),
                OutputTable.Cell(
                    listing.category.map { words.choice(Pillar.list.name, $0) } ?? "",
                    json: listing.category.map(JSONValue.string) ?? .null), OutputTable.Cell(why),
            ])
        }
        for gap in gaps.needs { add(gap.need, words.gap(gap)) }
        for idle in gaps.offers { add(idle.offer, words.idle(idle)) }
        return table
    }

    private func members(_ listing: Listing) -> [JSONValue.Member] {
        [
            .init("number", .string(listing.record.number)),
            .init("name", gaps.names[listing.record].map(JSONValue.string) ?? .null),
            .init("by", .string(listing.by.number)),
            .init("byName", gaps.names[listing.by].map(JSONValue.string) ?? .null),
            .init("category", listing.category.map(JSONValue.string) ?? .null),
            .init("amount", listing.amount.map { .quantity($0) } ?? .null),
            .init("unit", listing.unit.map(JSONValue.string) ?? .null),
        ]
    }
}

/// The three lists on their way out.
package struct ThreeListsDocument: Sendable {
    private let lists: ThreeLists
    private let words: Words

    package init(_ lists: ThreeLists, _ words: Words) {
        self.lists = lists
        self.words = words
    }

    /// `needs`, `offers` and `projects`: whole records; an offer with `used`, `left` and `usedBy`, a project with the
    /// needs and offers it came of under `from`; `totals`.
    package var json: JSONValue {
        .object([
            .init("needs", .array(lists.needs.map { $0.json(names: lists.names) })),
            .init(
                "offers",
                .array(
                    lists.offers.map { offer in
                        offer.use.members.reduce(offer.record.json(names: lists.names)) {
                            $0.adding($1.key, $1.value)
                        }
                    })),
            .init(
                "projects",
                .array(
                    lists.projects.map { project in
                        project.json(names: lists.names).adding(
                            "from", .array((lists.origins[project.id] ?? []).map { .string($0.number) }))
                    })),
            .init(
                "totals",
                .object(
                    [Kind.need, .offer, .project].map { kind in
                        .init(kind.plural, .number(Int64(lists.totals[kind] ?? 0)))
                    })),
        ])
    }

    package var table: OutputTable {
        var table = OutputTable(
            ["kind", "number", "name", "by", "category", "amount", "period", "state", "matches"].map {
                OutputTable.Column($0, label: words("cli.column." + $0))
            })
        for row in ThreeListsText(lists, words).rows {
            table.add([
                OutputTable.Cell(words.kind(row.record.kind), json: .string(row.record.kind.rawValue)),
                OutputTable.Cell(row.record.id.number), OutputTable.Cell(row.name), OutputTable.Cell(row.by),
                OutputTable.Cell(row.category), OutputTable.Cell(row.amount), OutputTable.Cell(row.period),
                OutputTable.Cell(row.state), OutputTable.Cell(row.matches.joined(separator: "; ")),
            ])
        }
        return table
    }
}

extension OfferUse {
    /// `used`, `left` and `usedBy`: the needs with what each uses.
    package var members: [JSONValue.Member] {
        [
            .init("used", .quantity(used)),
            .init("left", left.map { .quantity($0) } ?? .null),
            .init(
                "usedBy",
                .array(
                    lines.map { line in
                        .object([
                            .init("need", .string(line.need.number)),
                            .init("project", line.project.map { .string($0.number) } ?? .null),
                            .init("amount", line.amount.map { .quantity($0) } ?? .null),
                        ])
                    })),
        ]
    }
}

extension JSONValue {
    fileprivate static func quantity(_ quantity: Quantity) -> JSONValue {
        Value.quantity(quantity).json(.quantity)
    }
}
