"""When people pick up, learnt from one's own log with the counts shown; never claimed from a few calls (``H8``)."""

from collections.abc import Iterable
from typing import NamedTuple

from prospector.domain.text import N_, Text, text

# Two hours each: finer ones would need more calls than a person makes.
SLOT = 2


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
    """Return the two hours in which the most calls, given as (local hour, reached), found somebody.

    Only hours with at least ``least`` calls are looked at, and only what others do not equal is claimed: None when no
    two parts of the day can be compared, or the best is no better than the rest.
    """
    slots: dict[int, list[int]] = {}
    for hour, reached in calls:
        counts = slots.setdefault(hour // SLOT * SLOT, [0, 0])
        counts[0] += reached
        counts[1] += 1
    known = [BestHour(hour, *counts) for hour, counts in slots.items() if counts[1] >= least]
    if len(known) < 2:
        return None
    ranked = sorted(known, key=lambda one: (-one.reached / one.calls, -one.calls, one.hour))
    first, second = ranked[:2]
    return first if first.reached * second.calls > second.reached * first.calls else None
