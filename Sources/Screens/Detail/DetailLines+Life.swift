import Cells
import Domain

// The life of an agreement on its page: the chain of renewals, and its amendments with what stood before and after.

extension DetailLines {
    /// The agreements that renew each other, each on a line of its own that leads there.
    mutating func addChain() {
        guard let chain = page.life?.chain, !chain.isEmpty else { return }
        addGroup(words("detail.chain"), count: chain.count)
        for (index, link) in chain.enumerated() {
            let agreement = link.agreement
            let isHere = agreement.id == page.record.id
            let standing = AgreementStanding(agreement, renewal: link.renewal, today: context.today)
            lines.append(
                DetailLine(
                    spans: [
                        Span(index == 0 ? "  " : "→ ", .dim),
                        Span(agreement.id.number + " ", isHere ? .heading : .link),
                        Span(words.term(agreement), .normal),
                        Span("  " + words.standing(standing), standing.wantsAttention ? .warning : .dim),
                    ], target: isHere ? nil : agreement.id))
        }
    }

    /// Amendment 1 is the first that was agreed; drafts come behind.
    mutating func addAmendments() {
        guard let life = page.life, !life.amendments.isEmpty else { return }
        addGroup(words.kinds(.amendment), count: life.amendments.count)
        let agreed = Agreement.inOrder(life.amendments)
        for amendment in agreed + life.amendments.filter({ !agreed.contains($0) }) {
            let effective = amendment[Amendment.effectiveOn].value?.written
            let told = effective.map { words("detail.amendedFrom", ["day": $0]) } ?? words("answer.notKnown")
            lines.append(
                DetailLine(
                    spans: [
                        Span(TextFit.pad(amendment.id.number, to: 4) + " ", .dim),
                        Span(amendment.name + "  ", .link),
                        Span(told, .label),
                    ], target: amendment.id))
            if let reason = amendment[Amendment.reason].value {
                addWrapped(reason, indent: 5, role: .dim, target: amendment.id)
            }
            addChanges(amendment)
        }
    }

    /// Each field with what stood before and what stands after.
    mutating func addChanges(_ amendment: Record) {
        for change in Amending.changes(of: amendment) {
            let label = words.label(Kind.agreement.rawValue, change.field)
            addWrapped(label, indent: 5, role: .label, target: nil)
            for (sign, text, role) in [("- ", change.before, Role.dim), ("+ ", change.after, Role.normal)] {
                for line in words.changed(text, field: change.field, names: page.names) {
                    addWrapped(sign + line, indent: 7, role: role, target: nil)
                }
            }
        }
    }
}
