"""How satisfied a customer is, watched as a trend and not by one survey (``H11``)."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from prospector.domain.errors import UsageError
from prospector.domain.text import N_

LOWEST, HIGHEST = 1, 5
RISING, STEADY, FALLING, UNKNOWN = "rising", "steady", "falling", "unknown"
TRENDS = {FALLING: N_("falling"), STEADY: N_("steady"), RISING: N_("rising"), UNKNOWN: N_("one score only")}
# The newest scores that make the trend, and by how much its halves must differ on average to be more than chance.
NEWEST = 6
_STEP = 0.5


class Satisfaction(NamedTuple):
    """A score of 1 (not at all satisfied) to 5 (fully) on a day."""

    id: int
    uid: str
    card_id: int
    on_date: date
    score: int
    note: str = ""


def checked_score(score: int) -> int:
    """Return a score from 1 to 5; UsageError for any other."""
    if not LOWEST <= score <= HIGHEST:
        raise UsageError(
            N_("“{typed}” is not a score from 1 to 5."),
            hint=N_("1 is not satisfied at all, 5 is fully satisfied."),
            typed=score,
        )
    return score


def trend(scores: Sequence[int]) -> str:
    """Return where scores lead, oldest first: a key of ``TRENDS``.

    The average of the later half of the newest six is compared with that of the earlier half; the middle one of an odd
    number counts for neither. A difference below half a point is steady.
    """
    newest = scores[-NEWEST:]
    half = len(newest) // 2
    if not half:
        return UNKNOWN
    change = (sum(newest[-half:]) - sum(newest[:half])) / half
    return RISING if change >= _STEP else FALLING if change <= -_STEP else STEADY
