"""Goals, worked back from life to calls a day (``H16``)."""

import math
from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.money import decimals
from prospector.domain.text import N_

INCOME = "income"
LIFE = "life"
KINDS = {INCOME: N_("income a month"), LIFE: N_("life plan")}

# A working life and a household; more is a slip of the finger.
MOST_YEARS = 80
MOST_EARNERS = 20
MOST_ITEMS = 100

MONTH, WEEK, DAY = "month", "week", "day"
PERIODS = {MONTH: N_("this month"), WEEK: N_("this week"), DAY: N_("today")}
MEASURES = {
    "deals": N_("deals won"),
    "revenue": N_("revenue"),
    "visits": N_("visits"),
    "calls": N_("calls"),
    "new_contacts": N_("new contacts"),
}


class Goal(NamedTuple):
    """What is to be earned a month by one earner: ``monthly`` in minor units of ``currency``.

    A life plan also has the ``years`` and ``earners`` it is spread over. ``income_percent`` is one's share of revenue
    or margin; None: not said. The newest goal that is not closed counts.
    """

    id: int
    uid: str
    kind: str
    set_on: date
    monthly: int
    currency: str
    years: int | None = None
    earners: int | None = None
    income_percent: float | None = None
    note: str = ""
    closed_at: datetime | None = None


class GoalItem(NamedTuple):
    """One wish of a life plan; ``amount`` in minor units of the goal's currency."""

    id: int
    goal_id: int
    what: str
    amount: int


def life_monthly(total: int, years: int, earners: int, currency: str) -> int:
    """Return what each earner has to earn a month for wishes of ``total`` minor units, in minor units.

    Rounded down to whole units of the currency, as the handbook does (H16): 4,972,000 CNY over 30 years and two earners
    are 6,905.55… and make 6,905. UsageError when years or earners are out of bounds, or nothing would be left.
    """
    _within(years, MOST_YEARS, N_("A life plan runs over 1 to {most} years, not {typed}."))
    _within(earners, MOST_EARNERS, N_("A life plan has 1 to {most} earners, not {typed}."))
    unit: int = 10 ** decimals(currency)
    monthly = total // (years * 12 * earners * unit) * unit
    if monthly <= 0:
        raise UsageError(
            N_("Spread over {years} years, that is less than 1 {currency} a month."),
            hint=N_("Check the sums and the years."),
            years=years,
            currency=currency,
        )
    return monthly


def _within(typed: int, most: int, message: str) -> None:
    if not 1 <= typed <= most:
        raise UsageError(message, hint=N_("Check the number."), typed=typed, most=most)


def checked_percent(percent: float) -> float:
    """Return a share above 0 and up to 100 per cent; UsageError for any other, NaN included."""
    if not 0 < percent <= 100:
        raise UsageError(
            N_("A share of {typed} per cent is not between 0 and 100."),
            hint=N_("For example --income-percent 12.5."),
            typed=f"{percent:g}",
        )
    return percent


class Progress(NamedTuple):
    """How far one measure has come in one period; ``expected`` is what an even pace would have brought by now."""

    done: float
    need: float | None
    expected: float | None

    @property
    def share(self) -> float | None:
        """The part done, which may be above 1; None when nothing is needed."""
        return self.done / self.need if self.need else None

    @property
    def left(self) -> float | None:
        """What is still to do; None when the need is not known."""
        return None if self.need is None else max(0.0, self.need - self.done)

    @property
    def behind(self) -> bool:
        """Whether less is done than an even pace asks for; a part of one deal or visit is not missed yet."""
        return self.expected is not None and self.done < math.floor(self.expected + 1e-9)


def progress(done: float, a_day: float | None, workdays: int, elapsed: int) -> Progress:
    """Return the progress of a period of ``workdays`` days, ``elapsed`` of which are over (today counts as over).

    ``a_day`` is the need of one working day; None when it is not known.
    """
    return Progress(done, None, None) if a_day is None else Progress(done, a_day * workdays, a_day * elapsed)
