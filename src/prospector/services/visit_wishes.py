"""What the user says of whom to visit: cards put in, left out or put at a time, an appointment to fill around."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from prospector.domain.errors import RefusedError, UsageError
from prospector.domain.followup import OPEN, FollowUp
from prospector.domain.followup import VISIT as APPOINTMENT
from prospector.domain.qualification import NON_CUSTOMER
from prospector.domain.route import Window
from prospector.domain.text import N_
from prospector.domain.when import read_when
from prospector.services.calls import refuse_stopped
from prospector.services.follow_ups import get_follow_up
from prospector.services.ports import Desk
from prospector.services.qualifications import current
from prospector.services.references import find_card
from prospector.services.visit_days import read_clock


class Choice(NamedTuple):
    """What the user said about whom to visit."""

    areas: Sequence[str] = ()
    must: Sequence[str] = ()
    leave_out: Sequence[str] = ()
    fix: Sequence[str] = ()
    around: int | None = None
    minutes: int | None = None
    where: str = ""


def fixed_times(desk: Desk, days: Sequence[date], fix: Sequence[str]) -> dict[int, dict[date, Sequence[Window]]]:
    """Return the windows of the cards put at a time: ``CARD@10:30`` on any of the days, ``CARD@tue 10:30`` on one."""
    found: dict[int, dict[date, Sequence[Window]]] = {}
    for typed in fix:
        reference, at, moment = typed.rpartition("@")
        if not at or not reference.strip() or not moment.strip():
            raise UsageError(N_("“{typed}” names no card and time."), N_("Write --fix 12@10:30."), typed=typed)
        chosen: Sequence[date] = days
        try:
            seconds = read_clock(moment)
        except UsageError:
            when = read_when(moment, desk.clock.now(), desk.workdays)
            if when.time is None or when.day not in days:
                raise UsageError(
                    N_("“{moment}” is no time on the days of the plan."),
                    N_("Write --fix 12@10:30, or 12@tue 10:30 for one of several days."),
                    moment=moment,
                ) from None
            chosen, seconds = [when.day], when.time.hour * 3600 + when.time.minute * 60
        card_id = worth_planning(desk, reference)
        if card_id in found:
            raise UsageError(N_("“{typed}” is fixed twice."), N_("Name each card once."), typed=reference)
        found[card_id] = dict.fromkeys(chosen, ((seconds, seconds),))
    return found


def worth_planning(desk: Desk, reference: str) -> int:
    """The id of a card to be visited; RefusedError for one that nothing may propose (H7)."""
    card = find_card(desk, reference)
    refuse_stopped(card)
    if current(desk, card.id).klass == NON_CUSTOMER:
        raise RefusedError(
            N_("{name} is a non-customer by MAN: no visit is planned."),
            hint=N_("prospector qualify {id} CODE changes that."),
            name=card.name,
            id=card.id,
        )
    return card.id


def the_appointment(desk: Desk, follow_up_id: int) -> FollowUp:
    """Return the open appointment of that id; RefusedError for a follow-up that is none."""
    follow_up = get_follow_up(desk, follow_up_id)
    if follow_up.kind != APPOINTMENT or follow_up.state != OPEN:
        raise RefusedError(
            N_("Follow-up {id} is no open appointment."), N_("prospector visits lists the appointments."),
            id=follow_up_id,
        )  # fmt: skip
    return follow_up
