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

WORD = re.compile(r"[^\W_]+")
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
