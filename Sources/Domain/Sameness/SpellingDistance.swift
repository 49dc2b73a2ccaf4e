/// How many letters must be changed, added, taken away or swapped with their neighbour to make one word of another.
package enum SpellingDistance {
    /// Nil when it is more than `limit`. Works on bytes: names are folded to small letters before.
    package static func between(_ one: [UInt8], _ other: [UInt8], limit: Int) -> Int? {
        if abs(one.count - other.count) > limit { return nil }
        if one == other { return 0 }
        if one.isEmpty || other.isEmpty { return max(one.count, other.count) }
        var beforeLast = [Int](repeating: 0, count: other.count + 1)
        var last = Array(0...other.count)
        var row = last
        for i in 1...one.count {
            row[0] = i
            var least = i
            for j in 1...other.count {
                let isSame = one[i - 1] == other[j - 1]
                var cost = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (isSame ? 0 : 1))
                if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
                    cost = min(cost, beforeLast[j - 2] + 1)
                }
                row[j] = cost
                least = min(least, cost)
            }
            if least > limit { return nil }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        let distance = last[other.count]
        return distance <= limit ? distance : nil
    }

    /// As many letters as people mistype in a word of this length: short names that differ are other names.
    package static func allowed(length: Int) -> Int {
        switch length {
        case ..<4: 0
        case ..<8: 1
        case ..<13: 2
        default: 3
        }
    }
}
