"""Calls, visits and every other contact with a customer (``H8``): logged once, each with its outcome."""

from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple

from prospector.domain.text import N_

PHONE = "phone"
VISIT = "visit"

# By which way the contact happened.
VIAS = {
    PHONE: N_("call"),
    VISIT: N_("visit"),
    "wechat": N_("WeChat"),
    "email": N_("e-mail"),
    "letter": N_("letter"),
    "event": N_("event"),
    "gift": N_("gift"),
}

# How it went. "closed" records a deal of that day.
OUTCOMES = {
    "reached": N_("reached"),
    "no-answer": N_("no answer"),
    "busy": N_("busy"),
    "wrong-number": N_("wrong number"),
    "refused": N_("refused"),
    "interested": N_("interested"),
    "appointment": N_("appointment"),
    "closed": N_("closed"),
    "left-message": N_("left a message"),
    "call-back": N_("asked to call back"),
    "sent": N_("sent"),
}

# Outcomes in which nobody was spoken to: they are tries, and say nothing of need or attitude.
UNREACHED = frozenset({"no-answer", "busy", "wrong-number", "left-message", "sent"})
# Outcomes that show interest (H2: a card that showed interest and then went quiet is hesitant).
INTERESTED = frozenset({"interested", "appointment", "call-back"})
# Outcomes after which earlier interest no longer waits for a word: it was turned down, or became a deal.
SETTLED = frozenset({"refused", "closed"})

# The questions of H8 after each contact: what is the need, what is the attitude, is there a chance to visit.
NEEDS = {"large": N_("large need"), "medium": N_("medium need"), "small": N_("small need"), "none": N_("no need")}
ATTITUDES = {
    "keen": N_("keen"),
    "warm": N_("warm"),
    "neutral": N_("neutral"),
    "cool": N_("cool"),
    "hostile": N_("hostile"),
}
VISIT_CHANCES = {"yes": N_("a visit is welcome"), "maybe": N_("a visit may be possible"), "no": N_("no visit")}
DIRECTIONS = {"out": N_("outgoing"), "in": N_("incoming")}

# What is typed in Chinese for the same codes, by hand and in files.
TYPED_IN_CHINESE = {
    "via": {
        "电话": "phone", "拜访": "visit", "上门": "visit", "微信": "wechat", "邮件": "email", "邮箱": "email",
        "信": "letter", "信函": "letter", "活动": "event", "展会": "event", "礼物": "gift", "礼品": "gift",
    },
    "outcome": {
        "接通": "reached", "已接通": "reached", "无人接听": "no-answer", "未接": "no-answer", "未接通": "no-answer",
        "占线": "busy", "忙": "busy", "空号": "wrong-number", "错号": "wrong-number", "拒绝": "refused",
        "有兴趣": "interested", "感兴趣": "interested", "有意向": "interested", "约访": "appointment",
        "预约": "appointment", "成交": "closed", "留言": "left-message", "回电": "call-back", "稍后回电": "call-back",
        "已发": "sent", "已发送": "sent",
    },
    "need": {"大": "large", "中": "medium", "小": "small", "无": "none", "没有": "none"},
    "attitude": {
        "热情": "keen", "积极": "keen", "友好": "warm", "一般": "neutral", "中立": "neutral", "冷淡": "cool",
        "反感": "hostile", "敌对": "hostile",
    },
    "visit_chance": {"可以": "yes", "是": "yes", "也许": "maybe", "可能": "maybe", "不行": "no", "否": "no"},
    "direction": {"呼出": "out", "去电": "out", "呼入": "in", "来电": "in"},
}  # fmt: skip


class Call(NamedTuple):
    """One logged contact.

    ``at`` is aware; ``utc_offset`` the minutes east of UTC where it was logged, so that the local hour is kept;
    ``duration_s`` in seconds. Empty text means: not said.
    """

    id: int
    uid: str
    card_id: int
    via: str
    at: datetime
    utc_offset: int
    outcome: str
    need: str = ""
    attitude: str = ""
    visit_chance: str = ""
    note: str = ""
    duration_s: int | None = None
    direction: str = "out"

    @property
    def day(self) -> date:
        """The calendar day where it was logged, wherever it is read."""
        return (self.at.astimezone(UTC) + timedelta(minutes=self.utc_offset)).date()
