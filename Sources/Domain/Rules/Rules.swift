/// Whether making `parent` the superior of `record` closes a circle. `parentOf` looks one step up.
package enum Circle {
    package static func closes(
        _ record: RecordID, under parent: RecordID, parentOf: (RecordID) throws -> RecordID?
    ) rethrows -> Bool {
        var seen: Set<RecordID> = [record]
        var next: RecordID? = parent
        while let current = next {
            if !seen.insert(current).inserted { return true }
            next = try parentOf(current)
        }
        return false
    }

    /// The fields that make a tree of a kind.
    package static let fields: [Kind: String] = [
        .branch: "superior", .region: "parent", .unit: "superior", .agreement: "renews",
        .commitment: "carriedFrom", .activity: "series",
    ]
}

extension Record {
    /// The wanted fields whose answer is not known. A Chinese name is not asked of what is named in Chinese already,
    /// and no day of what has a rhythm.
    package var missingFields: [String] {
        kind.description.fields.compactMap { field in
            guard field.isWanted, self[field.key] == .notKnown else { return nil }
            if field.key == "chineseName", name.hasHanzi { return nil }
            // What has a rhythm is due by it.
            if field.key == Commitment.due.key, self[Commitment.rhythm.key] != .notKnown { return nil }
            return field.key
        }
    }
}
