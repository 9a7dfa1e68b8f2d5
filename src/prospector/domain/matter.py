"""What else than a follow-up concerns a day: promises, complaints, referrals, money owed, occasions, deals, rhythms.

What each of them says and brings is in ``domain.saying``.
"""

from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.points import Reason
from prospector.domain.text import Text

# Concern a card even if it may not be courted (H7): it owes money, or we owe it an answer.
ALWAYS = frozenset({"receivable_overdue", "receivable_soon", "payment_broken", "complaint", "complaint_confirm"})
COMPLAINTS = frozenset({"complaint", "complaint_confirm"})
# So many days before it falls due a promise is shown.
PROMISE_AHEAD = 2


class Matter(NamedTuple):
    """One thing beyond follow-ups that concerns a card on a day.

    ``day`` is when it is due (None: as soon as may be), ``at`` the moment it began, ``id`` that of its row, ``what``
    and ``other`` words of it, ``money`` a sum as it is said, ``worth`` the same in major units of the base currency,
    ``level`` a code or number that some have beside it.
    """

    card_id: int
    code: str
    day: date | None = None
    at: datetime | None = None
    id: int = 0
    what: str = ""
    other: str = ""
    money: str = ""
    worth: float = 0.0
    level: str = ""


class Said(NamedTuple):
    """A matter as a line says it: why with how many points, what to do, and with which words to open."""

    reason: Reason
    action: Text
    opening: Text | None = None


class Bounds(NamedTuple):
    """What matters are measured by: the day, the present moment, and a sum that counts as large (base currency)."""

    day: date
    now: datetime
    large: float = 100_000.0
