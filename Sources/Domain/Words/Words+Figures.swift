/// Figures in words.
extension Words {
    package func title(_ sort: Figure.Sort) -> String { self("figure.\(sort.rawValue)") }

    package func label(_ item: Figure.Item, of sort: Figure.Sort) -> String {
        switch item.label {
        case .choice(let list, let key): choice(list.name, key)
        case .month(let month): month.written
        case .field(let owner, let key): label(owner, key)
        case .notKnown: self("answer.notKnown")
        case .whole: title(sort)
        }
    }

    /// What it amounts to; where some lines do not say, that too.
    package func amount(_ item: Figure.Item) -> String {
        func told(_ known: String?, _ unknown: Int) -> String {
            guard let known else { return self("answer.notKnown") }
            return unknown == 0 ? known : self("figure.besides", ["value": known, "n": String(unknown)])
        }
        switch item.amount {
        case .count: return String(item.records)
        case .money(let money, let unknown):
            return told(money.map { text(.money($0), .money) }, unknown)
        case .quantity(let quantity, let unit, let unknown):
            return told(quantity.map { unit.isEmpty ? $0.plain : $0.plain + " " + unit }, unknown)
        case .share(let share, let unknown):
            return told(
                share.map {
                    self(
                        "figure.share",
                        ["percent": $0.percent, "part": String($0.part), "whole": String($0.whole)])
                }, unknown)
        }
    }

    /// The time that figures of it are about, or the day.
    package func span(_ sort: Figure.Sort, _ query: FiguresQuery) -> String {
        query.asOf(sort).map { self("figure.asOf", ["day": $0.written]) }
            ?? self("figure.period", ["from": query.from.written, "to": query.day.written])
    }
}

extension Figure.Share {
    /// `87.5`; a dash of nothing.
    package var percent: String { Percent(Int64(part), of: Int64(whole))?.plain ?? "–" }
}
