"""Bringing a file of cards into the book (``H1``: collate and check), and calls by the thousand.

Every row is added, updated, unchanged or skipped with a reason; nothing on a card is ever overwritten by a file.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, NamedTuple
from uuid import uuid4

from prospector.domain.card import Card, Fact
from prospector.domain.draft import CardDraft, RejectedRow
from prospector.domain.errors import ProspectorError
from prospector.domain.name import name_key
from prospector.domain.text import N_, Text, text
from prospector.services.cards import placed
from prospector.services.ports import Desk
from prospector.services.restores import Entry, add_history, noted_on, tie_people

ADDED, UPDATED, UNCHANGED, SKIPPED = "added", "updated", "unchanged", "skipped"


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
    ties: list[tuple[int, tuple[Entry, ...]]] = []
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
            what, card = _take(desk, book, draft)
        except _Unclear as unclear:
            skipped.append(Skipped(draft.row, draft.line, unclear.reason, draft.cells, unclear.candidates))
            continue
        except ProspectorError as refusal:
            skipped.append(Skipped(draft.row, draft.line, refusal.text, draft.cells))
            continue
        if draft.history.get("people"):
            ties.append((card.id, draft.history["people"]))
        counts[what] += 1
        warnings.extend((draft.row, warning) for warning in draft.warnings)
        if len(first) < 5:
            first.append(card)
    for person_id, entries in ties:
        tie_people(desk, person_id, entries)
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

    def find(self, draft: CardDraft) -> Card | None:
        if draft.uid and (card := self._cards.by_uid(draft.uid)):
            return card
        key = name_key(draft.name)
        by_contact = self._by_contact(draft, key)
        if by_contact:
            return self._one(by_contact)
        same_name = [card_id for card_id, _, kind in self._cards.named(draft.name) if kind == draft.kind]
        if not same_name:
            return None
        has_contact = bool(draft.phones or draft.emails)
        alike = [card for card in self._cards.many(same_name) if not has_contact or not (card.phones or card.emails)]
        bare = [card for card in alike if not (card.phones or card.emails)]
        return self._one(bare or alike) if alike else None

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

    @staticmethod
    def _one(cards: list[Card]) -> Card:
        if len(cards) > 1:
            raise _Unclear(
                text(N_("several cards fit: {ids}"), ids=", ".join(str(card.id) for card in cards)),
                tuple((card.id, card.name) for card in cards),
            )
        return cards[0]


def _take(desk: Desk, book: _Matcher, draft: CardDraft) -> tuple[str, Card]:
    card = book.find(draft)
    if card is None:
        return ADDED, _add(desk, draft)
    if card.binned_at is not None:
        raise _Unclear(text(N_("card {id} is in the bin"), id=card.id), ((card.id, card.name),))
    filled = _filled(desk, card, draft)
    changed = filled != card or any(
        getattr(filled, part) != getattr(card, part) for part in ("phones", "emails", "tags", "facts")
    )
    if changed:
        if (filled.address, filled.city, filled.postcode, filled.country) != (
            card.address, card.city, card.postcode, card.country,
        ):  # fmt: skip
            filled = placed(desk, filled)
        filled = replace(filled, updated_at=desk.clock.now())
        desk.store.cards.save(filled, name_words=desk.contacts.name_words(filled.name))
    grown = add_history(desk, filled, draft)
    return (UPDATED if changed or grown else UNCHANGED), filled


def _add(desk: Desk, draft: CardDraft) -> Card:
    now = desk.clock.now()
    noted = noted_on(draft)
    card = Card(
        0,
        draft.uid or str(uuid4()),
        draft.kind,
        draft.name,
        address=draft.address,
        postcode=draft.postcode,
        country=draft.country,
        region=draft.region,
        city=draft.city,
        circle=draft.circle,
        method=draft.method,
        source_note=draft.source_note,
        first_contact_on=draft.first_contact_on,
        stopped_on=draft.stopped_on,
        stop_reason=draft.stop_reason,
        created_at=now,
        updated_at=now,
        phones=_distinct(draft.phones, lambda phone: (phone.e164 or phone.digits or phone.raw, phone.extension)),
        emails=_distinct(draft.emails, lambda email: email.key),
        tags=tuple(sorted(set(draft.tags))),
        facts=tuple(Fact(key, value, noted.get(key, desk.clock.today())) for key, value in draft.facts.items()),
    )
    card = desk.store.cards.add(placed(desk, card), name_words=desk.contacts.name_words(card.name))
    add_history(desk, card, draft)
    return card


def _distinct(items: Iterable[Any], key: Callable[[Any], object]) -> tuple[Any, ...]:
    seen: dict[object, Any] = {}
    for item in items:
        seen.setdefault(key(item), item)
    return tuple(seen.values())


def _filled(desk: Desk, card: Card, draft: CardDraft) -> Card:
    """The card with what the draft adds; what is on the card already stays as it is."""
    plain = {
        name: getattr(draft, name)
        for name in (
            "address",
            "postcode",
            "country",
            "region",
            "city",
            "circle",
            "method",
            "source_note",
            "first_contact_on",
        )
        if getattr(draft, name) and not getattr(card, name)
    }
    known = {fact.key for fact in card.facts}
    noted, today = noted_on(draft), desk.clock.today()
    new_facts = [Fact(key, value, noted.get(key, today)) for key, value in draft.facts.items() if key not in known]
    return replace(
        card,
        **plain,
        phones=_distinct(
            [*card.phones, *draft.phones], lambda phone: (phone.e164 or phone.digits or phone.raw, phone.extension)
        ),
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
