/// Hanzi that are taken for one another in village and personal names. Each group has its reason; the list is of what
/// occurs in names and can be told from the written form alone, and is not meant to be complete.
package enum LookAlikes {
    package static func areAlike(_ one: Character, _ other: Character) -> Bool {
        guard let alike = table[one] else { return false }
        return alike.contains(other)
    }

    /// The other characters of its groups.
    package static func of(_ character: Character) -> [Character] { table[character] ?? [] }

    private static let groups: [String] = [
        // A rare character that poor character sets lack, and what is put in its place: 滧 (a creek, Chongming).
        "滧效",
        "堽岗", "垱当", "塆湾", "垸院", "埭隶", "浜滨", "墩敦", "圩圲", "堰偃", "畈板", "塅段", "坂板", "滘窖", "涌冲",
        "埗步", "峒洞", "垟洋", "澚澳", "岙坳", "垵安",
        // One stroke longer, shorter or missing.
        "未末", "土士", "干千于", "己已巳", "戊戌戍", "日曰", "人入", "大太犬", "天夭", "王玉主", "田由甲申", "午牛",
        "白自", "目且", "木本", "乌鸟", "了子", "刀力", "九丸", "万方", "石右", "史吏", "仑仓", "侯候", "陕陜", "毛手",
        "今令", "免兔", "代伐", "氏氐", "母毋", "夫失", "住往", "汨汩", "洒酒", "晴睛", "徒徙", "季李", "壁璧", "博搏",
        "崇祟", "贷货", "折拆", "崖涯", "冶治", "冰水", "沙砂", "柏伯", "杨扬", "沈沉", "兴头",
        // Simplified and traditional forms, and forms that stand for each other in place names.
        "东東", "乡鄉", "镇鎮", "云雲", "后後", "里裏裡", "台臺", "丰豐", "岭嶺", "庄莊", "沟溝", "湾灣", "龙龍", "凤鳳",
        "兴興", "华華", "农農", "义義", "乐樂", "长長", "门門", "马馬", "黄黃", "关關", "广廣", "双雙", "联聯", "陈陳",
        "叶葉", "肖萧", "付傅", "阎闫", "戴代", "邱丘", "凤风",
    ]

    private static let table: [Character: [Character]] = {
        var table: [Character: [Character]] = [:]
        for group in groups {
            for character in group { table[character, default: []] += group.filter { $0 != character } }
        }
        return table
    }()
}
