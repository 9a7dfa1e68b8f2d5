"""When a card of the day's list can be called on, by the hours noted of it (``H8``)."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache

from prospector.domain.agenda import Due
from prospector.domain.errors import UsageError
from prospector.domain.followup import VISIT
from prospector.domain.opening_hours import OpeningHours, read_stored
from prospector.domain.reachable import next_open


@lru_cache(maxsize=1024)
def _hours(noted: str) -> OpeningHours | None:
    try:
        return read_stored(noted)
    except UsageError:
        # Noted before the grammar was checked: it moves nothing.
        return None


def moved_to(
    noted: str, dues: Iterable[Due], day: date, now: datetime | None, back: date | None = None
) -> tuple[date, str] | None:
    """Return the day and hour from which a card can be called on, None when that is now or was agreed.

    What was agreed with them stays: an appointment of the day, and a follow-up with an hour. ``back`` is the next
    working day where ``day`` is a public holiday: who noted no hours is left alone until then, and who is closed on
    holidays until they open on a working day.
    """
    hours = _hours(noted) if noted else None
    if any(due.due_on == day and (due.kind == VISIT or due.due_time) for due in dues):
        return None
    if back is None:
        return next_open(hours, day, now) if hours else None
    if hours is None:
        return back, ""
    if hours.holidays:
        return next_open(hours._replace(week=(hours.holidays,) * 7), day, now)
    return next_open(hours, back, None) or (back, "")
