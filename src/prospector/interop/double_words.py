"""The words by which names are taken apart for finding doubles: surnames, titles, legal forms, regions, trades."""

import re


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# The common surnames of two characters; any other Chinese surname is taken to be the first character.
LONG_SURNAMES = _set(
    "欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 长孙 宇文 司空 端木 南宫 澹台 万俟 闻人 轩辕 单于 "
    "钟离 鲜于 呼延 西门 歐陽 司馬 諸葛 東方"
)
# 王总 and 李工 are titles, 李建工 is a name.
TITLES_AFTER = re.compile(
    "(?<=.)(?:先生|女士|小姐|太太|经理|總經理|总经理|总监|主任|老师|老板|医生|教授|处长|科长|局长|董事长)$|(?<=^.)[总總工]$"
)
TITLES = _set("mr mrs ms miss dr prof herr frau sir madam mme mlle monsieur madame sr sra dipl ing jr sen")
FORMS = _set("co inc ltd limited llc llp plc corp corporation gmbh ag kg company pty pte bv sarl srl spa oy ab")
SAME_FORM = {"limited": "ltd", "incorporated": "inc", "corp": "inc", "corporation": "inc", "pte": "ltd", "pty": "ltd"}
# Words that say nothing about whom a name means.
EMPTY = _set("the of and at on in a an de la le les el los las du des der die das und et y von van da do di")
# Words that many businesses carry: as if one in so many had them, whatever the book says.
GENERIC = _set(
    "company group international trading restaurant cafe hotel bar grill services service solutions technology "
    "technologies consulting global systems holding holdings industries industrial enterprises enterprise partners "
    "associates management media design digital software engineering construction logistics transport supply foods "
    "import export imports exports shop store center centre club house kitchen studio agency bank auto motors medical "
    "health energy electric electronics china shanghai beijing new great american"
)
COMMON = _set(
    "james john robert michael william david richard joseph thomas charles mary patricia jennifer linda elizabeth "
    "susan jessica sarah karen anna maria peter paul daniel mark andrew smith johnson williams brown jones garcia "
    "miller davis wilson anderson taylor moore martin lee muller schmidt schneider fischer weber meyer wang li zhang "
    "liu chen yang huang zhao wu zhou xu sun ma zhu hu lin guo he gao luo wei min jing fang jun jie yan ying tao "
    "ming hui"
)
# Names that begin so may be Chinese ones with the family name first.
PINYIN_SURNAMES = _set(
    "wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo he lin gao luo zheng liang xie song tang han "
    "deng feng cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng wei su lu ding ren yao shen zhong tan "
    "lee wong chan cheung lam chow ng leung"
)
# How often a surname occurs among Chinese, roughly, in thousandths (published name statistics); others count as one.
SURNAMES = {
    surname: share
    for share, surnames in {
        70: "王李张張",
        52: "刘陈劉陳",
        30: "杨黄赵吴楊黃趙吳",
        18: "周徐孙马朱胡孫馬",
        12: "郭何林高罗羅",
    }.items()
    for surname in surnames
} | dict.fromkeys(
    "郑梁谢宋唐许韩邓冯曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤",
    5,
)

LEGAL = re.compile(
    "(?:股份有限责任公司|股份有限公司|有限责任公司|集团有限公司|有限公司|责任公司|集团公司|股份公司|总公司|分公司|子公司|"
    "公司|集团|有限会社|株式会社|合伙企业|个体工商户|有限合伙|股份有限公|有限責任公司|股份有限公司|集團|會社|厂|廠)$"
)
BRANCH = re.compile("([\u4e00-\u9fff]{2,6}?)?(分公司|分店|支行|分行|办事处|营业部|门店|旗舰店|店)$")
REGION = re.compile(
    "^(?:中国|(?:北京|上海|天津|重庆|广东|浙江|江苏|山东|河南|河北|四川|湖北|湖南|福建|安徽|江西|陕西|山西|辽宁|吉林|黑龙江|"
    "云南|贵州|广西|海南|甘肃|青海|宁夏|新疆|西藏|内蒙古|香港|澳门|台湾|深圳|广州|杭州|南京|苏州|宁波|武汉|成都|西安|厦门|"
    "青岛|大连|沈阳|长沙|郑州|济南|无锡|佛山|东莞|珠海|温州|合肥|福州|昆明|南昌|哈尔滨|长春|石家庄|太原|南宁|贵阳|兰州|"
    "常州|嘉兴|绍兴|金华|台州|泉州|中山|惠州|义乌|烟台|潍坊|徐州|南通|扬州)(?:省|市|特别行政区|自治区|壮族自治区)?"
    "|[\u4e00-\u9fff]{2,4}?(?:省|市|自治区)|[\u4e00-\u9fff]{2,3}(?:区|县)(?=[\u4e00-\u9fff]{4}))"
)
TRADE = re.compile(
    "(?:信息技术|电子商务|网络科技|信息科技|生物科技|计算机系统|计算机|国际贸易|进出口|进出口贸易|文化传媒|文化传播|文化|传媒|广告|"
    "科技发展|科技|技术|贸易|商贸|实业|工贸|电子|电器|电气|机械|设备|制造|建材|建筑|工程|装饰|装潢|材料|新材料|化工|"
    "医药|医疗器械|医疗|药业|食品|餐饮|餐厅|酒店|饭店|宾馆|物流|运输|货运|物业|房地产|置业|地产|投资|控股|咨询|"
    "管理|企业管理|教育|培训|服务|服饰|服装|纺织|家具|家居|五金|塑料|塑胶|包装|印刷|汽车|汽配|能源|环保|农业|发展|"
    "软件|网络|信息|系统|智能|通信|通讯|自动化|仪器|仪表|国际|商务|供应链|超市|商店|商行|经营部|银行|保险|证券|律师事务所|会计师事务所|事务所|中心)$"
)
BRACKETED = re.compile(r"[(（\[【]([^)）\]】]*)[)）\]】]")
WORD = re.compile(r"[^\W_]+")
NUMBERS = re.compile(r"[0-9一二三四五六七八九十]+")
# Short forms of given names that do not begin as the long ones do.
SHORT_FORMS = {
    short: frozenset(longs.split())
    for short, longs in {
        "bob": "robert", "bobby": "robert", "rob": "robert", "bill": "william", "billy": "william", "will": "william",
        "dick": "richard", "rick": "richard", "jim": "james", "jimmy": "james", "jack": "john", "johnny": "john",
        "tom": "thomas", "tony": "anthony", "ted": "edward theodore", "ned": "edward", "harry": "henry harold",
        "hank": "henry", "mike": "michael", "mick": "michael", "dave": "david", "steve": "stephen steven",
        "kate": "katherine catherine", "kathy": "katherine catherine", "liz": "elizabeth", "betty": "elizabeth",
        "beth": "elizabeth", "peggy": "margaret", "maggie": "margaret", "meg": "margaret", "sue": "susan",
        "sally": "sarah", "molly": "mary", "peg": "margaret", "nell": "eleanor helen", "hans": "johannes johann",
        "sepp": "josef joseph", "joe": "joseph josef", "pepe": "jose", "paco": "francisco", "uli": "ulrich",
        "toni": "anton antonio", "sandy": "alexander alexandra", "sascha": "alexander", "jenny": "jennifer",
    }.items()
}  # fmt: skip
