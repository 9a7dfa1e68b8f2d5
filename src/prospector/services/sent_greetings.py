"""Greetings that were sent (``H4``, ``H12``): logged, listed, corrected, taken back."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from uuid import uuid4

from prospector.domain.call import VIAS
from prospector.domain.card import Card
from prospector.domain.clean import clean_text
from prospector.domain.errors import NotFoundError, UsageError
from prospector.domain.greeting import OCCASIONS, Greeting
from prospector.domain.text import N_, Text, text
from prospector.services.calls import CallEntry, log_contact, take_back_call
from prospector.services.hooking import contact_logged
from prospector.services.ports import Desk
from prospector.services.references import find_card
from prospector.services.store import LARGEST_ID
from prospector.services.texts import checked_note
from prospector.services.views import View


def only(desk: Desk, views: Sequence[View], references: Sequence[str]) -> list[View]:
    """Return those of the list that are for the cards named; NotFoundError for a card that is not on the list."""
    wanted = {card.id: card.name for card in (find_card(desk, reference) for reference in references)}
    missing = sorted(wanted.keys() - {view["card_id"] for view in views})
    if missing:
        raise NotFoundError(
            N_("{name} is not on the list of greetings."),
            hint=N_("Choose the days as you did for the list (--month, --on, --days); see also prospector greet list."),
            name=wanted[missing[0]],
        )
    return [view for view in views if view["card_id"] in wanted]


def log_sent(desk: Desk, views: Sequence[View], via: str) -> list[View]:
    """Log the greetings of the list as sent today, and return them as views.

    Each becomes a contact with outcome ``sent``; what was due on the card stays due. Cards without a text are passed
    over.
    """
    desk.begin()
    chosen = [view for view in views if view["text"]]
    cards = {card.id: card for card in desk.store.cards.many([view["card_id"] for view in chosen])}
    return [_log(desk, view, cards[view["card_id"]], via) for view in chosen]


def _log(desk: Desk, view: View, card: Card, via: str) -> View:
    said = desk.say(text(N_("Greeting: {occasion}"), occasion=Text(OCCASIONS[view["occasion"]])))
    logged = contact_logged(
        desk, log_contact(desk, card, CallEntry(via=via, outcome="sent", note=said, keep_open=True))
    )
    key = f"{view['occasion']}:{view['what']}" if view["what"] else view["occasion"]
    greeting = desk.store.greetings.add(
        Greeting(
            0,
            str(uuid4()),
            card.id,
            logged.call.day,
            key,
            view["template"] or "",
            view["text"],
            logged.call.id,
        )
    )
    return {**greeting_view(greeting), "name": card.name, "via": via}


def greeting_view(greeting: Greeting) -> View:
    """Return a greeting that was sent."""
    return {
        "id": greeting.id,
        "uid": greeting.uid,
        "card_id": greeting.card_id,
        "on": greeting.on_date.isoformat(),
        "occasion": greeting.code,
        "what": greeting.what or None,
        "template": greeting.template or None,
        "text": greeting.body,
        "call_id": greeting.call_id,
    }


def get_greeting(desk: Desk, greeting_id: int) -> Greeting:
    """Return a greeting that was sent; NotFoundError when there is none of that id."""
    greeting = desk.store.greetings.get(greeting_id) if greeting_id <= LARGEST_ID else None
    if greeting is None:
        raise NotFoundError(
            N_("There is no greeting {id}."),
            hint=N_("prospector greet list shows those that were sent."),
            id=greeting_id,
        )
    return greeting


def named_view(desk: Desk, greeting: Greeting) -> View:
    """Return a greeting that was sent, with the name of its card and the way it went."""
    (card,) = desk.store.cards.many([greeting.card_id])
    call = desk.store.calls.get(greeting.call_id) if greeting.call_id else None
    return {**greeting_view(greeting), "name": card.name, "via": call.via if call else None}


def list_sent(desk: Desk, since: date, reference: str = "") -> list[View]:
    """Return the greetings sent from ``since`` on, the newest first; to one card if given."""
    card_id = find_card(desk, reference).id if reference else None
    return [
        {**greeting_view(Greeting(**{name: row[name] for name in Greeting._fields})), "name": row["card_name"]}
        for row in desk.store.greetings.listed(since)
        if card_id in (None, row["card_id"])
    ]


def correct_greeting(desk: Desk, greeting_id: int, changes: Mapping[str, Any]) -> Greeting:
    """Correct the day (``on``, not in the future) or the ``text`` of a greeting that was sent."""
    desk.begin()
    greeting = get_greeting(desk, greeting_id)
    on, body = changes.get("on"), changes.get("text")
    if on is not None:
        if on > desk.clock.today():
            raise UsageError(
                N_("A greeting that was sent cannot lie in the future."), hint=N_("Give the day on which it was sent.")
            )
        greeting = greeting._replace(on_date=on)
    if body is not None:
        body = checked_note(clean_text(body))
        if not body:
            raise UsageError(N_("The text is empty."), hint=N_("prospector greet remove takes a greeting back."))
        greeting = greeting._replace(body=body, template="")
    desk.store.greetings.save(greeting)
    return greeting


def take_back_greeting(desk: Desk, greeting_id: int) -> Greeting:
    """Take a greeting back, with the contact it was logged as."""
    desk.begin()
    greeting = get_greeting(desk, greeting_id)
    if greeting.call_id is None:
        desk.store.greetings.remove(greeting)
    else:
        take_back_call(desk, greeting.call_id)
    return greeting


def on_card(desk: Desk, card_id: int) -> list[View]:
    """Return the greetings sent to a card for its page, the newest first."""
    return [greeting_view(greeting) for greeting in reversed(desk.store.greetings.of_cards([card_id]))]


def checked_via(typed: str) -> str:
    """Return by which way greetings go; UsageError when it is none that carries one."""
    if typed not in VIAS:
        raise UsageError(
            N_("“{value}” is not known as {name}."),
            hint=N_("Choose one of: {known}."),
            value=typed,
            name=text(N_("way of contact")),
            known=", ".join(VIAS),
        )
    return typed
