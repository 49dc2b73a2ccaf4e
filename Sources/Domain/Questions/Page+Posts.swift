extension Page {
    /// The posts of the body this page is about, of a village those of its Party bodies first; empty for everything else.
    package func posts(on day: CalendarDay) -> [PostOnDay] {
        switch record.kind {
        case .branch: Holders.of([record.id], posts, on: day)
        case .village: Holders.of(partyBodies.map(\.id) + [record.id], posts, on: day)
        default: []
        }
    }

    /// The next elections of the body, or of the Party bodies of a village.
    package func elections(today: CalendarDay) -> [Election] {
        (record.kind == .branch ? [record] : partyBodies).compactMap { body in
            Election.next(of: body, posts.filter { $0.body == body.id }, today: today)
        }
    }

    /// Who holds the post of a signatory now, where it is no longer they: empty when that is not known. Nil when they
    /// still hold it, and when nothing is recorded of the post at all.
    package func followers(of signature: Part, today: CalendarDay) -> [RecordID]? {
        guard record.kind == .agreement, let person = signature[Signature.person].value?.record,
            let post = signature[Signature.post].value, let body = signature[Signature.body].value,
            posts.contains(where: { $0.body == body && $0.post == post })
        else { return nil }
        let holders = Holders.current(post, in: body, posts, on: today).map(\.person)
        return holders.contains(person) ? nil : holders
    }
}
