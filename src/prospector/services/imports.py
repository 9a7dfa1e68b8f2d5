"""Bringing a file of cards into the book (``H1``: collate and check), and calls by the thousand.

Every row is added, updated, unchanged or skipped with a reason; nothing on a card is ever overwritten by a file.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from uuid import uuid4

from prospector.domain.card import Card, Fact, Phone
from prospector.domain.draft import CardDraft, RejectedRow
from prospector.domain.errors import ProspectorError
from prospector.domain.name import name_key
from prospector.domain.text import N_, Text, text
from prospector.services.cards import placed
from prospector.services.ports import Desk
from prospector.services.restores import Role, Told, add_told, new_of, tie_people, understood

ADDED, UPDATED, UNCHANGED = "added", "updated", "unchanged"
# What decides where a card lies, and all the plain parts of a card that a file can fill.
_PLACE = ("address", "postcode", "country", "region", "city")
_PLAIN = (*_PLACE, "circle", "method", "source_note", "first_contact_on")


class Skipped(NamedTuple):
    """A row that was not taken: where it is in the file, why, and its cells."""

    row: int
    line: int
    reason: Text
    cells: tuple[str, ...] = ()
    candidates: tuple[tuple[int, str], ...] = ()


class Report(NamedTuple):
    """What an import did; ``read`` is the sum of the other counts."""

    read: int
    added: int
    updated: int
    unchanged: int
    skipped: tuple[Skipped, ...]
    warnings: tuple[tuple[int, Text], ...]
    first: tuple[Card, ...]


def import_cards(desk: Desk, source: Iterable[CardDraft | RejectedRow], advance: Callable[[int], None]) -> Report:
    """Take every draft of ``source`` into the book in one operation; ``advance`` is told of each row read."""
    desk.begin()
    ties: list[tuple[int, tuple[Role, ...], str]] = []
    counts = {ADDED: 0, UPDATED: 0, UNCHANGED: 0}
    skipped: list[Skipped] = []
    warnings: list[tuple[int, Text]] = []
    first: list[Card] = []
    read = 0
    book = _Matcher(desk)
    for draft in source:
        read += 1
        advance(1)
        if isinstance(draft, RejectedRow):
            skipped.append(Skipped(draft.row, draft.line, draft.reason, draft.cells))
            continue
        try:
            told = understood(draft, desk.clock.now())
            what, card, differing = _take(desk, book, draft, told)
        except _Unclear as unclear:
            skipped.append(Skipped(draft.row, draft.line, unclear.reason, draft.cells, unclear.candidates))
            continue
        except ProspectorError as refusal:
            skipped.append(Skipped(draft.row, draft.line, refusal.text, draft.cells))
            continue
        if told.people:
            ties.append((card.id, told.people, what))
        counts[what] += 1
        warnings.extend((draft.row, warning) for warning in (*draft.warnings, *differing))
        if len(first) < 5:
            first.append(card)
    for person_id, roles, what in ties:
        # Only now, because a company may stand further down in the file than its people.
        if tie_people(desk, person_id, roles) and what == UNCHANGED:
            counts[UNCHANGED] -= 1
            counts[UPDATED] += 1
    return Report(
        read, counts[ADDED], counts[UPDATED], counts[UNCHANGED], tuple(skipped), tuple(warnings), tuple(first)
    )


class _Unclear(Exception):
    """A row that could belong to several cards."""

    def __init__(self, reason: Text, candidates: tuple[tuple[int, str], ...]) -> None:
        self.reason = reason
        self.candidates = candidates


class _Matcher:
    """Finds the card a draft is about: by uid, then phone or e-mail with a compatible name, then the same name alone.

    A name alone is enough only when one of the two sides has neither phone nor e-mail, because people of the same name
    with different numbers are different people.
    """

    def __init__(self, desk: Desk) -> None:
        self._cards = desk.store.cards

    def find(self, draft: CardDraft) -> list[Card]:
        """Return the cards that ``draft`` may be about; the nearer kind of likeness hides the others."""
        if draft.uid and (card := self._cards.by_uid(draft.uid)):
            return [card]
        by_contact = self._by_contact(draft, name_key(draft.name))
        if by_contact:
            return by_contact
        alike = self._cards.named_alone(draft.name, draft.kind)
        if not alike and not (draft.phones or draft.emails):
            alike = [card_id for card_id, _, kind in self._cards.named(draft.name) if kind == draft.kind]
        return self._cards.many(alike) if alike else []

    def _by_contact(self, draft: CardDraft, key: str) -> list[Card]:
        ids: set[int] = set()
        for phone in draft.phones:
            digits = phone.digits[: len(phone.digits) - len(phone.extension)] if phone.extension else phone.digits
            if len(digits) >= 3:
                ids.update(card_id for card_id, _ in self._cards.with_phone(digits, phone.extension))
        for email in draft.emails:
            ids.update(card_id for card_id, _ in self._cards.with_email(email.key))
        cards = self._cards.many(sorted(ids)) if ids else []
        # A switchboard is shared by many: the number alone does not make two names one.
        return [card for card in cards if card.kind == draft.kind and name_key(card.name) == key]


def _unclear(reason: Text, *cards: Card) -> _Unclear:
    return _Unclear(reason, tuple((card.id, card.name) for card in cards))


def _take(desk: Desk, book: _Matcher, draft: CardDraft, told: Told) -> tuple[str, Card, list[Text]]:
    """Add, update or leave the card of a draft; return which, the card, and what the file says otherwise."""
    cards = book.find(draft)
    if not cards:
        return ADDED, _add(desk, draft, told), []
    if len(cards) > 1:
        # A row that has nothing to add is in the book, whichever of the cards it means.
        silent = next((card for card in cards if not _news(desk, card, draft, told)[2]), None)
        if silent is None:
            ids = ", ".join(str(card.id) for card in cards)
            raise _unclear(text(N_("several cards fit: {ids}"), ids=ids), *cards)
        return UNCHANGED, silent, []
    (card,) = cards
    if card.kind != draft.kind:
        raise _unclear(text(N_("card {id} is of the other kind"), id=card.id), card)
    filled, new, anything = _news(desk, card, draft, told)
    if card.binned_at is not None and (anything or draft.binned_at is None):
        raise _unclear(text(N_("card {id} is in the bin"), id=card.id), card)
    if filled is not card:
        filled = filled._replace(updated_at=desk.clock.now())
        desk.store.cards.save(filled, name_words=desk.contacts.name_words(filled.name))
    add_told(desk, card.id, new)
    return (UPDATED if anything else UNCHANGED), filled, _differing(card, draft)


def _news(desk: Desk, card: Card, draft: CardDraft, told: Told) -> tuple[Card, Told, bool]:
    """What a draft adds to a card: the card with it (the same object where nothing is), the entries, whether any."""
    filled = _filled(desk, card, draft, told)
    if any(getattr(filled, part) != getattr(card, part) for part in _PLACE):
        filled = placed(desk, filled)
        if _area_was_told(desk, card):
            filled = filled._replace(area=card.area, district=card.district)
    filled = _in_told_area(filled, draft)
    if filled == card and all(
        getattr(filled, part) == getattr(card, part) for part in ("phones", "emails", "tags", "facts")
    ):
        filled = card
    new = new_of(desk, card.id, told, draft)
    return filled, new, filled is not card or any(new)


def _area_was_told(desk: Desk, card: Card) -> bool:
    """Whether the area of a card is the word of a file and not what its address says."""
    return bool(card.area) and not card.precision and placed(desk, card).area != card.area


def _in_told_area(card: Card, draft: CardDraft) -> Card:
    """A card whose address says no area lies where the file says."""
    if card.area or not draft.area:
        return card
    return card._replace(area=draft.area, district=card.district or draft.district)


def _differing(card: Card, draft: CardDraft) -> list[Text]:
    """What a row says otherwise than the card it was taken for: told, because the card stays as it is."""
    on_card = {fact.key: fact.value for fact in card.facts}
    names = [
        name for name in _PLAIN if getattr(draft, name) and getattr(card, name) not in ("", None, getattr(draft, name))
    ]
    names += [key for key, value in draft.facts.items() if on_card.get(key, value) != value]
    if name_key(card.name) != name_key(draft.name):
        names.insert(0, "name")
    if not names:
        return []
    return [text(N_("card {id} says otherwise and stays as it is: {fields}"), id=card.id, fields=", ".join(names))]


def _add(desk: Desk, draft: CardDraft, told: Told) -> Card:
    now = desk.clock.now()
    card = Card(
        0,
        draft.uid or str(uuid4()),
        draft.kind,
        draft.name,
        **{name: getattr(draft, name) for name in _PLAIN},
        stopped_on=draft.stopped_on,
        stop_reason=draft.stop_reason,
        binned_at=draft.binned_at,
        created_at=draft.created_at or now,
        updated_at=draft.updated_at or now,
        phones=_distinct(draft.phones, _number),
        emails=_distinct(draft.emails, lambda email: email.key),
        tags=tuple(sorted(set(draft.tags))),
        facts=tuple(Fact(key, value, told.noted.get(key, now.date())) for key, value in draft.facts.items()),
    )
    new = new_of(desk, 0, told, draft)
    card = desk.store.cards.add(
        _in_told_area(placed(desk, card), draft), name_words=desk.contacts.name_words(card.name)
    )
    add_told(desk, card.id, new)
    return card


def _number(phone: Phone) -> tuple[str, str]:
    return phone.e164 or phone.digits or phone.raw, phone.extension


def _distinct(items: Iterable[Any], key: Callable[[Any], object]) -> tuple[Any, ...]:
    seen: dict[object, Any] = {}
    for item in items:
        seen.setdefault(key(item), item)
    return tuple(seen.values())


def _filled(desk: Desk, card: Card, draft: CardDraft, told: Told) -> Card:
    """The card with what the draft adds; what is on the card already stays as it is."""
    added = {name: getattr(draft, name) for name in _PLAIN if getattr(draft, name) and not getattr(card, name)}
    if draft.stopped_on and not card.stopped_on:
        added |= {"stopped_on": draft.stopped_on, "stop_reason": draft.stop_reason}
    known = {fact.key for fact in card.facts}
    today = desk.clock.today()
    new_facts = [Fact(key, value, told.noted.get(key, today)) for key, value in draft.facts.items() if key not in known]
    return card._replace(
        **added,
        phones=_distinct([*card.phones, *draft.phones], _number),
        emails=_distinct([*card.emails, *draft.emails], lambda email: email.key),
        tags=tuple(sorted({*card.tags, *draft.tags})),
        facts=(*card.facts, *new_facts),
    )


def preview(cards: Iterable[Card]) -> list[Mapping[str, object]]:
    """Return what the first cards of an import look like, for ``--dry-run``."""
    return [
        {
            "name": card.name,
            "kind": card.kind,
            "phones": [phone.e164 or phone.raw for phone in card.phones],
            "emails": [email.address for email in card.emails],
            "area": card.area or None,
            "fields": {fact.key: fact.value for fact in card.facts},
        }
        for card in cards
    ]
