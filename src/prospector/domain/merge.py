"""Two or more cards that are one (``H1``: duplicates merged): which value each field keeps, and that nothing is lost.

The newest evidence wins unless the user says otherwise; what loses goes into a note. Phones, e-mails and tags add up.
Who may not be contacted any more on one of the cards may not be contacted at all (``H7``), and the first contact is the
earliest of all.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from typing import Any, NamedTuple

from prospector.domain.card import Card, Email, Fact, Phone
from prospector.domain.clean import clean_line
from prospector.domain.text import N_

ADDRESS = "address"
_PLACE = ("address", "postcode", "country", "region", "city", "district", "area", "lat", "lon", "precision")
# What people read of a place.
_SPOKEN = ("address", "postcode", "city", "region", "country")
# Fields of the card itself that hold one value: what the user types for it, and its column.
COLUMNS = {"name": "name", "circle": "circle", "method": "method", "source": "source_note"}
LABELS = {
    "name": N_("name"),
    ADDRESS: N_("address"),
    "circle": N_("circle"),
    "method": N_("method"),
    "source": N_("source"),
}
_LONG_AGO = datetime(1, 1, 1, tzinfo=UTC)


class Option(NamedTuple):
    """What one card says of a field, and when that was noted."""

    card_id: int
    value: str
    at: datetime


class Choice(NamedTuple):
    """A field of which cards say different things, the newest evidence first; ``kept`` is the card that is believed."""

    field: str
    options: tuple[Option, ...]
    kept: int

    @property
    def value(self) -> str:
        """The value that stays."""
        return next(option.value for option in self.options if option.card_id == self.kept)

    @property
    def lost(self) -> tuple[Option, ...]:
        """What other cards said."""
        return tuple(option for option in self.options if option.value != self.value)


class Side(NamedTuple):
    """A card, and when each of its columns was last said, as far as that is on record."""

    card: Card
    said: Mapping[str, datetime] = {}

    def at(self, *columns: str) -> datetime:
        """Return when the newest of these columns was said; the making of the card where nothing is on record."""
        known = [self.said[column] for column in columns if column in self.said]
        return max(known, default=self.card.created_at or _LONG_AGO)


def _same(value: str) -> str:
    return "".join(clean_line(value).casefold().split())


def fields_of(sides: Sequence[Side]) -> list[str]:
    """Return every field that one of the cards has, in the order in which they are shown."""
    keys = dict.fromkeys(fact.key for side in sides for fact in side.card.facts)
    return [*LABELS, *keys]


def _said(side: Side, field: str) -> Option | None:
    """What a card says of a field, if anything."""
    card = side.card
    if field == ADDRESS:
        value = ", ".join(part for name in _SPOKEN if (part := getattr(card, name)))
        return Option(card.id, value, side.at(*_SPOKEN)) if value else None
    if field in COLUMNS:
        value = getattr(card, COLUMNS[field])
        return Option(card.id, value, side.at(COLUMNS[field])) if value else None
    fact = next((fact for fact in card.facts if fact.key == field), None)
    if fact is None:
        return None
    at = datetime.combine(fact.noted_on, time(12), tzinfo=UTC) if fact.noted_on else side.at()
    return Option(card.id, fact.value, at)


def _within(one: Card, other: Card) -> bool:
    """Whether the address of ``one`` says nothing that the other's does not say as well."""
    return all(not getattr(one, name) or _same(getattr(one, name)) == _same(getattr(other, name)) for name in _SPOKEN)


def choices(sides: Sequence[Side], kept: Mapping[str, int] = {}) -> list[Choice]:
    """Return the fields of which the cards say different things; ``kept`` names the card to believe, by field.

    Elsewhere the newest is believed; of evidence of the same moment, that of the card named first.
    """
    cards = {side.card.id: side.card for side in sides}
    found = []
    for field in fields_of(sides):
        options = [option for side in sides if (option := _said(side, field)) is not None]
        options.sort(key=lambda option: option.at, reverse=True)
        if field == ADDRESS and field not in kept:
            # An address that only says less is no other one.
            options = [
                option
                for option in options
                if not any(
                    option is not other
                    and _within(cards[option.card_id], cards[other.card_id])
                    and not _within(cards[other.card_id], cards[option.card_id])
                    for other in options
                )
            ]
        if len({_same(option.value) for option in options}) > 1:
            known = {option.card_id for option in options}
            believed = kept.get(field, 0)
            found.append(Choice(field, tuple(options), believed if believed in known else options[0].card_id))
    return found


def merged(sides: Sequence[Side], chosen: Sequence[Choice]) -> Card:
    """Return the first card as it becomes when it takes in the others; ``chosen`` is what ``choices`` returned."""
    first = sides[0].card
    cards = {side.card.id: side.card for side in sides}
    by_field = {choice.field: choice.kept for choice in chosen}
    values: dict[str, Any] = {}
    for field, column in COLUMNS.items():
        source = cards.get(by_field.get(field, 0)) or next((c for c in cards.values() if getattr(c, column)), first)
        values[column] = getattr(source, column)
    place = cards.get(by_field.get(ADDRESS, 0)) or _fullest(list(cards.values()))
    values |= {name: getattr(place, name) for name in _PLACE}
    stopped = next((card for card in cards.values() if card.stopped_on is not None), first)
    return first._replace(
        **values,
        stopped_on=stopped.stopped_on,
        stop_reason=stopped.stop_reason,
        first_contact_on=min((c.first_contact_on for c in cards.values() if c.first_contact_on), default=None),
        created_at=min((c.created_at for c in cards.values() if c.created_at), default=None),
        phones=_phones(list(cards.values())),
        emails=_emails(list(cards.values())),
        tags=tuple(sorted({tag for card in cards.values() for tag in card.tags})),
        facts=_facts(list(cards.values()), by_field),
    )


def _fullest(cards: Sequence[Card]) -> Card:
    return max(cards, key=lambda card: (sum(bool(getattr(card, name)) for name in _SPOKEN), card.lat is not None))


def _phones(cards: Sequence[Card]) -> tuple[Phone, ...]:
    found: dict[tuple[str, str], Phone] = {}
    for phone in (phone for card in cards for phone in card.phones):
        key = (phone.e164 or phone.digits or phone.raw, phone.extension)
        known = found.setdefault(key, phone)
        if not known.label and phone.label:
            found[key] = known._replace(label=phone.label)
    return tuple(found.values())


def _emails(cards: Sequence[Card]) -> tuple[Email, ...]:
    found: dict[str, Email] = {}
    for email in (email for card in cards for email in card.emails):
        known = found.setdefault(email.key, email)
        if not known.label and email.label:
            found[email.key] = known._replace(label=email.label)
    return tuple(found.values())


def _facts(cards: Sequence[Card], believed: Mapping[str, int]) -> tuple[Fact, ...]:
    found: dict[str, Fact] = {}
    for card in cards:
        for fact in card.facts:
            if fact.key not in found or believed.get(fact.key) == card.id:
                found[fact.key] = fact
    return tuple(found.values())
