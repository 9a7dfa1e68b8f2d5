"""Files of referrals and of logged contacts (calls, visits …), and the form in which both are exported."""

from prospector.interop.record_rows import Columns

_CARD = """
phone: phone | mobile | phone number | number called | to number
phone: callee | 电话 | 手机 | 联系电话 | 对方号码 | 被叫号码
email: email | e-mail | email address | 邮箱 | 电子邮箱
card_id: card_id | card no
card_uid: card_uid
uid: uid
"""
REFERRALS = Columns(
    _CARD
    + """
person: person | referred | referral | referred name | new customer
person: name | introduced | 被介绍人 | 被推荐人 | 新客户 | 姓名
customer: customer | company | referred company | company name | 客户 | 客户名称 | 公司 | 公司名称 | 新客户公司
referrer: referrer | referred by | introduced by | source | introducer | from | 介绍人 | 推荐人 | 转介绍人 | 来源人
referrer_uid: referrer_uid
referrer_phone: referrer_phone | referrer phone | 介绍人电话 | 推荐人电话
referrer_email: referrer_email | referrer email | 介绍人邮箱 | 推荐人邮箱
at: at | on | date | referred on | referral date | introduced on | 日期 | 介绍日期 | 推荐日期 | 时间
reported_on: reported_on | reported | reported back | 回报日期 | 反馈日期
thanked_on: thanked_on | thanked | 致谢日期 | 感谢日期
note: note | notes | remark | remarks | comment | memo | relation | 备注 | 说明 | 关系
id: id
""",
    days=frozenset({"at", "reported_on", "thanked_on"}),
    joined=frozenset({"note"}),
    instead={"id": ""},
)
REFERRAL_HEADER = (
    "uid", "at", "referrer", "referrer_uid", "person", "card_uid", "reported_on", "thanked_on", "note",
)  # fmt: skip
CALLS = Columns(
    _CARD
    + """
customer: customer | customer name | client | account | account name
customer: company | company name | 客户 | 客户名称 | 公司 | 公司名称
person: person | card | full name | name | contact | contact name | called | 姓名 | 客户姓名 | 联系人
at: at | date | call date | called at | start | start time | time | date/time | activity date | on
at: 时间 | 日期 | 通话时间 | 拜访时间 | 拜访日期 | 联系时间 | 跟进时间 | 开始时间
clock: clock | hour | call time | 钟点
via: via | type | channel | way | activity type | method | 方式 | 联系方式 | 跟进方式 | 类型
outcome: outcome | result | status | call outcome | call result | disposition | 结果 | 通话结果 | 拜访结果 | 状态
need: need | need size | 需求
attitude: attitude | mood | 态度
visit_chance: visit_chance | chance of a visit | 拜访机会
direction: direction | call direction | 方向 | 呼叫方向 | 呼叫类型
duration_s: duration_s | duration | call duration | seconds | length | 时长 | 通话时长
note: note | notes | remark | remarks | comment | comments
note: memo | description | subject | 备注 | 说明 | 跟进内容 | 记录
id: id
""",
    days=frozenset({"at"}),
    joined=frozenset({"note"}),
    instead={"id": ""},
)
CALL_HEADER = (
    "uid", "at", "customer", "card_uid", "via", "outcome", "direction", "need", "attitude", "visit_chance",
    "duration_s", "note",
)  # fmt: skip
