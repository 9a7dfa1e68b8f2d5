"""What the day's list is made of: facts of a card, its open follow-ups, and the line that says what to do.

A long list is mostly such tuples. Those of many cards are read from a ``brief``, the card as one text: taking a text
apart is several times as fast as fetching as many columns from a database.
"""

from datetime import date
from typing import Any, NamedTuple

from prospector.domain.matter import Matter
from prospector.domain.points import Reason
from prospector.domain.qualification import Man
from prospector.domain.text import Text

# Between the parts of a brief, between the groups of codes, and between codes. Neither a code nor a day holds
# them, and what people type is stored in a brief without the first.
BETWEEN, BETWEEN_GROUPS, BETWEEN_CODES = "\x1f", "|", ";"
# What JSON escapes, and what a terminal would obey or hide, from one character to another: a brief says whether its
# words have any of it, so that those of nearly all cards are written as they are.
ESCAPED = (
    (0x01, 0x1F), (0x22, 0x22), (0x5C, 0x5C), (0x7F, 0x9F), (0xAD, 0xAD), (0x61C, 0x61C), (0x180E, 0x180E),
    (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF), (0xFFF9, 0xFFFB), (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A), (0xE0000, 0xE007F),
)  # fmt: skip
# A line without a day comes after all that have one, and a day without an hour after its hours.
NO_DAY, NO_HOUR = "9999-12-31", "~"


class Facts(NamedTuple):
    """What the ranking knows of a card; ``man`` letters and ``need_size`` are empty where nothing was said.

    ``noted_on`` is the month in which a letter was last learnt, as its first day; ``tier`` and ``face`` are as last
    derived (H3, H4).
    """

    card_id: int
    name: str
    kind: str
    area: str
    phone: str
    raw_phone: str
    extension: str
    money: str = ""
    authority: str = ""
    need: str = ""
    noted_on: date | None = None
    need_size: str = ""
    attitude: str = ""
    last_outcome: str = ""
    last_deal_on: date | None = None
    stopped_on: date | None = None
    tier: str = ""
    influence: str = ""
    face: str = ""


# Where the facts begin that are codes: letters, then what was said last, then custom.
LETTERS, SAID, CUSTOM = (Facts._fields.index(name) for name in ("money", "need_size", "last_deal_on"))


class Due(NamedTuple):
    """One open follow-up of a card."""

    id: int
    kind: str
    due_on: date
    due_time: str
    action: str


class Brief(NamedTuple):
    """The parts of a brief, as they stand in it: the card, its codes, its first open step, how many of them there are.

    ``plain`` is ``1`` where the number is one that is shown as it is stored, and no word holds what is ``ESCAPED``.

    The codes are those of ``Facts`` in three groups, from ``LETTERS``, ``SAID`` and ``CUSTOM`` on; a month is written
    ``2026-03``.
    """

    card_id: str
    name: str
    kind: str
    area: str
    phone: str
    raw_phone: str
    extension: str
    codes: str
    due_on: str
    step_kind: str
    due_time: str
    step_id: str
    action: str
    steps: str
    plain: str


class Line(NamedTuple):
    """One line of the list: the card's facts, what to do, since when it is due, the reasons, and their sum.

    ``moment`` orders lines of one score. ``pressing`` are the reasons that something is to be done, the most pressing
    first, and ``own`` those of the card itself, by what they follow from. ``marks`` are rules that bar or change the
    line (``MARKS``), ``opening`` the words to begin with, ``questions`` what to ask for each unknown letter of MAN,
    ``moved_to`` the day and hour from which the card can be called on, where that is not now (``2026-03-11 09:00``).
    """

    score: float
    moment: str
    card_id: int
    facts: Facts
    action: Text | str
    dues: tuple[Due, ...]
    group: str
    pressing: tuple[Reason, ...]
    own: tuple[tuple[Reason, ...], ...]
    due_on: date | None = None
    questions: tuple[Text, ...] = ()
    opening: Text | None = None
    marks: tuple[str, ...] = ()
    matters: tuple[Matter, ...] = ()
    moved_to: str = ""

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Every reason, the most pressing first."""
        return (*self.pressing, *(reason for reasons in self.own for reason in reasons))

    def whole(self) -> "Line":
        """Return the line: it is whole."""
        return self


class Known(NamedTuple):
    """Some facts of a card, in the order of ``Facts``, what they bring, and what to ask."""

    facts: tuple[Any, ...]
    reasons: tuple[Reason, ...]
    points: float
    questions: tuple[Text, ...] = ()


class Pressing(NamedTuple):
    """What a follow-up of one kind and day brings: its reason, the group of the line, and the day."""

    reasons: tuple[Reason, ...]
    points: float
    group: str
    due_on: date


class Coded(NamedTuple):
    """What the codes of a brief say and bring: by the letters, by what was said last, by custom; and their points."""

    letters: Known
    said: Known
    custom: Known
    points: float


class PlainLine(NamedTuple):
    """The line of a card with one follow-up and nothing else, as far as it must be known to be ranked.

    ``parts`` are those of its brief, in UTF-8; what they say and bring is the same object for equal cards. Thousands of
    lines are written as they are; where one is looked at, it is made whole.
    """

    score: float
    moment: str
    card_id: int
    parts: list[bytes]
    pressing: Pressing
    coded: Coded

    def whole(self) -> Line:
        """Return the line with all its parts."""
        parts = [part.decode() for part in self.parts]
        _, name, kind, area, phone, raw_phone, extension, _, _, step, due_time, step_id, action, *_ = parts
        letters, said, custom, _ = self.coded
        codes = (fact for some in (letters, said, custom) for fact in some.facts)
        return Line(
            self.score,
            self.moment,
            self.card_id,
            Facts(self.card_id, name, kind, area, phone, raw_phone, extension, *codes),
            action,
            (Due(int(step_id), step, self.pressing.due_on, due_time, action),),
            self.pressing.group,
            self.pressing.reasons,
            (said.reasons, letters.reasons, custom.reasons),
            self.pressing.due_on,
            letters.questions,
        )


def read_letters(codes: str) -> tuple[str, str, str, date | None]:
    """Return the letters of MAN in a brief, and the month in which one was last learnt."""
    money, authority, need, month = codes.split(BETWEEN_CODES)
    return money, authority, need, date.fromisoformat(month + "-01") if month else None


def read_custom(codes: str) -> tuple[date | None, date | None, str, str, str]:
    """Return the day of the last deal, that of the stop, tier, influence and face in a brief."""
    bought, stopped, *marks = codes.split(BETWEEN_CODES)
    tier, influence, face = marks
    bought_on = date.fromisoformat(bought) if bought else None
    return bought_on, date.fromisoformat(stopped) if stopped else None, tier, influence, face


def read_facts(brief: str) -> Facts:
    """Return the facts in a brief."""
    parts = brief.split(BETWEEN)
    letters, said, custom = parts[7].split(BETWEEN_GROUPS)
    codes = (*read_letters(letters), *said.split(BETWEEN_CODES), *read_custom(custom))
    return Facts(int(parts[0]), *parts[1:7], *codes)  # type: ignore[arg-type]


def man_of(facts: Facts) -> Man:
    """Return the letters of a card; an empty letter is unknown."""
    return Man(facts.money or "unknown", facts.authority or "unknown", facts.need or "unknown")


def moment_of(due_on: date | None, due_time: str = "") -> str:
    """Return what lines of one score are ordered by: the earlier day and hour first."""
    return (due_on.isoformat() if due_on else NO_DAY) + (due_time or NO_HOUR)
