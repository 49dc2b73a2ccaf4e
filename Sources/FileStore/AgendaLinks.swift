import Domain
import GRDB

/// Commitments name the item of an agenda they came from by its place: when items are moved or taken out, what they
/// name follows in the same transaction.
enum AgendaLinks {
    /// `besides`: records that are saved with the activity; they say their place themselves.
    static func follow(
        _ old: Record, _ new: Record, besides: Set<RecordID>, _ transaction: inout Transaction
    ) throws {
        guard new.kind == .activity, old[Activity.agenda] != new[Activity.agenda] else { return }
        let places = AgendaPlaces(old[Activity.agenda].value ?? [], new[Activity.agenda].value ?? [])
        guard !places.isUnchanged else { return }
        for id in try Ceremonies.commitments(transaction.db, of: new.id) where !besides.contains(id) {
            guard let stored = try RecordStore.find(transaction.db, id),
                let item = stored[Commitment.agendaItem].value
            else { continue }
            var moved = stored
            moved[Commitment.agendaItem] = places.place(of: item)
            guard moved.answers != stored.answers else { continue }
            _ = try transaction.update(stored, to: moved)
        }
    }
}
