"""How long what is owed has been due (``H13``): not due, 1 to 30 days, 31 to 60, 61 to 90, over 90."""

from datetime import date, timedelta
from typing import NamedTuple

from prospector.domain.text import N_

NOT_DUE = "not_due"
BUCKETS = {
    NOT_DUE: N_("not due"),
    "days_1_30": N_("1–30 days"),
    "days_31_60": N_("31–60 days"),
    "days_61_90": N_("61–90 days"),
    "over_90": N_("over 90 days"),
}
_MOST = (0, 30, 60, 90)


class Edges(NamedTuple):
    """The last due days that fall into a bucket or a younger one, as of a day: due that day is not overdue."""

    not_due: date
    days_30: date
    days_60: date
    days_90: date


def edges(as_of: date) -> Edges:
    """Return the edges of the buckets as of a day; days before the calendar begins are its first day."""
    floor = as_of.toordinal() - 1
    return Edges(*(as_of - timedelta(days=min(days, floor)) for days in _MOST))


def bucket(due_on: date, as_of: date) -> str:
    """Return the bucket of a due day: on that day itself nothing is overdue."""
    late = (as_of - due_on).days
    return next((code for code, most in zip(BUCKETS, _MOST, strict=False) if late <= most), "over_90")
