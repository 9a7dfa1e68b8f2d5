"""Referrals as they are shown (``H9``): with what became of each, computed from what was logged since."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from prospector.domain.errors import NotFoundError
from prospector.domain.referral import (
    ENDED,
    Contact,
    Progress,
    Referral,
    Sale,
    hours_waited,
    is_overdue,
    next_acts,
    progress,
)
from prospector.domain.text import N_, text
from prospector.services.ports import Desk
from prospector.services.referral_asks import asks_of
from prospector.services.referrals import get_referral, local_day
from prospector.services.rewards import list_rewards
from prospector.services.store import Row
from prospector.services.views import View, local


class Dealings(NamedTuple):
    """What was logged with cards, by card: contacts, and deals."""

    contacts: Mapping[int, Sequence[Contact]]
    sales: Mapping[int, Sequence[Sale]]


def dealings_of(desk: Desk, ids: Iterable[int]) -> Dealings:
    """Load what was logged with these cards, in one statement for contacts and one for deals."""
    wanted = sorted(set(ids))
    contacts: dict[int, list[Contact]] = {}
    sales: dict[int, list[Sale]] = {}
    for row in desk.store.referrals.contacts(wanted) if wanted else ():
        contacts.setdefault(row["card_id"], []).append(
            Contact(row["at"], row["utc_offset"], row["via"], row["outcome"])
        )
    for row in desk.store.referrals.sales(wanted) if wanted else ():
        sales.setdefault(row["card_id"], []).append(Sale(**{name: row[name] for name in Sale._fields}))
    return Dealings(contacts, sales)


def referral_of(row: Row) -> Referral:
    """Return the referral in a row that holds more."""
    return Referral(**{name: row[name] for name in Referral._fields})


def progress_of(desk: Desk, referral: Referral, dealings: Dealings) -> Progress:
    """Return what became of a referral."""
    since = local_day(referral.at, desk.clock.now().tzinfo)
    return progress(since, dealings.contacts.get(referral.card_id, ()), dealings.sales.get(referral.card_id, ()))


def referral_view(desk: Desk, row: Row, dealings: Dealings) -> View:
    """Return a referral as a view: ``name`` is the referred card's, ``hours`` those until the first contact or now."""
    now = desk.clock.now()
    referral = referral_of(row)
    became = progress_of(desk, referral, dealings)
    proposed = bool(row["proposable"])
    acts = next_acts(referral, became.status)
    # Nothing proposes a stopped card (H7): neither the referred one to be called, nor the referrer to be told.
    silent = not proposed if became.status == "waiting" else row["referrer_stopped_on"] is not None
    return {
        "id": referral.id,
        "uid": referral.uid,
        "card_id": referral.card_id,
        "name": row["card_name"],
        "referrer_id": referral.referrer_id,
        "referrer": row["referrer_name"],
        "at": local(referral.at),
        "status": became.status,
        "overdue": proposed and is_overdue(became.status, referral.at, now),
        "hours": hours_waited(referral.at, became.contacted_at, now),
        "tries": became.tries,
        "contacted_at": local(became.contacted_at),
        "met_at": local(became.met_at),
        "won_on": became.won_on and became.won_on.isoformat(),
        "lost_on": became.lost_on and became.lost_on.isoformat(),
        "reported_on": referral.reported_on and referral.reported_on.isoformat(),
        "thanked_on": referral.thanked_on and referral.thanked_on.isoformat(),
        "next": [] if silent else acts,
        "note": referral.note,
        "stopped": row["card_stopped_on"] is not None,
        "referrer_stopped": row["referrer_stopped_on"] is not None,
    }


def _views(desk: Desk, rows: Sequence[Row]) -> list[View]:
    dealings = dealings_of(desk, (row["card_id"] for row in rows))
    return [referral_view(desk, row, dealings) for row in rows]


def list_referrals(desk: Desk, *, still_open: bool = False, overdue: bool = False) -> list[View]:
    """Return all referrals, oldest first; those not yet won or lost, or those that wait too long, if so asked."""
    return [
        view
        for view in _views(desk, desk.store.referrals.listed())
        if not (still_open and view["status"] in ENDED) and not (overdue and not view["overdue"])
    ]


def show_referral(desk: Desk, referral_id: int) -> View:
    """Return one referral with its rewards and the line to open the call with; NotFoundError when there is none."""
    referral = get_referral(desk, referral_id)
    row = desk.store.referrals.listed_one(referral.id)
    if row is None:
        raise NotFoundError(
            N_("A card of referral {id} is in the bin."), hint=N_("prospector list --bin shows what it holds."),
            id=referral.id,
        )  # fmt: skip
    (view,) = _views(desk, [row])
    rewards = [reward for reward in list_rewards(desk, referral.referrer_id) if reward["referral_id"] == referral.id]
    return {**view, "opening": opening_line(desk, view["referrer"]), "rewards": rewards}


def opening_line(desk: Desk, referrer: str) -> str:
    """Return the line of H9 that opens the call to someone referred: with a kept promise, in the user's language."""
    return desk.say(text(N_("{name} asked me to call you, and I promised I would."), name=referrer))


_CAME_BY = ("referrer_id", "referrer", "status", "overdue", "hours", "at", "note")
_BROUGHT = ("card_id", "name", "status", "overdue", "next", "at", "note")


def on_card(desk: Desk, card_id: int) -> View:
    """Return what the card itself shows: by whom it came and how to open, whom it brought, asks and rewards."""
    views = _views(desk, desk.store.referrals.with_card(card_id))

    def part(names: Sequence[str], key: str) -> list[View]:
        return [{"id": view["id"], **{name: view[name] for name in names}} for view in views if view[key] == card_id]

    came_by = part(_CAME_BY, "card_id")
    return {
        "opening": opening_line(desk, came_by[0]["referrer"]) if came_by else None,
        "came_by": came_by,
        "brought": part(_BROUGHT, "referrer_id"),
        "asks": asks_of(desk, card_id),
        "rewards": list_rewards(desk, card_id),
    }
