"""The tries that the no-answer ladder sets by itself (``H8``), told apart from what somebody has planned."""

from uuid import UUID, uuid5

from prospector.domain.call import Call
from prospector.domain.followup import FollowUp
from prospector.domain.ladder import IN_VAIN
from prospector.services.ports import Desk

# The uid of such a follow-up follows from that of the call in vain: so it is known without a column of its own.
_SET_BY_LADDER = UUID("6d0f3a0e-58c1-5b39-9d7e-0c2c54a7b6f1")


def uid_of_try(call: Call) -> str:
    """Return the uid of the follow-up that the ladder sets after ``call``."""
    return str(uuid5(_SET_BY_LADDER, call.uid))


def set_by_ladder(desk: Desk, step: FollowUp) -> bool:
    """Tell whether a follow-up is a next try that the ladder set, and nobody planned."""
    call = desk.store.calls.get(step.call_id) if step.call_id is not None else None
    return call is not None and call.outcome in IN_VAIN and step.uid == uid_of_try(call)
