"""When people pick up, learnt from one's own log with the counts shown; never claimed from a few calls (``H8``)."""

from collections.abc import Iterable
from math import sqrt
from typing import NamedTuple

from prospector.domain.text import N_, Text, text

# Two hours each: finer ones would need more calls than a person makes.
SLOT = 2
# The first hour of the day at which anybody is called.
_MORNING = 5
# Standard deviations of a normal distribution that hold 80 % of it.
_SURE = 1.2816


class BestHour(NamedTuple):
    """Two hours of the day, from ``hour`` on, in which ``reached`` of ``calls`` calls found somebody."""

    hour: int
    reached: int
    calls: int

    @property
    def said(self) -> Text:
        """The hint, with the counts it rests on."""
        return text(
            N_("{first}:00–{last}:00 ({reached} of {calls} calls reached somebody)"),
            first=self.hour,
            last=self.hour + SLOT,
            reached=self.reached,
            calls=self.calls,
        )


def best_hour(calls: Iterable[tuple[int, bool]], least: int) -> BestHour | None:
    """Return the two hours in which calls, given as (local hour, reached), found somebody most surely.

    Only hours with at least ``least`` calls are looked at. What chance may well explain is not claimed: the share of
    the best, reckoned low for its number of calls, must be above that of all other hours together.
    """
    slots: dict[int, list[int]] = {}
    for hour, reached in calls:
        # A call of which only the day is known stands at midnight, and nobody sells at night.
        if hour >= _MORNING:
            counts = slots.setdefault(hour // SLOT * SLOT, [0, 0])
            counts[0] += reached
            counts[1] += 1
    known = [BestHour(hour, *counts) for hour, counts in slots.items() if counts[1] >= least]
    if len(known) < 2:
        return None
    best = max(known, key=lambda one: (_at_least(one), -one.hour))
    others = [one for one in known if one is not best]
    share = sum(one.reached for one in others) / sum(one.calls for one in others)
    return best if _at_least(best) > share else None


def _at_least(one: BestHour) -> float:
    """The share of calls that found somebody, reckoned low: the lower end of Wilson's score interval of 80 %."""
    share, count, z2 = one.reached / one.calls, one.calls, _SURE * _SURE
    spread = _SURE * sqrt(share * (1 - share) / count + z2 / (4 * count * count))
    return (share + z2 / (2 * count) - spread) / (1 + z2 / count)
