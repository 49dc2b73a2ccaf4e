/// A question for the records that somebody might mean by the names typed so far.
package struct NearRequest: Hashable, Sendable {
    package var kind: Kind
    /// Name, Chinese name and aliases as typed so far.
    package var names: [String]
    /// What the record links to as far as it is filled in: its town, superior, unit, village.
    package var context: [RecordID]
    /// Records of this kind that stand in the same form already: the second village of one agreement may be the first
    /// in another spelling.
    package var beside: [RecordID]
    /// Its code, as typed so far.
    package var code: String?
    /// The record the names are typed for, when it is stored already: it is not near to itself, and what was
    /// answered about it is kept to.
    package var record: RecordID?
    package var limit: Int

    package init(
        _ kind: Kind, names: [String], context: [RecordID] = [], beside: [RecordID] = [], code: String? = nil,
        record: RecordID? = nil, limit: Int = 5
    ) {
        self.kind = kind
        self.names = names
        self.context = context
        self.beside = beside
        self.code = code
        self.record = record
        self.limit = limit
    }
}

/// A stored record that may be meant, and why.
package struct NearRecord: Hashable, Sendable {
    package var id: RecordID
    package var name: String
    /// What tells it from its namesakes: the town of a village, the unit of a branch.
    package var place: String
    /// The strongest first; never empty.
    package var reasons: [NearReason]
    /// 1 to 100: how much speaks for one and the same. For the order, and for nothing else.
    package var score: Int
    /// What was said of the two before, when the question is about a stored record.
    package var answer: SamenessAnswer.Verdict?

    package init(
        id: RecordID, name: String, place: String, reasons: [NearReason], score: Int,
        answer: SamenessAnswer.Verdict? = nil
    ) {
        self.id = id
        self.name = name
        self.place = place
        self.reasons = reasons
        self.score = score
        self.answer = answer
    }
}

/// Why two records may be one, as data: `Words` makes the sentence.
package enum NearReason: Hashable, Sendable {
    /// The same code.
    case sameCode(String)
    /// This name (of the stored record) is the typed one, but for case, width and blanks.
    case sameName(MatchedName)
    /// Only words differ that many have (Village, Co. Ltd., 党支部).
    case sameButCommonWords(MatchedName)
    /// One name is the other with these words more.
    case moreWords(MatchedName, [String])
    /// So many letters differ.
    case nearSpelling(MatchedName, letters: Int)
    /// One Hanzi differs.
    case oneCharacter(MatchedName, typed: String, stored: String)
    /// One Hanzi stands for another that looks like it or takes its place in poor character sets.
    case lookAlike(MatchedName, typed: String, stored: String)
    /// Read the same, written otherwise.
    case sameReading(MatchedName, String)
    /// Both link to this record through their field of this key: the same town, superior, unit.
    case sameContext(field: String, RecordID)
    /// This person is secretary in a body of both.
    case sameSecretary(RecordID)
    /// Both stand in what is being filled in.
    case beside
    /// Against it: the stored record is elsewhere; its field of this key leads to this record.
    case elsewhere(field: String, RecordID)
}

extension NearReason {
    /// The records it speaks of.
    package var links: [RecordID] {
        switch self {
        case .sameContext(_, let id), .sameSecretary(let id), .elsewhere(_, let id): [id]
        default: []
        }
    }

    /// The name that is near, for the reasons that are about names.
    package var name: MatchedName? {
        switch self {
        case .sameName(let name), .sameButCommonWords(let name), .moreWords(let name, _),
            .nearSpelling(let name, _), .oneCharacter(let name, _, _), .lookAlike(let name, _, _),
            .sameReading(let name, _):
            name
        default: nil
        }
    }

    /// For scripts.
    package var key: String {
        switch self {
        case .sameCode: "sameCode"
        case .sameName: "sameName"
        case .sameButCommonWords: "sameButCommonWords"
        case .moreWords: "moreWords"
        case .nearSpelling: "nearSpelling"
        case .oneCharacter: "oneCharacter"
        case .lookAlike: "lookAlike"
        case .sameReading: "sameReading"
        case .sameContext: "sameContext"
        case .sameSecretary: "sameSecretary"
        case .beside: "beside"
        case .elsewhere: "elsewhere"
        }
    }
}

package struct NearRecords: Hashable, Sendable {
    /// Best first.
    package var records: [NearRecord]
    /// Of the records that the reasons speak of.
    package var names: [RecordID: String]

    package init(records: [NearRecord], names: [RecordID: String]) {
        self.records = records
        self.names = names
    }
}
