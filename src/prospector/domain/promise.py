"""Promises, ours and theirs, with a day by which they are to be kept (``H11``)."""

from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.errors import RefusedError
from prospector.domain.text import N_, Text

OURS = "ours"
THEIRS = "theirs"
SIDES = {OURS: N_("ours"), THEIRS: N_("theirs")}

OPEN = "open"
KEPT = "kept"
BROKEN = "broken"
STATES = {OPEN: N_("open"), KEPT: N_("kept"), BROKEN: N_("broken")}


class Promise(NamedTuple):
    """What one side promised the other, shown until it is kept (``H11``).

    ``due_time`` is HH:MM or empty; ``settled_on`` the day it was kept or found broken, ``why`` the reason given for a
    broken one. A promise to pay (``H13``) has an ``amount`` in minor units of ``currency``, and perhaps its invoice.
    """

    id: int
    uid: str
    card_id: int
    what: str
    created_at: datetime
    due_on: date | None = None
    due_time: str = ""
    side: str = OURS
    state: str = OPEN
    settled_on: date | None = None
    why: str = ""
    amount: int | None = None
    currency: str = ""
    invoice_id: int | None = None
    call_id: int | None = None

    def days_late(self, today: date) -> int:
        """Return by how many days the promise is late, or was when it was settled; 0 when it is, or was, in time."""
        if self.due_on is None:
            return 0
        return max(0, ((self.settled_on or today) - self.due_on).days)


def settled(promise: Promise, state: str, on: date, why: str = "") -> Promise:
    """Return the promise as kept or broken ``on`` that day; RefusedError when it is the other of the two already."""
    if promise.state not in (OPEN, state):
        raise RefusedError(
            N_("Promise {id} is {state} already."),
            hint=N_("prospector undo takes back the last command; prospector history shows earlier ones."),
            id=promise.id,
            state=Text(STATES[promise.state]),
        )
    return promise._replace(state=state, settled_on=on, why=why)
