import Cells

/// Letters laid over everything in sight that can be clicked; typing them goes there. The arrows and Enter do it
/// without letters.
struct Jump: Hashable, Sendable {
    struct Label: Hashable, Sendable {
        var letters: String
        var at: Point
        var target: HitRegion.Target
    }

    private(set) var labels: [Label]
    /// The letters typed so far.
    private(set) var typed = ""
    /// The label the arrows stand on.
    private(set) var selected = 0
    /// The screen they were laid over, by its place in the program's life: on another one they would lead elsewhere.
    private let entry: Int

    private static let alphabet = Array("asdfghjklqwertyuiopzxcvbnm")

    init(over frame: Frame, of entry: Int) {
        self.entry = entry
        var places: [(at: Point, target: HitRegion.Target)] = []
        for region in frame.regions {
            // A text is reached by its field.
            if case .text = region.target { continue }
            // Where another region lies over it, it cannot be clicked either.
            let row = region.rect.y
            guard
                let x = (region.rect.x..<region.rect.maxX).first(where: {
                    frame.target(at: Point(x: $0, y: row)) == region.target
                })
            else { continue }
            // The text of a field is in the field's place.
            if case .text = region.target { continue }
            // A block of several rows is one place.
            if case .command = region.target {
            } else if places.contains(where: { $0.target == region.target }) {
                continue
            }
            places.append((Point(x: x, y: row), region.target))
        }
        places.sort { ($0.at.y, $0.at.x) < ($1.at.y, $1.at.x) }
        labels = zip(Jump.names(places.count), places).map {
            Label(letters: $0, at: $1.at, target: $1.target)
        }
    }

    /// So many names of one or two letters, none the beginning of another.
    static func names(_ count: Int) -> [String] {
        let letters = alphabet.map(String.init)
        // As many letters as are needed begin names of two.
        let firsts = count <= letters.count ? 0 : min(letters.count, (count - 2) / (letters.count - 1))
        let single = letters.dropLast(firsts)
        let double = letters.suffix(firsts).flatMap { first in letters.map { first + $0 } }
        return Array((single + double).prefix(count))
    }

    /// Those that begin with what was typed.
    var open: [Label] { labels.filter { $0.letters.hasPrefix(typed) } }

    var isEmpty: Bool { labels.isEmpty }

    enum Answer: Hashable, Sendable {
        case go(HitRegion.Target, double: Bool)
        case stay, leave
    }

    /// A letter in capitals clicks twice. Any key that is none of the labels' leaves.
    mutating func press(_ key: Key) -> Answer {
        switch key.code {
        case .up, .left: step(by: -1)
        case .down, .right, .tab: step(by: key == Key(.tab, .shift) ? -1 : 1)
        case .home: selected = 0
        case .end: selected = max(0, labels.count - 1)
        case .enter where labels.indices.contains(selected):
            return .go(labels[selected].target, double: false)
        case .backspace where !typed.isEmpty: typed = ""
        case .character(let character) where key.modifiers.isEmpty && character.isLetter && character.isASCII:
            typed += character.lowercased()
            let open = open
            guard let first = open.first else { return .leave }
            if open.count == 1 { return .go(first.target, double: character.isUppercase) }
            selected = labels.firstIndex(of: first) ?? selected
        default: return .leave
        }
        return .stay
    }

    private mutating func step(by places: Int) {
        guard !labels.isEmpty else { return }
        typed = ""
        selected = (selected + places + labels.count) % labels.count
    }

    func draw(into frame: inout Frame) {
        for (index, label) in labels.enumerated() where label.letters.hasPrefix(typed) {
            let isSelected = index == selected
            frame.cells.put(
                label.letters, at: label.at, width: max(0, frame.size.width - label.at.x),
                style: Style(.keyName, selected: isSelected, bold: true))
            if isSelected { frame.caret = label.at }
        }
        frame.caretVisible = false
    }

    /// The letters for what the screen shows now, as an answer that comes late changes it; nil when what was typed of
    /// them no longer holds.
    func relaid(over frame: Frame, of entry: Int) -> Jump? {
        guard entry == self.entry else { return nil }
        var jump = Jump(over: frame, of: entry)
        guard typed.isEmpty || jump.labels == labels else { return nil }
        jump.typed = typed
        if labels.indices.contains(selected) {
            let target = labels[selected].target
            jump.selected = jump.labels.firstIndex { $0.target == target } ?? 0
        }
        return jump
    }
}
