"""Credit: the five Cs, the grade and the advised limit that follow from them (``H14``, ``H13``).

The limit is ``base × trust × payment``:

- base: so many months of what the customer was invoiced a month over the past year, or the first sum if that is more;
- trust: 0 at the worst mean score, 1 in the middle, 2 at the best: ``(mean − 1) / 2``;
- payment: from “poor” when nothing of what fell due in the past year was paid in time to “good” when all was; 1 when
  nothing fell due (H13: limits shrink for poor credit and grow for good).

Bad faith and stopped supply make it nothing (H13). It is rounded down to two digits, as people speak of limits.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from prospector.domain.text import N_

CHARACTER = "character"
CAPACITY = "capacity"
CAPITAL = "capital"
COLLATERAL = "collateral"
CONDITIONS = "conditions"
FIVE_CS = {
    CHARACTER: N_("character"),
    CAPACITY: N_("capacity"),
    CAPITAL: N_("capital"),
    COLLATERAL: N_("collateral"),
    CONDITIONS: N_("conditions"),
}
WORST, BEST = 1, 5
# The least mean score of each grade.
GRADES = {"A": 4.5, "B": 3.5, "C": 2.5, "D": 1.5, "E": 0.0}


class CreditScore(NamedTuple):
    """One of the five Cs as scored on a day, 1 (poor) to 5 (excellent)."""

    id: int
    uid: str
    card_id: int
    criterion: str
    score: int
    on_date: date
    note: str = ""


class Terms(NamedTuple):
    """The constants of the formula, from the settings ``credit.…``; ``start`` in minor units of the base currency."""

    weights: Mapping[str, float]
    unscored: float
    start: int
    months: float
    poor: float
    good: float


class Behaviour(NamedTuple):
    """A year of a customer's paying, in minor units of the base currency; ``exposure`` is what is open now."""

    invoiced: int = 0
    due: int = 0
    in_time: int = 0
    exposure: int = 0

    @property
    def punctual(self) -> float | None:
        """Share of what fell due that was paid by its day; None when nothing fell due."""
        return self.in_time / self.due if self.due > 0 else None


class Advice(NamedTuple):
    """What follows: mean score, grade, and the limit in minor units of the base currency."""

    mean: float
    grade: str
    limit: int
    base: int
    trust: float
    payment: float


def newest(scores: Sequence[CreditScore], day: date) -> dict[str, CreditScore]:
    """Return the score of each C that counts on ``day``: the newest, of one day the one entered last."""
    counted: dict[str, CreditScore] = {}
    for score in sorted(scores, key=lambda score: (score.on_date, score.id)):
        if score.on_date <= day:
            counted[score.criterion] = score
    return counted


def mean_score(scores: Mapping[str, int], terms: Terms) -> float:
    """Return the weighted mean of the five; one that was not scored counts as ``terms.unscored``."""
    weight = sum(terms.weights[criterion] for criterion in FIVE_CS)
    if not weight:
        return terms.unscored
    points = sum(terms.weights[criterion] * scores.get(criterion, terms.unscored) for criterion in FIVE_CS)
    return min(max(points / weight, WORST), BEST)


def grade_of(mean: float) -> str:
    """Return the grade of a mean score, A (4.5 and more) to E (less than 1.5)."""
    return next(grade for grade, least in GRADES.items() if round(mean, 6) >= least)


def rounded_down(amount: float, unit: int) -> int:
    """Return an amount cut to its first two digits, in whole units of the currency (``unit`` minor units each)."""
    whole = max(0, round(amount)) // unit
    size: int = 10 ** max(0, len(str(whole)) - 2)
    return whole // size * size * unit


def advise(
    scores: Mapping[str, int], behaviour: Behaviour, terms: Terms, *, unit: int = 100, barred: bool = False
) -> Advice:
    """Return grade and advised limit; ``barred``: judged in bad faith, or supply is stopped.

    ``unit`` is how many minor units make one of the base currency.
    """
    mean = mean_score(scores, terms)
    base = max(terms.start, round(terms.months * max(0, behaviour.invoiced) / 12))
    trust = (mean - WORST) / 2
    share = behaviour.punctual
    payment = 1.0 if share is None else terms.poor + (terms.good - terms.poor) * min(max(share, 0.0), 1.0)
    limit = 0 if barred else rounded_down(base * trust * payment, unit)
    return Advice(mean, grade_of(mean), limit, base, trust, payment)
