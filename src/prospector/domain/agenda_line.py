"""What the day's list is made of: facts of a card, its open follow-ups, and the line that says what to do."""

from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.matter import Matter
from prospector.domain.points import Reason
from prospector.domain.qualification import Man
from prospector.domain.text import Text


class Facts(NamedTuple):
    """What the ranking knows of a card; ``man`` letters and ``need_size`` are empty where nothing was said.

    ``noted_on`` is the day on which a letter was last learnt.
    """

    card_id: int
    name: str
    kind: str
    area: str
    phone: str
    raw_phone: str
    extension: str
    money: str
    authority: str
    need: str
    need_size: str
    attitude: str
    last_outcome: str
    last_at: datetime | None
    last_deal_on: date | None
    noted_on: date | None = None
    stopped_on: date | None = None
    tier: str = ""
    influence: str = ""


class Due(NamedTuple):
    """One open follow-up of a card."""

    id: int
    kind: str
    due_on: date
    due_time: str
    action: str


class Line(NamedTuple):
    """One line of the list: the card's facts, what to do, since when it is due, the reasons, and their sum.

    ``marks`` are rules that bar or change the line (``MARKS``), ``opening`` the words to begin with, ``questions`` what
    to ask for each unknown letter of MAN, ``moved_to`` the day and hour from which the card can be called on, where
    that is not now (``2026-03-11 09:00``).
    """

    facts: Facts
    action: Text | str
    dues: tuple[Due, ...]
    group: str
    reasons: tuple[Reason, ...]
    score: float
    due_on: date | None = None
    questions: tuple[Text, ...] = ()
    opening: Text | None = None
    marks: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    moved_to: str = ""


def man_of(facts: Facts) -> Man:
    """Return the letters of a card; an empty letter is unknown."""
    return Man(facts.money or "unknown", facts.authority or "unknown", facts.need or "unknown")
