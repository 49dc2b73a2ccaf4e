import Domain
import GRDB

/// Search results in which a record that was merged away answers with the one that goes on for it.
enum MergedHits {
    static func answered(_ hits: [SearchHit], _ db: Database) throws -> [SearchHit] {
        guard hits.contains(where: \.isRetired) else { return hits }
        var answered: [SearchHit] = []
        for hit in hits {
            let id = hit.isRetired ? try Successors.of(hit.id, db) : hit.id
            guard id != hit.id else {
                answered.append(hit)
                continue
            }
            guard let survivor = try RecordStore.find(db, id) else { throw Damage() }
            answered.append(
                SearchHit(
                    id: id, name: survivor.name, matched: hit.matched,
                    context: try Contexts.of([id], db)[id] ?? "", isRetired: survivor.retired != nil))
        }
        var seen: Set<RecordID> = []
        // A name that the survivor has itself says more than the number or the code of what was merged into it.
        let own = Set(hits.map(\.id))
        return zip(hits, answered).compactMap { hit, answer in
            if hit.id != answer.id, own.contains(answer.id) { return nil }
            return seen.insert(answer.id).inserted ? answer : nil
        }
    }
}
