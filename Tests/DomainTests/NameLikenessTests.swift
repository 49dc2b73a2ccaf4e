import Domain
import TestSupport
import Testing

@Suite struct NameLikenessTests {
    @Test(arguments: [
        ("yuadong", "yuadong", 0), ("yuadong", "yaudong", 1), ("yuadong", "yandong", 2),
        ("yuadong", "yuaadong", 1),
        ("yuadong", "zhandong", 3), ("a", "", 1), ("ab", "ba", 1), ("abc", "ca", 3),
    ]) func lettersAreCounted(_ one: String, _ other: String, _ distance: Int) {
        #expect(SpellingDistance.between(Array(one.utf8), Array(other.utf8), limit: 9) == distance)
        #expect(SpellingDistance.between(Array(other.utf8), Array(one.utf8), limit: 9) == distance)
        #expect(
            SpellingDistance.between(Array(one.utf8), Array(other.utf8), limit: distance - 1) == nil
                || distance == 0)
    }

    /// Against the plain table of all prefixes.
    @Test func theBoundedDistanceIsTheUnboundedOneWithinItsLimit() {
        var random = Seeded(7)
        for _ in 0..<2000 {
            let words = (0..<2).map { _ in
                (0..<Int.random(in: 0...7, using: &random)).map { _ in
                    UInt8.random(in: 97...99, using: &random)
                }
            }
            let full = slow(words[0], words[1])
            for limit in 0...4 {
                let found = SpellingDistance.between(words[0], words[1], limit: limit)
                #expect(found == (full <= limit ? full : nil), "\(words) \(limit)")
            }
        }
    }

    private func slow(_ one: [UInt8], _ other: [UInt8]) -> Int {
        var table = [[Int]](repeating: [Int](repeating: 0, count: other.count + 1), count: one.count + 1)
        for i in 0...one.count { table[i][0] = i }
        for j in 0...other.count { table[0][j] = j }
        for i in stride(from: 1, through: one.count, by: 1) {
            for j in stride(from: 1, through: other.count, by: 1) {
                var cost = min(table[i - 1][j], table[i][j - 1]) + 1
                cost = min(cost, table[i - 1][j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1))
                if i > 1, j > 1, one[i - 1] == other[j - 2], one[i - 2] == other[j - 1] {
                    cost = min(cost, table[i - 2][j - 2] + 1)
                }
                table[i][j] = cost
            }
        }
        return table[one.count][other.count]
    }

    @Test(arguments: [
        ("中共上海市东风村党总支部委员会", "东风"), ("东风村", "东风"), ("村", "村"), ("上海", "上海"), ("党支部", "党"),
        ("上海市科技创业中心", "科技创业"), ("上海杨浦科技创业中心有限公司", "杨浦科技创业"),
    ]) func whatManyNamesHaveIsLeftOut(_ name: String, _ core: String) {
        let found = CommonWords.core(Array(name.unicodeScalars))
        #expect(String(String.UnicodeScalarView(found)) == core)
    }

    @Test(arguments: [
        ("效东村", ["滧东村"], Alias.Sort.rareCharacterSubstitute), ("Da Jung Village", ["滧东村"], .translation),
        ("Zhandong Village", ["Yuadong Village"], .translation), ("东方村", ["东风村"], .misspelling),
        ("星东乡", ["建设镇"], .former),
    ]) func aLostNameIsProposedAsAnAlias(_ lost: String, _ kept: [String], _ sort: Alias.Sort) {
        #expect(NameLikeness.aliasSort(of: lost, for: kept) == sort)
    }

    @Test func lookAlikesAreSoBothWays() {
        for (one, other) in [("滧", "效"), ("未", "末"), ("己", "已")] as [(Character, Character)] {
            #expect(LookAlikes.areAlike(one, other) && LookAlikes.areAlike(other, one))
        }
        #expect(!LookAlikes.areAlike("东", "西") && !LookAlikes.areAlike("东", "东"))
    }
}
