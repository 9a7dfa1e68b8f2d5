"""The no-answer ladder (``H8``): when to try again those whom nobody reached, and when to stop trying.

Each try comes at another time of day and on another weekday than the last ones, and later than the one before. After
so many tries in vain the card is handed to nurture (``H12``): tried again after months.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

# Outcomes after which it is worth trying again; a wrong number is not, and who got a message may call back.
IN_VAIN = frozenset({"no-answer", "busy"})
# Days to the next try, by how many were in vain; the last one for all further.
GAPS = (1, 2, 4, 7, 14)
# A line that is busy has somebody at its end: sooner.
_BUSY_GAP = 1
# Parts of a working day: from that hour on, and the time proposed in it.
PARTS = ((0, "10:00"), (11, "11:30"), (13, "14:30"), (16, "17:00"))
_SUNDAY, _SATURDAY = 6, 5


class Try(NamedTuple):
    """One try in vain: the local day, and the local hour (0 to 23)."""

    day: date
    hour: int

    @property
    def part(self) -> int:
        """Which part of the day it was."""
        return max(place for place, (since, _) in enumerate(PARTS) if since <= self.hour)


class Rung(NamedTuple):
    """What follows a try in vain: the next try, or with ``nurture`` the far day on which to begin anew."""

    day: date
    time: str
    nurture: bool = False


def next_try(tries: Sequence[Try], outcome: str, *, most: int, nurture_days: int, best_hour: int | None = None) -> Rung:
    """Return what follows, ``tries`` newest first; ``best_hour`` is when they were reached before, if that is known.

    The day is never a Sunday, and a Saturday only where Saturdays were tried before; its weekday and part of the day
    differ from those of the last tries as long as there are others left.
    """
    newest = tries[0]
    if len(tries) >= most:
        return Rung(_working(newest.day + timedelta(days=nurture_days), tries), "", nurture=True)
    gap = GAPS[min(len(tries), len(GAPS)) - 1]
    if outcome == "busy" and len(tries) == 1:
        gap = _BUSY_GAP
    day = _working(newest.day + timedelta(days=gap), tries)
    weekdays = {one.day.weekday() for one in tries[:4]}
    for _ in range(7):
        if day.weekday() not in weekdays:
            break
        day = _working(day + timedelta(days=1), tries)
    return Rung(day, PARTS[_part(tries, best_hour)][1])


def _part(tries: Sequence[Try], best_hour: int | None) -> int:
    used = [one.part for one in tries]
    if best_hour is not None:
        best = Try(tries[0].day, best_hour).part
        if best not in used[:1]:
            return best
    # The part that was tried least, never the last one; the one after it first, so that a morning leads to midday.
    order = [(used[0] + step) % len(PARTS) for step in range(1, len(PARTS))]
    return min(order, key=lambda part: (used.count(part), order.index(part)))


def _working(day: date, tries: Sequence[Try]) -> date:
    saturdays = any(one.day.weekday() == _SATURDAY for one in tries)
    while day.weekday() == _SUNDAY or (day.weekday() == _SATURDAY and not saturdays):
        day += timedelta(days=1)
    return day
