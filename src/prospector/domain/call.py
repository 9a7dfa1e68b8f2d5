"""Calls, visits and every other contact with a customer (``H8``): logged once, each with its outcome."""

from dataclasses import dataclass
from datetime import datetime

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


@dataclass(frozen=True, slots=True)
class Call:
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
