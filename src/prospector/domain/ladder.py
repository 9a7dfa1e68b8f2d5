"""The no-answer ladder (``H8``): when to try again those whom nobody reached, and when to stop trying.

Each try comes at another time of day and on another weekday than the last ones, and after a longer wait than the one
before; never on a day off, and never outside the hours noted for the card. After so many tries in vain the card is
handed to nurture (``H12``): tried again after months.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

# Outcomes after which it is worth trying again; a wrong number is not, and who got a message may call back.
IN_VAIN = frozenset({"no-answer", "busy"})
# Days to the next try at the least, by how many were in vain; the last one for all further.
GAPS = (1, 2, 4, 7, 14)
# Parts of a working day: from that hour on, and the time proposed in it.
PARTS = ((0, "10:00"), (11, "11:30"), (13, "14:30"), (16, "17:00"))
_DAY = timedelta(days=1)
# Nobody closes for longer; hours that never open must not be searched for ever.
_LONGEST = 60
# Nobody is called in the last minutes before they close; new times are full quarters of an hour.
_QUARTER = 15

# The spans of a day, in minutes after midnight, in which a card may be called; none on a day off.
Spans = Sequence[tuple[int, int]]
WHOLE_DAY: Spans = ((0, 24 * 60),)


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


def since_anew(tries: Sequence[Try], nurture_days: int) -> Sequence[Try]:
    """Return those of ``tries``, newest first, that count: none from before a wait of months, which begins anew."""
    for place, (later, earlier) in enumerate(pairwise(tries), 1):
        if (later.day - earlier.day).days >= nurture_days:
            return tries[:place]
    return tries


def next_try(
    tries: Sequence[Try],
    *,
    most: int,
    nurture_days: int,
    open_on: Callable[[date], Spans],
    best_hour: int | None = None,
) -> Rung:
    """Return what follows, ``tries`` newest first; ``best_hour`` is when they were reached before, if that is known.

    ``open_on`` tells when a day may be used. Weekday and part of the day differ from those of the last tries as long
    as there are others left; where the hours leave one part only, it is another time within it.
    """
    newest = tries[0]
    if len(tries) >= most:
        return Rung(_open_day(newest.day + nurture_days * _DAY, open_on), "", nurture=True)
    first = newest.day + _gap(tries) * _DAY
    parts = _parts(tries, best_hour)
    weekdays = [one.day.weekday() for one in tries[:4]]
    # Another weekday and another part; else another weekday than the last time; else whatever is open.
    for barred, wanted in ((weekdays, parts), (weekdays[:1], parts), ((), parts), ((), (newest.part,))):
        for day in _open_days(first, open_on, 14):
            if day.weekday() in barred:
                continue
            for part in wanted:
                time = _time(part, open_on(day), newest.hour)
                if time:
                    return Rung(day, time)
    return Rung(_open_day(first, open_on), "")


def _gap(tries: Sequence[Try]) -> int:
    """Days to wait at the least: more than the last time, but no longer for having been away."""
    gap, wider = (GAPS[min(place, len(GAPS) - 1)] for place in (len(tries) - 1, len(tries)))
    if len(tries) > 1:
        gap = max(gap, min((tries[0].day - tries[1].day).days + 1, wider + 2))
    return gap


def _parts(tries: Sequence[Try], best_hour: int | None) -> list[int]:
    """The parts of the day but the last one, the best first: when they pick up, then what was tried least.

    Of those tried alike the one after the last comes first, so that a morning leads to midday.
    """
    used = [one.part for one in tries]
    order = [(used[0] + step) % len(PARTS) for step in range(1, len(PARTS))]
    ranked = sorted(order, key=lambda part: (used.count(part), order.index(part)))
    best = None if best_hour is None else Try(tries[0].day, best_hour).part
    return [best, *(part for part in ranked if part != best)] if best in ranked else ranked


def _time(part: int, spans: Spans, last_hour: int) -> str:
    """The time to call in a part of the day: the usual one, else the first that is open; empty when none is."""
    since = PARTS[part][0] * 60
    until = PARTS[part + 1][0] * 60 if part + 1 < len(PARTS) else 24 * 60
    hours, minutes = PARTS[part][1].split(":")
    usual = int(hours) * 60 + int(minutes)
    moments = []
    for opens, closes in spans:
        begin, end = -(-max(since, opens) // _QUARTER) * _QUARTER, min(until, closes) - _QUARTER
        if begin <= end:
            moments.append(usual if begin <= usual <= end else begin)
    # In the part of the last try it is another hour, if there is one.
    moments.sort(key=lambda moment: (moment // 60 == last_hour, abs(moment - usual)))
    return f"{moments[0] // 60:02d}:{moments[0] % 60:02d}" if moments else ""


def _open_days(day: date, open_on: Callable[[date], Spans], count: int) -> Iterator[date]:
    """The first so many days from ``day`` on that may be used."""
    for ahead in range(_LONGEST):
        if open_on(day + ahead * _DAY):
            yield day + ahead * _DAY
            count -= 1
        if not count:
            return


def _open_day(day: date, open_on: Callable[[date], Spans]) -> date:
    return next(_open_days(day, open_on, 1), day)
