"""Where a card came from (``H6``), as files say it in English or Chinese, to the keys of ``domain.source``."""

from prospector.domain.name import name_key
from prospector.domain.source import CIRCLES, WAYS

_CIRCLE_NAMES = {
    "work": "工作 同事 同事圈 前同事 colleague",
    "school": "学校 同学 校友 alumni classmate",
    "hobby": "爱好 兴趣 兴趣爱好 业余爱好",
    "social": "社交活动 社交 社会活动",
    "neighbourhood": "邻里 邻居 neighborhood neighbour neighbor",
    "transport": "交通 通勤 出行",
    "daily": "日常接触 日常交往 日常",
    "residential": "居住社区 小区 社区 住宅小区",
    "children": "子女 孩子",
    "spouse": "配偶",
    "club": "俱乐部 社团",
    "religion": "宗教 教会",
}
_WAY_NAMES = {
    "door-to-door": "逐户寻访 上门拜访 陌生拜访 陌拜 扫楼 扫街",
    "referral": "客户引荐 引荐 转介绍 客户介绍 客户推荐 朋友介绍 推荐 介绍 referred recommendation",
    "influence": "光辉效应 中心开花 影响力中心",
    "agent": "代理人 代理 代理商 渠道代理",
    "direct-mail": "直接邮寄 直邮 邮寄 mailing",
    "telemarketing": "电话营销 电话销售 电销 外呼 cold-call cold-calling",
    "snowball": "滚雪球",
    "research": "资料查阅 资料 查阅资料 desk-research",
    "consultant": "市场咨询 咨询公司 咨询顾问",
    "web-search": "网络搜索 网上搜索 搜索引擎 网络 互联网 web google 百度 online",
    "phone-book": "电话簿 黄页 电话黄页 yellow-pages",
    "inbound": "主动来电 来电 来访 主动询盘 询盘 主动咨询 官网 网站 网站咨询 inquiry enquiry website",
    "related-company": "关联公司 关联企业 关系企业",
    "predecessor": "前任客户 前任移交 前任交接 交接",
    "complementary-seller": "互补销售 异业合作 异业联盟",
}


def _keys(labels: dict[str, str], names: dict[str, str]) -> dict[str, str]:
    return {name_key(name): key for key, label in labels.items() for name in [key, label, *names.get(key, "").split()]}


_CIRCLES = _keys(CIRCLES, _CIRCLE_NAMES)
_WAYS = _keys(WAYS, _WAY_NAMES)


def circle_of(typed: str) -> str:
    """Return the circle of acquaintance meant by ``typed``, or the empty string."""
    return _CIRCLES.get(name_key(typed), "")


def way_of(typed: str) -> str:
    """Return the method or channel meant by ``typed``, or the empty string."""
    return _WAYS.get(name_key(typed), "")
