"""The no-answer ladder and the best hour to call, from one's own log (``H8``)."""

from collections.abc import Iterable, Mapping
from datetime import UTC, timedelta
from typing import Any
from uuid import uuid4

from prospector.domain.best_hour import BestHour, best_hour
from prospector.domain.call import PHONE, UNREACHED, Call
from prospector.domain.card import Card
from prospector.domain.followup import DONE, OPEN, TASK, FollowUp
from prospector.domain.ladder import IN_VAIN, Try, next_try
from prospector.domain.text import N_, text
from prospector.services.ports import Desk

# So many of the newest calls are looked at: habits change, and the list must not wait for a whole log.
_OF_CARD, _OF_ALL = 500, 2_000


def climb(desk: Desk, card: Card, call: Call) -> tuple[FollowUp, tuple[FollowUp, ...]] | None:
    """Set the next try after a call in vain of today: the follow-up made, and those it replaces.

    None where the ladder does not apply: another outcome, a call logged later, a card that is not to be contacted,
    a next step that is planned already, or the ladder switched off (``ladder.tries`` 0).
    """
    most = int(desk.settings["ladder.tries"])
    applies = call.outcome in IN_VAIN and call.via == PHONE and call.direction == "out"
    if not most or not applies or card.stopped_on is not None or call.day != desk.clock.today():
        return None
    waiting = desk.store.follow_ups.open_of(card.id)
    tasks = [one for one in waiting if one.kind == TASK and one.due_on <= call.day]
    if len(tasks) < len(waiting):
        return None
    known = desk.store.calls.of_card(card.id, _OF_CARD)
    best = _best(known, int(desk.settings["ladder.sample"]))
    rung = next_try(
        _in_vain(known),
        call.outcome,
        most=most,
        nurture_days=int(desk.settings["ladder.nurture_days"]),
        best_hour=best.hour if best else None,
    )
    now = desk.clock.now()
    settled = tuple(one._replace(state=DONE, settled_at=now) for one in tasks)
    for one in settled:
        desk.store.follow_ups.save(one)
    planned = tasks[0].action if tasks else desk.say(text(N_("Call again")))
    if rung.nurture:
        planned = desk.say(
            text(N_("Nobody reached in {tries} tries: write, then try anew"), tries=len(_in_vain(known)))
        )
    made = FollowUp(0, str(uuid4()), card.id, TASK, rung.day, rung.time, planned, OPEN, call_id=call.id, created_at=now)
    return desk.store.follow_ups.add(made), settled


def _in_vain(known: list[Call]) -> list[Try]:
    """The tries since somebody was last spoken to, newest first; at least the one just logged."""
    tries = []
    for call in known:
        if call.outcome not in UNREACHED:
            break
        if call.outcome in IN_VAIN:
            tries.append(Try(call.day, _hour(call)))
    return tries


def _hour(call: Call) -> int:
    return (call.at.astimezone(UTC) + timedelta(minutes=call.utc_offset)).hour


def _best(known: list[Call], least: int) -> BestHour | None:
    phoned = (
        call for call in known if call.via == PHONE and call.direction == "out" and call.outcome != "wrong-number"
    )
    return best_hour(((_hour(call), call.outcome not in UNREACHED) for call in phoned), least)


def of_history(desk: Desk, calls: Iterable[Mapping[str, Any]]) -> dict[str, Any] | None:
    """Return when a card picks up, from the views of its calls: hour, reached, calls; None if its log does not tell."""
    phoned = (
        call
        for call in calls
        if call["via"] == PHONE and call["direction"] == "out" and call["outcome"] != "wrong-number"
    )
    hours = ((int(call["at"][11:13]), call["outcome"] not in UNREACHED) for call in phoned)
    best = best_hour(hours, int(desk.settings["ladder.sample"]))
    return best._asdict() if best else None


def best_of_all(desk: Desk) -> BestHour | None:
    """Return when people pick up in general, by the newest calls of the whole log."""
    rows = desk.store.calls.newest_outgoing(_OF_ALL)
    hours = (((at + timedelta(minutes=offset)).hour, outcome not in UNREACHED) for at, offset, outcome in rows)
    return best_hour(hours, int(desk.settings["ladder.sample"]))
