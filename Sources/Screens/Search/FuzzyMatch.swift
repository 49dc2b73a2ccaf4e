/// How well what was typed fits a title: every word of it in the title's letters, in their order.
enum FuzzyMatch {
    /// Higher is better; nil when it does not fit. Nothing typed fits everything.
    static func score(_ typed: String, in title: String) -> Int? {
        var total = 0
        for word in typed.lowercased().split(separator: " ") {
            guard let score = score(Array(word), in: Array(title.lowercased())) else { return nil }
            total += score
        }
        return total
    }

    private static func score(_ word: [Character], in title: [Character]) -> Int? {
        if let start = position(of: word, in: title) {
            // In one piece: best at the beginning, then at the beginning of a word.
            let isWordStart = start == 0 || !title[start - 1].isLetter
            return 100 + (start == 0 ? 50 : 0) + (isWordStart ? 30 : 0) - min(20, title.count - word.count)
        }
        // Scattered, yet from the beginning of a word on: "ctr" for "Commitment; tree", not any three letters.
        var at = 0
        var gaps = 0
        for (index, character) in word.enumerated() {
            guard let next = title[at...].firstIndex(of: character) else { return nil }
            if index == 0, next > 0, title[next - 1].isLetter { return nil }
            gaps += index == 0 ? 0 : next - at
            at = next + 1
        }
        return max(1, 60 - 3 * gaps)
    }

    private static func position(of word: [Character], in title: [Character]) -> Int? {
        guard !word.isEmpty, word.count <= title.count else { return nil }
        return (0...(title.count - word.count)).first { title[$0..<($0 + word.count)].elementsEqual(word) }
    }
}
