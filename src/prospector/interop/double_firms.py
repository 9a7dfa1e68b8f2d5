"""Names of Chinese companies taken apart: region, core, trade, legal form and branch."""

import re
from functools import lru_cache


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# Longest first, so that 股份有限公司 is not taken for 公司 alone.
_LEGAL = re.compile(
    "(?:股份有限责任公司|集团股份有限公司|股份有限公司|有限责任公司|集团有限公司|有限公司|责任公司|集团公司|股份公司|总公司|子公司|"
    "公司|集团|有限会社|株式会社|合伙企业|普通合伙|有限合伙|个体工商户|股份有限公|总厂|厂)$"
)
_BRACKETED = re.compile(r"[(（\[【〔]([^)）\]】〕]*)[)）\]】〕]")
# What ends the name of one of many places of a house, after the full name of that house.
_BRANCH = re.compile("([\u4e00-\u9fff0-9]{1,8}?)?(分公司|分店|支行|分行|分理处|办事处|代表处|营业部|分部|分院|分校)$")
# A shop: where the name of the house ends and that of the place begins, nobody can tell.
_OUTLET = re.compile("(?:店|支行|分行|营业厅|营业部|网点|站|馆)$")
_MADE = "省|市|特别行政区|维吾尔自治区|回族自治区|壮族自治区|自治区"
_REGION = re.compile(
    "^(?:中国|(?:北京|上海|天津|重庆|广东|浙江|江苏|山东|河南|河北|四川|湖北|湖南|福建|安徽|江西|陕西|山西|辽宁|吉林|黑龙江|"
    "云南|贵州|广西|海南|甘肃|青海|宁夏|新疆|西藏|内蒙古|香港|澳门|台湾|深圳|广州|杭州|南京|苏州|宁波|武汉|成都|西安|厦门|"
    "青岛|大连|沈阳|长沙|郑州|济南|无锡|佛山|东莞|珠海|温州|合肥|福州|昆明|南昌|哈尔滨|长春|石家庄|太原|南宁|贵阳|兰州|"
    f"常州|嘉兴|绍兴|金华|台州|泉州|中山|惠州|义乌|烟台|潍坊|徐州|南通|扬州)(?:{_MADE})?"
    "|[\u4e00-\u9fff]{2,4}?(?:省|市|自治区)|[\u4e00-\u9fff]{2,3}(?:区|县)(?=[\u4e00-\u9fff]{4}))"
)
# A city in front of its district, or a province in front of its city, says no more: the last decides.
_REGIONS_MOST = 3
_WIDE = _set(
    "科技 技术 实业 贸易 商贸 工贸 工程 管理 发展 服务 制造 设备 国际 系统 投资 控股 商务 企业 产业 集团 股份 中心 开发"
)
_NARROW = _set(
    "信息 电子 网络 生物 计算机 进出口 文化 传媒 传播 广告 电器 电气 机械 机电 建材 建筑 建设 装饰 "
    "装潢 材料 新材料 化工 医药 器械 医疗 药业 食品 餐饮 餐厅 酒店 饭店 宾馆 物流 运输 货运 物业 "
    "房地产 置业 地产 咨询 教育 培训 服饰 服装 纺织 家具 家居 五金 塑料 塑胶 包装 印刷 汽车 汽配 "
    "能源 新能源 环保 农业 软件 智能 通信 通讯 自动化 仪器 仪表 供应链 超市 商店 商行 经营部 银行 "
    "保险 证券 律师 会计师 事务所 火锅 咖啡 烘焙 旅游 旅行社 园林 安防 照明 光电 半导体 钢铁 钢材 "
    "金属 模具 门窗 水务 电力 矿业 航空 快递 速运 便利店 百货 珠宝 美容 健康 体育 影视 设计 策划 "
    "人力资源 财务 税务 租赁 担保 金融 基金 资产 资本 农牧 种业 畜牧 水产 粮油 酒业 茶业 乳业 纸业 "
    "玻璃 陶瓷 石化 石油 燃气 热力 消防 电梯 制冷 空调 阀门 轴承 电缆 电机 仓储 船舶 港口 公路 "
    "路桥 市政"
)
_TRADE_WORD = "|".join(sorted(_WIDE | _NARROW, key=lambda word: (-len(word), word)))
_TRADES = re.compile(_TRADE_WORD)
_TRADE_END = re.compile(f"(?:{_TRADE_WORD})$")
# Words that are used for one another.
_SAME_TRADE = {
    "技术": "科技",
    "商贸": "贸易",
    "工贸": "贸易",
    "机电": "机械",
    "通讯": "通信",
    "装潢": "装饰",
    "建设": "建筑",
}
_NUMBERED = re.compile("[0-9一二三四五六七八九十]+")


class Firm:
    """A name of a Chinese company in its parts; see ``double_names.Name``."""

    __slots__ = ("branch", "core", "legal", "region", "trade")

    def __init__(self, plain: str) -> None:
        bracketed = [inner.strip() for inner in _BRACKETED.findall(plain)]
        bare = "".join(char for char in _BRACKETED.sub("", plain) if char.isalnum())
        self.branch = next((inner for inner in bracketed if _BRANCH.search(inner) or _OUTLET.search(inner)), "")
        if not self.branch:
            self.branch, bare = _parted(bare)
        before = bare
        while (shorter := _LEGAL.sub("", bare)) and shorter != bare:
            bare = shorter
        self.legal = bare != before
        self.region = next((found[0] for inner in bracketed if (found := _REGION.match(inner))), "")
        for _ in range(_REGIONS_MOST):
            found = _REGION.match(bare)
            if not found or len(bare) - found.end() < 2:
                break
            self.region, bare = found[0], bare[found.end() :]
        self.region = re.sub(f"(?:{_MADE})$", "", self.region)
        self.trade = ""
        while (found := _TRADE_END.search(bare)) and found.start() >= 2:
            self.trade, bare = found[0] + self.trade, bare[: found.start()]
        self.core = bare.casefold()


def _parted(bare: str) -> tuple[str, str]:
    """Return the branch at the end of a name, if that says so, and the name without it."""
    found = _BRANCH.search(bare)
    if not found:
        return "", bare
    head, place = bare[: found.start()], found[1] or ""
    if house := re.match(".*(?:公司|银行|集团)", head + place):
        cut = house.end()
        return (head + place)[cut:] + found[2], (head + place)[:cut]
    return (place + found[2], head) if head else ("", bare)


@lru_cache(maxsize=16_384)
def trades_of(trade: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a trade that say what is done, and those that say hardly more than that it is a company."""
    words = {_SAME_TRADE.get(word, word) for word in _TRADES.findall(trade)}
    wide = frozenset(words & _WIDE)
    return frozenset(words - wide), wide


def in_one_trade(a: str, b: str) -> float:
    """Return how well two trades go together: 1 the same or one of them open, 0 two companies."""
    if a == b or not a or not b:
        return 1.0
    (narrow_a, wide_a), (narrow_b, wide_b) = trades_of(a), trades_of(b)
    if narrow_a and narrow_b:
        if narrow_a == narrow_b:
            return 1.0
        if narrow_a <= narrow_b or narrow_b <= narrow_a:
            return 0.8
        return 0.3 if narrow_a & narrow_b else 0.0
    if narrow_a or narrow_b:
        return 0.6 if wide_a & wide_b else 0.3
    if wide_a <= wide_b or wide_b <= wide_a:
        return 1.0
    return 0.3 if wide_a & wide_b else 0.0


def are_two_outlets(a: str, b: str) -> bool:
    """Return whether two keys are those of different shops or offices: not equal, both end so, at other places."""
    if a == b or not (_OUTLET.search(a) and _OUTLET.search(b)):
        return False
    alike = 0
    for left, right in zip(reversed(a), reversed(b), strict=False):
        if left != right:
            break
        alike += 1
    return alike < 3


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers in a name, by which the shops of a chain are told apart."""
    return frozenset(_NUMBERED.findall(text))
