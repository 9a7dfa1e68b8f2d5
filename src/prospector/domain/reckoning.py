"""The plain lines of a day: a card and its follow-ups, or the tail it belongs to; equal cards are worked out once."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from prospector.domain.agenda_line import Due, Facts, Line
from prospector.domain.followup import VISIT
from prospector.domain.lifecycle import is_current
from prospector.domain.points import Reason, Weights, total
from prospector.domain.reasons import (
    CURRENT,
    FORMER,
    LAPSED,
    Standing,
    due_reason,
    standing,
    tail_action,
    tail_reason,
)
from prospector.domain.text import Text

# What the reasons other than the day's depend on, besides custom: the letters, need_size, attitude, last_outcome.
_KNOWN = slice(Facts._fields.index("money"), Facts._fields.index("last_outcome") + 1)


class Reckoning:
    """Works out the lines of one day by one set of weights; what equal cards share is worked out once."""

    def __init__(self, weights: Weights, day: date | None, half_days: float = 0.0) -> None:
        self.weights = weights
        self.day = day
        self.half_days = half_days
        self._customs: dict[date | None, str] = {None: ""}
        self._ages: dict[date | None, int] = {None: 0}
        self._standings: dict[tuple[str | int, ...], Standing] = {}
        self._whole: dict[tuple[object, ...], tuple[tuple[Reason, ...], float, tuple[Text, ...]]] = {}
        self._groups: dict[date, tuple[int, str]] = {}

    def known(self, facts: Facts) -> tuple[str | int, ...]:
        """Return what the reasons of the card itself depend on (``reasons.Known``)."""
        custom = self._customs.get(facts[14])
        if custom is None:
            recent = self.day is None or is_current(facts.last_deal_on, self.day)
            custom = self._customs[facts[14]] = CURRENT if recent else FORMER
        age = self._ages.get(facts[15])
        if age is None:
            # In whole months, so that cards noted in one month are alike.
            days = (self.day - facts[15]).days if facts[15] and self.day and self.half_days else 0
            age = self._ages[facts[15]] = max(0, days) // 30 * 30
        return (*facts[_KNOWN], custom, facts[17], facts[18], age)

    def standing(self, facts: Facts) -> Standing:
        """Return what the card brings by itself."""
        return self._standing(self.known(facts))

    def _standing(self, known: tuple[str | int, ...]) -> Standing:
        found = self._standings.get(known)
        if found is None:
            found = self._standings[known] = standing(self.weights, known, self.half_days)
        return found

    def due(self, facts: Facts, dues: Sequence[Due]) -> Line:
        """Return the line of a card with open follow-ups, the earliest first; the most pressing gives the points."""
        assert self.day is not None
        first = dues[0]
        due_on = first.due_on
        late_group = self._groups.get(due_on)
        if late_group is None:
            late = (self.day - due_on).days
            late_group = self._groups[due_on] = (late, "overdue" if late > 0 else "today" if late == 0 else "soon")
        late, group = late_group
        if len(dues) > 1:
            pressing, action = pressing_of(dues, self.day, self.weights)
            key: tuple[object, ...] = (*self.known(facts), pressing.code, pressing.points)
        else:
            pressing, action = None, first.action
            key = (*self.known(facts), late, first.kind)
        found = self._whole.get(key)
        if found is None:
            pressing = pressing or due_reason(self.weights, late, first.kind == VISIT)
            found = self._whole[key] = self._with(pressing, facts)
        reasons, score, questions = found
        return Line(facts, action, tuple(dues), group, reasons, score, due_on, questions)

    def tail(self, facts: Facts, why: str) -> Line:
        """Return the line of a card that nothing is planned for: gone quiet, without a next step, never qualified."""
        reasons, score, questions = self._with(tail_reason(self.weights, why), facts)
        former = any(reason.code == LAPSED for reason in reasons)
        return Line(facts, tail_action(why, former=former), (), why, reasons, score, None, questions)

    def _with(self, first: Reason, facts: Facts) -> tuple[tuple[Reason, ...], float, tuple[Text, ...]]:
        own = self.standing(facts)
        return (first, *own.reasons), total(first.points + own.points), own.questions


@lru_cache(maxsize=64)
def reckoning(weights: Weights, day: date | None, half_days: float = 0.0) -> Reckoning:
    """Return the reckoning of a day, the same for the same weights."""
    return Reckoning(weights, day, half_days)


def pressing_of(dues: Sequence[Due], today: date, weights: Weights) -> tuple[Reason, str]:
    """The most pressing reason among follow-ups, and what they ask for, the first one first."""
    first, action = dues[0], dues[0].action
    pressing = due_reason(weights, (today - first.due_on).days, first.kind == VISIT)
    for due in dues[1:]:
        reason = due_reason(weights, (today - due.due_on).days, due.kind == VISIT)
        pressing = reason if reason.points > pressing.points else pressing
        # The line shows the hour of the first; a later one, say of a visit in the afternoon, must not be overlooked.
        action += f"; {due.due_time} {due.action}" if due.due_time else f"; {due.action}"
    return pressing, action
