import Foundation
import Synchronization

/// How Hanzi are read, in plain letters without tones. Asked only when something is written: the tables behind it
/// take a tenth of a second to wake.
enum Pinyin {
    /// Every reading worth finding the character by, the usual one first. Empty when none is known.
    static func readings(of hanzi: Unicode.Scalar) -> [String] {
        cache.withLock { cache in
            if let known = cache[hanzi] { return known }
            let found = look(up: hanzi)
            cache[hanzi] = found
            return found
        }
    }

    private static let cache = Mutex<[Unicode.Scalar: [String]]>([:])

    private static func look(up hanzi: Unicode.Scalar) -> [String] {
        var found: [String] = []
        if let marked = String(hanzi).applyingTransform(.mandarinToLatin, reverse: false),
            marked != String(hanzi)
        {
            found += letters(marked)
        }
        for reading in others[hanzi]?.split(separator: " ") ?? [] where !found.contains(String(reading)) {
            found.append(String(reading))
        }
        return found
    }

    /// Without tone marks. `ü` is typed as `v` and as `u`, so both are readings.
    private static func letters(_ marked: String) -> [String] {
        var plain = ""
        var hasUmlaut = false
        for scalar in marked.lowercased().decomposedStringWithCanonicalMapping.unicodeScalars {
            if scalar.value == 0x308 {
                hasUmlaut = true
                plain.removeLast()
                plain += "v"
            } else if ("a"..."z").contains(scalar) {
                plain.unicodeScalars.append(scalar)
            }
        }
        guard !plain.isEmpty else { return [] }
        return hasUmlaut ? [plain, plain.replacingOccurrences(of: "v", with: "u")] : [plain]
    }

    /// Characters of place and personal names that are read in more than one way, with all of their common readings.
    private static let others: [Unicode.Scalar: String] = [
        "重": "zhong chong", "长": "chang zhang", "長": "chang zhang", "单": "dan shan chan",
        "乐": "le yue lao", "樂": "le yue", "行": "xing hang", "朝": "chao zhao", "都": "du dou",
        "会": "hui kuai", "大": "da dai", "石": "shi dan", "地": "di de", "种": "zhong chong",
        "曾": "zeng ceng", "仇": "chou qiu", "解": "jie xie", "区": "qu ou", "盛": "sheng cheng",
        "省": "sheng xing", "系": "xi ji", "尉": "wei yu", "调": "diao tiao", "降": "jiang xiang",
        "参": "can shen cen", "沈": "shen chen", "叶": "ye xie", "查": "cha zha", "盖": "gai ge",
        "洞": "dong tong", "浒": "hu xu", "涡": "wo guo", "泌": "mi bi", "阿": "a e", "堡": "bao pu bu",
        "埔": "pu bu", "圩": "wei xu", "埠": "bu fu", "六": "liu lu", "厦": "xia sha", "峙": "zhi shi",
        "番": "fan pan", "蚌": "bang beng", "莘": "shen xin", "莞": "guan wan", "筠": "yun jun",
        "繁": "fan po", "费": "fei bi", "贾": "jia gu", "车": "che ju", "适": "shi kuo", "郇": "xun huan",
        "隗": "wei kui", "隽": "jun juan", "颉": "xie jie", "句": "ju gou", "召": "zhao shao",
        "覃": "qin tan", "谷": "gu yu", "角": "jiao jue", "强": "qiang jiang", "万": "wan mo",
        "宿": "su xiu", "和": "he huo", "给": "gei ji", "广": "guang an", "厂": "chang an",
        "扎": "zha za", "卡": "ka qia", "巷": "xiang hang", "柏": "bai bo", "栅": "zha shan",
        "校": "xiao jiao", "弄": "nong long", "滧": "xiao yao", "崴": "wei wai", "峒": "dong tong",
        "荥": "xing ying", "缪": "miao mu", "翟": "zhai di", "洗": "xi xian", "乜": "nie mie",
        "朴": "piao pu po", "员": "yuan yun", "折": "zhe she", "祭": "ji zhai",
    ]
}
