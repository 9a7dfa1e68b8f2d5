"""The day's list: facts and a date in, ranked lines out; pure (``H1``, ``H2``, ``H7``, ``H8``).

Every line carries its reasons, each with a code, a sentence and points; the score is their sum. The weights come from
the config. Reasons depend only on a few facts of small range, so equal combinations are worked out once.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import NamedTuple

from prospector.domain.call import INTERESTED
from prospector.domain.followup import VISIT
from prospector.domain.qualification import CONTACT, HOT, NO, NON_CUSTOMER, NURTURE, YES, Man
from prospector.domain.text import N_, Text, text, text_n

VISIT_TEXT = {
    "yes": N_("a visit is welcome"),
    "maybe": N_("a visit may be possible"),
    "no": N_("did not want a visit"),
}
# The tails of the list: cards that would otherwise fall through.
QUIET, OPEN_END, FRESH = "gone_quiet", "no_next_step", "never_qualified"

# How much of its weight each answer brings. More need or keener attitude never brings less.
NEED_SHARE = {"large": 1.0, "medium": 0.5, "small": 0.2}
ATTITUDE_SHARE = {"keen": 0.7, "warm": 0.4, "neutral": 0.1, "cool": -0.2, "hostile": -0.5}
OUTCOME_SHARE = 0.3
MAN_SHARE = {HOT: 1.0, CONTACT: 0.6, NURTURE: 0.2, NON_CUSTOMER: 0.0}
# Beside a yes, an unknown letter counts as a no, and this much more: it may still turn out well. So learning a yes
# never lowers a card, and learning a no never raises it.
UNKNOWN_SHARE = 0.05
# Lateness counts fully after so many days; in between it grows evenly.
LATE_DAYS = 14


class Facts(NamedTuple):
    """What the ranking knows of a card; ``man`` letters and ``need_size`` are empty where nothing was said."""

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


# What the reasons other than the day's depend on, besides custom: the letters, need_size, attitude, last_outcome.
_KNOWN = slice(Facts._fields.index("money"), Facts._fields.index("last_outcome") + 1)


class Due(NamedTuple):
    """One open follow-up of a card."""

    id: int
    kind: str
    due_on: date
    due_time: str
    action: str


class Reason(NamedTuple):
    """Why a card is on the list: a stable code, a sentence, and the points it brings, to the hundredth."""

    code: str
    text: Text
    points: float


class Line(NamedTuple):
    """One line of the list: the card's facts, what to do, since when it is due, the reasons, and their sum."""

    facts: Facts
    action: Text | str
    dues: tuple[Due, ...]
    group: str
    reasons: tuple[Reason, ...]
    score: float

    @property
    def due_on(self) -> date | None:
        """The earliest day on which something is due, or None for a card that only would fall through."""
        return self.dues[0].due_on if self.dues else None


class Weights(NamedTuple):
    """Points for each factor, from the config (``weights.*``)."""

    need: float = 4.0
    intent: float = 3.0
    man: float = 3.0
    due: float = 5.0
    late: float = 4.0
    appointment: float = 6.0
    quiet: float = 4.0
    open_end: float = 2.0
    customer: float = 1.5

    @classmethod
    def of(cls, settings: Mapping[str, float]) -> "Weights":
        """Return the weights in a mapping of setting names without their prefix."""
        return cls(**{name: float(settings[name]) for name in cls._fields})


def man_of(facts: Facts) -> Man:
    """Return the letters of a card; an empty letter is unknown."""
    return Man(facts.money or "unknown", facts.authority or "unknown", facts.need or "unknown")


_NEED_TEXT = {"large": N_("large need"), "medium": N_("medium need"), "small": N_("small need")}
_ATTITUDE_TEXT = {
    "keen": N_("keen to buy"),
    "warm": N_("well disposed"),
    "neutral": N_("neutral so far"),
    "cool": N_("cool so far"),
    "hostile": N_("hostile so far"),
}
_MAN_TEXT = {
    HOT: N_("{code}: hot prospect"),
    CONTACT: N_("{code}: contact"),
    NURTURE: N_("{code}: nurture"),
}


@lru_cache(maxsize=16_384)
def _standing_reasons(weights: Weights, known: tuple[str, ...], bought: bool) -> tuple[tuple[Reason, ...], float]:
    """Need and intent first, then MAN, then that the card has bought before (H7); and the sum of their points."""
    *values, need_size, attitude, last_outcome = known
    letters = Man(*(value or "unknown" for value in values))
    interested = last_outcome in INTERESTED
    reasons = []
    if need_size in _NEED_TEXT:
        reasons.append(_reason("need", text(_NEED_TEXT[need_size]), weights.need * NEED_SHARE[need_size]))
    intent = ATTITUDE_SHARE.get(attitude, 0.0) + (OUTCOME_SHARE if interested else 0.0)
    if intent:
        sentence = text(_ATTITUDE_TEXT[attitude]) if attitude in _ATTITUDE_TEXT else text(N_("showed interest"))
        reasons.append(_reason("intent", sentence, weights.intent * intent))
    share = man_share(letters)
    if share:
        standing = _MAN_TEXT.get(letters.klass, N_("{code}: not yet fully qualified"))
        reasons.append(_reason("man", text(standing, code=letters.code), weights.man * share))
    if bought:
        reasons.append(_reason("customer", text(N_("has bought before")), weights.customer))
    return tuple(reasons), sum(reason.points for reason in reasons)


def man_share(letters: Man) -> float:
    """Return how much of the weight of MAN (H7) the letters bring; nothing before the first yes."""
    if YES not in letters:
        return 0.0
    surely = Man(*(YES if value == YES else NO for value in letters))
    return MAN_SHARE[surely.klass] + UNKNOWN_SHARE * len(letters.unknown)


def _reason(code: str, sentence: Text, points: float) -> Reason:
    # Rounded here, so that the points shown add up to the score shown.
    return Reason(code, sentence, round(points, 2))


def _score(points: float) -> float:
    # Only the dust of binary fractions is rounded away.
    return round(points, 2)


@lru_cache(maxsize=16_384)
def _due_reason(weights: Weights, days_late: int, visit: bool) -> Reason:
    """Due today, overdue on a ramp rather than a cliff, or still ahead and growing towards the day."""
    ramp = weights.late * min(days_late, LATE_DAYS) / LATE_DAYS if days_late > 0 else 0.0
    # Ahead of the day the points fall by a tenth of the weight a day, so that the nearer comes first.
    base = weights.due * max(0.0, 1 + 0.1 * min(days_late, 0))
    if visit:
        points = base + weights.appointment + ramp
        if days_late == 0:
            return _reason("appointment", text(N_("appointment")), points)
        if days_late < 0:
            return _reason(
                "appointment",
                text_n(N_("appointment in {count} day"), N_("appointment in {count} days"), -days_late),
                points,
            )
        sentence = text_n(
            N_("appointment {count} day ago, not logged"), N_("appointment {count} days ago, not logged"), days_late
        )
        return _reason("appointment", sentence, points)
    if days_late == 0:
        return _reason("follow_up_due", text(N_("due")), base)
    if days_late < 0:
        return _reason("follow_up_soon", text_n(N_("due in {count} day"), N_("due in {count} days"), -days_late), base)
    sentence = text_n(N_("{count} day overdue"), N_("{count} days overdue"), days_late)
    return _reason("follow_up_overdue", sentence, base + ramp)


def _standing(facts: Facts, weights: Weights) -> tuple[tuple[Reason, ...], float]:
    return _standing_reasons(weights, facts[_KNOWN], facts.last_deal_on is not None)


def due_line(facts: Facts, dues: Sequence[Due], today: date, weights: Weights) -> Line:
    """Return the line of a card with open follow-ups, the earliest first; the most pressing gives the points."""
    first, action = dues[0].due_on, dues[0].action
    pressing = _due_reason(weights, (today - first).days, dues[0].kind == VISIT)
    for due in dues[1:]:
        reason = _due_reason(weights, (today - due.due_on).days, due.kind == VISIT)
        pressing = reason if reason.points > pressing.points else pressing
        # The line shows the hour of the first; a later one, say of a visit in the afternoon, must not be overlooked.
        action += f"; {due.due_time} {due.action}" if due.due_time else f"; {due.action}"
    reasons, points = _standing(facts, weights)
    group = "overdue" if first < today else "today" if first == today else "soon"
    return Line(facts, action, tuple(dues), group, (pressing, *reasons), _score(pressing.points + points))


def tail_line(facts: Facts, why: str, weights: Weights) -> Line:
    """Return the line of a card that nothing is planned for: gone quiet, without a next step, or never qualified."""
    if why == QUIET:
        reason = _reason(QUIET, text(N_("showed interest, then gone quiet")), weights.quiet)
        action = text(N_("Contact again: there was interest"))
    elif why == OPEN_END:
        reason = _reason(OPEN_END, text(N_("no next step")), weights.open_end)
        action = text(N_("Decide the next step"))
    else:
        reason = _reason(FRESH, text(N_("never contacted, never qualified")), 0.0)
        action = text(N_("Make contact and find out money, authority and need"))
    reasons, points = _standing(facts, weights)
    return Line(facts, action, (), why, (reason, *reasons), _score(reason.points + points))


def visit_line(facts: Facts, weights: Weights) -> Line:
    """Return the line of a card that nothing is due on, for its worth as a visit: need, intent, MAN, custom."""
    reasons, points = _standing(facts, weights)
    return Line(facts, "", (), "visit", reasons, _score(points))


def rank(lines: Iterable[Line]) -> list[Line]:
    """Return the lines best first: by score, then the earlier day and hour, then the lower card id; a total order."""
    far = date.max

    def order(line: Line) -> tuple[float, date, str, int]:
        first = line.dues[0] if line.dues else None
        return (
            -line.score,
            first.due_on if first else far,
            (first.due_time if first else "") or "~",
            line.facts.card_id,
        )

    return sorted(lines, key=order)
