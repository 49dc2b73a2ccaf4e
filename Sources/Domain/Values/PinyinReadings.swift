/// How characters of place and personal names are read, as data: what the system's tables, which know one reading of each,
/// leave out.
enum PinyinReadings {
    /// Those that are read in more than one way, with all of their common readings.
    static let characters: [Unicode.Scalar: String] = [
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
        "朴": "piao pu po", "员": "yuan yun", "折": "zhe she", "祭": "ji zhai", "传": "chuan zhuan",
        "冯": "feng ping", "俞": "yu shu", "奇": "qi ji", "宓": "mi fu", "尾": "wei yi", "属": "shu zhu",
        "屏": "ping bing", "拓": "tuo ta", "旁": "pang bang", "桔": "jie ju", "氏": "shi zhi",
        "汤": "tang shang", "泊": "bo po", "泷": "long shuang", "浅": "qian jian", "浍": "kuai hui",
        "涌": "yong chong", "渑": "mian sheng", "漯": "luo ta", "潦": "liao lao", "牟": "mu mou",
        "町": "ting ding", "畜": "chu xu", "禅": "chan shan", "秘": "mi bi", "称": "cheng chen",
        "粘": "zhan nian", "红": "hong gong", "纶": "lun guan", "腊": "la xi", "若": "ruo re",
        "莎": "sha suo", "落": "luo la lao", "蔓": "man wan", "藏": "cang zang", "蛤": "ha ge",
        "辟": "pi bi", "还": "hai huan", "遗": "yi wei", "那": "na nuo", "铅": "qian yan",
        "镐": "gao hao", "镡": "tan xin chan", "陂": "bei pi po", "雀": "que qiao", "露": "lu lou",
        "龟": "gui qiu jun", "歙": "she xi", "亢": "kang gang", "佛": "fo fu", "侗": "dong tong",
        "劲": "jin jing", "勒": "le lei", "卜": "bu bo", "吁": "xu yu", "囤": "tun dun", "塞": "sai se",
        "弹": "dan tan", "徵": "zheng zhi", "杉": "shan sha", "枞": "cong zong", "枸": "gou ju",
        "柜": "gui ju", "柞": "zuo zha", "栎": "li yue", "槟": "bin bing", "殷": "yin yan",
        "浚": "jun xun", "爪": "zhao zhua", "珲": "hun hui", "碌": "lu liu", "磅": "pang bang",
        "禺": "yu ou", "稽": "ji qi", "笮": "ze zuo", "蓼": "liao lu", "薄": "bo bao", "蕃": "fan bo",
        "虹": "hong jiang", "褚": "chu zhu", "贲": "ben bi", "轧": "zha ya ga", "铛": "dang cheng",
        "陶": "tao yao", "骠": "piao biao", "麇": "jun qun", "炔": "gui que", "蔚": "wei yu",
        "仡": "ge yi", "乾": "qian gan", "颤": "chan zhan", "嵌": "qian kan", "於": "yu wu",
        "澄": "cheng deng", "耙": "ba pa", "率": "lv lu shuai", "陆": "lu liu", "模": "mo mu",
        "娜": "na nuo", "茄": "qie jia", "菀": "wan yuan", "什": "shi shen", "似": "si shi",
        "缴": "jiao zhuo", "南": "nan na", "脉": "mai mo", "嗒": "ta da", "约": "yue yao",
        "壳": "ke qiao", "吓": "xia he", "卷": "juan quan", "佃": "dian tian", "敦": "dun dui",
        "溪": "xi qi", "崖": "ya ai", "圈": "juan quan", "沓": "ta da", "邪": "xie ya", "食": "shi yi",
        "术": "shu zhu", "咽": "yan ye", "颈": "jing geng", "尺": "chi che", "伯": "bo bai",
        "百": "bai bo", "浜": "bang bin", "沌": "dun zhuan",
    ]

    /// The syllables of the longest phrase that begins here, when its characters are read otherwise alone.
    static func phrase(in run: [Unicode.Scalar], at index: Int) -> [String]? {
        guard index + 1 < run.count else { return nil }
        for phrase in byFirst[run[index]] ?? [] where run[index...].starts(with: phrase.characters) {
            return phrase.syllables
        }
        return nil
    }

    /// By their first characters, the longest first.
    private static let byFirst: [Unicode.Scalar: [(characters: [Unicode.Scalar], syllables: [String])]] = {
        var byFirst: [Unicode.Scalar: [(characters: [Unicode.Scalar], syllables: [String])]] = [:]
        for (phrase, reading) in phrases {
            let characters = Array(phrase.unicodeScalars)
            let syllables = reading.split(separator: " ").map(String.init)
            guard let first = characters.first, characters.count == syllables.count else { continue }
            byFirst[first, default: []].append((characters, syllables))
        }
        return byFirst.mapValues { $0.sorted { $0.characters.count > $1.characters.count } }
    }()

    /// Names and words in which the usual reading of a character does not hold, or in which one of several does.
    static let phrases: [(String, String)] = [
        ("重庆", "chong qing"), ("重阳", "chong yang"), ("重固", "chong gu"), ("重华", "chong hua"),
        ("单县", "shan xian"), ("单城", "shan cheng"), ("单家", "shan jia"), ("单庄", "shan zhuang"),
        ("单楼", "shan lou"), ("闵行", "min hang"), ("太行", "tai hang"), ("行唐", "xing tang"),
        ("银行", "yin hang"), ("乐清", "yue qing"), ("乐亭", "lao ting"), ("乐陵", "lao ling"),
        ("朝阳", "chao yang"), ("朝晖", "zhao hui"), ("厦门", "xia men"), ("会稽", "kuai ji"),
        ("大城", "dai cheng"), ("蔚县", "yu xian"), ("尉犁", "yu li"), ("尉迟", "yu chi"),
        ("番禺", "pan yu"), ("东阿", "dong e"), ("六安", "lu an"), ("六合", "lu he"),
        ("荥阳", "xing yang"), ("荥经", "ying jing"), ("洪洞", "hong tong"), ("浚县", "xun xian"),
        ("莘县", "shen xian"), ("莘庄", "xin zhuang"), ("东莞", "dong guan"), ("解州", "xie zhou"),
        ("涡阳", "guo yang"), ("浒墅", "xu shu"), ("浒湾", "xu wan"), ("铅山", "yan shan"),
        ("黄陂", "huang pi"), ("蚌埠", "beng bu"), ("牟平", "mu ping"), ("中牟", "zhong mu"),
        ("泌阳", "bi yang"), ("句容", "ju rong"), ("繁峙", "fan shi"), ("枞阳", "zong yang"),
        ("歙县", "she xian"), ("筠连", "jun lian"), ("珲春", "hun chun"), ("大埔", "da bu"),
        ("黄埔", "huang pu"), ("吴堡", "wu bu"), ("十里堡", "shi li pu"), ("柞水", "zha shui"),
        ("渑池", "mian chi"), ("长子县", "zhang zi xian"), ("西藏", "xi zang"), ("藏族", "zang zu"),
        ("龟兹", "qiu ci"), ("番茄", "fan qie"), ("万俟", "mo qi"), ("召陵", "shao ling"),
        ("合浦", "he pu"), ("会泽", "hui ze"), ("南那", "nan na"), ("石家", "shi jia"),
        ("种植", "zhong zhi"), ("种子", "zhong zi"), ("车站", "che zhan"), ("省道", "sheng dao"),
        ("都江", "du jiang"), ("都匀", "du yun"), ("成都", "cheng du"), ("首都", "shou du"),
        ("长乐", "chang le"), ("永乐", "yong le"), ("和平", "he ping"), ("万安", "wan an"),
        ("宿迁", "su qian"), ("宿州", "su zhou"), ("强村", "qiang cun"), ("强国", "qiang guo"),
        ("六一", "liu yi"), ("柏乡", "bai xiang"), ("澄城", "cheng cheng"), ("落成", "luo cheng"),
        ("虹口", "hong kou"), ("陶家", "tao jia"), ("卜家", "bu jia"), ("曾家", "zeng jia"),
        ("曾庄", "zeng zhuang"), ("仇家", "qiu jia"), ("解家", "xie jia"), ("翟家", "zhai jia"),
        ("查家", "zha jia"), ("盖家", "ge jia"), ("区家", "ou jia"), ("朴家", "piao jia"),
        ("任家", "ren jia"), ("缪家", "miao jia"), ("谷城", "gu cheng"), ("阿勒泰", "a le tai"),
        ("吐谷浑", "tu yu hun"), ("百色", "bai se"), ("乌鲁木齐", "wu lu mu qi"), ("丽水", "li shui"),
        ("济南", "ji nan"), ("扎赉特", "zha lai te"), ("那曲", "na qu"), ("厂房", "chang fang"),
        ("厂里", "chang li"), ("广场", "guang chang"), ("盛泽", "sheng ze"), ("沈阳", "shen yang"),
        ("沈家", "shen jia"), ("莎车", "sha che"), ("禅城", "chan cheng"), ("遗址", "yi zhi"),
        ("解放", "jie fang"), ("乐山", "le shan"), ("乐平", "le ping"), ("乐昌", "le chang"),
        ("乐东", "le dong"), ("乐业", "le ye"), ("快乐", "kuai le"), ("音乐", "yin yue"),
        ("行政", "xing zheng"), ("行知", "xing zhi"), ("卫辉", "wei hui"), ("监利", "jian li"),
        ("获鹿", "huo lu"), ("井陉", "jing xing"), ("任丘", "ren qiu"), ("高要", "gao yao"),
        ("大厂", "da chang"), ("长兴", "chang xing"), ("长沙", "chang sha"), ("长宁", "chang ning"),
        ("村长", "cun zhang"), ("校长", "xiao zhang"), ("家长", "jia zhang"), ("长征", "chang zheng"),
    ]
}
