"""The plain lines of a day: a card and its follow-ups, or the tail it belongs to; equal cards are worked out once."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from prospector.domain.agenda_line import Due, Facts, Line
from prospector.domain.followup import VISIT
from prospector.domain.lifecycle import is_current
from prospector.domain.points import Reason, Weights, total
from prospector.domain.qualification import Man
from prospector.domain.reasons import (
    CURRENT,
    FORMER,
    LAPSED,
    Standing,
    bought,
    due_reason,
    qualified,
    tail_action,
    tail_reason,
    wish,
)


class Reckoning:
    """Works out the lines of one day by one set of weights.

    Reasons depend on few facts each, so that those of equal cards are one object, worked out once.
    """

    def __init__(self, weights: Weights, day: date | None, half_days: float = 0.0) -> None:
        self.weights = weights
        self.day = day
        self.half_days = half_days
        self._customs: dict[date | None, str] = {None: ""}
        self._ages: dict[date | None, int] = {None: 0}
        self._wishes: dict[tuple[str, ...], Standing] = {}
        self._letters: dict[tuple[str, str, str, int], Standing] = {}
        self._bought: dict[tuple[str, str, str, bool], Standing] = {}
        self._due: dict[tuple[date, str], tuple[Reason, str]] = {}

    def parts(self, facts: Facts) -> tuple[Standing, Standing, Standing]:
        """Return what the card brings by itself: by need and intent, by MAN, and by custom."""
        *_, money, authority, need, need_size, attitude, outcome, _, last_deal_on, noted_on, _, tier, influence = facts
        custom = self._customs.get(last_deal_on)
        if custom is None:
            recent = self.day is None or is_current(last_deal_on, self.day)
            custom = self._customs[last_deal_on] = CURRENT if recent else FORMER
        age = self._ages.get(noted_on)
        if age is None:
            age = self._ages[noted_on] = self._months(noted_on)
        wished = self._wishes.get((need_size, attitude, outcome))
        if wished is None:
            wished = wish(self.weights, need_size, attitude, outcome)
            self._wishes[need_size, attitude, outcome] = wished
        letters = self._letters.get((money, authority, need, age))
        if letters is None:
            man = Man(money or "unknown", authority or "unknown", need or "unknown")
            letters = self._letters[money, authority, need, age] = qualified(self.weights, man, age, self.half_days)
        key = (custom, tier, influence, need_size == "large")
        custom_of = self._bought.get(key)
        if custom_of is None:
            custom_of = self._bought[key] = bought(self.weights, custom, tier, influence, large_need=key[3])
        return wished, letters, custom_of

    def _months(self, noted_on: date | None) -> int:
        # In whole months, so that cards noted in one month are alike.
        days = (self.day - noted_on).days if noted_on and self.day and self.half_days else 0
        return max(0, days) // 30 * 30

    def standing(self, facts: Facts) -> Standing:
        """Return what the card brings by itself."""
        wished, letters, custom = self.parts(facts)
        points = wished.points + letters.points + custom.points
        return Standing((*wished.reasons, *letters.reasons, *custom.reasons), points, letters.questions)

    def due(self, facts: Facts, dues: Sequence[Due]) -> Line:
        """Return the line of a card with open follow-ups, the earliest first; the most pressing gives the points."""
        first = dues[0]
        key = (first.due_on, first.kind)
        found = self._due.get(key)
        if found is None:
            found = self._due[key] = self._of_due(*key)
        (pressing, group), action = found, first.action
        if len(dues) > 1:
            assert self.day is not None
            pressing, action = pressing_of(dues, self.day, self.weights)
        one, two, three = self.parts(facts)
        reasons = (pressing, *one.reasons, *two.reasons, *three.reasons)
        score = round(pressing.points + one.points + two.points + three.points, 2)
        return Line(facts, action, tuple(dues), group, reasons, score, first.due_on, two.questions)

    def _of_due(self, due_on: date, kind: str) -> tuple[Reason, str]:
        assert self.day is not None
        late = (self.day - due_on).days
        group = "overdue" if late > 0 else "today" if late == 0 else "soon"
        return due_reason(self.weights, late, kind == VISIT), group

    def tail(self, facts: Facts, why: str) -> Line:
        """Return the line of a card that nothing is planned for: gone quiet, without a next step, never qualified."""
        first, own = tail_reason(self.weights, why), self.standing(facts)
        former = any(reason.code == LAPSED for reason in own.reasons)
        action, score = tail_action(why, former=former), total(first.points + own.points)
        return Line(facts, action, (), why, (first, *own.reasons), score, None, own.questions)


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
