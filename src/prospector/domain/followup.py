"""Follow-ups: the next action that every record leads to (``H1``), and appointments to visit (``H8``)."""

from datetime import date, datetime
from typing import NamedTuple

from prospector.domain.text import N_

TASK = "task"
VISIT = "visit"
KINDS = {TASK: N_("task"), VISIT: N_("visit")}

OPEN = "open"
DONE = "done"
DROPPED = "dropped"
STATES = {OPEN: N_("open"), DONE: N_("done"), DROPPED: N_("dropped")}


class FollowUp(NamedTuple):
    """A next step: what to do for a card and when.

    ``due_time`` is local ``HH:MM`` or empty for a whole day; a follow-up of kind ``visit`` is an appointment and
    ``minutes`` its planned length. ``why`` says why it was dropped.
    """

    id: int
    uid: str
    card_id: int
    kind: str
    due_on: date
    due_time: str
    action: str
    state: str
    why: str = ""
    minutes: int | None = None
    call_id: int | None = None
    created_at: datetime | None = None
    settled_at: datetime | None = None
