"""Logging calls, visits and other contacts (``H8``), with the next step in the same breath (``H1``)."""

from datetime import UTC, date, datetime
from typing import NamedTuple
from uuid import uuid4

from prospector.domain.call import (
    ATTITUDES,
    DIRECTIONS,
    NEEDS,
    OUTCOMES,
    PHONE,
    TYPED_IN_CHINESE,
    UNREACHED,
    VIAS,
    VISIT,
    VISIT_CHANCES,
    Call,
)
from prospector.domain.card import Card
from prospector.domain.deal import Deal
from prospector.domain.errors import NotFoundError, RefusedError, UsageError
from prospector.domain.followup import DONE, OPEN, TASK, FollowUp
from prospector.domain.followup import VISIT as APPOINTMENT
from prospector.domain.ladder import IN_VAIN
from prospector.domain.text import N_, Text, text
from prospector.domain.when import When
from prospector.services.deal_finding import refuse_if_built_on
from prospector.services.deal_views import deal_view
from prospector.services.hooking import contact_logged
from prospector.services.next_tries import set_by_ladder
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_line, checked_note
from prospector.services.views import View, call_view, follow_up_view

CODES = {
    "via": VIAS,
    "outcome": OUTCOMES,
    "need": NEEDS,
    "attitude": ATTITUDES,
    "visit_chance": VISIT_CHANCES,
    "direction": DIRECTIONS,
}
_SAID = {
    "via": N_("way of contact"),
    "outcome": N_("outcome"),
    "need": N_("need"),
    "attitude": N_("attitude"),
    "visit_chance": N_("chance of a visit"),
    "direction": N_("direction"),
}

# What every contact has.
_NEEDED = ("via", "outcome", "direction")


class CallEntry(NamedTuple):
    """A contact to be logged; ``at`` None is now, ``next_step`` the follow-up it leads to.

    ``amount`` is the sum, as typed, of the deal that outcome ``closed`` makes. ``ladder``: after a call in vain the
    next try is set by itself.
    """

    via: str = PHONE
    outcome: str = "reached"
    need: str = ""
    attitude: str = ""
    visit_chance: str = ""
    note: str = ""
    at: datetime | None = None
    duration_s: int | None = None
    direction: str = "out"
    next_step: When | None = None
    action: str = ""
    keep_open: bool = False
    uid: str = ""
    amount: str = ""
    ladder: bool = True


class Logged(NamedTuple):
    """What logging did: the call, the follow-up made, those settled, and what is still open on the card."""

    card: Card
    call: Call
    made: FollowUp | None
    settled: tuple[FollowUp, ...]
    open: tuple[FollowUp, ...]
    deal: Deal | None = None

    @property
    def open_end(self) -> bool:
        """Whether the card is left without a next step (H1)."""
        return not self.open and self.card.stopped_on is None

    def view(self) -> View:
        """Return the object of ``log-call --json``: the call, and what became of the follow-ups."""
        return {
            **call_view(self.call),
            "card_name": self.card.name,
            "follow_up": self.made and follow_up_view(self.made),
            "settled": [follow_up.id for follow_up in self.settled],
            "next_step": bool(self.open),
            "deal": self.deal and deal_view(self.deal),
        }


def checked_code(value: str, name: str) -> str:
    """Return a code of ``CODES[name]`` from its beginning, in any case, spaces for hyphens; UsageError if none."""
    known = CODES[name]
    code = value.strip().casefold().replace(" ", "-").replace("_", "-")
    code = TYPED_IN_CHINESE[name].get(code, code)
    if code and code not in known:
        begun = [word for word in known if word.startswith(code)]
        if len(begun) != 1:
            raise UsageError(
                N_("“{value}” is not known as {name}."), hint=N_("Choose one of: {known}."),
                value=value, name=Text(_SAID[name]), known=", ".join(known),
            )  # fmt: skip
        code = begun[0]
    return code


def needed_code(value: str, name: str) -> str:
    """Return a code as ``checked_code`` does; UsageError also when nothing was said."""
    code = checked_code(value, name)
    if not code:
        raise UsageError(
            N_("The {what} is missing."), hint=N_("Choose one of: {known}."),
            what=Text(_SAID[name]), known=", ".join(CODES[name]),
        )  # fmt: skip
    return code


def utc_offset(moment: datetime) -> int:
    """Return the minutes east of UTC of an aware moment."""
    offset = moment.utcoffset()
    return int(offset.total_seconds() // 60) if offset is not None else 0


def log_contact(desk: Desk, card: Card, entry: CallEntry, *, ladder: bool = False) -> Logged:
    """Log a contact with ``card``; the writing must have begun.

    Follow-ups due up to the day of the contact, and tries of the ladder, are settled when someone was spoken to or
    a next step is given (appointments only by a visit), unless ``keep_open``. Outcome ``closed`` records a deal of that
    day. A card marked do-not-contact can have contacts logged, but no next step. ``ladder``: in vain sets the next try.
    """
    now = desk.clock.now()
    # Everything is read before anything is written, so that a refused entry of a batch leaves no half of itself.
    call = _understood(card, entry, now)
    step = _understood_step(desk, card, entry, call) if entry.next_step else None
    deal = _closed_deal(desk, call, entry.amount)
    call = desk.store.calls.add(call)
    if deal is not None:
        deal = desk.store.deals.add(deal._replace(call_id=call.id))
    settled = () if entry.keep_open else _settle(desk, call, entry, now)
    made = desk.store.follow_ups.add(step._replace(call_id=call.id)) if step else None
    if made is None and ladder and not entry.keep_open and call.outcome in IN_VAIN:
        from prospector.services.ladders import climb  # noqa: PLC0415 (most calls reach somebody)

        made, settled = climb(desk, card, call) or (None, settled)
    return Logged(card, call, made, settled, tuple(desk.store.follow_ups.open_of(card.id)), deal)


def _closed_deal(desk: Desk, call: Call, amount: str) -> Deal | None:
    """The deal that a contact closed, with its sum if that was said; UsageError when nothing was closed."""
    if call.outcome != "closed":
        if amount.strip():
            raise UsageError(
                N_("An amount belongs to a deal that was closed."), hint=N_("Add --outcome closed, or leave it out.")
            )
        return None
    deal = Deal(0, str(uuid4()), call.card_id, call.day)
    if not amount.strip():
        return deal
    from prospector.domain.money import read_money  # noqa: PLC0415 (few contacts have a sum)

    money = read_money(amount, str(desk.settings["currency.base"]))
    return deal._replace(amount=money.amount, currency=money.currency)


def _understood(card: Card, entry: CallEntry, now: datetime) -> Call:
    at = entry.at or now
    _refuse_future(at, now)
    return Call(
        0,
        entry.uid or str(uuid4()),
        card.id,
        needed_code(entry.via, "via"),
        at.astimezone(UTC).replace(microsecond=0),
        utc_offset(at),
        needed_code(entry.outcome, "outcome"),
        checked_code(entry.need, "need"),
        checked_code(entry.attitude, "attitude"),
        checked_code(entry.visit_chance, "visit_chance"),
        checked_note(entry.note),
        entry.duration_s,
        checked_code(entry.direction, "direction") or "out",
    )


def _refuse_future(at: datetime, now: datetime) -> None:
    if at.astimezone(UTC) > now.astimezone(UTC):
        raise UsageError(
            N_("A contact cannot lie in the future."), hint=N_("Use prospector follow-up for what is to come.")
        )


def _settle(desk: Desk, call: Call, entry: CallEntry, now: datetime) -> tuple[FollowUp, ...]:
    if call.outcome in UNREACHED and entry.next_step is None:
        return ()
    settled = []
    for follow_up in desk.store.follow_ups.open_of(call.card_id):
        later = follow_up.due_on > call.day and not set_by_ladder(desk, follow_up)
        if later or (follow_up.kind == APPOINTMENT and call.via != VISIT):
            continue
        done = follow_up._replace(state=DONE, settled_at=now)
        desk.store.follow_ups.save(done)
        settled.append(done)
    return tuple(settled)


def _understood_step(desk: Desk, card: Card, entry: CallEntry, call: Call) -> FollowUp:
    """The follow-up that a contact leads to; an appointment when that was the outcome and a time was given."""
    assert entry.next_step is not None
    refuse_stopped(card)
    when = entry.next_step
    if when.day < call.day:
        raise UsageError(N_("The next step lies before the contact."), hint=N_("Give a later day."))
    visit = call.outcome == "appointment" and when.time is not None
    action = checked_line(entry.action, text(N_("next step")))
    return FollowUp(
        0,
        str(uuid4()),
        card.id,
        APPOINTMENT if visit else TASK,
        when.day,
        when.time.strftime("%H:%M") if when.time else "",
        action or desk.say(text(N_("Visit")) if visit else text(N_("Call again"))),
        OPEN,
        minutes=desk.settings["visits.minutes"] if visit else None,
        created_at=desk.clock.now(),
    )


def log_one(desk: Desk, reference: str, entry: CallEntry) -> Logged:
    """Log a contact with the card named by ``reference``."""
    desk.begin()
    card = find_card(desk, reference)
    _refuse_far(entry, desk.clock.today())
    return contact_logged(desk, log_contact(desk, card, entry, ladder=entry.ladder))


def _refuse_far(entry: CallEntry, today: date) -> None:
    if entry.next_step is not None and entry.next_step.day < today:
        raise UsageError(
            N_("The next step lies in the past."), hint=N_("Give a day from today on, for example --next +3d.")
        )
    refuse_dayless(entry)


def refuse_dayless(entry: CallEntry) -> None:
    """Refuse a next step that says what is to be done but not when: it would be lost."""
    if entry.action.strip() and entry.next_step is None:
        raise UsageError(N_("--do says what, but not when."), hint=N_("Add the day, for example --next +3d."))


def correct_call(desk: Desk, call_id: int, changes: dict[str, object]) -> Call:
    """Correct a logged contact: ``changes`` by field name. A deal it closed moves or goes with it."""
    desk.begin()
    call = get_call(desk, call_id)
    values = {name: value for name, value in changes.items() if value is not None}
    for name in CODES.keys() & values.keys():
        read = needed_code if name in _NEEDED else checked_code
        values[name] = read(str(values[name]), name)
    if "note" in values:
        values["note"] = checked_note(str(values["note"]))
    if isinstance(at := values.get("at"), datetime):
        _refuse_future(at, desk.clock.now())
        values |= {"at": at.astimezone(UTC).replace(microsecond=0), "utc_offset": utc_offset(at)}
    corrected = call._replace(**values)  # type: ignore[arg-type]
    desk.store.calls.save(corrected)
    deal = desk.store.deals.of_call(call.id)
    if deal is not None and corrected.outcome != "closed":
        refuse_if_built_on(desk, deal)
        desk.store.deals.remove(deal)
    elif corrected.outcome == "closed":
        if deal is None:
            desk.store.deals.add(Deal(0, str(uuid4()), call.card_id, corrected.day, call_id=call.id))
        elif corrected.day != call.day:
            desk.store.deals.save(deal._replace(on_date=corrected.day))
    return corrected


def take_back_call(desk: Desk, call_id: int) -> Call:
    """Remove a logged contact, the deal it closed, the greeting it was, and the open next step it led to."""
    desk.begin()
    call = get_call(desk, call_id)
    deal = desk.store.deals.of_call(call.id)
    if deal is not None:
        refuse_if_built_on(desk, deal)
        desk.store.deals.remove(deal)
    greeting = desk.store.greetings.of_call(call.id)
    if greeting is not None:
        desk.store.greetings.remove(greeting)
    for follow_up in desk.store.follow_ups.of_call(call.id):
        if follow_up.state == OPEN:
            desk.store.follow_ups.remove(follow_up)
        else:
            desk.store.follow_ups.save(follow_up._replace(call_id=None))
    desk.store.calls.remove(call)
    return call


def get_call(desk: Desk, call_id: int) -> Call:
    """Return a logged contact; NotFoundError when there is none of that id."""
    call = desk.store.calls.get(call_id) if call_id <= LARGEST_ID else None
    if call is None:
        raise NotFoundError(
            N_("There is no logged contact {id}."),
            hint=N_("prospector show lists those of a card with their ids."),
            id=call_id,
        )
    return call


def refuse_stopped(card: Card) -> None:
    """Refuse to plan a contact with a card that is marked do-not-contact (H7)."""
    if card.stopped_on is not None:
        raise RefusedError(
            N_("{name} is marked do-not-contact since {day}."), hint=N_("prospector resume {id} takes it up again."),
            name=card.name, day=card.stopped_on.isoformat(), id=card.id,
        )  # fmt: skip


def named_view(desk: Desk, call: Call) -> View:
    """Return a logged contact as a view, with the name of its card."""
    card = desk.store.cards.get(call.card_id)
    return {**call_view(call), "card_name": card.name if card else ""}


def list_calls(desk: Desk, since: datetime, until: datetime) -> list[View]:
    """Return the contacts logged from ``since`` up to ``until``, oldest first, with the names of their cards."""
    names = Call._fields
    return [
        {**call_view(Call(**{name: row[name] for name in names})), "card_name": row["card_name"]}
        for row in desk.store.calls.between(since, until)
    ]
