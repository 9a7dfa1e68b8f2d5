"""Acts on promises, ours and theirs (``H11``): make, keep, break, correct, take back."""

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.money import major
from prospector.domain.promise import BROKEN, KEPT, OPEN, OURS, THEIRS, Promise, settled
from prospector.domain.text import N_, text
from prospector.domain.when import When
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID, Row
from prospector.services.texts import checked_line
from prospector.services.views import View, local


def make_promise(desk: Desk, reference: str, what: str, by: When, *, theirs: bool = False) -> Promise:
    """Record what we, or ``theirs`` they, promised by a day or hour that is still to come (UsageError for a past one).

    A card that must not be contacted may be promised something all the same: often that is what was promised.
    """
    card = find_card(desk, reference)
    now = desk.clock.now()
    if by.day < now.date() or (by.day == now.date() and by.time is not None and by.time <= now.time()):
        raise UsageError(
            N_("A promise cannot be due in the past."), hint=N_("Give a day from today on, for example --by fri.")
        )
    desk.begin()
    return desk.store.promises.add(
        Promise(
            0,
            str(uuid4()),
            card.id,
            _checked_what(what),
            now,
            due_on=by.day,
            due_time=_clock(by),
            side=THEIRS if theirs else OURS,
        )
    )


def _checked_what(what: str) -> str:
    line = checked_line(what, text(N_("promise")))
    if not line:
        raise UsageError(
            N_("Say what was promised."), hint=N_("For example: prospector promise add 12 send the samples --by fri.")
        )
    return line


def _clock(when: When) -> str:
    return when.time.strftime("%H:%M") if when.time else ""


def get_promise(desk: Desk, promise_id: int) -> Promise:
    """Return a promise; NotFoundError when there is none of that id."""
    promise = desk.store.promises.get(promise_id) if promise_id <= LARGEST_ID else None
    if promise is None:
        raise NotFoundError(
            N_("There is no promise {id}."),
            hint=N_("prospector promise list --all shows them with their ids."),
            id=promise_id,
        )
    return promise


def settle(
    desk: Desk, ids: Sequence[int], state: str, *, why: str = "", on: date | None = None
) -> list[tuple[Promise, bool]]:
    """Mark promises kept or broken; return each with whether that changed anything (kept twice is no fault).

    ``on`` is the day it happened, today unless given; UsageError for a day before the promise was made.
    """
    desk.begin()
    day = on or desk.clock.today()
    reason = checked_line(why, text(N_("reason")))
    found = [get_promise(desk, promise_id) for promise_id in dict.fromkeys(ids)]
    results = []
    for promise in found:
        if promise.state == state:
            results.append((promise, False))
            continue
        changed = settled(promise, state, day, reason)
        _refuse_before(changed, day)
        desk.store.promises.save(changed)
        results.append((changed, True))
    return results


def _refuse_before(promise: Promise, day: date) -> None:
    made = promise.created_at.astimezone().date()
    if day < made:
        raise UsageError(
            N_("Promise {id} was made on {day}; nothing about it can be earlier."),
            hint=N_("Check the day."),
            id=promise.id,
            day=made.isoformat(),
        )


def keep(desk: Desk, ids: Sequence[int], on: date | None = None) -> list[tuple[Promise, bool]]:
    """Mark promises kept."""
    return settle(desk, ids, KEPT, on=on)


def break_(desk: Desk, ids: Sequence[int], why: str, on: date | None = None) -> list[tuple[Promise, bool]]:
    """Mark promises broken, saying why."""
    return settle(desk, ids, BROKEN, why=why, on=on)


def correct_promise(desk: Desk, promise_id: int, changes: dict[str, Any]) -> Promise:
    """Correct what was recorded: ``what``, ``by`` (a When), ``side``, ``why``; those that are None stay as they are."""
    desk.begin()
    promise = get_promise(desk, promise_id)
    new: dict[str, Any] = {}
    if changes.get("what") is not None:
        new["what"] = _checked_what(changes["what"])
    if changes.get("side") is not None:
        new["side"] = changes["side"]
    if changes.get("by") is not None:
        _refuse_before(promise, changes["by"].day)
        new.update(due_on=changes["by"].day, due_time=_clock(changes["by"]))
    if changes.get("why") is not None:
        if promise.state != BROKEN:
            raise UsageError(
                N_("Promise {id} is not broken, so there is no reason to give."),
                hint=N_("prospector promise broken {id} --why “…” marks it so."),
                id=promise.id,
            )
        new["why"] = checked_line(changes["why"], text(N_("reason")))
    corrected = promise._replace(**new)
    desk.store.promises.save(corrected)
    return corrected


def take_back_promise(desk: Desk, promise_id: int) -> Promise:
    """Take a promise back, as if it had never been made."""
    desk.begin()
    promise = get_promise(desk, promise_id)
    desk.store.promises.remove(promise)
    return promise


def promise_view(promise: Promise, today: date) -> View:
    """Return a promise as a view; ``amount`` is in major units of ``currency``."""
    return {
        "id": promise.id,
        "uid": promise.uid,
        "card_id": promise.card_id,
        "side": promise.side,
        "what": promise.what,
        "due_on": promise.due_on and promise.due_on.isoformat(),
        "due_time": promise.due_time or None,
        "state": promise.state,
        "days_late": promise.days_late(today),
        "settled_on": promise.settled_on and promise.settled_on.isoformat(),
        "why": promise.why,
        "amount": None if promise.amount is None else major(promise.amount, promise.currency),
        "currency": promise.currency or None,
        "invoice_id": promise.invoice_id,
        "call_id": promise.call_id,
        "created_at": local(promise.created_at),
    }


def named_view(desk: Desk, promise: Promise) -> View:
    """Return a promise as a view with the name of its card."""
    (card,) = desk.store.cards.many([promise.card_id])
    return {**promise_view(promise, desk.clock.today()), "name": card.name}


def _listed_view(row: Row, today: date) -> View:
    return {**promise_view(_of_row(row), today), "name": row["card_name"]}


def _of_row(row: Row) -> Promise:
    return Promise(**{name: row[name] for name in Promise._fields})


def list_promises(desk: Desk, *, every: bool = False, side: str = "", reference: str = "") -> list[View]:
    """Return the open (or all) promises, the latest first, of one side or card if given; settled ones come last."""
    card_id = find_card(desk, reference).id if reference else None
    today = desk.clock.today()
    rows = desk.store.promises.listed(every=every, side=side)
    return [_listed_view(row, today) for row in rows if card_id in (None, row["card_id"])]


def on_card(desk: Desk, card_id: int) -> list[View]:
    """Return the promises of a card for its page: the open ones first, by due day."""
    today = desk.clock.today()
    found = [promise_view(promise, today) for promise in desk.store.promises.of_cards([card_id])]
    return sorted(found, key=lambda view: view["state"] != OPEN)
