/// Words that so many names have that having one in common says nothing: two villages are not near because both are
/// called village, nor two units of Shanghai because both are in Shanghai.
package enum CommonWords {
    /// Folded, as names are for searching.
    package static let latin: Set<String> = [
        // what it is
        "village", "villages", "town", "township", "county", "district", "city", "province", "street",
        "subdistrict", "community", "committee", "villagers", "residents", "party", "communist", "cpc", "ccp",
        "branch", "general", "joint", "working", "group", "company", "co", "ltd", "limited", "corporation",
        "corp", "inc", "enterprise", "enterprises", "center", "centre", "bureau", "office", "department",
        "association", "institute", "station", "cun", "zhen", "xiang", "shi", "qu", "xian", "sheng",
        // what holds names together
        "of", "the", "and", "for", "in", "at", "no",
        // where it is: so many bear the name of their province or city
        "china", "chinese", "national", "municipal", "shanghai", "beijing", "tianjin", "chongqing", "hebei",
        "shanxi", "liaoning", "jilin", "heilongjiang", "jiangsu", "zhejiang", "anhui", "fujian", "jiangxi",
        "shandong", "henan", "hubei", "hunan", "guangdong", "guangxi", "hainan", "sichuan", "guizhou",
        "yunnan",
        "tibet", "xizang", "shaanxi", "gansu", "qinghai", "ningxia", "xinjiang",
    ]

    /// Longer ones first where one begins or ends with another.
    private static let hanziEndings: [String] = [
        "村民委员会", "居民委员会", "社区居委会", "股份有限公司", "有限责任公司", "联合党支部", "总支部委员会",
        "支部委员会", "党总支部", "联合支部", "党工委", "党委会", "委员会", "村委会", "居委会", "有限公司", "党支部",
        "党总支", "党小组", "总支部", "集团", "公司", "中心", "社区", "党委", "支部", "总支", "党", "街道", "行政村", "村", "镇",
        "乡", "县", "区", "市", "省",
    ]

    private static let hanziBeginnings: [String] = [
        "中国共产党", "中共", "上海市", "北京市", "天津市", "重庆市", "上海", "北京", "天津", "重庆", "河北省", "河北", "山西省",
        "山西", "辽宁省", "辽宁", "吉林省", "吉林", "黑龙江省", "黑龙江", "江苏省", "江苏", "浙江省", "浙江", "安徽省",
        "安徽", "福建省", "福建", "江西省", "江西", "山东省", "山东", "河南省", "河南", "湖北省", "湖北", "湖南省", "湖南",
        "广东省", "广东", "广西", "海南省", "海南", "四川省", "四川", "贵州省", "贵州", "云南省", "云南", "西藏", "陕西省",
        "陕西", "甘肃省", "甘肃", "青海省", "青海", "宁夏", "新疆", "内蒙古", "国家",
    ]

    /// What is the record's own in a name written in Hanzi; the whole where nothing would be left of it.
    package static func core(_ hanzi: [Unicode.Scalar]) -> ArraySlice<Unicode.Scalar> {
        var core = hanzi[...]
        var goesOn = true
        while goesOn {
            goesOn = false
            if let first = core.first,
                let length = beginnings[first]?.first(where: {
                    core.count > $0.count && core.starts(with: $0)
                })?.count
            {
                core = core.dropFirst(length)
                goesOn = true
            }
            if let last = core.last,
                let length = endings[last]?.first(where: {
                    core.count > $0.count && core.suffix($0.count).elementsEqual($0)
                })?.count
            {
                core = core.dropLast(length)
                goesOn = true
            }
        }
        return core
    }

    /// By their first and last character: thousands of names are looked at in a search for duplicates.
    private static let beginnings = Dictionary(
        grouping: hanziBeginnings.map { Array($0.unicodeScalars) }, by: { $0.first ?? " " })
    private static let endings = Dictionary(
        grouping: hanziEndings.map { Array($0.unicodeScalars) }, by: { $0.last ?? " " })

    package static func core(_ words: [String]) -> [String] {
        let own = words.filter { !latin.contains($0) }
        return own.isEmpty ? words : own
    }
}
