"""Harder invented lists of Chinese people and companies; see ``harder_doubles``."""

from clerk import Clerk, parted
from invented_doubles import Listed, Row

from prospector.interop.name_words import hanzi_syllables

# --- Chinese people ---------------------------------------------------------------------------------------------------
CITIZENS = [
    "编号",
    "客户姓名",
    "手机号码",
    "固定电话",
    "电子邮箱",
    "工作单位",
    "联系地址",
    "城市",
    "出生日期",
    "身份证号",
    "客户等级",
]
_COMMON_NAMES = ["张伟", "王芳", "李娜", "刘洋", "陈静", "王磊", "李强", "张敏", "王丽", "杨帆"]
_FAMILY = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁任沈钟姜崔谭"
_GIVEN = "嘉怡子轩思远雨桐浩然梓涵志强秀兰建华晓东美玲文博俊杰海燕国庆立新雪梅春生丽华永康淑珍少东佩瑜振宇晨曦伯承若琳"
_HOMOPHONES = {
    "怡": "仪", "轩": "萱", "远": "源", "桐": "彤", "浩": "皓", "涵": "函", "志": "智", "兰": "岚", "华": "桦", "晓": "小",
    "玲": "灵", "博": "勃", "杰": "洁", "燕": "艳", "新": "欣", "梅": "玫", "伟": "炜", "芳": "方", "静": "婧", "丽": "莉",
    "磊": "蕾", "敏": "民", "帆": "凡", "宇": "雨", "强": "墙", "嘉": "佳",
}  # fmt: skip
_TRADITIONAL = str.maketrans(
    "张刘陈杨黄赵吴马郑谢罗孙远兰华东玲杰国庆丽伟强钟谭韩冯萧涛宇桐",
    "張劉陳楊黃趙吳馬鄭謝羅孫遠蘭華東玲傑國慶麗偉強鍾譚韓馮蕭濤宇桐",
)
_DISTRICTS = {
    "北京": ["朝阳区建国路", "海淀区中关村大街", "丰台区南三环西路"],
    "上海": ["徐汇区漕溪北路", "浦东新区张杨路", "静安区南京西路"],
    "广州": ["天河区体育西路", "越秀区中山五路"],
    "成都": ["武侯区人民南路四段", "锦江区春熙路"],
    "武汉": ["武昌区中南路", "江汉区解放大道"],
}
_CODES = {"北京": "010", "上海": "021", "广州": "020", "成都": "028", "武汉": "027"}
_UNITS = [
    "华兴机械厂",
    "市第二中学",
    "远大建筑工程有限公司",
    "东方明珠贸易公司",
    "仁和医院",
    "新世纪百货",
    "中铁十二局",
    "鼎盛科技有限公司",
]


def citizens(count: int, seed: int) -> Listed:  # noqa: C901 - one story, told in order
    """Chinese people: the commonest names many times, families on one line, homophones, pinyin, traditional signs."""
    hand = Clerk(seed)
    random = hand.random
    rows: list[Row] = []
    pairs: set[frozenset[str]] = set()

    def mobile() -> str:
        return f"1{random.choice('35789')}{random.randrange(10**9):09d}"

    def person(**fixed: str) -> Row:
        city = fixed.get("城市") or random.choice(list(_DISTRICTS))
        day = hand.day(1950, 2002)
        name = fixed.get("客户姓名") or (
            random.choice(_COMMON_NAMES)
            if hand.some(0.2)
            else random.choice(_FAMILY) + "".join(random.sample(_GIVEN, random.choice([1, 2, 2, 2])))
        )
        number = mobile()
        row = {
            "编号": hand.id("KH"),
            "客户姓名": name,
            "手机号码": number,
            "固定电话": f"{_CODES[city]}-{random.randrange(2, 9)}{random.randrange(10**7):07d}" if hand.some(0.4) else "",
            "电子邮箱": f"{number}@163.com" if hand.some(0.2) else f"{''.join(hanzi_syllables(name, person=True))}{random.randrange(9999)}@qq.com" if hand.some(0.5) else "",
            "工作单位": random.choice(_UNITS) if hand.some(0.6) else "",
            "联系地址": f"{city}市{random.choice(_DISTRICTS[city])}{random.randrange(1, 400)}号{random.randrange(1, 20)}栋{random.randrange(101, 2500)}室",
            "城市": city,
            "出生日期": f"{day[:4]}-{day[4:6]}-{day[6:]}" if hand.some(0.6) else "",
            "身份证号": f"{random.randrange(110000, 650000)}{day}{random.randrange(1000):03d}X" if hand.some(0.3) else "",
            "客户等级": random.choice("ABC"),
        }  # fmt: skip
        return {**row, **fixed}

    def copy(row: Row) -> Row:  # noqa: C901 - one story, told in order
        again = {**row, "编号": hand.id("KH"), "客户等级": random.choice("ABC")}
        name = row["客户姓名"]
        turn = random.random()
        if turn < 0.12:
            said = hanzi_syllables(name, person=True)
            family, given = said[0], "".join(said[1:])
            again["客户姓名"] = random.choice(
                [f"{given} {family}".title(), f"{family} {given}".title(), f"{family.upper()}, {given.title()}"]
            )
        elif turn < 0.27:
            again["客户姓名"] = name[:-1] + _HOMOPHONES.get(name[-1], name[-1])
        elif turn < 0.37:
            again["客户姓名"] = name.translate(_TRADITIONAL)
        elif turn < 0.45:
            again["客户姓名"] = name[0] + random.choice(["先生", "总", "经理", "女士"])
        elif turn < 0.5:
            again["客户姓名"] = f"{name}（{random.choice(['采购', '朋友介绍', '财务'])}）"
        for column, chance in (
            ("固定电话", 0.5),
            ("电子邮箱", 0.4),
            ("工作单位", 0.4),
            ("联系地址", 0.4),
            ("出生日期", 0.5),
            ("身份证号", 0.6),
        ):
            if hand.some(chance):
                again[column] = ""
        if hand.some(0.1):
            again["手机号码"] = mobile()
        elif hand.some(0.1):
            again["手机号码"] = ""
        elif hand.some(0.5):
            again["手机号码"] = f"+86 {row['手机号码'][:3]} {row['手机号码'][3:7]} {row['手机号码'][7:]}"
        if again["联系地址"] and hand.some(0.4):
            again["联系地址"] = again["联系地址"].split("市", 1)[1]
        if hand.some(0.08):
            moved = person()
            again |= {key: moved[key] for key in ("联系地址", "城市")}
        return again

    while len(rows) < count:
        row = person()
        rows.append(row)
        if hand.some(0.3):
            copies = [copy(row) for _ in range(random.choice([1, 1, 1, 2]))]
            rows += copies
            # What is left with no trait that is the person's own, nobody could find.
            ids = [row["编号"], *(one["编号"] for one in copies)]
            pairs |= {frozenset((a, b)) for a in ids for b in ids if a < b}
        if hand.some(0.12):
            home = {key: row[key] for key in ("固定电话", "联系地址", "城市")}
            rows.append(person(**home, 客户姓名=row["客户姓名"][0] + random.choice(_GIVEN) + random.choice(_GIVEN)))
        if hand.some(0.1):
            rows.append(person(客户姓名=row["客户姓名"], 城市=row["城市"]))
        if hand.some(0.04):
            rows.append(person(客户姓名=row["客户姓名"], 工作单位=row["工作单位"], 城市=row["城市"]))
        if hand.some(0.04):
            # Husband and wife on one mobile.
            rows.append(person(手机号码=row["手机号码"], 联系地址=row["联系地址"], 城市=row["城市"]))
    random.shuffle(rows)
    return Listed(CITIZENS, rows, pairs)


# --- Chinese companies ------------------------------------------------------------------------------------------------
FIRMS = ["序号", "企业名称", "电话", "注册地址", "城市", "联系人", "统一社会信用代码", "类型"]
_NAMES = parted(
    "鑫盛 宏图 腾飞 嘉禾 瑞祥 聚力 中兴源 金桥 大地 卓越 天元 光华 伟业 信达 顺通 龙腾 汇丰达 永泰 "
    "万家 海纳 朗润 云启 凯旋 德邦 卓尔 安信 普惠 维达 晨光 百汇"
)
_LINES = parted(
    "科技 贸易 实业 机械制造 电子科技 食品 物流 建筑工程 文化传媒 装饰工程 医疗器械 信息技术 环保科技 餐饮管理"
)
_ENDS = ["有限公司", "有限责任公司", "股份有限公司", "集团有限公司"]
_WRONG = {
    "鑫": "新",
    "宏": "弘",
    "腾": "藤",
    "瑞": "睿",
    "盛": "胜",
    "达": "大",
    "源": "元",
    "顺": "舜",
    "信": "鑫",
    "伟": "玮",
}
_FIRMS_TRADITIONAL = str.maketrans(
    "图腾飞瑞兴桥华业达顺龙汇丰万启凯尔维贸实机电业务传医疗环术饮",
    "圖騰飛瑞興橋華業達順龍匯豐萬啟凱爾維貿實機電業務傳醫療環術飲",
)
_FIRMS_BANKS = ["中国建设银行", "招商银行", "海底捞火锅", "永辉超市", "如家酒店", "瑞幸咖啡", "顺丰速运"]


def firms(count: int, seed: int) -> Listed:  # noqa: C901 - one story, told in order
    """Chinese companies: short and full names, brackets, wrong and traditional signs; branches and chains of their own."""
    hand = Clerk(seed)
    random = hand.random
    rows: list[Row] = []
    pairs: set[frozenset[str]] = set()

    def where(city: str = "") -> Row:
        city = city or random.choice(list(_DISTRICTS))
        return {
            "电话": f"{_CODES[city]}-{random.randrange(2, 9)}{random.randrange(10**7):07d}",
            "注册地址": f"{city}市{random.choice(_DISTRICTS[city])}{random.randrange(1, 900)}号{random.choice(['', '创业大厦', '国际中心A座'])}{random.randrange(201, 2500)}室",
            "城市": city,
        }

    def code() -> str:
        return f"9111{random.randrange(10**8):08d}MA0{random.randrange(10**3):03d}"[:18] if hand.some(0.3) else ""

    taken: set[str] = set()

    def firm() -> Row:
        place = where()
        while True:
            row = _firm(place)
            # Nobody may register a name twice in one city, nor the same one with another ending.
            bare = (
                row["企业名称"]
                .replace("市", "")
                .replace("集团", "")
                .replace("有限责任公司", "")
                .replace("有限公司", "")
            )
            if bare.replace("股份", "") not in taken:
                taken.add(bare.replace("股份", ""))
                return row

    def _firm(place: Row) -> Row:
        core = random.choice(_NAMES) + (random.choice("源康泰德诚佳") if hand.some(0.5) else "")
        name = (
            random.choice([f"{place['城市']}", f"{place['城市']}市", f"{place['城市']}"])
            + core
            + random.choice(_LINES)
            + random.choice(_ENDS)
        )
        return {
            "序号": hand.id("Q"),
            "企业名称": name,
            **place,
            "联系人": random.choice(_FAMILY) + "".join(random.sample(_GIVEN, 2)),
            "统一社会信用代码": code(),
            "类型": random.choice(["供应商", "客户", "代理"]),
        }

    def copy(row: Row) -> Row:  # noqa: C901 - one story, told in order
        again = {**row, "序号": hand.id("Q"), "类型": random.choice(["供应商", "客户", "代理"])}
        name, city = row["企业名称"], row["城市"]
        bare = name.removeprefix(city).removeprefix("市")
        end = next(end for end in sorted(_ENDS, key=len, reverse=True) if bare.endswith(end))
        body = bare.removesuffix(end)
        turn = random.random()
        if turn < 0.15:
            name = body + end
        elif turn < 0.3:
            line = next(line for line in sorted(_LINES, key=len, reverse=True) if body.endswith(line))
            name = f"{body.removesuffix(line)}（{city}）{line}{end}"
        elif turn < 0.45:
            name = random.choice([body, f"{city}{body}"])
        elif turn < 0.52:
            line = next(line for line in sorted(_LINES, key=len, reverse=True) if body.endswith(line))
            name = random.choice([body.removesuffix(line), f"{city}{body.removesuffix(line)}"])
        elif turn < 0.65:
            at = [sign for sign in body if sign in _WRONG]
            name = name.replace(at[0], _WRONG[at[0]]) if at else name
        elif turn < 0.75:
            name = name.translate(_FIRMS_TRADITIONAL)
        elif turn < 0.82:
            name = name.replace("有限责任公司", "有限公司").replace("集团有限公司", "集团")
        again["企业名称"] = name
        if hand.some(0.3):
            again["电话"] = again["电话"].replace("-", random.choice(["", " "]))
        elif hand.some(0.2):
            again["电话"] = where(city)["电话"]
        elif hand.some(0.15):
            again["电话"] = ""
        if hand.some(0.25):
            again["注册地址"] = ""
        elif hand.some(0.4):
            again["注册地址"] = again["注册地址"].removeprefix(f"{city}市")
        elif hand.some(0.1):
            again["注册地址"] = where(city)["注册地址"]
        if hand.some(0.4):
            again["联系人"] = random.choice(_FAMILY) + random.choice(_GIVEN) if hand.some(0.5) else ""
        if hand.some(0.5):
            again["统一社会信用代码"] = ""
        return again

    while len(rows) < count:
        if hand.some(0.06):
            house = random.choice(_FIRMS_BANKS)
            for _ in range(random.randrange(2, 5)):
                place = where()
                spot = (
                    random.choice(_DISTRICTS[place["城市"]])[:2] + random.choice(["", "第一", "二"])
                    if hand.some(0.5)
                    else random.choice(["朝阳", "海淀", "徐汇", "天河", "武侯", "江汉", "城东", "火车站", "滨江"])
                )
                end = "支行" if "银行" in house else random.choice(["店", "分店"])
                rows.append(
                    {
                        "序号": hand.id("Q"),
                        "企业名称": f"{house}{spot}{end}",
                        **place,
                        "联系人": "",
                        "统一社会信用代码": "",
                        "类型": "客户",
                    }
                )
            continue
        row = firm()
        rows.append(row)
        if hand.some(0.35):
            copies = [copy(row) for _ in range(random.choice([1, 1, 1, 2]))]
            rows += copies
            ids = [row["序号"], *(one["序号"] for one in copies)]
            pairs |= {frozenset((a, b)) for a in ids for b in ids if a < b}
        if hand.some(0.12):
            city = random.choice([town for town in _DISTRICTS if town != row["城市"]])
            branch = f"{row['企业名称']}{city}分公司"
            rows.append(
                {
                    **row,
                    "序号": hand.id("Q"),
                    "企业名称": branch,
                    **where(city),
                    "联系人": "",
                    "统一社会信用代码": code(),
                }
            )
        if hand.some(0.1):
            # The same short name in another city is another company.
            city = random.choice([town for town in _DISTRICTS if town != row["城市"]])
            name = row["企业名称"].replace(row["城市"], city, 1)
            if name not in {one["企业名称"] for one in rows}:
                rows.append({**firm(), "企业名称": name, **where(city)})
        if hand.some(0.1):
            # A sister in another trade, at the same desk.
            line = next(line for line in sorted(_LINES, key=len, reverse=True) if line in row["企业名称"])
            other = random.choice([other for other in _LINES if other not in line and line not in other])
            rows.append(
                {
                    **row,
                    "序号": hand.id("Q"),
                    "企业名称": row["企业名称"].replace(line, other),
                    "统一社会信用代码": code(),
                }
            )
        if hand.some(0.06):
            rows.append({**firm(), **{key: row[key] for key in ("注册地址", "城市")}})
    random.shuffle(rows)
    return Listed(FIRMS, rows, pairs)
