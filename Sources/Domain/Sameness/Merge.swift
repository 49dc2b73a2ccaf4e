/// Two records that are one and the same: the first goes into the second.
package struct MergeRequest: Hashable, Sendable {
    /// Stays readable under its number, which from then on answers with the survivor.
    package var from: RecordID
    /// The survivor.
    package var into: RecordID
    /// By the key of the field: whose answer is kept, where the rule is not to hold.
    package var keeping: [String: Keep]
    /// What sort of alias the lost name becomes; nil: judged by how the names differ.
    package var aliasSort: Alias.Sort?
    package var reason: String

    package enum Keep: String, Hashable, Sendable, CaseIterable {
        case from, into
    }

    package init(
        _ from: RecordID, into: RecordID, keeping: [String: Keep] = [:], aliasSort: Alias.Sort? = nil,
        reason: String = ""
    ) {
        self.from = from
        self.into = into
        self.keeping = keeping
        self.aliasSort = aliasSort
        self.reason = reason
    }
}

/// What a merge would do, before anything is done.
package struct MergePreview: Hashable, Sendable {
    package var from: Record
    package var into: Record
    /// The survivor as it will be.
    package var result: Record
    package var fields: [MergedField]
    /// The links to the merged record that will lead to the survivor.
    package var moving: [Moving]
    package var names: [RecordID: String]

    package init(
        from: Record, into: Record, result: Record, fields: [MergedField], moving: [Moving],
        names: [RecordID: String]
    ) {
        self.from = from
        self.into = into
        self.result = result
        self.fields = fields
        self.moving = moving
        self.names = names
    }

    /// The links from one kind of record, through one of its fields.
    package struct Moving: Hashable, Sendable {
        package var kind: Kind
        /// The linking field, or the list it stands in.
        package var field: String
        package var count: Int
        package init(kind: Kind, field: String, count: Int) {
            self.kind = kind
            self.field = field
            self.count = count
        }
    }

    /// How many links move in all.
    package var links: Int { moving.reduce(0) { $0 + $1.count } }
}

/// What becomes of one field in a merge. Fields that neither record answers are left out.
package struct MergedField: Hashable, Sendable {
    package enum Outcome: String, Hashable, Sendable {
        /// Both say the same.
        case equal
        /// Only one of them knows.
        case known
        /// They contradict each other; one was kept, by rule (the survivor's) or by choice.
        case conflict
        /// The lines of both lists, each once.
        case united
    }

    package var key: String
    package var outcome: Outcome
    package var from: Answer<Value>
    package var into: Answer<Value>
    package var result: Answer<Value>
    /// Whose answer it is; nil for united lists.
    package var kept: MergeRequest.Keep?

    package init(
        _ key: String, _ outcome: Outcome, from: Answer<Value>, into: Answer<Value>, result: Answer<Value>,
        kept: MergeRequest.Keep?
    ) {
        self.key = key
        self.outcome = outcome
        self.from = from
        self.into = into
        self.result = result
        self.kept = kept
    }

    /// Whether there is anything to choose.
    package var isOpen: Bool { outcome == .conflict || outcome == .united }
}

/// Taking a merge apart again.
package struct UnmergeRequest: Hashable, Sendable {
    /// The record that was merged away.
    package var record: RecordID
    /// The answers to the questions, by their keys.
    package var choices: [String: Owner]
    package var reason: String

    /// Whose is what came to the survivor after the merge.
    package enum Owner: String, Hashable, Sendable, CaseIterable {
        case survivor, restored, both
    }

    package init(_ record: RecordID, choices: [String: Owner] = [:], reason: String = "") {
        self.record = record
        self.choices = choices
        self.reason = reason
    }
}

/// What taking a merge apart would do, and what only people can say.
package struct UnmergePreview: Hashable, Sendable {
    package var survivor: Record
    package var restored: Record
    /// The two as they would be with the choices made so far.
    package var survivorAfter: Record
    package var restoredAfter: Record
    /// The links that go back, by kind and field.
    package var moving: [MergePreview.Moving]
    package var questions: [UnmergeQuestion]
    package var names: [RecordID: String]

    package init(
        survivor: Record, restored: Record, survivorAfter: Record, restoredAfter: Record,
        moving: [MergePreview.Moving], questions: [UnmergeQuestion], names: [RecordID: String]
    ) {
        self.survivor = survivor
        self.restored = restored
        self.survivorAfter = survivorAfter
        self.restoredAfter = restoredAfter
        self.moving = moving
        self.questions = questions
        self.names = names
    }

    /// The questions that must be answered first.
    package var open: [UnmergeQuestion] { questions.filter { $0.isRequired && $0.choice == nil } }
}

/// Something that came to the survivor after the merge: no rule tells whose it is.
package struct UnmergeQuestion: Hashable, Sendable {
    package enum Subject: Hashable, Sendable {
        /// A field of the survivor that was changed: what the merge left, and what is there now.
        case field(String, after: Answer<Value>, now: Answer<Value>)
        /// A record that links to the survivor since, through its field of this key. Stays with the survivor unless
        /// chosen otherwise.
        case link(RecordID, field: String)
    }

    package var subject: Subject
    package var choice: UnmergeRequest.Owner?

    package init(_ subject: Subject, choice: UnmergeRequest.Owner?) {
        self.subject = subject
        self.choice = choice
    }

    /// How a choice names it: the field's key, or the number of the record that links.
    package var key: String {
        switch subject {
        case .field(let key, _, _): key
        case .link(let id, _): id.number
        }
    }

    package var isRequired: Bool { if case .field = subject { true } else { false } }
}
