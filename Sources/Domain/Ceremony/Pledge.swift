/// A promise in a speech becomes a commitment: what it says, who gives it to whom, and which pillar it is of are
/// proposed from the line of the agenda.
package enum Pledge {
    /// Some words of an agenda item that may be a promise.
    package struct Candidate: Hashable, Sendable {
        package let words: String
        package let pillar: String?

        package init(words: String, pillar: String?) {
            self.words = words
            self.pillar = pillar
        }
    }

    /// The promises in an item, likeliest first. A point that names several pillars holds one promise for each.
    package static func candidates(in item: Part, _ words: Words) -> [Candidate] {
        let points = (item[AgendaItem.points].value ?? "").split(whereSeparator: \.isNewline)
            .map { $0.trimmed }.filter { !$0.isEmpty }
        var ranked: [(rank: Int, candidate: Candidate)] = []
        for point in points {
            let isSaid = signs.contains { point.lowercased().contains($0) }
            let pillars = pillars(in: point, loosely: isSaid)
            let bare = withoutSign(point)
            for pillar in pillars {
                let text =
                    pillars.count > 1
                    ? words(
                        "pledge.ofSeveral", ["pillar": words.choice(Pillar.list.name, pillar), "words": bare])
                    : bare
                ranked.append((isSaid ? 0 : 1, Candidate(words: text, pillar: pillar)))
            }
            if pillars.isEmpty, isSaid { ranked.append((2, Candidate(words: bare, pillar: nil))) }
        }
        if ranked.isEmpty, item[AgendaItem.sort].value == "pledge" {
            ranked = points.map { (3, Candidate(words: withoutSign($0), pillar: nil)) }
        }
        return ranked.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
            .map(\.element.candidate)
    }

    /// The first promise of an item that no commitment has been made of; nil when all have, or there is none. A
    /// commitment that words it otherwise stands for the first promise of its pillar.
    package static func next(in item: Part, taken: [Record], _ words: Words) -> Candidate? {
        var left = candidates(in: item, words)
        let others = taken.filter { record in
            guard let same = left.firstIndex(where: { $0.words == record.name.trimmed }) else { return true }
            left.remove(at: same)
            return false
        }
        for record in others {
            guard let pillar = record[Commitment.pillar].value,
                let same = left.firstIndex(where: { $0.pillar == pillar })
            else { continue }
            left.remove(at: same)
        }
        return left.first
    }

    /// The commitment for an item of the agenda, counted from 1; without a candidate its words are for the user to give. Its due day is for those who promised to say.
    package static func commitment(
        _ candidate: Candidate?, item: Int, of ceremony: Ceremony, id: RecordID
    ) -> Record {
        var record = Record.beginning(id)
        if let candidate { record[Commitment.name] = .value(candidate.words) }
        if let pillar = candidate?.pillar { record[Commitment.pillar.key] = .value(.choice(pillar)) }
        let activity = ceremony.activity
        let line = (activity[Activity.agenda].value ?? [])[safely: item - 1]
        let speaking = line.flatMap { ceremony.side(of: $0[AgendaItem.body].value) }
        let giving = speaking ?? .a
        if let giver = party(of: giving, in: ceremony, asReceiver: false) {
            record[Commitment.giver.key] = .value(.link(giver))
        }
        if let receiver = party(of: giving == .a ? .b : .a, in: ceremony, asReceiver: true) {
            record[Commitment.receiver.key] = .value(.link(receiver))
        }
        if ceremony.agreements.count == 1, let agreement = ceremony.agreements.first {
            record[Commitment.agreement.key] = .value(.link(agreement.id))
        }
        record[Commitment.madeOn] = activity[Activity.heldOn]
        record[Commitment.activity.key] = .value(.link(activity.id))
        record[Commitment.agendaItem] = .value(item)
        return record
    }

    /// A Party body gives; what is given to the side of the village is given to the village.
    private static func party(of side: Side, in ceremony: Ceremony, asReceiver: Bool) -> RecordID? {
        let parties = ceremony.parties(of: side)
        guard asReceiver, side == .b else { return parties.first { $0.kind == .branch } ?? parties.first }
        let villages = (parties + parties.flatMap { ceremony.bodies[$0] ?? [] }).filter {
            $0.kind == .village
        }
        return villages.first ?? parties.first
    }

    // MARK: - Reading a point

    /// What tells that a point is a promise.
    private static let signs = [
        "pledge", "promise", "undertake", "commit", " will ", "support", "承诺", "支持", "愿", "将", "保证",
    ]

    private static func withoutSign(_ point: String) -> String {
        guard let mark = point.firstIndex(where: { $0 == ":" || $0 == "：" }),
            ["pledge", "promise", "承诺", "表态"].contains(point[..<mark].lowercased().trimmed)
        else { return point }
        let rest = point[point.index(after: mark)...].trimmed
        return rest.isEmpty ? point : rest
    }

    /// The words a pillar goes by; the first ones mean it wherever they stand, the others only in a promise.
    private static let names: [(pillar: String, strong: [String], loose: [String])] = [
        (
            "resourceSharing",
            ["resource sharing", "sharing of resources", "share resources", "资源共享", "资源联享"], ["资源"]
        ),
        ("talentDevelopment", ["talent development", "人才培养", "人才发展"], ["talent", "training", "人才", "培训"]),
        (
            "advantageousIndustries", ["advantageous industr", "优势产业", "特色产业"],
            ["industry", "industries", "产业"]
        ),
        (
            "technologyEmpowerment", ["technology empowerment", "科技赋能", "技术赋能"],
            ["technology", "科技", "技术"]
        ),
        ("branchBuilding", ["branch building", "支部建设", "组织联建"], ["party building", "党建"]),
    ]

    private static func pillars(in point: String, loosely: Bool) -> [String] {
        let text = point.lowercased()
        let strong = names.filter { $0.strong.contains(where: text.contains) }.map(\.pillar)
        if !strong.isEmpty || !loosely { return strong }
        return names.first { $0.loose.contains(where: text.contains) }.map { [$0.pillar] } ?? []
    }
}

extension Array {
    /// Nil where there is no such place.
    package subscript(safely index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
