"""The invented book: days relative to the day of the demonstration, made into cards with a past and a future."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from prospector.domain.draft import CardDraft, DraftNote
from prospector.services.import_report import Report
from prospector.services.imports import import_cards
from prospector.services.ports import Desk

Entry = Mapping[str, Any]


def load_book(desk: Desk, cards: list[Entry]) -> Report:
    """Take the invented cards into the book; the writing must be committed by the caller."""
    return import_cards(desk, _drafts(desk, cards), lambda _count: None)


def _drafts(desk: Desk, cards: list[Entry]) -> Iterator[CardDraft]:
    today, zone = desk.clock.today(), desk.clock.now().tzinfo
    for row, card in enumerate(cards, start=1):
        stopped = card.get("stopped_on")
        yield CardDraft(
            name=card["name"],
            kind=card["kind"],
            uid=_uid(card["ref"]),
            row=row,
            line=row,
            phones=tuple(
                desk.contacts.phone(phone["raw"], label=phone.get("label", "")) for phone in card.get("phones", ())
            ),
            emails=tuple(
                desk.contacts.email(email["address"], label=email.get("label", "")) for email in card.get("emails", ())
            ),
            **{key: card.get(key, "") for key in _PLAIN},
            stopped_on=_day(stopped, today) if stopped else None,
            stop_reason=card.get("stop_reason", ""),
            tags=tuple(card.get("tags", ())),
            facts=card.get("fields", {}),
            notes=tuple(DraftNote(note["body"], _moment(note["at"], today, zone)) for note in card.get("notes", ())),
            history=_history(card, today, zone),
        )


_PLAIN = ("address", "postcode", "city", "region", "country", "circle", "method", "source_note")


def _uid(ref: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"prospector:demo:{ref}"))


def _history(card: Entry, today: date, zone: tzinfo | None) -> dict[str, tuple[dict[str, object], ...]]:
    return {
        "qualification": tuple(
            {**finding, "on": _day(finding["on"], today).isoformat()} for finding in card.get("qualification", ())
        ),
        "deals": tuple({**deal, "on": _day(deal["on"], today).isoformat()} for deal in card.get("deals", ())),
        "calls": tuple({**call, "at": _moment(call["at"], today, zone).isoformat()} for call in card.get("calls", ())),
        "follow_ups": tuple(
            {**step, "due_on": _day(step["due_on"], today).isoformat()} for step in card.get("follow_ups", ())
        ),
        "people": tuple({**role, "uid": _uid(role["company"])} for role in card.get("roles", ())),
    }


def _day(offset: str, today: date) -> date:
    return today + timedelta(days=int(offset))


def _moment(said: str, today: date, zone: tzinfo | None) -> datetime:
    """``-3 15:10``: that many days before the day of the demonstration, at that local time."""
    offset, _, clock = said.partition(" ")
    return datetime.combine(_day(offset, today), time.fromisoformat(clock or "09:00"), tzinfo=zone)
