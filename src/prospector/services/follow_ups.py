"""Acts on follow-ups: make, settle, put off, drop; and the appointments among them."""

from collections.abc import Sequence
from uuid import uuid4

from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.domain.followup import DONE, DROPPED, OPEN, STATES, TASK, VISIT, FollowUp
from prospector.domain.text import N_, Text, text
from prospector.domain.when import When
from prospector.services.calls import refuse_stopped
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line
from prospector.services.views import View, follow_up_view


def make_follow_up(
    desk: Desk, reference: str, when: When, action: str, *, visit: bool = False, minutes: int | None = None
) -> FollowUp:
    """Plan a next step, or an appointment to visit, for a card; a past day or a stopped card is refused."""
    card = find_card(desk, reference)
    refuse_stopped(card)
    if when.day < desk.clock.today():
        raise UsageError(
            N_("A follow-up cannot be due in the past."), hint=N_("Give a day from today on, for example +3d.")
        )
    action = checked_line(action, text(N_("next step")))
    if not action:
        raise UsageError(N_("Say what is to be done."), hint=N_("For example: prospector follow-up 12 +3d send quote."))
    desk.begin()
    return desk.store.follow_ups.add(
        FollowUp(
            0,
            str(uuid4()),
            card.id,
            VISIT if visit else TASK,
            when.day,
            when.time.strftime("%H:%M") if when.time else "",
            action,
            OPEN,
            minutes=(minutes or desk.settings["visits.minutes"]) if visit else None,
            created_at=desk.clock.now(),
        )
    )


def get_follow_up(desk: Desk, follow_up_id: int) -> FollowUp:
    """Return a follow-up; NotFoundError when there is none of that id."""
    follow_up = desk.store.follow_ups.get(follow_up_id) if follow_up_id <= LARGEST_ID else None
    if follow_up is None:
        raise NotFoundError(
            N_("There is no follow-up {id}."),
            hint=N_("prospector today and prospector follow-ups show them with their ids."),
            id=follow_up_id,
        )
    return follow_up


def settle(desk: Desk, ids: Sequence[int], state: str, why: str = "") -> list[tuple[FollowUp, bool]]:
    """Mark follow-ups done or dropped; return each with whether that changed anything (done twice is no fault)."""
    desk.begin()
    found = [get_follow_up(desk, follow_up_id) for follow_up_id in dict.fromkeys(ids)]
    results = []
    for follow_up in found:
        if follow_up.state == state:
            results.append((follow_up, False))
            continue
        if follow_up.state != OPEN:
            raise RefusedError(
                N_("Follow-up {id} is {state} already."), hint=N_("prospector undo takes back the last command."),
                id=follow_up.id, state=Text(STATES[follow_up.state]),
            )  # fmt: skip
        settled = follow_up._replace(
            state=state, settled_at=desk.clock.now(), why=checked_line(why, text(N_("reason")))
        )
        desk.store.follow_ups.save(settled)
        results.append((settled, True))
    return results


def mark_done(desk: Desk, ids: Sequence[int]) -> list[tuple[FollowUp, bool]]:
    """Mark follow-ups done."""
    return settle(desk, ids, DONE)


def drop(desk: Desk, ids: Sequence[int], why: str) -> list[tuple[FollowUp, bool]]:
    """Drop follow-ups, saying why."""
    return settle(desk, ids, DROPPED, why)


def snooze(desk: Desk, ids: Sequence[int], when: When) -> list[FollowUp]:
    """Put open follow-ups off to another day, and time if given; an appointment keeps its hour otherwise."""
    desk.begin()
    if when.day < desk.clock.today():
        raise UsageError(
            N_("A follow-up cannot be due in the past."), hint=N_("Give a day from today on, for example +3d.")
        )
    found = [get_follow_up(desk, follow_up_id) for follow_up_id in dict.fromkeys(ids)]
    moved = []
    for follow_up in found:
        if follow_up.state != OPEN:
            raise RefusedError(
                N_("Follow-up {id} is {state} already."), hint=N_("Make a new one with prospector follow-up."),
                id=follow_up.id, state=Text(STATES[follow_up.state]),
            )  # fmt: skip
        due_time = when.time.strftime("%H:%M") if when.time else follow_up.due_time
        put_off = follow_up._replace(due_on=when.day, due_time=due_time)
        desk.store.follow_ups.save(put_off)
        moved.append(put_off)
    return moved


def list_follow_ups(desk: Desk, *, every: bool = False, only_visits: bool = False) -> list[View]:
    """Return the open follow-ups with the name of their card, by due day; or only the appointments among them.

    Those of cards that nothing may propose (H7) are left out, unless ``every`` asks for all there are.
    """
    rows = desk.store.follow_ups.listed(every=every)
    names = FollowUp._fields
    return [
        {**follow_up_view(FollowUp(**{key: row[key] for key in names})), "name": row["card_name"]}
        for row in rows
        if not only_visits or row["kind"] == VISIT
    ]


def read_steps(typed: Sequence[str]) -> list[int]:
    """Return the numbers of follow-ups; UsageError for what is no number."""
    for word in typed:
        if not (word.lstrip("#").isascii() and word.lstrip("#").isdecimal()):
            raise UsageError(
                N_("“{typed}” is no number of a follow-up."),
                hint=N_("prospector today and prospector follow-ups show them with their ids."),
                typed=word,
            )
    return [int(word.lstrip("#")) for word in typed]


def split_steps(typed: Sequence[str]) -> tuple[list[int], list[str]]:
    """Split ``12 13 next tue`` into follow-up numbers and the words of a date; UsageError when either is missing."""
    cut = next((place for place, word in enumerate(typed) if not word.isdigit()), len(typed))
    if cut == len(typed) > 1:
        # All digits: the last is the date, as in 12 20261130.
        cut -= 1
    numbers, words = [int(word) for word in typed[:cut]], list(typed[cut:])
    if not numbers or not words:
        raise UsageError(
            N_("Name the follow-ups first, then the day."), hint=N_("For example: prospector snooze 12 +2d.")
        )
    return numbers, words
