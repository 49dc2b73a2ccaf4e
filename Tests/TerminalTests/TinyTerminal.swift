import Cells

/// As much of an xterm as ncurses uses: what a session sends goes in, a screen that can be compared comes out.
/// Anything it does not know is recorded in `strange`, so that a test cannot pass by overlooking it.
struct TinyTerminal {
    struct Glyph: Hashable {
        var text = " "
        var width = 1
        var attributes: Set<Int> = []
    }

    private(set) var size: Size
    private(set) var grid: [[Glyph]]
    private(set) var cursor = Point(x: 0, y: 0)
    private(set) var modes: Set<String> = []
    private(set) var title = ""
    /// As it was sent: in the coding of base 64.
    private(set) var clipboard: String?
    private(set) var strange: [String] = []
    /// The modes in force while the last glyph was drawn.
    private(set) var modesWhenDrawn: Set<String> = []

    private var attributes: Set<Int> = []
    private var region: ClosedRange<Int>
    private var wrapPending = false
    private var saved = Point(x: 0, y: 0)
    private var last = Glyph()
    private var sequence = ""
    private var partial: [UInt8] = []

    init(_ size: Size) {
        self.size = size
        grid = Self.empty(size)
        region = 0...(size.height - 1)
    }

    private static func empty(_ size: Size) -> [[Glyph]] {
        Array(repeating: Array(repeating: Glyph(), count: size.width), count: size.height)
    }

    /// As a window does when it is resized: what was there is cut off or padded.
    mutating func resize(_ new: Size) {
        size = new
        grid = Self.empty(new)
        region = 0...(new.height - 1)
        cursor = Point(x: min(cursor.x, new.width - 1), y: min(cursor.y, new.height - 1))
    }

    /// Rows as text without trailing spaces.
    var lines: [String] {
        grid.map { row in
            var line = row.map(\.text).joined()
            while line.last == " " { line.removeLast() }
            return line
        }
    }

    mutating func take(_ bytes: [UInt8]) {
        partial += bytes
        var text = ""
        var rest = partial[...]
        // Only whole characters; the rest waits for its bytes.
        var back = 0
        while back < min(4, rest.count), rest[rest.endIndex - 1 - back] & 0xC0 == 0x80 { back += 1 }
        if back < rest.count {
            let lead = rest[rest.endIndex - 1 - back]
            let needed = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1
            if back + 1 < needed { rest = rest.dropLast(back + 1) }
        }
        text = String(decoding: rest, as: UTF8.self)
        partial = Array(partial[rest.endIndex...])
        for scalar in text.unicodeScalars { take(scalar) }
    }

    private mutating func take(_ scalar: UnicodeScalar) {
        if !sequence.isEmpty || scalar == "\u{1B}" {
            sequence.unicodeScalars.append(scalar)
            if isComplete(sequence) {
                obey(Array(sequence.unicodeScalars.dropFirst()))
                sequence = ""
            }
            return
        }
        switch scalar {
        case "\r":
            cursor.x = 0
            wrapPending = false
        case "\n":
            wrapPending = false
            if cursor.y == region.upperBound {
                scroll(1)
            } else {
                cursor.y = min(cursor.y + 1, size.height - 1)
            }
        case "\u{08}":
            cursor.x = max(0, cursor.x - 1)
            wrapPending = false
        case "\t":
            cursor.x = min(size.width - 1, (cursor.x / 8 + 1) * 8)
        case "\u{0F}": break
        default: draw(scalar)
        }
    }

    private func isComplete(_ sequence: String) -> Bool {
        let scalars = Array(sequence.unicodeScalars)
        guard scalars.count > 1 else { return false }
        switch scalars[1] {
        case "[": return scalars.count > 2 && ("@"..."~").contains(scalars[scalars.count - 1])
        case "]": return scalars[scalars.count - 1] == "\u{07}"
        case "(", ")": return scalars.count == 3
        default: return true
        }
    }

    private mutating func draw(_ scalar: UnicodeScalar) {
        let width = TextWidth.columns(ofScalar: scalar.value)
        modesWhenDrawn = modes
        if width == 0 {
            let at = wrapPending ? cursor.x : cursor.x - 1
            guard at >= 0 else { return }
            let lead = grid[cursor.y][at].width == 0 ? at - 1 : at
            grid[cursor.y][lead].text.unicodeScalars.append(scalar)
            return
        }
        if wrapPending || cursor.x + width > size.width {
            cursor.x = 0
            if cursor.y == region.upperBound {
                scroll(1)
            } else {
                cursor.y = min(cursor.y + 1, size.height - 1)
            }
        }
        wrapPending = false
        last = Glyph(text: String(Character(scalar)), width: width, attributes: attributes)
        put(last)
    }

    private mutating func put(_ glyph: Glyph) {
        for x in cursor.x..<min(size.width, cursor.x + glyph.width) { breakWide(x) }
        grid[cursor.y][cursor.x] = glyph
        if glyph.width == 2, cursor.x + 1 < size.width {
            grid[cursor.y][cursor.x + 1] = Glyph(text: "", width: 0, attributes: glyph.attributes)
        }
        cursor.x += glyph.width
        if cursor.x >= size.width {
            cursor.x = size.width - 1
            wrapPending = true
        }
    }

    /// Half of a double-width character that is overwritten leaves a space where the other half was.
    private mutating func breakWide(_ x: Int) {
        if grid[cursor.y][x].width == 0, x > 0 { grid[cursor.y][x - 1] = Glyph() }
        if grid[cursor.y][x].width == 2, x + 1 < size.width { grid[cursor.y][x + 1] = Glyph() }
    }

    private mutating func erase(_ range: Range<Int>, row: Int) {
        let saved = cursor
        cursor.y = row
        for x in range where x < size.width {
            breakWide(x)
            grid[row][x] = Glyph(attributes: attributes.filter { $0 >= 40 })
        }
        cursor = saved
    }

    private mutating func scroll(_ count: Int) {
        let blank = Array(repeating: Glyph(), count: size.width)
        for _ in 0..<abs(count) {
            if count > 0 {
                grid.remove(at: region.lowerBound)
                grid.insert(blank, at: region.upperBound)
            } else {
                grid.remove(at: region.upperBound)
                grid.insert(blank, at: region.lowerBound)
            }
        }
    }

    private mutating func obey(_ body: [UnicodeScalar]) {
        let text = String(String.UnicodeScalarView(body))
        switch text.first {
        case "[": obeyControl(text.dropFirst())
        case "]" where text.hasPrefix("]52;c;"): clipboard = String(text.dropFirst(6).dropLast())
        case "]": title = String(text.dropFirst(3).dropLast())
        case "(", ")", "=", ">": break
        case "7": saved = cursor
        case "8":
            cursor = saved
            wrapPending = false
        case "M": if cursor.y == region.lowerBound { scroll(-1) } else { cursor.y = max(0, cursor.y - 1) }
        default: strange.append(text)
        }
    }

    private mutating func obeyControl(_ text: Substring) {
        guard let final = text.last else { return }
        let body = text.dropLast()
        if body.first == "?" {
            for mode in body.dropFirst().split(separator: ";") {
                if final == "h" { modes.insert(String(mode)) } else { modes.remove(String(mode)) }
            }
            return
        }
        let numbers = body.split(separator: ";", omittingEmptySubsequences: false).map { Int($0) ?? 0 }
        let first = max(1, numbers.first ?? 1)
        if final != "m" && final != "b" { wrapPending = false }
        switch final {
        case "H":
            cursor.y = min(size.height, max(1, numbers.first ?? 1)) - 1
            cursor.x = min(size.width, max(1, numbers.count > 1 ? numbers[1] : 1)) - 1
        case "A": cursor.y = max(0, cursor.y - first)
        case "B": cursor.y = min(size.height - 1, cursor.y + first)
        case "C": cursor.x = min(size.width - 1, cursor.x + first)
        case "D": cursor.x = max(0, cursor.x - first)
        case "G": cursor.x = min(size.width, first) - 1
        case "d": cursor.y = min(size.height, first) - 1
        case "J":
            let mode = numbers.first ?? 0
            if mode == 0 { erase(cursor.x..<size.width, row: cursor.y) }
            for row in (mode == 0 ? cursor.y + 1 : 0)..<max(size.height, cursor.y + 1) where row < size.height
            {
                erase(0..<size.width, row: row)
            }
        case "K":
            let range = numbers.first == 1 ? 0..<(cursor.x + 1) : cursor.x..<size.width
            erase(range, row: cursor.y)
        case "X": erase(cursor.x..<min(size.width, cursor.x + first), row: cursor.y)
        case "b": for _ in 0..<first { put(last) }
        case "L", "M":
            let saved = region
            region = cursor.y...region.upperBound
            scroll(final == "L" ? -first : first)
            region = saved
        case "S": scroll(first)
        case "T": scroll(-first)
        case "r":
            region = numbers.count == 2 ? (numbers[0] - 1)...(numbers[1] - 1) : 0...(size.height - 1)
            cursor = Point(x: 0, y: 0)
        case "m": select(numbers.isEmpty ? [0] : numbers)
        // Resets of things that are not looked at here: insert mode, the title stack.
        case "l" where body == "4", "t": break
        // The keys of kitty and xterm as others left them; where the cursor is.
        case "u" where body == "<", "m" where body == ">4", "n" where body == "6": break
        default: strange.append(String(text))
        }
    }

    private mutating func select(_ numbers: [Int]) {
        for number in numbers {
            switch number {
            case 0: attributes = []
            case 22: attributes.subtract([1, 2])
            case 23...29: attributes.remove(number - 20)
            case 39: attributes = attributes.filter { !(30..<38).contains($0) }
            case 49: attributes = attributes.filter { !(40..<48).contains($0) }
            default: attributes.insert(number)
            }
        }
    }
}
