"""The no-answer ladder and the best hour to call, from one's own log (``H8``)."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, timedelta
from typing import Any

from prospector.domain.best_hour import BestHour, best_hour
from prospector.domain.call import PHONE, UNREACHED, Call
from prospector.domain.card import VALUE_LIMIT, Card
from prospector.domain.errors import UsageError
from prospector.domain.followup import DONE, OPEN, TASK, FollowUp
from prospector.domain.ladder import IN_VAIN, WHOLE_DAY, Rung, Spans, Try, next_try, since_anew
from prospector.domain.opening_hours import read_hours
from prospector.domain.qualification import NON_CUSTOMER
from prospector.domain.text import N_, text
from prospector.services.next_tries import set_by_ladder, uid_of_try
from prospector.services.ports import Desk
from prospector.services.views import man_of_row
from prospector.services.working_days import works_on

# So many of the newest calls are looked at: habits change, and the list must not wait for a whole log.
_OF_CARD, _OF_ALL = 500, 2_000
# Where the hours of a card open on no working day of ours for so long, our days alone count.
_FORTNIGHT = 14


def climb(desk: Desk, card: Card, call: Call) -> tuple[FollowUp, tuple[FollowUp, ...]] | None:
    """Set the next try after a call in vain of today: the follow-up made, and those it replaces.

    None where the ladder does not apply: another outcome, a call logged later, a card that is not to be contacted,
    a next step that is planned already, or the ladder switched off (``ladder.tries`` 0).
    """
    most = int(desk.settings["ladder.tries"])
    applies = call.outcome in IN_VAIN and call.via == PHONE and call.direction == "out"
    if not most or not applies or call.day != desk.clock.today() or not _proposable(desk, card):
        return None
    waiting = desk.store.follow_ups.open_of(card.id)
    due = [one for one in waiting if one.kind == TASK and (one.due_on <= call.day or set_by_ladder(desk, one))]
    if len(due) < len(waiting):
        return None
    known = desk.store.calls.of_card(card.id, _OF_CARD)
    tries = _in_vain(known, int(desk.settings["ladder.nurture_days"]))
    rung = _next(desk, card, known, tries)
    planned, settled = _replaced(desk, due, rung)
    if rung.nurture:
        given_up = desk.say(text(N_("Nobody reached in {tries} tries: write, then try anew"), tries=len(tries)))
        planned = f"{given_up} ({planned})" if len(given_up) + len(planned) < VALUE_LIMIT - 3 else planned
    made = FollowUp(0, uid_of_try(call), card.id, TASK, rung.day, rung.time, planned, OPEN, call_id=call.id,
                    created_at=desk.clock.now())  # fmt: skip
    return desk.store.follow_ups.add(made), settled


def _proposable(desk: Desk, card: Card) -> bool:
    """Whether the card may be called at all (H7): neither stopped nor without money, authority and need."""
    if card.stopped_on is not None:
        return False
    rows = desk.store.cards.listed_by_ids({card.id})
    return not rows or man_of_row(rows[0]).klass != NON_CUSTOMER


def _next(desk: Desk, card: Card, known: list[Call], tries: Sequence[Try]) -> Rung:
    best = _best(known, int(desk.settings["ladder.sample"]))
    return next_try(
        tries,
        most=int(desk.settings["ladder.tries"]),
        nurture_days=int(desk.settings["ladder.nurture_days"]),
        open_on=_openings(desk, card, tries[0].day),
        best_hour=best.hour if best else None,
    )


def _replaced(desk: Desk, due: Sequence[FollowUp], rung: Rung) -> tuple[str, tuple[FollowUp, ...]]:
    """Settle what was due, and return what is to be done at the next try: all of it, as far as a line holds it."""
    now = desk.clock.now()
    planned: list[str] = []
    settled = []
    for one in due:
        if one.action not in planned and len("; ".join([*planned, one.action])) > VALUE_LIMIT:
            # No word is lost: what does not fit waits by itself.
            desk.store.follow_ups.save(one._replace(due_on=rung.day, due_time=rung.time))
            continue
        if one.action not in planned:
            planned.append(one.action)
        settled.append(one._replace(state=DONE, settled_at=now))
        desk.store.follow_ups.save(settled[-1])
    return "; ".join(planned) or desk.say(text(N_("Call again"))), tuple(settled)


def _openings(desk: Desk, card: Card, since: date) -> Callable[[date], Spans]:
    """When a card may be called: on our own working days, within the hours noted on it."""

    def ours(day: date) -> Spans:
        return WHOLE_DAY if works_on(desk, day) else ()

    noted = next((fact.value for fact in card.facts if fact.key == "hours"), "")
    try:
        hours = read_hours(noted) if noted else None
    except UsageError:
        # Noted before the grammar was checked: it bars nothing.
        hours = None
    if hours is None:
        return ours

    def theirs(day: date) -> Spans:
        special = desk.holidays.special(day.year).get(day)
        spans = hours.on(
            day.weekday(),
            holiday=special is not None and not special.work,
            make_up=special is not None and special.work,
        )
        return [(opens // 60, closes // 60) for opens, closes in spans] if ours(day) else ()

    return theirs if any(theirs(since + timedelta(days=ahead)) for ahead in range(1, _FORTNIGHT + 1)) else ours


def _in_vain(known: list[Call], nurture_days: int) -> Sequence[Try]:
    """The tries since somebody was last spoken to, newest first; at least the one just logged."""
    tries = []
    for call in known:
        if call.outcome not in UNREACHED:
            break
        if call.outcome in IN_VAIN:
            tries.append(Try(call.day, _hour(call)))
    return since_anew(tries, nurture_days)


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
