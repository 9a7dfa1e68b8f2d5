"""Lines of the day's list moved into the hours in which their cards can be called on (``H8``)."""

from datetime import date, datetime
from functools import lru_cache

from prospector.domain.agenda import Line
from prospector.domain.errors import UsageError
from prospector.domain.followup import VISIT
from prospector.domain.opening_hours import OpeningHours, read_hours
from prospector.domain.reachable import next_open


@lru_cache(maxsize=1024)
def _hours(noted: str) -> OpeningHours | None:
    try:
        return read_hours(noted)
    except UsageError:
        # Noted before the grammar was checked: it moves nothing.
        return None


def moved(line: Line, noted: str, day: date, now: datetime | None) -> Line:
    """Return a line as it is, or with when its card can be called on; another day makes it one to come.

    What was agreed with them stays: an appointment of the day, and a follow-up with an hour.
    """
    hours = _hours(noted)
    agreed = any(due.due_on == day and (due.kind == VISIT or due.due_time) for due in line.dues)
    found = next_open(hours, day, now) if hours and not agreed else None
    if found is None:
        return line
    on, hour = found
    return line._replace(moved_to=f"{on.isoformat()} {hour}", group=line.group if on == day else "soon")
