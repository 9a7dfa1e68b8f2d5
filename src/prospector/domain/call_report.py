"""What one's own calls say (``H8``): success by the number of the contact, by hour and by weekday, with the counts.

No conclusion is drawn from few calls: a share is told with the range in which the true one lies (95 %, Wilson's
interval), and a group is called better or worse only when its whole range lies beside the share of all calls.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from math import sqrt
from typing import NamedTuple

from prospector.domain.call import OUTCOMES, UNREACHED

# What counts as success unless said otherwise: a deal, or the way to one.
SUCCESS = ("closed", "appointment")
# The field of a card that says how many contacts there were, where the log holds only the later ones.
CONTACTS_FIELD = "contacts"
# From this number on contacts are taken together.
MANY = 11
# 95 % of a normal distribution lie within so many standard deviations.
_Z = 1.96
# A larger number in the field is no count of contacts.
_MOST = 999
BETTER, WORSE = "better", "worse"


class LoggedCall(NamedTuple):
    """A call as the report needs it: of one card oldest first; ``contacts`` and ``noted_on`` are those of the field."""

    card_id: int
    at: datetime
    utc_offset: int
    outcome: str
    contacts: str | None = None
    noted_on: date | None = None

    @property
    def local(self) -> datetime:
        """When it was, by the clock where it was logged."""
        return self.at.astimezone(UTC) + timedelta(minutes=self.utc_offset)

    @property
    def hour(self) -> int | None:
        """Its hour; None for the very noon, which stands for a day on which the hour was not said."""
        local = self.local
        return None if (local.hour, local.minute, local.second) == (12, 0, 0) else local.hour


class Counted(NamedTuple):
    """A group of calls: how many, in how many somebody was reached, how many succeeded."""

    calls: int = 0
    reached: int = 0
    successes: int = 0

    @property
    def share(self) -> float:
        """The part that succeeded."""
        return self.successes / self.calls if self.calls else 0.0

    @property
    def range(self) -> tuple[float, float]:
        """Between which shares the true one lies in 95 of 100 cases (Wilson's score interval)."""
        if not self.calls:
            return 0.0, 1.0
        spread = _Z * _Z / self.calls
        middle = (self.share + spread / 2) / (1 + spread)
        half = _Z / (1 + spread) * sqrt(self.share * (1 - self.share) / self.calls + spread / (4 * self.calls))
        return max(0.0, middle - half), min(1.0, middle + half)

    def __add__(self, other: object) -> "Counted":
        assert isinstance(other, Counted)
        return Counted(self.calls + other.calls, self.reached + other.reached, self.successes + other.successes)


class CallReport(NamedTuple):
    """All calls, and those of each number of contact (1 to ``MANY``), hour (where it is known) and ISO weekday."""

    all: Counted
    by_number: dict[int, Counted]
    by_hour: dict[int, Counted]
    by_weekday: dict[int, Counted]


def numbered(calls: Iterable[LoggedCall]) -> Iterable[tuple[int, LoggedCall]]:
    """Yield every call with its number among the contacts with its card, from 1.

    ``calls`` come card by card, oldest first. Where the field ``contacts`` says that there had been more up to the day
    it was noted than the log holds, the calls are the last of those, and what follows is counted on.
    """
    of_card: list[LoggedCall] = []
    for call in calls:
        if of_card and of_card[-1].card_id != call.card_id:
            yield from _numbered(of_card)
            of_card = []
        of_card.append(call)
    yield from _numbered(of_card)


def _numbered(of_card: list[LoggedCall]) -> Iterable[tuple[int, LoggedCall]]:
    before = 0
    if of_card:
        field, noted_on = of_card[0].contacts or "", of_card[0].noted_on
        if field.isascii() and field.isdecimal() and int(field) <= _MOST:
            # Of the day itself only the first can have been among them: the others came after the list was read.
            known = sum(noted_on is None or call.local.date() < noted_on for call in of_card)
            before = max(0, int(field) - max(1, known))
    return ((before + place, call) for place, call in enumerate(of_card, start=1))


def report(calls: Iterable[LoggedCall], since: date, until: date, success: frozenset[str]) -> CallReport:
    """Return how the calls from ``since`` to ``until`` went; earlier ones count for the number of the later.

    ``success`` are the outcomes that count as one (codes of ``domain.call.OUTCOMES``).
    """
    assert success <= OUTCOMES.keys()
    groups: tuple[dict[int, Counted], dict[int, Counted], dict[int, Counted]] = ({}, {}, {})
    everything = Counted()
    for number, call in numbered(calls):
        local = call.local
        if not since <= local.date() <= until:
            continue
        one = Counted(1, call.outcome not in UNREACHED, call.outcome in success)
        everything += one
        for group, key in zip(groups, (min(number, MANY), call.hour, local.isoweekday()), strict=True):
            if key is not None:
                group[key] = group.get(key, Counted()) + one
    by_number, by_hour, by_weekday = (dict(sorted(group.items())) for group in groups)
    return CallReport(everything, by_number, by_hour, by_weekday)


def verdict(group: Counted, everything: Counted, least: int) -> str:
    """Return ``better`` or ``worse`` than all calls together, or "" when that cannot be said of so few, or at all."""
    if group.calls < least:
        return ""
    low, high = group.range
    if low > everything.share:
        return BETTER
    return WORSE if high < everything.share else ""
